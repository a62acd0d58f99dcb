/** The next best way that is another way. */
import { isLess, objectiveOf } from "../ask/objective.ts";
import { aimOf } from "../ask/plan.ts";
import type { Prepared } from "../ask/prepare.ts";
import { keyOfRide } from "../itinerary/legKey.ts";
import { without } from "../search/reweigh.ts";
import type { None, RunnerUp } from "./answer.ts";
import { differenceOf } from "./difference.ts";
import { SPENT, type Subject } from "./subject.ts";
import { rideAt } from "./way.ts";
import { findWinner, reweighed, STOPPED, type Winner } from "./winner.ts";

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
    const winner = findWinner(closing(subject, leg), aimOf(request), objective);
    if (winner === STOPPED) return SPENT;
    if (winner === undefined) continue;
    if (
      next === undefined ||
      isLess(objective.keyOf(winner.figures), objective.keyOf(next.figures))
    )
      next = winner;
  }
  if (next === undefined)
    return {
      none: "no_other_way",
      message: "no other way leads there within the limits asked for",
    };
  const itinerary = next.tell();
  return { itinerary, difference: differenceOf(request.minimize, best.tell(), itinerary) };
}

/** The question with a leg closed. */
const closing = ({ engine: { compiled }, prepared }: Subject, leg: string): Prepared =>
  reweighed(
    prepared,
    compiled,
    without(compiled, prepared.weighed, (ride) => keyOfRide(rideAt(compiled, ride)) === leg),
  );
