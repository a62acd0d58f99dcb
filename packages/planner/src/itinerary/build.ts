/** A label of the search → the itinerary a person reads: clock times, breakdown that adds up, evidence. */

import type { Compiled } from "../compile/compile.ts";
import { exchange } from "../cost/price.ts";
import { toLocal } from "../network/calendar.ts";
import type { Ride } from "../network/rides.ts";
import type { Mode, Transfer } from "../network/rows.ts";
import type { Door } from "../request/request.ts";
import type { Field } from "../search/field.ts";
import {
  centsOf,
  departureOf,
  gramsOf,
  type Labels,
  layerOf,
  minutesOf,
  moveOf,
  NO_LABEL,
  NO_LORRY,
  parentOf,
  RELEASE,
  START,
} from "../search/labels.ts";
import type { Lorry, Query } from "../search/query.ts";
import { toCents, toDays, toHours, toKg, toMinutes, toMoney } from "../units.ts";
import type { Itinerary, Leg, Line, Notice, PassingCall, Summary, TransferStep } from "./answer.ts";
import {
  handlingLines,
  lorryLines,
  type Pricing,
  type RawLine,
  rideLines,
  waitLines,
} from "./lines.ts";
import { calendarsAt, legNotices, limitedNotices, storageNotices, yearNotices } from "./notices.ts";

/** What an itinerary is told from. */
export interface Telling extends Pricing {
  readonly field: Field;
  readonly query: Query;
  /** Ends of the request that are doors. */
  readonly doors: { readonly from?: Door; readonly to?: Door };
  /** Money a day that the goods cost by being tied up; absent where they have no value. */
  readonly inventoryPerDay?: number;
  /** Cents asked for insurance; absent where none was asked for. */
  readonly insuranceCents?: number;
  /** Currency of the answer; absent: the network's. */
  readonly currency?: string;
}

/** A ride taken out of a state, and the transfer before it. */
export interface Taken {
  readonly state: number;
  readonly ride: number;
  readonly row: number;
  /** Absolute minutes. */
  readonly arrived: number;
  readonly departure: number;
  readonly arrival: number;
  /** Minutes that handling before it and the ride itself take more than the tables say: of a draw alone. */
  readonly handlingDelay?: number;
  readonly delay?: number;
}

/** A way out of the network: its rides with their times, and when the cargo is available. */
export interface Ridden {
  readonly taken: readonly Taken[];
  /** Index of the lorry it came by, or NO_LORRY. */
  readonly start: number;
  readonly lastState: number;
  /** Absolute minute. */
  readonly end: number;
  /** Minutes that handling on the way out takes more than the tables say: of a draw alone. */
  readonly exitDelay?: number;
}

/** The parts of an itinerary as they are made, in order. */
interface Parts {
  readonly legs: Omit<Leg, "cost" | "co2eKg">[];
  readonly transfers: Omit<TransferStep, "cost" | "co2eKg">[];
  readonly lines: RawLine[];
  readonly notices: Notice[];
}

/** Retraces a label that is out of the network. */
export function buildItinerary(telling: Telling, labels: Labels, label: number): Itinerary {
  return tellWay(telling, riddenOf(telling, labels, label));
}

/** The way of a label that is out of the network. */
export function riddenOf(
  { compiled, query }: Pick<Telling, "compiled" | "query">,
  labels: Labels,
  label: number,
): Ridden {
  if (moveOf(labels, label) !== RELEASE)
    throw new Error("invariant: an itinerary ends with a release");
  const end = query.departAfter + minutesOf(labels, label);
  return { end, ...retrace(compiled, query, labels, label) };
}

/** Whether the answer is in another currency than the network's. */
export const isInOther = ({
  currency,
  compiled,
}: Pick<Telling, "currency" | "compiled">): boolean =>
  currency !== undefined && currency !== compiled.network.currency;

/** Tells a way as it was ridden. */
export function tellWay(telling: Telling, ridden: Ridden): Itinerary {
  const { compiled, query, field } = telling;
  const { taken, lastState, end, exitDelay = 0 } = ridden;
  const parts: Parts = { legs: [], transfers: [], lines: [], notices: [] };
  const { lorryIn, lorryOut } = lorriesOf(telling, ridden);
  if (lorryIn !== undefined) addLorryIn(telling, parts, lorryIn);
  for (const step of taken) addRide(telling, parts, step);
  const last = lastOf(taken);
  addExit(telling, parts, lastState, last.arrival, end, lorryOut);
  const leg = (index: number): Omit<Leg, "cost" | "co2eKg"> => {
    const found = parts.legs.at(index);
    if (found === undefined) throw new Error("invariant: an itinerary has a leg");
    return found;
  };
  const departure =
    lorryIn === undefined ? taken[0]!.departure : query.departAfter + lorryIn.doorMinutes;
  const arrival = lorryOut === undefined ? last.arrival : end - lorryOut.doorMinutes;
  const durationH = toHours(end - query.departAfter);
  const availableAt = localAt(telling, end, compiled.stateTerminal[lastState]!);
  return {
    durationH,
    transitH: toHours(arrival - departure),
    ...addUp(telling, parts),
    departAt: leg(0).departAt,
    arriveAt: leg(-1).arriveAt,
    availableAt,
    notices: [...parts.notices, ...beyondYears()],
    ...(telling.inventoryPerDay === undefined
      ? {}
      : {
          inventoryCost: toMoney(
            shownCents(telling, toCents(telling.inventoryPerDay * toDays(durationH))),
          ),
        }),
  };

  function beyondYears(): Notice[] {
    const arrivals = (): string[] => parts.legs.map(({ arriveAt }) => arriveAt);
    return yearNotices(compiled, parts.transfers[0]!.startAt, availableAt, arrivals);
  }

  function addExit(
    told: Telling,
    made: Parts,
    state: number,
    arrived: number,
    available: number,
    lorry: Lorry | undefined,
  ): void {
    const terminal = told.compiled.stateTerminal[state]!;
    const row = field.exits.row[state]!;
    const from = field.handlingFrom(state, arrived);
    const handled = from + told.weighed.transferMinutes[row]! + exitDelay;
    // Before a lorry cargo may lie longer: for a stay that the request asks for.
    const leaves =
      lorry === undefined ? available : available - lorry.rideMinutes - lorry.doorMinutes;
    const times = { arrived, from, handled, end: leaves, cutOff: 0, delay: exitDelay };
    addStep(told, made, { terminal, state, row, ...times });
    if (lorry !== undefined) addLorryOut(told, made, lorry, leaves);
  }
}

/** The lorries of doors by which a way comes and goes. */
export const lorriesOf = (
  { query, compiled }: Pick<Telling, "query" | "compiled">,
  { start, lastState }: Pick<Ridden, "start" | "lastState">,
): { readonly lorryIn: Lorry | undefined; readonly lorryOut: Lorry | undefined } => ({
  lorryIn: start === NO_LORRY ? undefined : query.from.lorries[start],
  lorryOut: query.to.lorries.find(({ terminal }) => terminal === compiled.stateTerminal[lastState]),
});

/** The last ride of a way. */
export function lastOf(taken: readonly Taken[]): Taken {
  const last = taken.at(-1);
  if (last === undefined) throw new Error("invariant: an itinerary has a leg");
  return last;
}

/**
 * The figures of a label alone, as its itinerary tells them: what the search counted is what its lines add up to. Only in
 * another currency each line is rounded by itself, and lines must be made.
 */
export function buildSummary(telling: Telling, labels: Labels, label: number): Summary {
  const { compiled, query } = telling;
  if (isInOther(telling)) return summaryOf(buildItinerary(telling, labels, label));
  const { taken, start, lastState } = retrace(compiled, query, labels, label);
  const isLorryOut = query.to.lorries.some(
    ({ terminal }) => terminal === compiled.stateTerminal[lastState],
  );
  const modes = [
    ...(start === NO_LORRY ? [] : (["road"] as const)),
    ...taken.map(({ ride }) => compiled.rides[ride]!.mode),
    ...(isLorryOut ? (["road"] as const) : []),
  ];
  return {
    cost: toMoney(centsOf(labels, label)),
    durationH: toHours(minutesOf(labels, label)),
    co2eKg: toKg(gramsOf(labels, label)),
    transfers: modes.length - 1,
    modes: distinctRuns(modes),
  };
}

/** The figures of an itinerary. */
export const summaryOf = ({ cost, durationH, co2eKg, legs }: Itinerary): Summary => ({
  cost,
  durationH,
  co2eKg,
  transfers: legs.length - 1,
  modes: distinctRuns(legs.map(({ mode }) => mode)),
});

const distinctRuns = (modes: readonly Mode[]): Mode[] =>
  modes.filter((mode, index, all) => mode !== all[index - 1]);

/** Lines in the currency of the answer, and what they add up to. */
function addUp(
  telling: Telling,
  { legs, transfers, lines }: Parts,
): Pick<Itinerary, "legs" | "transfers" | "lines" | "cost" | "co2eKg"> {
  const insured: RawLine[] =
    telling.insuranceCents === undefined
      ? []
      : [
          {
            measure: "cost",
            kind: "insurance",
            part: "shipment",
            index: 0,
            units: telling.insuranceCents,
            rule: "insurance",
            source: "request",
            grade: "estimate",
            basis: "rate of the request on the goods' value",
          },
        ];
  const counted = [...lines, ...insured];
  const shownUnits = counted.map(({ measure, units }) =>
    measure === "cost" ? shownCents(telling, units) : units,
  );
  const all = { cost: 0, co2e: 0 };
  const byPart = {
    leg: legs.map(() => ({ cost: 0, co2e: 0 })),
    transfer: transfers.map(() => ({ cost: 0, co2e: 0 })),
  };
  for (const [at, { measure, part, index }] of counted.entries()) {
    const shown = shownUnits[at]!;
    all[measure] += shown;
    const own = part === "shipment" ? undefined : byPart[part][index];
    if (own !== undefined) own[measure] += shown;
  }
  const withSums =
    <Part extends object>(part: "leg" | "transfer") =>
    (made: Part, index: number) => {
      const { cost, co2e } = byPart[part][index]!;
      // In place, for nobody else holds them, and not by a spread: one shape for all (ARCHITECTURE, decision 29).
      return Object.assign(made, { cost: toMoney(cost), co2eKg: toKg(co2e) });
    };
  return {
    cost: toMoney(all.cost),
    co2eKg: toKg(all.co2e),
    legs: legs.map(withSums("leg")),
    transfers: transfers.map(withSums("transfer")),
    lines: counted.map((line, at) => shownLine(line, shownUnits[at]!)),
  };
}

/** A line with its amount in place of units. Key by key, for the sake of its shape (ARCHITECTURE, decision 29). */
const shownLine = (
  { measure, kind, part, index, rule, covers, note, source, grade, basis }: RawLine,
  units: number,
): Line => ({
  measure,
  kind,
  part,
  index,
  rule,
  ...(covers === undefined ? {} : { covers }),
  ...(note === undefined ? {} : { note }),
  source,
  grade,
  ...(basis === undefined ? {} : { basis }),
  amount: measure === "cost" ? toMoney(units) : toKg(units),
});

/** Cents of the network's currency in the answer's, each amount rounded by itself. */
function shownCents(telling: Telling, cents: number): number {
  const { currency, reckoning } = telling;
  if (currency === undefined || !isInOther(telling)) return cents;
  const worth = exchange(1, currency, reckoning.rates);
  if (worth === undefined) throw new Error("invariant: the currency was not checked");
  return Math.round(cents / worth);
}

export const localAt = ({ compiled }: Telling, minutes: number, terminal: number): string =>
  toLocal(minutes, compiled.zones[terminal]!);

function rowAt(compiled: Compiled, row: number): Transfer {
  const transfer = compiled.network.transfers[row];
  if (transfer === undefined) throw new Error(`invariant: no transfer row ${row}`);
  return transfer;
}

/** The rides of a label that is out of the network, in order; `start` is the lorry it came by, or NO_LORRY. */
export function retrace(
  compiled: Compiled,
  query: Pick<Query, "departAfter">,
  labels: Labels,
  label: number,
): { taken: Taken[]; start: number; lastState: number } {
  const { stateCount, moveRide, moveTransfer } = compiled;
  const stateOf = (at: number): number => layerOf(labels, at) % stateCount;
  const minuteOf = (at: number): number => query.departAfter + minutesOf(labels, at);
  const taken: Taken[] = [];
  const last = parentOf(labels, label);
  let here = last;
  for (; moveOf(labels, here) !== START; here = parentOf(labels, here)) {
    const before = parentOf(labels, here);
    if (before === NO_LABEL) throw new Error("invariant: a way begins with a start");
    const move = moveOf(labels, here);
    taken.push({
      state: stateOf(before),
      ride: moveRide[move]!,
      row: moveTransfer[move]!,
      arrived: minuteOf(before),
      departure: departureOf(labels, here),
      arrival: minuteOf(here),
    });
  }
  return { taken: taken.reverse(), start: departureOf(labels, here), lastState: stateOf(last) };
}

/** A stay at a terminal: what happened when, in absolute minutes. */
interface Step {
  readonly terminal: number;
  readonly state: number;
  readonly row: number;
  readonly arrived: number;
  readonly from: number;
  readonly handled: number;
  readonly end: number;
  readonly cutOff: number;
  /** Of handling, in a draw. */
  readonly delay: number;
}

function addStep(telling: Telling, { transfers, lines, notices }: Parts, step: Step): void {
  const { compiled } = telling;
  const { terminal, state, row, arrived, from, handled, end, cutOff, delay } = step;
  const transfer = rowAt(compiled, row);
  const index = transfers.length;
  transfers.push({
    at: compiled.terminalIds[terminal]!,
    kind: transfer.kind,
    startAt: localAt(telling, arrived, terminal),
    endAt: localAt(telling, end, terminal),
    closedH: toHours(from - arrived),
    handlingH: toHours(handled - from),
    waitH: toHours(end - cutOff - handled),
    cutOffH: toHours(cutOff),
    ...(delay === 0 ? {} : { delayH: toHours(delay) }),
  });
  lines.push(...handlingLines(telling, transfer, row, index));
  lines.push(...waitLines(telling, state, end - arrived, index));
  notices.push(...storageNotices(telling, state, end - arrived, index));
}

function addRide(telling: Telling, parts: Parts, taken: Taken): void {
  const { compiled, weighed, field } = telling;
  const { state, ride: rideIndex, row, arrived, departure, handlingDelay = 0 } = taken;
  const ride = compiled.rides[rideIndex]!;
  const from = field.handlingFrom(state, arrived);
  addStep(telling, parts, {
    terminal: compiled.stateTerminal[state]!,
    state,
    row,
    arrived,
    from,
    handled: from + weighed.transferMinutes[row]! + handlingDelay,
    end: departure,
    cutOff: ride.cutOffMinutes,
    delay: handlingDelay,
  });
  const index = parts.legs.length;
  parts.legs.push(buildLeg(telling, ride, rideIndex, taken));
  parts.lines.push(...rideLines(telling, rideIndex, departure, index));
  parts.notices.push(...legNotices(telling, rideIndex, departure, index));
}

function buildLeg(
  telling: Telling,
  ride: Ride,
  rideIndex: number,
  { departure, arrival, delay = 0 }: Taken,
): Parts["legs"][number] {
  const { compiled } = telling;
  const local = (minutes: number, terminal: string): string =>
    localAt(telling, minutes, compiled.terminalIdx.get(terminal)!);
  // Where on the way a delay arises nobody says: it is spread over the whole of it.
  const usual = arrival - departure - delay;
  const pace = usual === 0 ? 1 : (arrival - departure) / usual;
  const timeOf = (hours: number | undefined): number =>
    departure + Math.round((toMinutes(hours ?? Number.NaN) - ride.offsetMinutes) * pace);
  const calls = ride.calls.slice(1, -1).map((call): PassingCall => {
    const arrive = timeOf(call.arriveH);
    const depart = timeOf(call.departH);
    return {
      terminal: call.terminal,
      arriveAt: local(arrive, call.terminal),
      departAt: local(depart, call.terminal),
      dwellH: toHours(depart - arrive),
      ...(call.step === undefined ? {} : { step: call.step }),
    };
  });
  const slow = calendarsAt(compiled, rideIndex, departure).filter(
    ({ effect }) => effect === "slow",
  );
  return {
    mode: ride.mode,
    ...(ride.service === undefined ? {} : { service: ride.service.id }),
    links: ride.links.map(({ id }) => id),
    from: ride.from,
    to: ride.to,
    departAt: local(departure, ride.from),
    arriveAt: local(arrival, ride.to),
    ...(ride.service?.headwayH === undefined ? {} : { headwayH: ride.service.headwayH }),
    durationH: toHours(arrival - departure),
    slowH: toHours(usual - ride.rideMinutes),
    ...(delay === 0 ? {} : { delayH: toHours(delay) }),
    calendars: slow.map(({ id }) => id),
    distanceKm: ride.distanceKm,
    calls,
    assumed: ride.service?.assumed ?? false,
  };
}

function lorryLeg(
  telling: Telling,
  { terminal, row, km, rideMinutes }: Lorry,
  departure: number,
  isOut: boolean,
): Parts["legs"][number] {
  const id = telling.compiled.terminalIds[terminal]!;
  const door = isOut ? telling.doors.to : telling.doors.from;
  return {
    mode: "road",
    drayage: row.id,
    ...(door === undefined ? {} : { door }),
    links: [],
    from: isOut ? id : "door",
    to: isOut ? "door" : id,
    departAt: localAt(telling, departure, terminal),
    arriveAt: localAt(telling, departure + rideMinutes, terminal),
    durationH: toHours(rideMinutes),
    slowH: 0,
    calendars: [],
    distanceKm: km,
    calls: [],
    assumed: false,
  };
}

/** Loading or unloading at the door, by the clock of the terminal it belongs to. */
function doorStep(
  telling: Telling,
  { terminal, doorMinutes }: Lorry,
  start: number,
): Parts["transfers"][number] {
  return {
    at: "door",
    kind: "door",
    startAt: localAt(telling, start, terminal),
    endAt: localAt(telling, start + doorMinutes, terminal),
    closedH: 0,
    handlingH: toHours(doorMinutes),
    waitH: 0,
    cutOffH: 0,
  };
}

function addLorryIn(telling: Telling, parts: Parts, lorry: Lorry): void {
  const { legs, transfers, lines, notices } = parts;
  const { departAfter } = telling.query;
  transfers.push(doorStep(telling, lorry, departAfter));
  lines.push(...lorryLines(telling, lorry, legs.length));
  notices.push(...limitedNotices(lorry.limited, legs.length));
  legs.push(lorryLeg(telling, lorry, departAfter + lorry.doorMinutes, false));
}

function addLorryOut(
  telling: Telling,
  { legs, transfers, lines, notices }: Parts,
  lorry: Lorry,
  departure: number,
): void {
  lines.push(...lorryLines(telling, lorry, legs.length));
  notices.push(...limitedNotices(lorry.limited, legs.length));
  legs.push(lorryLeg(telling, lorry, departure, true));
  transfers.push(doorStep(telling, lorry, departure + lorry.rideMinutes));
}
