/** The edge of the phone's sheet: drawn up and down over three stops by finger, or by its two buttons. */
import { useRef } from "preact/hooks";
import { ChevronIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

/** How much of the sheet is seen: a summary, the list beside the map, or all details. */
export const STOPS = ["low", "middle", "high"] as const;
export type Stop = (typeof STOPS)[number];

/** A finger that moves less has only touched. */
const LEAST_PIXELS = 24;
/** From this share of the screen on it is two stops. */
const FAR = 0.4;

export function SheetHandle({ stop, onStop }: { stop: Stop; onStop: (stop: Stop) => void }) {
  const { say } = useWords();
  const start = useRef<number | undefined>(undefined);
  const by = (steps: number): void => {
    const index = Math.min(STOPS.length - 1, Math.max(0, STOPS.indexOf(stop) + steps));
    onStop(STOPS[index] ?? stop);
  };
  const end = (event: PointerEvent): void => {
    if (start.current === undefined) return;
    const up = start.current - event.clientY;
    start.current = undefined;
    if (Math.abs(up) < LEAST_PIXELS) return;
    by(Math.sign(up) * (Math.abs(up) > FAR * innerHeight ? 2 : 1));
  };
  return (
    <div
      class="handle"
      onPointerDown={(event) => {
        if ((event.target as Element).closest("button") !== null) return;
        // The finger leaves the handle at once.
        event.currentTarget.setPointerCapture(event.pointerId);
        start.current = event.clientY;
      }}
      onPointerUp={end}
      onPointerCancel={() => {
        start.current = undefined;
      }}
    >
      <button
        type="button"
        class="icon-button"
        aria-label={say.shrinkSheet}
        disabled={stop === "low"}
        onClick={() => by(-1)}
      >
        <ChevronIcon />
      </button>
      <i aria-hidden="true" />
      <button
        type="button"
        class="icon-button handle-up"
        aria-label={say.growSheet}
        disabled={stop === "high"}
        onClick={() => by(1)}
      >
        <ChevronIcon />
      </button>
    </div>
  );
}
