/** What the network lacks for a way, in the words of the page. */
import type { Gap, Mode } from "@lianyun/planner";
import type { Messages } from "../messages/messages.ts";
import type { Names } from "./names.ts";

/** Gaps by the names of their places, each once. */
export function gapNames(
  gaps: readonly Gap[],
  names: Names,
  say: Messages["gaps"],
  modes: Messages["modes"],
): readonly string[] {
  const transfer = (from: Mode | "gate", to: Mode | "gate" | "lorry", place: string): string => {
    // Nothing goes from a gate to a gate: where one side is none, the other is a mode.
    if (from === "gate") return say.handIn(modes[to as Mode], place);
    if (to === "gate") return say.release(modes[from], place);
    return to === "lorry"
      ? say.lorry(modes[from], place)
      : say.transfer(modes[from], modes[to], place);
  };
  const nameOf = (gap: Gap): string =>
    gap.kind === "price"
      ? say.price(modes[gap.mode], names.terminal(gap.from), names.terminal(gap.to))
      : transfer(gap.from, gap.to, names.terminal(gap.at));
  return [...new Set(gaps.map(nameOf))];
}
