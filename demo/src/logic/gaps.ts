/** What the network lacks for a way, in the words of the page. */
import type { Gap, Handling } from "@lianyun/planner";
import type { Messages } from "../messages/messages.ts";
import type { Names } from "./names.ts";

/** Gaps by the names of their places, each once. */
export function gapNames(
  gaps: readonly Gap[],
  names: Names,
  say: Messages["gaps"],
  modes: Messages["modes"],
): readonly string[] {
  const handling = ({ from, to }: Handling, place: string): string => {
    if (from === "gate") return say.handIn(modes[to], place);
    if (from === "lorry") return say.fromLorry(modes[to], place);
    if (to === "gate") return say.release(modes[from], place);
    return to === "lorry"
      ? say.toLorry(modes[from], place)
      : say.transfer(modes[from], modes[to], place);
  };
  const nameOf = (gap: Gap): string => {
    if (gap.kind === "price")
      return say.price(modes[gap.mode], names.terminal(gap.from), names.terminal(gap.to));
    const handled = handling(gap, names.terminal(gap.at));
    return gap.kind === "transferPrice" ? say.transferPrice(handled) : handled;
  };
  return [...new Set(gaps.map(nameOf))];
}
