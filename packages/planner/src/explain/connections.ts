/** How late cargo may come to each loading, and what missing it means. */
import type { Taken } from "../itinerary/build.ts";
import { toLocal } from "../network/calendar.ts";
import { departuresOf, type Leaving } from "../search/leave.ts";
import { indexAt } from "../search/terms.ts";
import { toHours } from "../units.ts";
import type { Connection, Missed } from "./answer.ts";
import type { Subject } from "./subject.ts";
import { rideAt } from "./way.ts";

/** A connection for each ride of the best way. */
export function listConnections(subject: Subject): Connection[] {
  const { engine, prepared, best } = subject;
  const { compiled } = engine;
  // The lorry in is a leg and a transfer of its own.
  const before = prepared.base.from.lorries.length > 0 ? 1 : 0;
  return best.way.taken.map((step, position): Connection => {
    const { kind } = leavingOf(subject, step);
    const { cutOffMinutes } = rideAt(compiled, step.ride);
    return {
      index: position + before,
      at: compiled.terminalIds[compiled.stateTerminal[step.state] ?? 0] ?? "",
      leaves: kind,
      slackH: toHours(step.departure - cutOffMinutes - handled(subject, step, step.arrived)),
      ...(kind === "onDemand" ? {} : { ifMissed: missed(subject, position) }),
    };
  });
}

function leavingOf({ engine: { compiled } }: Subject, { ride }: Taken) {
  const leaving = compiled.leavings[ride];
  if (leaving === undefined) throw new Error(`invariant: no ride ${ride}`);
  return leaving;
}

/** The minute in which handling before a ride is done, for cargo that comes at a minute. */
function handled({ prepared }: Subject, { state, row }: Taken, arrived: number): number {
  return prepared.field.handlingFrom(state, arrived) + (prepared.weighed.transferMinutes[row] ?? 0);
}

/** The minute until which a stay that the request asks for is sat out again where it was. */
function rested(subject: Subject, step: Taken, position: number, arrived: number): number {
  const { engine, prepared } = subject;
  const terminal = engine.compiled.stateTerminal[step.state] ?? 0;
  const stays = prepared.base.stays.filter(
    ({ terminals, minutes }) =>
      position > 0 && terminals.has(terminal) && step.departure - step.arrived >= minutes,
  );
  return Math.max(arrived, ...stays.map(({ minutes }) => arrived + minutes));
}

/** First departure of a ride not before a minute, for cargo ready at another and rested at a third. */
const leave = (
  { engine: { compiled }, prepared: { field, weighed } }: Subject,
  ride: number,
  ready: number,
  notBefore: number,
  rested = ready,
): Leaving | undefined =>
  departuresOf(compiled, weighed, field, ride, { ready, rested, notBefore })[0];

/** The way from the next departure on, each later leg at its first departure. */
function missed(subject: Subject, position: number): Missed {
  const { engine, prepared, best } = subject;
  const { compiled } = engine;
  const { base, field } = prepared;
  const { taken, lastState } = best.way;
  const step = taken[position];
  const last = taken.at(-1);
  if (step === undefined || last === undefined) throw new Error("invariant: a way has rides");
  const zoneOf = (state: number): string =>
    compiled.zones[compiled.stateTerminal[state] ?? 0] ?? "";
  const next = nextAfter(subject, step);
  if (next === undefined) return { isLate: true };
  const own = {
    departAt: toLocal(next.departure, zoneOf(step.state)),
    legDelayH: toHours(next.arrival - step.arrival),
  };
  let { arrival } = next;
  for (const [offset, later] of taken.slice(position + 1).entries()) {
    const at = position + 1 + offset;
    if (arrival <= later.arrived) {
      arrival = later.arrival;
      continue;
    }
    const ready = handled(subject, later, arrival);
    const restedAt = rested(subject, later, at, arrival);
    const choice = leave(subject, later.ride, ready, later.departure, restedAt);
    if (choice === undefined) return { ...own, isLate: true };
    arrival = choice.arrival;
  }
  const end = available(arrival);
  return {
    ...own,
    availableAt: toLocal(end, zoneOf(lastState)),
    delayH: toHours(end - available(last.arrival)),
    isLate: end > base.arriveBefore,
  };

  function available(arrived: number): number {
    const { handling, minutes } = field.exits;
    const from = field.handlingFrom(lastState, arrived);
    const out = minutes[lastState];
    if (out === undefined || handling[lastState] === undefined)
      throw new Error("invariant: a way ends at an exit");
    return from + out;
  }
}

/** The departure after the one taken: a minute past the cut-off, or a headway later. */
function nextAfter(subject: Subject, step: Taken): Leaving | undefined {
  const leaving = leavingOf(subject, step);
  const { cutOffMinutes } = rideAt(subject.engine.compiled, step.ride);
  if (leaving.kind !== "headway")
    return leave(subject, step.ride, step.departure - cutOffMinutes + 1, step.departure + 1);
  // On days of fewer departures the next one is as much further off.
  const spells = subject.engine.compiled.spells(step.ride);
  const share = spells === undefined ? 1 : (spells[indexAt(spells, step.departure)]?.share ?? 1);
  const headwayMinutes = Math.round(leaving.headwayMinutes / share);
  const isFull = subject.request.headwayWait === "full";
  // Ready so that the usual wait ends one headway after the departure taken.
  const wait = isFull ? headwayMinutes : Math.ceil(headwayMinutes / 2);
  const from = step.departure + headwayMinutes - wait - cutOffMinutes;
  return leave(subject, step.ride, from, step.departure + 1);
}
