/** A label of the search → the itinerary a person reads: clock times, breakdown that adds up, evidence. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { handlingEmission, termGrams } from "../cost/emissions.ts";
import type { Shipment } from "../cost/shipment.ts";
import { toLocal } from "../network/calendar.ts";
import type { Ride } from "../network/rides.ts";
import type { Transfer } from "../network/rows.ts";
import { type Labels, NO_LABEL, RELEASE } from "../search/labels.ts";
import type { Reckoning, Weighed } from "../search/weigh.ts";
import { toCents, toDays, toHours, toKg, toMinutes, toMoney } from "../units.ts";
import type { Itinerary, Leg, Line, PassingCall, TransferStep } from "./answer.ts";

/** What an itinerary is told from. */
export interface Telling {
  readonly compiled: Compiled;
  readonly weighed: Weighed;
  readonly shipment: Shipment;
  readonly reckoning: Reckoning;
  /** Absolute minute. */
  readonly departAfter: number;
  /** Money a day that the goods cost by being tied up; absent where they have no value. */
  readonly inventoryPerDay?: number;
}

/** A ride taken and the transfer before it. */
interface Taken {
  readonly ride: number;
  readonly row: number;
  readonly departure: number;
}

/** Retraces a released label. */
export function buildItinerary(telling: Telling, labels: Labels, label: number): Itinerary {
  const { compiled, weighed, shipment, departAfter } = telling;
  if (labels.move[label] !== RELEASE)
    throw new Error("invariant: an itinerary ends with a release");
  const { taken, releaseRow } = retrace(compiled, labels, label);
  const zones = new Map(compiled.network.terminals.map(({ id, timeZone }) => [id, timeZone]));
  const local = (minutes: number, terminal: string): string =>
    toLocal(minutes, zones.get(terminal) ?? "UTC");

  const legs: Leg[] = [];
  const transfers: TransferStep[] = [];
  const lines: Line[] = [];
  let at = departAfter;
  let place = "";
  taken.forEach(({ ride: index, row, departure }, i) => {
    const ride = rideAt(compiled, index);
    const step = transferStep(telling, row, ride.from, at, local, departure, ride.cutOffMinutes);
    transfers.push(step);
    lines.push(...transferLines(telling, row, i));
    legs.push(buildLeg(ride, departure, local, weighed, index));
    lines.push(...rideLines(telling, index, i));
    at = departure + ride.rideMinutes;
    place = ride.to;
  });
  const arrival = at;
  transfers.push(transferStep(telling, releaseRow, place, at, local));
  lines.push(...transferLines(telling, releaseRow, taken.length));
  const minutes = labels.minutes[label] ?? 0;
  const first = taken[0];
  if (first === undefined) throw new Error("invariant: an itinerary has a leg");
  const durationH = toHours(minutes);
  return {
    durationH,
    transitH: toHours(arrival - first.departure),
    cost: toMoney(labels.cents[label] ?? 0),
    co2eKg: toKg(labels.grams[label] ?? 0),
    departAt: local(first.departure, rideAt(compiled, first.ride).from),
    arriveAt: local(arrival, place),
    availableAt: local(departAfter + minutes, place),
    legs,
    transfers,
    lines,
    ...(telling.inventoryPerDay === undefined
      ? {}
      : { inventoryCost: toMoney(toCents(telling.inventoryPerDay * toDays(durationH))) }),
  };

  function rideLines(told: Telling, index: number, i: number): Line[] {
    const tariff = told.compiled.tariffs[index];
    if (tariff === undefined) throw new Error("invariant: a ride without tariff was taken");
    const isByKg = tariff.perKg !== undefined;
    const cost: Line = {
      measure: "cost",
      part: "leg",
      index: i,
      amount: toMoney(told.weighed.rideCents[index] ?? 0),
      rule: tariff.id,
      ...(tariff.covers === undefined ? {} : { covers: tariff.covers }),
      ...(isByKg ? { note: weightNote(shipment) } : {}),
      ...evidenceOf(tariff),
    };
    return [
      cost,
      ...(told.reckoning.terms[index] ?? []).map((term) =>
        emissionLine({ factor: term.factor, grams: termGrams(term, shipment) }, "leg", i),
      ),
    ];
  }
}

function weightNote({ chargeableKg, hasVolume }: Shipment): string {
  return hasVolume
    ? `${chargeableKg} kg chargeable`
    : `${chargeableKg} kg gross: no volume given, so gross weight governs`;
}

function rideAt(compiled: Compiled, index: number): Ride {
  const ride = compiled.rides[index];
  if (ride === undefined) throw new Error(`invariant: no ride ${index}`);
  return ride;
}

function rowAt(compiled: Compiled, row: number): Transfer {
  const transfer = compiled.network.transfers[row];
  if (transfer === undefined) throw new Error(`invariant: no transfer row ${row}`);
  return transfer;
}

function retrace(
  compiled: Compiled,
  labels: Labels,
  label: number,
): { taken: Taken[]; releaseRow: number } {
  const taken: Taken[] = [];
  const arrived = labels.parent[label] ?? NO_LABEL;
  for (let here = arrived; here !== NO_LABEL; here = labels.parent[here] ?? NO_LABEL) {
    const move = labels.move[here] ?? -1;
    const ride = compiled.moveRide[move];
    const row = compiled.moveTransfer[move];
    if (ride === undefined || row === undefined) continue;
    taken.push({ ride, row, departure: labels.departure[here] ?? 0 });
  }
  const releaseRow = compiled.release[labels.state[arrived] ?? 0] ?? NO_ROW;
  return { taken: taken.reverse(), releaseRow };
}

type Local = (minutes: number, terminal: string) => string;

function buildLeg(
  ride: Ride,
  departure: number,
  local: Local,
  weighed: Weighed,
  index: number,
): Leg {
  const start = departure - ride.offsetMinutes;
  const calls = ride.calls.slice(1, -1).map((call): PassingCall => {
    const arrive = start + toMinutes(call.arriveH ?? Number.NaN);
    const depart = start + toMinutes(call.departH ?? Number.NaN);
    return {
      terminal: call.terminal,
      arriveAt: local(arrive, call.terminal),
      departAt: local(depart, call.terminal),
      dwellH: toHours(depart - arrive),
      ...(call.step === undefined ? {} : { step: call.step }),
    };
  });
  return {
    mode: ride.mode,
    ...(ride.service === undefined ? {} : { service: ride.service.id }),
    links: ride.links.map(({ id }) => id),
    from: ride.from,
    to: ride.to,
    departAt: local(departure, ride.from),
    arriveAt: local(departure + ride.rideMinutes, ride.to),
    ...(ride.service?.headwayH === undefined ? {} : { headwayH: ride.service.headwayH }),
    durationH: toHours(ride.rideMinutes),
    distanceKm: ride.distanceKm,
    calls,
    cost: toMoney(weighed.rideCents[index] ?? 0),
    co2eKg: toKg(weighed.rideGrams[index] ?? 0),
    assumed: ride.service?.assumed ?? false,
  };
}

/** Without a departure the transfer ends when handling does. */
function transferStep(
  { compiled, weighed }: Telling,
  row: number,
  terminal: string,
  start: number,
  local: Local,
  departure?: number,
  cutOffMinutes = 0,
): TransferStep {
  const transfer = rowAt(compiled, row);
  const handled = start + (weighed.transferMinutes[row] ?? 0);
  const end = departure ?? handled;
  return {
    at: terminal,
    kind: transfer.kind,
    startAt: local(start, terminal),
    endAt: local(end, terminal),
    handlingH: toHours(handled - start),
    waitH: toHours(end - cutOffMinutes - handled),
    cutOffH: toHours(cutOffMinutes),
    cost: toMoney(weighed.transferCents[row] ?? 0),
    co2eKg: toKg(weighed.transferGrams[row] ?? 0),
  };
}

function transferLines(
  { compiled, weighed, reckoning, shipment }: Telling,
  row: number,
  index: number,
): Line[] {
  const transfer = rowAt(compiled, row);
  return [
    {
      measure: "cost",
      part: "transfer",
      index,
      amount: toMoney(weighed.transferCents[row] ?? 0),
      rule: transfer.id,
      ...(transfer.perKg === undefined ? {} : { note: weightNote(shipment) }),
      ...evidenceOf(transfer),
    },
    emissionLine(handlingEmission(reckoning.factors, transfer.factor, shipment), "transfer", index),
  ];
}

function emissionLine(
  {
    factor,
    grams,
  }: {
    factor: { id: string; source: string; grade: Line["grade"]; basis?: string };
    grams: number;
  },
  part: Line["part"],
  index: number,
): Line {
  return {
    measure: "co2e",
    part,
    index,
    amount: toKg(grams),
    rule: factor.id,
    ...evidenceOf(factor),
  };
}

function evidenceOf({
  source,
  grade,
  basis,
}: {
  source: string;
  grade: Line["grade"];
  basis?: string;
}): Pick<Line, "source" | "grade" | "basis"> {
  return basis === undefined ? { source, grade } : { source, grade, basis };
}
