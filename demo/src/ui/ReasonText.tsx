/** Why there is no way, in the words of the page: from the planner's code, and what would lift it. */
import type { Reason, ReasonCode } from "@lianyun/planner";
import { closingNames } from "../logic/closings.ts";
import { useWords } from "./words.ts";

/** What is missing for these, such as a price, only the planner's words tell, which are English. */
const TOLD_BY_PLANNER: readonly ReasonCode[] = ["cargo_not_priced", "no_transfer"];

export function ReasonText({ reason }: { reason: Reason }) {
  const { say } = useWords();
  const { code, message } = reason;
  return (
    <>
      {say.reasons[code]} {useLift(reason)}
      {TOLD_BY_PLANNER.includes(code) && <small lang="en">{message}</small>}
    </>
  );
}

/** What would lift a reason, where the page can say it. */
function useLift({ code, lift, closed }: Reason): string | undefined {
  const { say, format, names } = useWords();
  const { modes, cargo, from, to } = lift?.set ?? {};
  const [boxes] = cargo?.containers ?? [];
  const end = from ?? to;
  if (closed !== undefined)
    return say.reasonClosed(format.list(closingNames(closed, names, say.passages)));
  if (modes !== undefined)
    return say.reasonModes(format.list(modes.map((mode) => say.modes[mode])));
  if (cargo !== undefined && boxes !== undefined)
    return say.reasonCargo(say.boxes(boxes.count, boxes.type), format.number(cargo.grossKg));
  if (code === "door_too_far" && typeof end === "string")
    return say.reasonPlace(names.terminal(end));
  return undefined;
}
