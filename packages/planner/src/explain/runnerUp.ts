/** The next best way that is another way. */
import { isLess, objectiveOf } from "../ask/objective.ts";
import { aimOf } from "../ask/plan.ts";
import { ONE_BEST, type Prepared } from "../ask/prepare.ts";
import { createField } from "../search/field.ts";
import type { None, RunnerUp } from "./answer.ts";
import { differenceOf } from "./difference.ts";
import { SPENT, type Subject } from "./subject.ts";
import { keyOfRide, rideAt } from "./way.ts";
import { findWinner, STOPPED, type Winner } from "./winner.ts";

/**
 * The best of all ways that do without a leg of the best: each leg is closed in turn, and the best of what is left is the next.
 * A way with all its legs and more is a detour of it, or goes on past the destination, and tells nobody anything.
 */
export function findRunnerUp(subject: Subject): RunnerUp | None {
  const { engine, request, best } = subject;
  const objective = objectiveOf(engine, request);
  const legs = new Set(best.way.taken.map(({ ride }) => keyOfRide(rideAt(engine.compiled, ride))));
  let next: Winner | undefined;
  for (const leg of legs) {
    const winner = findWinner(without(subject, leg), aimOf(request), objective);
    if (winner === STOPPED) return SPENT;
    if (winner === undefined) continue;
    if (next === undefined || isLess(objective.keyOf(winner.figures), objective.keyOf(next.figures)))
      next = winner;
  }
  if (next === undefined)
    return { none: "no_other_way", message: "no other way leads there within the limits asked for" };
  const itinerary = next.tell();
  return { itinerary, difference: differenceOf(request.minimize, best.tell(), itinerary) };
}

/** The question with a leg closed. */
function without({ engine: { compiled }, prepared }: Subject, leg: string): Prepared {
  const rideOpen = prepared.weighed.rideOpen.map((isOpen, ride) =>
    isOpen === 1 && keyOfRide(rideAt(compiled, ride)) !== leg ? 1 : 0,
  );
  const weighed = { ...prepared.weighed, rideOpen };
  const query = { ...prepared.base, ...ONE_BEST };
  return { ...prepared, weighed, field: createField(compiled, weighed, query, prepared.load, true) };
}
