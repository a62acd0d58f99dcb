/** Why there is no way, in the words of the page: from the planner's code, what is missing, and what would lift it. */
import type { Reason } from "@lianyun/planner";
import { closingNames } from "../logic/closings.ts";
import { gapNames } from "../logic/gaps.ts";
import { useWords } from "./words.ts";

export function ReasonText({ reason }: { reason: Reason }) {
  const { say } = useWords();
  return (
    <>
      {say.reasons[reason.code]} {useMore(reason)}
    </>
  );
}

/** What is missing, or what would lift a reason, where the page can say it. */
function useMore({ code, lift, closed, gaps = [] }: Reason): string | undefined {
  const { say, format, names } = useWords();
  const { modes, cargo, from, to } = lift?.set ?? {};
  const [boxes] = cargo?.containers ?? [];
  const end = from ?? to;
  if (closed !== undefined)
    return say.reasonClosed(format.list(closingNames(closed, names, say.passages)));
  if (gaps.length > 0)
    return say.reasonGaps(format.list(gapNames(gaps, names, say.gaps, say.modes)));
  if (modes !== undefined)
    return say.reasonModes(format.list(modes.map((mode) => say.modes[mode])));
  if (cargo !== undefined && boxes !== undefined)
    return say.reasonCargo(say.boxes(boxes.count, boxes.type), format.number(cargo.grossKg));
  if (code === "door_too_far" && typeof end === "string")
    return say.reasonPlace(names.terminal(end));
  return undefined;
}
