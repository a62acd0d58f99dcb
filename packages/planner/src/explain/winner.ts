/** The best by an objective, found by the planner's own search. */
import { type Figures, figuresOf, type Objective } from "../ask/objective.ts";
import { bestLabel } from "../ask/plan.ts";
import type { Prepared } from "../ask/prepare.ts";
import { type Aim, run } from "../ask/run.ts";
import type { Compiled } from "../compile/compile.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import { createField } from "../search/field.ts";
import type { Weighed } from "../search/weigh.ts";
import { readWay, type Way } from "./way.ts";

/** A way that wins. */
export interface Winner {
  readonly way: Way;
  readonly figures: Figures;
  tell(): Itinerary;
}

/** The budget ran out. */
export const STOPPED = "stopped";

/** The best of a search; `undefined` where there is no way. */
export function findWinner(
  prepared: Prepared,
  aim: Aim,
  objective: Objective,
): Winner | undefined | typeof STOPPED {
  const { found, tell } = run(prepared, aim);
  if (found.stoppedAt !== undefined) return STOPPED;
  const label = bestLabel(found, objective);
  if (label === undefined) return undefined;
  return winnerOf(prepared, found.labels, label, tell);
}

/** The question with its cargo weighed otherwise; a way found is still told at today's prices, and so `telling` stays. */
export const reweighed = (prepared: Prepared, compiled: Compiled, weighed: Weighed): Prepared => ({
  ...prepared,
  weighed,
  field: createField(compiled, weighed, prepared.base),
});

/** A label as a winner. */
export const winnerOf = (
  { telling, base }: Prepared,
  labels: Parameters<typeof readWay>[2],
  label: number,
  tell: (label: number) => Itinerary,
): Winner => ({
  way: readWay(telling.compiled, base, labels, label),
  figures: figuresOf(labels, label),
  tell: () => tell(label),
});
