/** An old way on a new day, or on a network that has changed. */

import { withOther } from "../ask/again.ts";
import type { Engine } from "../ask/engine.ts";
import { aimOf, readPlan } from "../ask/plan.ts";
import type { Prepared } from "../ask/prepare.ts";
import { opening } from "../ask/reasons.ts";
import { type Detail, headOf, run } from "../ask/run.ts";
import type { Compiled } from "../compile/compile.ts";
import type { Plan, Reason, WayOutline } from "../itinerary/answer.ts";
import { areSameLegs, keyOfLeg, keyOfLegs, keyOfRide } from "../itinerary/legKey.ts";
import type { PlanRequest } from "../request/request.ts";
import { destinationOf } from "../search/destination.ts";
import type { Ends } from "../search/query.ts";
import { withMoves } from "../search/reweigh.ts";
import type { Weighed } from "../search/weigh.ts";
import type { WayLegs } from "./answer.ts";

/**
 * Answers a plan request that was checked with all legs of an itinerary in their order, its lorries among them: their departures
 * and prices are those of the request and the network asked. Infeasible with `leg_gone` where they do not lead there.
 */
export function keep<Way extends WayOutline>(
  engine: Engine,
  request: PlanRequest,
  { legs }: WayLegs,
  detail: Detail<Way>,
): Plan<Way> {
  const gone = (message: string): Plan<Way> => {
    const because: Reason[] = [{ code: "leg_gone", message }];
    return { status: "infeasible", because, ...headOf(engine, request) };
  };
  const opened = opening(engine, request);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const { prepared } = opened;
  const { compiled } = engine;
  const { weighed } = prepared;
  const ridden = ridesByLeg(compiled);
  const missing = ridesOf(legs)
    .map(keyOfLeg)
    .filter((key) => ridden.get(key)?.some((ride) => weighed.rideOpen[ride] === 1) !== true);
  if (missing.length > 0) return gone(`no longer open to this cargo: ${missing.join("; ")}`);
  const base = endsOf(compiled, prepared, legs);
  const use = weighedFor(compiled, weighed, legs);
  const destination = destinationOf(compiled, use, base.to);
  const kept = withOther(engine, prepared, { base, weighed: use, destination });
  const done = run(kept, aimOf(request));
  if (done.found.answers.length === 0 && done.found.stoppedAt === undefined)
    return gone("the same legs no longer make a way within the limits");
  const plan = readPlan(engine, request, done, kept, detail);
  // A way that comes back to where it stood is worth less than the part of it that does not.
  return plan.status === "optimal" && !areSameLegs(plan.itinerary.legs, legs)
    ? gone("a part of the same legs leads there by itself")
    : plan;
}

type Legs = WayLegs["legs"];

const ridesOf = (legs: Legs): Legs => legs.filter(({ drayage }) => drayage === undefined);

/** Networks of which only rows are closed share their rides, and these. */
const ridesKnown = new WeakMap<Compiled["rides"], ReadonlyMap<string, readonly number[]>>();

/** Rides by the key of the leg that each would be told as. */
function ridesByLeg({ rides }: Compiled): ReadonlyMap<string, readonly number[]> {
  const known = ridesKnown.get(rides);
  if (known !== undefined) return known;
  const byLeg = new Map<string, number[]>();
  for (const [index, ride] of rides.entries()) {
    const key = keyOfRide(ride);
    const others = byLeg.get(key);
    if (others === undefined) byLeg.set(key, [index]);
    else others.push(index);
  }
  ridesKnown.set(rides, byLeg);
  return byLeg;
}

/** What a cargo may use where some legs are kept. */
interface KeptLegs {
  readonly weighed: Weighed;
  readonly legs: string;
  readonly kept: Weighed;
}
/** Ways are kept on many days, and by a few criteria in turn. Up to 2.7 MB each on `data/chongqing`. */
const KEPT_LEGS = 4;
/** Of each network the most recent, the last used last. */
const recent = new WeakMap<Compiled, readonly KeptLegs[]>();

/** A cargo's use of the network with all moves shut but those by which each leg follows the one before it. */
function weighedFor(compiled: Compiled, weighed: Weighed, legs: Legs): Weighed {
  const key = keyOfLegs(legs);
  const all = recent.get(compiled) ?? [];
  let own = all.find((one) => one.weighed === weighed && one.legs === key);
  if (own === undefined) {
    const moves = movesOf(compiled, weighed, legs);
    own = { weighed, legs: key, kept: withMoves(compiled, weighed, (move) => moves.has(move)) };
  }
  recent.set(compiled, [...all.filter((one) => one !== own), own].slice(-KEPT_LEGS));
  return own.kept;
}

/** Of the ends of a question those that the legs begin and end at. */
function endsOf(
  { terminalIdx }: Compiled,
  { base }: Prepared,
  legs: Legs,
): Pick<Prepared["base"], "from" | "to"> {
  const rides = ridesOf(legs);
  const only = (
    { gates, lorries }: Ends,
    leg: Legs[number] | undefined,
    place: string | undefined,
  ): Ends => {
    const terminal = terminalIdx.get(place ?? "");
    return leg?.drayage === undefined
      ? { gates: gates.filter((gate) => gate === terminal), lorries: [] }
      : {
          gates: [],
          lorries: lorries.filter((l) => l.terminal === terminal && l.row.id === leg.drayage),
        };
  };
  return {
    from: only(base.from, legs[0], rides[0]?.from),
    to: only(base.to, legs.at(-1), rides.at(-1)?.to),
  };
}

/** The open moves by which each leg follows the one before it. */
function movesOf(compiled: Compiled, weighed: Weighed, legs: Legs): ReadonlySet<number> {
  const { terminalIdx, gateState, doorState, firstMove, moveRide, rideState } = compiled;
  const moves = new Set<number>();
  const origin = terminalIdx.get(ridesOf(legs)[0]?.from ?? "") ?? -1;
  const start = (legs[0]?.drayage === undefined ? gateState : doorState)[origin];
  let states = new Set(start === undefined ? [] : [start]);
  for (const leg of ridesOf(legs)) {
    const rides = new Set(ridesByLeg(compiled).get(keyOfLeg(leg)));
    const reached = new Set<number>();
    for (const state of states)
      for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++) {
        const ride = moveRide[move] ?? -1;
        if (weighed.moveOpen[move] !== 1 || !rides.has(ride)) continue;
        moves.add(move);
        reached.add(rideState[ride] ?? -1);
      }
    states = reached;
  }
  return moves;
}
