/** The next best way that is another way. */
import { isLess, objectiveOf } from "../ask/objective.ts";
import { aimOf } from "../ask/plan.ts";
import { ONE_BEST, type Prepared } from "../ask/prepare.ts";
import { createField } from "../search/field.ts";
import type { Weighed } from "../search/weigh.ts";
import type { None, RunnerUp } from "./answer.ts";
import { differenceOf } from "./difference.ts";
import { SPENT, type Subject } from "./subject.ts";
import { keyOfRide, rideAt } from "./way.ts";
import { findWinner, STOPPED, type Winner } from "./winner.ts";

/**
 * The best of all ways with another set of legs. Such a way has a leg that the best has not: that leg is one more place to
 * touch, and the search keeps apart what has touched it. Or it is made of some of the best's own legs, without one of them
 * (a best that passes a second terminal of the origin's group): then each leg is left out in turn.
 */
export function findRunnerUp(subject: Subject): RunnerUp | None {
  const { engine, request, best } = subject;
  const objective = objectiveOf(engine, request);
  let next: Winner | undefined;
  for (const other of [withAnotherLeg(subject), ...withoutOneLeg(subject)]) {
    const winner = findWinner(other, aimOf(request), objective);
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

const legsOf = ({ engine: { compiled }, best }: Subject): Set<string> =>
  new Set(best.way.taken.map(({ ride }) => keyOfRide(rideAt(compiled, ride))));

/** The question, a leg outside the best being one more place to touch. */
function withAnotherLeg(subject: Subject): Prepared {
  const { prepared, engine } = subject;
  const { base } = prepared;
  const own = legsOf(subject);
  const bit = base.mustTouch + 1;
  const touches = Uint8Array.from(
    engine.compiled.rides,
    (ride, index) => (base.touches?.[index] ?? 0) | (own.has(keyOfRide(ride)) ? 0 : bit),
  );
  return { ...prepared, base: { ...base, touches, mustTouch: base.mustTouch | bit } };
}

/** The question with the best's own legs alone, each left out in turn where the rest still joins the ends. */
function withoutOneLeg(subject: Subject): Prepared[] {
  const { prepared, engine } = subject;
  const own = legsOf(subject);
  return [...own].flatMap((left) => {
    const rest = new Set([...own].filter((leg) => leg !== left));
    if (!isJoined(subject, rest)) return [];
    const rideOpen = prepared.weighed.rideOpen.map((isOpen, ride) =>
      rest.has(keyOfRide(rideAt(engine.compiled, ride))) ? isOpen : 0,
    );
    return [reopened(subject, { ...prepared.weighed, rideOpen })];
  });
}

function isJoined({ engine: { compiled }, prepared, best }: Subject, legs: Set<string>): boolean {
  const { from, to } = prepared.base;
  const idsOf = ({ gates, lorries }: typeof from): string[] =>
    [...gates, ...lorries.map(({ terminal }) => terminal)].map(
      (terminal) => compiled.terminalIds[terminal] ?? "",
    );
  const rides = best.way.taken
    .map(({ ride }) => rideAt(compiled, ride))
    .filter((ride) => legs.has(keyOfRide(ride)));
  const reached = new Set(idsOf(from));
  for (const at of reached) for (const ride of rides) if (ride.from === at) reached.add(ride.to);
  const ends = new Set(idsOf(to));
  return rides.some((ride) => reached.has(ride.from) && ends.has(ride.to));
}

function reopened({ engine, prepared }: Subject, weighed: Weighed): Prepared {
  const query = { ...prepared.base, ...ONE_BEST };
  const field = createField(engine.compiled, weighed, query, prepared.load, true);
  return { ...prepared, weighed, field };
}
