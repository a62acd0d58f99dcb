import type { Mode } from "@lianyun/planner";
import { useWords } from "./words.ts";

/** Our own line drawings, 24 by 24. */
const PATHS: Readonly<Record<Mode, string>> = {
  rail: "M7 3.5h10a2 2 0 0 1 2 2V15a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V5.5a2 2 0 0 1 2-2zM5 11h14M12 3.5V11M8.5 14.5h.01M15.5 14.5h.01M8.5 18 6 21.5M15.5 18l2.5 3.5",
  road: "M2 6.5h11.5v9.5H2zM13.5 10h4l3.5 3.5v2.5h-7.5M6.5 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 16a2 2 0 1 0 0 4 2 2 0 0 0 0-4z",
  inlandWaterway:
    "M2.5 13.5h19l-2 4h-15zM5 13.5v-4h5v4M10 11.5h8.5v2M2.5 21q2.4-1.8 4.75 0t4.75 0 4.75 0 4.75 0",
  sea: "M3 13h18l-2.5 6h-13zM6 13V9h12v4M9 9V5.5h6V9M12 5.5V3M9.5 11h.01M12 11h.01M14.5 11h.01M2.5 21.5q2.4-1.5 4.75 0t4.75 0 4.75 0 4.75 0",
  air: "M10.5 8.5V4a1.5 1.5 0 0 1 3 0v4.5l8 5v2l-8-2.5v5l2.5 2v1.5l-4-1-4 1V20l2.5-2v-5l-8 2.5v-2z",
};

/** A mode as a drawing in its color. It is named for those who do not see it, unless text beside it does that. */
export function ModeIcon({ mode, isNamed = true }: { mode: Mode; isNamed?: boolean }) {
  const { say } = useWords();
  return (
    <svg
      class={`mode-icon mode-${mode}`}
      viewBox="0 0 24 24"
      role={isNamed ? "img" : undefined}
      aria-label={isNamed ? say.modes[mode] : undefined}
      aria-hidden={isNamed ? undefined : "true"}
    >
      <path d={PATHS[mode]} />
    </svg>
  );
}
