/** What must be known before a figure is trusted, with the reason for those who point at it or listen. */
import type { Mode } from "@lianyun/planner";
import { useWords } from "./words.ts";

function Mark({ text, why }: { text: string; why: string }) {
  return (
    <span class="award award-assumed" title={why}>
      {text}
      <span class="visually-hidden">: {why}</span>
    </span>
  );
}

/** Marks a service for which no evidence was found. */
export function AssumedMark() {
  const { say } = useWords();
  return <Mark text={say.assumed} why={say.assumedWhy} />;
}

/** Marks a price of calm times among those supposed; of a way it names the modes that have one. */
export function CalmMark({ modes = [] }: { modes?: readonly Mode[] }) {
  const { say, format } = useWords();
  const named = modes.length === 0 ? "" : ` (${format.list(modes.map((mode) => say.modes[mode]))})`;
  return <Mark text={`${say.calmRate}${named}`} why={say.calmRateWhy} />;
}
