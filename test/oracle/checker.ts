/**
 * Replays one itinerary from the rows of the network and refuses it at the first figure that is not so.
 *
 * Types only from the planner: an answer is judged by the contract, not by the code that gave it.
 */
import type { Itinerary, Leg, Network, Request, TransferStep } from "@lianyun/planner";
import { checkLines } from "./checkLines.ts";
import { localIso, minutesOf } from "./clock.ts";
import {
  departuresAfter,
  HORIZON_DAYS,
  listRides,
  minutesOfHours,
  type Ride,
  touchedBy,
} from "./rides.ts";
import { type Side, transferOf } from "./rules.ts";
import { same, sameUnits } from "./same.ts";

/**
 * Throws with what is wrong unless `itinerary` is a true answer to `request` on `network`.
 *
 * `allowed` are the rides of the request, for callers that check many itineraries of one.
 */
export function checkItinerary(
  network: Network,
  request: Request,
  itinerary: Itinerary,
  allowed: readonly Ride[] = listRides(network, request),
): void {
  const { legs, transfers } = itinerary;
  if (legs.length === 0) throw new Error("an itinerary without legs");
  same("number of transfers", transfers.length, legs.length + 1);
  const isAt = (place: string, terminal: string): boolean =>
    terminal === place || terminal.split(":")[0] === place;
  if (!isAt(request.from, legs[0]!.from)) throw new Error(`starts at ${legs[0]!.from}`);
  if (!isAt(request.to, legs.at(-1)!.to)) throw new Error(`ends at ${legs.at(-1)!.to}`);

  const rides = legs.map((leg, i) => findRide(network, allowed, leg, `leg ${i}`));
  for (const [i, step] of transfers.entries()) {
    const sides = [rides[i - 1] ?? "gate", rides[i] ?? "gate"] as const;
    checkTransfer(network, request, sides, [step, legs[i - 1], legs[i]], `transfer ${i}`);
  }
  const via = request.via ?? [];
  const touched = rides.reduce((bits, ride) => bits | touchedBy(ride, via), 0);
  const owed = via.filter((_, i) => (touched & (1 << i)) === 0);
  if (owed.length > 0) throw new Error(`does not touch ${owed.join(", ")}`);
  checkLines(network, request, itinerary, rides);
  checkTotals(network, request, itinerary);
}

/** Minutes of a printed time, which must be the local time of the terminal. */
function localMinutes(network: Network, what: string, iso: string, terminal: string): number {
  const zone = network.terminals.find(({ id }) => id === terminal)?.timeZone;
  if (zone === undefined) throw new Error(`${what}: no terminal "${terminal}"`);
  const minutes = minutesOf(iso);
  same(`${what}, local to ${terminal}`, iso.replace(/Z$/, "+00:00"), localIso(minutes, zone));
  return minutes;
}

function findRide(network: Network, allowed: readonly Ride[], leg: Leg, what: string): Ride {
  const departAt = localMinutes(network, `${what} departAt`, leg.departAt, leg.from);
  const arriveAt = localMinutes(network, `${what} arriveAt`, leg.arriveAt, leg.to);
  const candidates = allowed.filter(
    (ride) =>
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
  const ride = candidates.find(
    ({ timetable, minutes }) =>
      arriveAt - departAt === minutes && (timetable === undefined || timetable.includes(departAt)),
  );
  if (ride === undefined)
    throw new Error(`${what}: no departure at ${leg.departAt} that takes so long`);
  sameUnits(`${what} durationH`, leg.durationH, 60, ride.minutes);
  sameUnits(
    `${what} distanceKm`,
    leg.distanceKm,
    1,
    ride.links.reduce((km, l) => km + l.distanceKm, 0),
  );
  same(`${what} assumed`, leg.assumed, ride.service?.assumed ?? false);
  for (const [k, call] of ride.passing.entries()) {
    const told = leg.calls[k]!;
    const at = `${what} call ${k}`;
    const start = departAt - ride.offset;
    const arrive = localMinutes(network, `${at} arriveAt`, told.arriveAt, call.terminal);
    const depart = localMinutes(network, `${at} departAt`, told.departAt, call.terminal);
    same(`${at} arriveAt`, arrive - start, minutesOfHours(call.arriveH!));
    same(`${at} departAt`, depart - start, minutesOfHours(call.departH!));
    sameUnits(`${at} dwellH`, told.dwellH, 60, depart - arrive);
    same(`${at} step`, told.step, call.step);
  }
  return ride;
}

function checkTransfer(
  network: Network,
  request: Request,
  [from, to]: readonly [Side, Side],
  [step, before, after]: readonly [TransferStep, Leg | undefined, Leg | undefined],
  what: string,
): void {
  if (before !== undefined && after !== undefined) same(`${what} joins`, after.from, before.to);
  const at = after?.from ?? before!.to;
  same(`${what} at`, step.at, at);
  const row = transferOf(network, at, from, to);
  if (row === undefined) throw new Error(`${what}: no row allows it at ${at}`);
  same(`${what} kind`, step.kind, row.kind);
  const startAt = localMinutes(network, `${what} startAt`, step.startAt, at);
  const endAt = localMinutes(network, `${what} endAt`, step.endAt, at);
  same(`${what} startAt`, startAt, minutesOf(before?.arriveAt ?? request.departAfter));
  const handling = minutesOfHours(row.durationH);
  const cutOff = to === "gate" ? 0 : to.cutOff;
  const wait = endAt - startAt - handling - cutOff;
  sameUnits(`${what} handlingH`, step.handlingH, 60, handling);
  sameUnits(`${what} cutOffH`, step.cutOffH, 60, cutOff);
  sameUnits(`${what} waitH`, step.waitH, 60, wait);
  if (wait < 0) throw new Error(`${what}: the cut-off is missed by ${-wait} minutes`);
  if (to === "gate") {
    same(`${what} waitH`, wait, 0);
    return;
  }
  same(`${what} endAt`, endAt, minutesOf(after!.departAt));
  // By timetable a later departure is allowed too; findRide saw that it exists.
  if (to.timetable === undefined) {
    same(`${what} endAt`, endAt, departuresAfter(to, startAt + handling, request)[0]);
  }
  const latest = minutesOf(request.departAfter) + HORIZON_DAYS * 1_440;
  if (endAt > latest)
    throw new Error(`${what}: departs more than ${HORIZON_DAYS} days after the request`);
}

function checkTotals(network: Network, request: Request, itinerary: Itinerary): void {
  const { legs, transfers } = itinerary;
  const last = legs.at(-1)!;
  const departAt = localMinutes(network, "departAt", itinerary.departAt, legs[0]!.from);
  const arriveAt = localMinutes(network, "arriveAt", itinerary.arriveAt, last.to);
  const availableAt = localMinutes(network, "availableAt", itinerary.availableAt, last.to);
  same("departAt", departAt, minutesOf(legs[0]!.departAt));
  same("arriveAt", arriveAt, minutesOf(last.arriveAt));
  same("availableAt", availableAt, minutesOf(transfers.at(-1)!.endAt));
  sameUnits("durationH", itinerary.durationH, 60, availableAt - minutesOf(request.departAfter));
  sameUnits("transitH", itinerary.transitH, 60, arriveAt - departAt);
  if (request.arriveBefore !== undefined && availableAt > minutesOf(request.arriveBefore)) {
    throw new Error(`available at ${itinerary.availableAt}, after ${request.arriveBefore}`);
  }
}
