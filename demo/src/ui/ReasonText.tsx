/** Why there is no way, in the words of the page: from the planner's code and what would lift it. */
import type { Reason } from "@lianyun/planner";
import { useWords } from "./words.ts";

export function ReasonText({ reason }: { reason: Reason }) {
  const { say } = useWords();
  const lift = useLift(reason);
  return (
    <>
      {say.reasons[reason.code]} {lift}
      {/* What no lift tells, such as what is closed or which price is missing, only the planner's words do, which are English. */}
      {lift === undefined && <small lang="en">{reason.message}</small>}
    </>
  );
}

/** What would lift a reason, where the page can say it. */
function useLift({ code, lift }: Reason): string | undefined {
  const { say, format, names } = useWords();
  const { modes, cargo, from, to } = lift?.set ?? {};
  const [boxes] = cargo?.containers ?? [];
  const end = from ?? to;
  if (modes !== undefined)
    return say.reasonModes(format.list(modes.map((mode) => say.modes[mode])));
  if (cargo !== undefined && boxes !== undefined)
    return say.reasonCargo(say.boxes(boxes.count, boxes.type), format.number(cargo.grossKg));
  if (code === "door_too_far" && typeof end === "string")
    return say.reasonPlace(names.terminal(end));
  return undefined;
}
