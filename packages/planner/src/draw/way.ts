/** A way by its legs: what it rides, out of which states, and what was booked on it. */
import type { Engine } from "../ask/engine.ts";
import { minutesOf, type Prepared } from "../ask/prepare.ts";
import { refuse } from "../ask/refuse.ts";
import { NO_ROW } from "../compile/compile.ts";
import type { Ridden } from "../itinerary/build.ts";
import { keyOfLeg, keyOfRide } from "../itinerary/legKey.ts";
import { nameOfRide, type Ride } from "../network/rides.ts";
import type { GivenLeg, GivenWay } from "../request/request.ts";
import type { Field } from "../search/field.ts";
import { NO_LORRY } from "../search/labels.ts";
import { departuresOf, type Leaving } from "../search/leave.ts";
import type { Lorry } from "../search/query.ts";

/** A ride out of a state, and the transfer row before it. */
export interface Step {
  readonly state: number;
  readonly ride: number;
  readonly row: number;
}

/** A way whatever its departures. */
export interface Way {
  /** Equal for two departures of the same way. */
  readonly key: string;
  readonly start: Ridden["start"];
  readonly lorryIn?: Lorry;
  readonly steps: readonly Step[];
  readonly lastState: number;
  readonly lorryOut?: Lorry;
}

/** A question, and what it is asked of. */
export interface Posed {
  readonly engine: Engine;
  readonly prepared: Prepared;
}

/** A ride by its index. */
export function rideOf({ engine: { compiled } }: Posed, ride: number): Ride {
  const found = compiled.rides[ride];
  if (found === undefined) throw new Error(`invariant: no ride ${ride}`);
  return found;
}

/** Throws a FreightError at the leg that the question does not allow or the network does not have. */
export function readWay(posed: Posed, { legs }: GivenWay): Way {
  const { engine, prepared } = posed;
  const { compiled } = engine;
  const { base, field } = prepared;
  const wrong = (index: number, message: string): never =>
    refuse(`way.legs.${index}`, "bad_request", message, legs[index]);
  const isIn = legs[0]?.drayage !== undefined;
  const isOut = legs.length > 1 && legs.at(-1)?.drayage !== undefined;
  const rides = legs.slice(isIn ? 1 : 0, isOut ? -1 : undefined);
  const origin = compiled.terminalIdx.get(rides[0]?.from ?? "") ?? -1;
  const start = isIn
    ? base.from.lorries.findIndex(({ terminal }) => terminal === origin)
    : NO_LORRY;
  if (isIn ? start < 0 : !base.from.gates.includes(origin))
    return wrong(0, "the way does not begin where the question does");
  let state = (isIn ? compiled.doorState : compiled.gateState)[origin] ?? NO_ROW;
  const steps: Step[] = [];
  for (const [position, leg] of rides.entries()) {
    const step = stepBy(posed, state, leg);
    if (step === undefined)
      return wrong(
        position + (isIn ? 1 : 0),
        `no such leg can follow there, for this cargo and within the limits: ${leg.mode} ${leg.service ?? leg.links.join("+")} from ${leg.from} to ${leg.to}`,
      );
    steps.push(step);
    state = compiled.rideState[step.ride] ?? NO_ROW;
  }
  const lorryOut = base.to.lorries.find(
    ({ terminal }) => terminal === compiled.stateTerminal[state],
  );
  if (field.exits.row[state] === NO_ROW || (lorryOut !== undefined) !== isOut)
    return wrong(legs.length - 1, "the way does not end where the question does");
  const lorryIn = base.from.lorries[start];
  return {
    key: [
      lorryIn?.row.id ?? "gate",
      ...steps.map(({ ride }) => nameOfRide(rideOf(posed, ride))),
    ].join(" / "),
    start,
    ...(lorryIn === undefined ? {} : { lorryIn }),
    steps,
    lastState: state,
    ...(lorryOut === undefined ? {} : { lorryOut }),
  };
}

function stepBy(posed: Posed, state: number, leg: GivenLeg): Step | undefined {
  const { firstMove, moveRide, moveTransfer } = posed.engine.compiled;
  const { moveOpen } = posed.prepared.weighed;
  const key = keyOfLeg(leg);
  for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++) {
    const ride = moveRide[move];
    const row = moveTransfer[move];
    if (ride === undefined || row === undefined || moveOpen[move] !== 1) continue;
    if (keyOfRide(rideOf(posed, ride)) === key) return { state, ride, row };
  }
  return undefined;
}

/** A departure that cargo goes by, or later where it comes too late for it. */
export interface Booking extends Leaving {
  /** True where it is waited for: of a timetable, or held for a better day. Otherwise cargo goes as soon as it can. */
  readonly isKept: boolean;
  /** Minutes of a stay before it that the request asks for. */
  readonly stay: number;
}

/** A way with a departure for each of its rides. */
export interface Booked extends Way {
  /** Absolute minute. */
  readonly departAfter: number;
  readonly bookings: readonly Booking[];
  /** Minutes of a stay before the lorry out. */
  readonly lastStay: number;
}

/** Where a way cannot be ridden on time: the position of the ride that no departure is left for. */
export interface Missing {
  readonly missing: number;
}

/**
 * Books a way for cargo that is ready at a minute, as if nothing were late: each ride at the first departure that can be
 * caught or, where `legs` tell departures, at those. Stays of the request are had at the first place they can be.
 */
export function bookWay(
  posed: Posed,
  way: Way,
  departAfter: number,
  told?: readonly GivenLeg[],
): Booked | Missing {
  const { engine, prepared } = posed;
  const { compiled } = engine;
  const { weighed, field, base } = prepared;
  const owed = new Set(base.stays);
  const stayAt = (state: number, longest = Number.POSITIVE_INFINITY): number => {
    const terminal = compiled.stateTerminal[state] ?? NO_ROW;
    const had = [...owed].filter(
      ({ terminals, minutes }) => terminals.has(terminal) && minutes <= longest,
    );
    for (const stay of had) owed.delete(stay);
    return Math.max(0, ...had.map(({ minutes }) => minutes));
  };
  let arrived = readyAt(way, departAfter);
  const bookings: Booking[] = [];
  for (const [position, { state, ride, row }] of way.steps.entries()) {
    const leg = told?.[position];
    const departAt = leg === undefined ? undefined : minutesOf(leg.departAt);
    // At the gate cargo has not come by a leg yet; and what leaves sooner has its stay elsewhere.
    const stay =
      position === 0 && way.lorryIn === undefined
        ? 0
        : stayAt(state, departAt === undefined ? undefined : departAt - arrived);
    const ready = handled(field, state, arrived, weighed.transferMinutes[row] ?? 0);
    const rested = arrived + stay;
    const { cutOffMinutes } = rideOf(posed, ride);
    const isTimed = compiled.leavings[ride]?.kind === "timetable";
    const choices = departuresOf(compiled, weighed, field, ride, { ready, rested });
    const [first] = choices;
    const choice = choices.find(({ departure }) => departure === departAt);
    const asTold =
      choice === undefined && isTimed && departAt !== undefined && first !== undefined
        ? departuresOf(compiled, weighed, field, ride, {
            ready: Math.max(ready, departAt - cutOffMinutes),
            rested,
          })[0]
        : (choice ?? first);
    if (asTold === undefined) return { missing: position };
    if (isTimed && departAt !== undefined && asTold.departure !== departAt)
      return { missing: position };
    bookings.push({ ...asTold, isKept: isTimed || asTold !== first, stay });
    arrived = asTold.arrival;
  }
  const lastStay = way.lorryOut === undefined ? 0 : stayAt(way.lastState);
  return { ...way, departAfter, bookings, lastStay };
}

/** When cargo stands at the first terminal. */
export const readyAt = ({ lorryIn }: Pick<Way, "lorryIn">, departAfter: number): number =>
  departAfter + (lorryIn === undefined ? 0 : lorryIn.doorMinutes + lorryIn.rideMinutes);

/** When handling that takes so many minutes is done, for cargo that comes to a state at a minute. */
export const handled = (field: Field, state: number, arrived: number, minutes: number): number =>
  field.handlingFrom(state, arrived) + minutes;
