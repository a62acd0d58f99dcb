/**
 * Replays one itinerary from the rows of the network and refuses it at the first figure that is not so.
 *
 * Types only from the planner: an answer is judged by the contract, not by the code that gave it.
 */
import type { Itinerary, Leg, Network, Place, Request, TransferStep } from "@lianyun/planner";
import { extraAt, slowAt } from "./calendars.ts";
import { checkLines } from "./checkLines.ts";
import { checkNotices, type Taken } from "./checkNotices.ts";
import { localIso, minutesOf } from "./clock.ts";
import { departuresAfter, type Schedule, scheduleOf } from "./departures.ts";
import { isDoor, type Lorry, listLorries } from "./doors.ts";
import type { Vector } from "./front.ts";
import { createOpening, type Opening } from "./opening.ts";
import { isAt, zoneOf } from "./places.ts";
import { HORIZON_DAYS, listRides, minutesOfHours, type Ride, touchedBy } from "./rides.ts";
import { type Side, transferOf } from "./rules.ts";
import { same, sameUnits } from "./same.ts";
import { stayChoices, stayed, staysAt } from "./stays.ts";

/** What an itinerary is judged by; made once for the many itineraries of a request. */
export interface Judge {
  readonly network: Network;
  readonly request: Request;
  readonly schedules: readonly Schedule[];
  readonly firstOpen: Opening;
}

/** The judge of answers to a request. */
export const createJudge = (network: Network, request: Request): Judge => ({
  network,
  request,
  schedules: listRides(network, request).map((ride) => scheduleOf(network, request, ride)),
  firstOpen: createOpening(network),
});

/** Throws with what is wrong unless `itinerary` is a true answer to `request` on `network`. Returns its totals. */
export function checkItinerary(
  network: Network,
  request: Request,
  itinerary: Itinerary,
  judge: Judge = createJudge(network, request),
): Vector {
  const { legs, transfers } = itinerary;
  if (legs.length === 0) throw new Error("an itinerary without legs");
  same("number of transfers", transfers.length, legs.length + 1);
  checkEnds(request, legs);
  const taken = legs.map((leg, i) => findTaken(judge, itinerary, leg, i));
  for (const i of transfers.keys()) checkTransfer(judge, itinerary, taken, i);
  checkTouched(request, itinerary, taken);
  const rides = taken.map(({ ride }) => ride);
  const totals = checkLines(network, request, itinerary, rides);
  checkNotices(network, request, itinerary, taken);
  const vector = { ...totals, transfers: legs.length - 1, duration: checkTotals(judge, itinerary) };
  const { maxTransfers, maxCost } = request;
  if (maxTransfers !== undefined && vector.transfers > maxTransfers) {
    throw new Error(`${vector.transfers} changes, more than ${maxTransfers}`);
  }
  if (maxCost !== undefined && totals.cost > Math.round(maxCost * 100)) {
    throw new Error(`costs ${totals.cost / 100}, more than ${maxCost}`);
  }
  return vector;
}

const idsOf = (rows: readonly { readonly id: string }[]): string =>
  rows
    .map(({ id }) => id)
    .sort()
    .join(" ");

function checkEnds({ from, to }: Request, legs: readonly Leg[]): void {
  const isEnd = (place: Place, leg: Leg, end: string): boolean =>
    isDoor(place)
      ? end === "door" && leg.drayage !== undefined
      : leg.drayage === undefined && isAt(end, place);
  if (!isEnd(from, legs[0]!, legs[0]!.from)) throw new Error(`starts at ${legs[0]!.from}`);
  const last = legs.at(-1)!;
  if (!isEnd(to, last, last.to)) throw new Error(`ends at ${last.to}`);
  if (legs.every(({ drayage }) => drayage !== undefined)) throw new Error("lorries of doors only");
}

/** Minutes of a printed time, which must be the local time of the terminal. A door has no clock of its own to compare. */
function localMinutes(network: Network, what: string, iso: string, terminal: string): number {
  const minutes = minutesOf(iso);
  if (terminal === "door") return minutes;
  const zone = zoneOf(network, terminal);
  same(`${what}, local to ${terminal}`, iso.replace(/Z$/, "+00:00"), localIso(minutes, zone));
  return minutes;
}

function findTaken(judge: Judge, itinerary: Itinerary, leg: Leg, index: number): Taken {
  const { network, request } = judge;
  const what = `leg ${index}`;
  const departAt = localMinutes(network, `${what} departAt`, leg.departAt, leg.from);
  const arriveAt = localMinutes(network, `${what} arriveAt`, leg.arriveAt, leg.to);
  if (leg.drayage !== undefined) {
    const isFirst = index === 0;
    if (!isFirst && index !== itinerary.legs.length - 1)
      throw new Error(`${what}: a lorry between`);
    const ride = findLorry(judge, leg, isFirst, what);
    same(`${what} arriveAt`, arriveAt - departAt, ride.minutes);
    sameUnits(`${what} durationH`, leg.durationH, 60, ride.minutes);
    return { ride, concerns: [] };
  }
  const { ride, concerns } = findSchedule(judge, leg, what, departAt, arriveAt);
  if (departAt > minutesOf(request.departAfter) + HORIZON_DAYS * 1_440) {
    throw new Error(`${what}: departs more than ${HORIZON_DAYS} days after the request`);
  }
  sameUnits(`${what} durationH`, leg.durationH, 60, arriveAt - departAt);
  const slow = slowAt(concerns, departAt);
  sameUnits(`${what} slowH`, leg.slowH, 60, extraAt(concerns, departAt));
  same(`${what} calendars`, [...leg.calendars].sort().join(" "), idsOf(slow));
  const km = ride.links.reduce((sum, link) => sum + link.distanceKm, 0);
  sameUnits(`${what} distanceKm`, leg.distanceKm, 1, km);
  same(`${what} assumed`, leg.assumed, ride.service?.assumed ?? false);
  same(`${what} headwayH`, leg.headwayH, ride.service?.headwayH);
  for (const k of ride.passing.keys()) checkCall(network, ride, leg, k, what);
  return { ride, concerns };
}

function findLorry({ network, request }: Judge, leg: Leg, isFirst: boolean, what: string): Lorry {
  const door = isFirst ? request.from : request.to;
  const terminal = isFirst ? leg.to : leg.from;
  const lorries = isDoor(door) ? listLorries(network, request, door) : [];
  const lorry = lorries.find((one) => one.terminal === terminal);
  if (lorry === undefined) throw new Error(`${what}: no lorry joins the door and ${terminal}`);
  same(`${what} drayage`, leg.drayage, lorry.drayage.id);
  same(`${what} door`, JSON.stringify(leg.door), JSON.stringify(door));
  same(`${what} mode`, leg.mode, "road");
  same(`${what} service`, leg.service, undefined);
  same(
    `${what} links, calls and calendars`,
    [leg.links, leg.calls, leg.calendars].flat().length,
    0,
  );
  same(`${what} slowH`, leg.slowH, 0);
  same(`${what} assumed`, leg.assumed, false);
  sameUnits(`${what} distanceKm`, leg.distanceKm, 1, lorry.km);
  return lorry;
}

function findSchedule(
  { schedules }: Judge,
  leg: Leg,
  what: string,
  departAt: number,
  arriveAt: number,
): Schedule {
  const candidates = schedules.filter(
    ({ ride }) =>
      ride.mode === leg.mode &&
      ride.service?.id === leg.service &&
      ride.from === leg.from &&
      ride.to === leg.to &&
      ride.links.map(({ id }) => id).join(" ") === leg.links.join(" ") &&
      ride.passing.map(({ terminal }) => terminal).join(" ") ===
        leg.calls.map(({ terminal }) => terminal).join(" "),
  );
  if (candidates.length === 0) {
    throw new Error(`${what}: nothing that may be used runs ${leg.from} to ${leg.to} so`);
  }
  // A service that comes by twice offers the same ride at two offsets; any that fits will do.
  const found = candidates.find(
    ({ ride, concerns, open }) =>
      arriveAt - departAt === ride.minutes + extraAt(concerns, departAt) &&
      (open === undefined || open.includes(departAt)),
  );
  if (found === undefined) {
    throw new Error(`${what}: no departure at ${leg.departAt} that takes so long`);
  }
  return found;
}

/** Calls on the way: by the timetable, or later by hours that calendars add. */
function checkCall(network: Network, ride: Ride, leg: Leg, k: number, what: string): void {
  const call = ride.passing[k]!;
  const told = leg.calls[k]!;
  const at = `${what} call ${k}`;
  const start = minutesOf(leg.departAt) - ride.offset;
  const arrive = localMinutes(network, `${at} arriveAt`, told.arriveAt, call.terminal);
  const depart = localMinutes(network, `${at} departAt`, told.departAt, call.terminal);
  const late = leg.slowH > 0 ? arrive - start - minutesOfHours(call.arriveH!) : 0;
  if (late < 0 || late > minutesOfHours(leg.slowH)) throw new Error(`${at}: ${late} minutes late`);
  same(`${at} arriveAt`, arrive - start - late, minutesOfHours(call.arriveH!));
  same(`${at} departAt`, depart - start - late, minutesOfHours(call.departH!));
  sameUnits(`${at} dwellH`, told.dwellH, 60, depart - arrive);
  same(`${at} step`, told.step, call.step);
}

function checkTransfer(
  judge: Judge,
  { legs, transfers }: Itinerary,
  taken: readonly Taken[],
  index: number,
): void {
  const { network, request } = judge;
  const what = `transfer ${index}`;
  const step = transfers[index]!;
  const [before, after] = [legs[index - 1], legs[index]];
  if (before !== undefined && after !== undefined) same(`${what} joins`, after.from, before.to);
  const at = after?.from ?? before!.to;
  same(`${what} at`, step.at, at);
  const startAt = localMinutes(network, `${what} startAt`, step.startAt, at);
  const endAt = localMinutes(network, `${what} endAt`, step.endAt, at);
  same(`${what} startAt`, startAt, minutesOf(before?.arriveAt ?? request.departAfter));
  if (after !== undefined) same(`${what} endAt`, endAt, minutesOf(after.departAt));
  const [from, to] = [taken[index - 1]?.ride ?? "gate", taken[index]?.ride ?? "gate"] as const;
  if (at === "door") {
    const lorry = (to === "gate" ? from : to) as Lorry;
    same(`${what} kind`, step.kind, "door");
    checkHours(step, { closed: 0, handling: lorry.doorMinutes, wait: 0, cutOff: 0 }, what);
    same(`${what} endAt`, endAt, startAt + lorry.doorMinutes);
    return;
  }
  const row = transferOf(network, at, from, to);
  if (row === undefined) throw new Error(`${what}: no row allows it at ${at}`);
  same(`${what} kind`, step.kind, row.kind);
  const closed = judge.firstOpen(at, startAt) - startAt;
  const handling = minutesOfHours(row.durationH);
  const cutOff = to !== "gate" && "cutOff" in to ? to.cutOff : 0;
  const wait = endAt - startAt - closed - handling - cutOff;
  checkHours(step, { closed, handling, wait, cutOff }, what);
  if (wait < 0) throw new Error(`${what}: the cut-off is missed by ${-wait} minutes`);
  const handled = startAt + closed + handling;
  if (to === "gate") same(`${what} waitH`, wait, 0);
  else checkDeparture(judge, { from, to, at, handled, startAt, endAt }, what);
}

function checkHours(
  step: TransferStep,
  expected: Readonly<Record<"closed" | "handling" | "wait" | "cutOff", number>>,
  what: string,
): void {
  for (const part of ["closed", "handling", "wait", "cutOff"] as const) {
    sameUnits(`${what} ${part}H`, step[`${part}H`], 60, expected[part]);
  }
}

/** A departure that could be waited for: by timetable any that is open, otherwise one of those that the contract names. */
function checkDeparture(
  { request, schedules }: Judge,
  change: {
    from: Side;
    to: Ride | Lorry;
    at: string;
    handled: number;
    startAt: number;
    endAt: number;
  },
  what: string,
): void {
  const { from, to, at, handled, startAt, endAt } = change;
  const stays = from === "gate" ? [] : staysAt(at, request);
  const choices = stayChoices(startAt, stays);
  const schedule = schedules.find(({ ride }) => ride === to);
  const allowed = choices.flatMap((notBefore) =>
    schedule === undefined
      ? Math.max(handled, notBefore)
      : departuresAfter(schedule, { ready: handled, notBefore }, request, Number.POSITIVE_INFINITY),
  );
  if (!allowed.includes(endAt)) {
    throw new Error(`${what}: endAt ${endAt}, expected one of ${allowed.slice(0, 9).join(", ")}`);
  }
}

/** Every place of `via` is touched, and where a stay is asked for, cargo lies there long enough between two legs. */
function checkTouched(request: Request, { transfers }: Itinerary, taken: readonly Taken[]): void {
  const { via = [] } = request;
  let touched = 0;
  for (const { ride } of taken) if (!("drayage" in ride)) touched |= touchedBy(ride, via);
  for (const { at, startAt, endAt } of transfers.slice(1, -1)) {
    touched |= stayed(staysAt(at, request), minutesOf(endAt) - minutesOf(startAt));
  }
  const owed = via.filter((_, i) => (touched & (1 << i)) === 0);
  const names = owed.map((place) => (typeof place === "string" ? place : place.place));
  if (names.length > 0) throw new Error(`does not touch ${names.join(", ")}`);
}

/** Returns the minutes it takes. */
function checkTotals({ network, request }: Judge, itinerary: Itinerary): number {
  const { legs, transfers } = itinerary;
  const last = legs.at(-1)!;
  const departAt = localMinutes(network, "departAt", itinerary.departAt, legs[0]!.from);
  const arriveAt = localMinutes(network, "arriveAt", itinerary.arriveAt, last.to);
  const availableAt = localMinutes(network, "availableAt", itinerary.availableAt, last.to);
  same("departAt", departAt, minutesOf(legs[0]!.departAt));
  same("arriveAt", arriveAt, minutesOf(last.arriveAt));
  same("availableAt", availableAt, minutesOf(transfers.at(-1)!.endAt));
  const duration = availableAt - minutesOf(request.departAfter);
  sameUnits("durationH", itinerary.durationH, 60, duration);
  sameUnits("transitH", itinerary.transitH, 60, arriveAt - departAt);
  if (request.arriveBefore !== undefined && availableAt > minutesOf(request.arriveBefore)) {
    throw new Error(`available at ${itinerary.availableAt}, after ${request.arriveBefore}`);
  }
  return duration;
}
