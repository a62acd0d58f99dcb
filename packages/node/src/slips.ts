/** Reasons that are slips in the question rather than facts about the network. */
import type { Reason } from "@lianyun/planner";

const SLIPS: ReadonlySet<Reason["code"]> = new Set<Reason["code"]>([
  "unknown_terminal",
  "no_modes",
  "same_place",
  "deadline_before_ready",
]);

/** True where everything said against a question is a slip of whoever asked it. */
export const areSlips = (because: readonly Reason[]): boolean =>
  because.length > 0 && because.every(({ code }) => SLIPS.has(code));
