/**
 * The one rounding: what each ride and transfer costs and emits for this cargo, in whole cents and grams.
 */
import type { Compiled } from "../compile/compile.ts";
import { judge } from "../cost/accept.ts";
import { type Charge, hireCharge, storageCharge } from "../cost/charges.ts";
import { type Factors, handlingEmission, type RideTerm, termGrams } from "../cost/emissions.ts";
import type { CostModel } from "../cost/model.ts";
import { centsFor, type Rates } from "../cost/price.ts";
import { type Breaks, quoteLeg, sumCents } from "../cost/quote.ts";
import type { Shipment } from "../cost/shipment.ts";
import { listMidnights, localDate, midnightOf } from "../network/calendar.ts";
import type { Ride } from "../network/rides.ts";
import { groupOf, type Mode } from "../network/rows.ts";
import { changesOf } from "../network/rules.ts";
import { terminalsOf } from "../network/scope.ts";
import type { Cargo } from "../request/request.ts";
import { toCents, toMinutes } from "../units.ts";

/** No price for this cargo: the ride or transfer is not offered. Compared by name, never summed. */
export const UNPRICED = -1;

/** Cents of a ride for departures from a minute on, until the next; UNPRICED where it is not offered then. */
export interface PriceFrom {
  readonly from: number;
  readonly cents: number;
}

/** Use of a network by one cargo under one request. Parallel to the rides and transfer rows of the compiled network. */
export interface Weighed {
  /** The least of any date. */
  readonly rideCents: Float64Array;
  /** Where the price changes with the date: from -Infinity on, rising. */
  readonly ridePrices: readonly (readonly PriceFrom[] | undefined)[];
  readonly rideGrams: Float64Array;
  /** 1 where the ride may be used: nothing the request or the cargo says is against it, and it has a price. */
  readonly rideOpen: Uint8Array;
  readonly transferCents: Float64Array;
  readonly transferGrams: Float64Array;
  readonly transferMinutes: Int32Array;
  /** What waiting in a state costs after discharge: storage, hire of the carrier's box. */
  charges(state: number): readonly Charge[];
}

/** What a request and its cargo leave of a network. */
export interface Allowed {
  readonly modes: ReadonlySet<Mode>;
  readonly includeAssumed: boolean;
  /** Terminals, groups, corridors, countries (by ISO code) and services not to touch. */
  readonly avoided: Avoided;
  /** False: restrictions on cargo do not count, as if it were harmless and light. */
  readonly judgesCargo: boolean;
  /** False: room on departures does not count. */
  readonly countsRoom: boolean;
}

export interface Avoided {
  readonly terminals: ReadonlySet<string>;
  readonly corridors: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

/** What a network's figures are reckoned with, worked out once. */
export interface Reckoning {
  readonly rates: Rates;
  readonly factors: Factors;
  readonly breaks: Breaks;
  /** By ride. */
  readonly terms: readonly (readonly RideTerm[])[];
  /** By terminal id. */
  readonly countries: ReadonlyMap<string, string>;
  readonly costs?: CostModel;
}

/** The cargo of a request, as it was given and counted. */
export interface Load {
  readonly cargo: Cargo;
  readonly shipment: Shipment;
}

/** Stretch of departures that a request can meet, for cost models that price by date. */
export interface Dates {
  readonly first: number;
  readonly last: number;
}

/** The rides and transfer rows of a network for one cargo: priced, weighed, and closed where they may not be used. */
export function weigh(
  compiled: Compiled,
  reckoning: Reckoning,
  load: Load,
  allowed: Allowed,
  dates: Dates,
): Weighed {
  const { rides, network } = compiled;
  const { rates, factors, terms, costs } = reckoning;
  const { cargo, shipment } = load;
  const rideCents = new Float64Array(rides.length).fill(UNPRICED);
  const ridePrices: (readonly PriceFrom[] | undefined)[] = new Array(rides.length);
  const rideGrams = new Float64Array(rides.length);
  const rideOpen = new Uint8Array(rides.length);
  for (const [index, ride] of rides.entries()) {
    if (!isAllowed(ride, allowed, reckoning) || !hasRoom(ride, load, allowed)) continue;
    if (
      allowed.judgesCargo &&
      compiled.restrictions[index]!.length > 0 &&
      judge(compiled.restrictions[index]!, cargo, shipment).forbidden.length > 0
    )
      continue;
    const prices =
      costs === undefined
        ? pricesOf(compiled, reckoning, shipment, index)
        : modelPrices(costs, ride, cargo, compiled.zones[compiled.terminalIdx.get(ride.from)!]!, dates);
    const offered = prices.filter(({ cents }) => cents !== UNPRICED);
    if (offered.length === 0) continue;
    rideOpen[index] = 1;
    rideCents[index] =
      costs === undefined
        ? Math.min(...offered.map(({ cents }) => cents))
        : toCents(costs.leastLeg(ride, cargo));
    if (prices.length > 1) ridePrices[index] = prices;
    let grams = 0;
    for (const term of terms[index]!) grams += termGrams(term, shipment);
    rideGrams[index] = grams;
  }
  const { transfers } = network;
  const transferCents = new Float64Array(transfers.length);
  const transferGrams = new Float64Array(transfers.length);
  const transferMinutes = new Int32Array(transfers.length);
  transfers.forEach((row, index) => {
    transferCents[index] =
      costs === undefined
        ? (centsFor(row, shipment, 0, rates) ?? UNPRICED)
        : modelCents(costs.transfer(row, cargo));
    transferGrams[index] = handlingEmission(factors, row.factor, shipment).grams;
    transferMinutes[index] = toMinutes(row.durationH);
  });
  const known: (readonly Charge[] | undefined)[] = new Array(compiled.stateCount);
  return {
    rideCents,
    ridePrices,
    rideGrams,
    rideOpen,
    transferCents,
    transferGrams,
    transferMinutes,
    charges: (state) =>
      (known[state] ??= chargesOf(
        storageCharge(compiled.storages[state]!, shipment, rates),
        hireCharge(compiled.stateHires[state]!, shipment, rates),
      )),
  };
}

const chargesOf = (
  storage: Charge | "unpriced" | undefined,
  hire: Charge | undefined,
): readonly Charge[] => [
  ...(storage === undefined || storage === "unpriced" ? [] : [storage]),
  ...(hire === undefined ? [] : [hire]),
];

function isAllowed(
  ride: Ride,
  { modes, includeAssumed, avoided }: Allowed,
  { countries }: Reckoning,
): boolean {
  if (!modes.has(ride.mode)) return false;
  if (ride.service?.assumed === true && !includeAssumed) return false;
  if (ride.service !== undefined && avoided.services.has(ride.service.id)) return false;
  if (avoided.corridors.size > 0 && ride.links.some(({ corridor }) => corridor !== undefined && avoided.corridors.has(corridor)))
    return false;
  if (avoided.terminals.size === 0 && avoided.countries.size === 0) return true;
  return !terminalsOf(ride).some(
    (id) =>
      avoided.terminals.has(id) ||
      avoided.terminals.has(groupOf(id)) ||
      avoided.countries.has(countries.get(id) ?? ""),
  );
}

/** Whether one departure takes the whole shipment, of what a share of its room leaves. */
export function hasRoom(
  { service }: Ride,
  { shipment }: Pick<Load, "shipment">,
  { countsRoom }: Pick<Allowed, "countsRoom">,
  share = 1,
): boolean {
  if (service === undefined || !countsRoom) return true;
  const { capacityTeu, capacityT } = service;
  if (capacityTeu !== undefined && shipment.teu > capacityTeu * share) return false;
  return capacityT === undefined || shipment.tonnes <= capacityT * share;
}

/** The departure minutes from which a ride costs otherwise than before, and what it costs then. */
function pricesOf(
  compiled: Compiled,
  { rates, breaks }: Reckoning,
  shipment: Shipment,
  index: number,
): PriceFrom[] {
  const ride = compiled.rides[index]!;
  const tariffs = compiled.tariffs[index]!;
  const surcharges = compiled.surcharges[index]!;
  const hires = compiled.hires[index]!;
  const zone = compiled.zones[compiled.terminalIdx.get(ride.from)!]!;
  const starts = new Set([
    ...tariffs.map(({ from }) => from),
    ...changesOf(surcharges).map((date) => midnightOf(date, zone)),
  ]);
  return [...starts]
    .sort((a, b) => a - b)
    .map((from) => {
      const { tariff } = tariffs.filter((row) => row.from <= from).at(-1)!;
      const date = from === Number.NEGATIVE_INFINITY ? undefined : localDate(from, zone);
      const lines = quoteLeg({ ride, tariff, surcharges, hires }, date, shipment, rates, breaks);
      return { from, cents: lines === undefined ? UNPRICED : sumCents(lines) };
    });
}

const modelCents = (money: number | undefined): number =>
  money === undefined ? UNPRICED : toCents(money);

function modelPrices(
  costs: CostModel,
  ride: Ride,
  cargo: Cargo,
  zone: string,
  { first, last }: Dates,
): PriceFrom[] {
  const days = [first, ...listMidnights(zone, first, last)];
  const prices: PriceFrom[] = [];
  for (const minute of days) {
    const cents = modelCents(costs.leg(ride, cargo, localDate(minute, zone)));
    if (prices.at(-1)?.cents !== cents)
      prices.push({ from: prices.length === 0 ? Number.NEGATIVE_INFINITY : minute, cents });
  }
  return prices;
}
