/**
 * The one rounding: what each ride and transfer costs and emits for this cargo, in whole cents and grams.
 */
import type { Compiled } from "../compile/compile.ts";
import { oncePair } from "../compile/once.ts";
import type { Spell, Window } from "../compile/spells.ts";
import { judge } from "../cost/accept.ts";
import { type Charge, hireCharge, storageCharge } from "../cost/charges.ts";
import { type Emissions, type Factors, handlingEmission } from "../cost/emissions.ts";
import { type CostModel, pricedLeg } from "../cost/model.ts";
import { centsFor, type Rates } from "../cost/price.ts";
import { type Breaks, quoteLeg, sumCents } from "../cost/quote.ts";
import type { Shipment } from "../cost/shipment.ts";
import { listMidnights, localDate, midnightOf } from "../network/calendar.ts";
import { closingsFor } from "../network/closed.ts";
import type { Ride } from "../network/rides.ts";
import { type BoxHire, groupOf, type Mode, type Storage, type Tariff } from "../network/rows.ts";
import { changesOf } from "../network/rules.ts";
import { terminalsOf } from "../network/scope.ts";
import type { Cargo, FrontCriterion, HeadwayWait } from "../request/request.ts";
import { toCents, toMinutes } from "../units.ts";
import { UNREACHED } from "./bounds.ts";
import {
  indexAt,
  joinWindows,
  listTerms,
  longestWait,
  type PriceFrom,
  priceTerms,
  roughWindows,
  type Term,
  UNPRICED,
} from "./terms.ts";

/**
 * Use of a network by one cargo under the limits of a request, whatever its ends and dates. Parallel to the rides, moves and
 * transfer rows of the compiled network.
 */
export interface Weighed {
  /** The least of any date. */
  readonly rideCents: Float64Array;
  readonly rideGrams: Float64Array;
  /** 1 where the ride may be used: nothing the request or the cargo says is against it, and it has a price. */
  readonly rideOpen: Uint8Array;
  /** The wait for a service known by headway on usual days; 0 for others. */
  readonly rideWait: Int32Array;
  /** What the departures of an open ride are like from a minute on; absent where they are all alike. */
  terms(ride: number): readonly Term[] | undefined;
  readonly transferCents: Float64Array;
  readonly transferGrams: Float64Array;
  readonly transferMinutes: Int32Array;
  /** By move: 1 where this cargo may take it. */
  readonly moveOpen: Uint8Array;
  /** Least use of moves by a criterion, in the order of `intoMoves`; UNREACHED where they are not open. */
  intoWeight(criterion: FrontCriterion): Float64Array;
  /** What waiting in a state costs after discharge: storage, hire of the carrier's box. */
  charges(state: number): readonly Charge[];
  /**
   * True where cargo that comes to a state at an absolute minute may be better off waiting longer than later cargo does, at a
   * charge: for a timetable, an opening, a quicker or cheaper day. False where whatever leaves at any time or by headway
   * leaves as usual: nobody who comes later waits less, and nobody arrives sooner.
   */
  isRough(state: number, arrived: number): boolean;
}

/** What a request and its cargo leave of a network. */
export interface Allowed {
  readonly modes: ReadonlySet<Mode>;
  readonly includeAssumed: boolean;
  readonly headwayWait: HeadwayWait;
  /** False: space is booked in time, whatever the lead. */
  readonly countsLeads: boolean;
  /** Terminals, groups, corridors, countries (by ISO code) and services not to touch. */
  readonly avoided: Avoided;
  /** False: restrictions on cargo do not count, as if it were harmless and light. */
  readonly judgesCargo: boolean;
  /** False: room on departures does not count. */
  readonly countsRoom: boolean;
  /** False: what the network has closed is open. */
  readonly countsClosed: boolean;
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
  readonly emissions: Emissions;
  /** What calendars make of a ride, whatever the cargo; absent where none concerns it. */
  terms(ride: number, headwayWait: HeadwayWait): readonly Term[] | undefined;
  /** The stretches of departures in which one tariff and the same surcharges hold for a ride, in order. */
  readonly stretches: (ride: number) => readonly Stretch[];
  /** By terminal id. */
  readonly countries: ReadonlyMap<string, string>;
  readonly costs?: CostModel;
}

/** Departures from a minute on, until the next stretch: the local date they begin on (absent: from ever), and what governs. */
export interface Stretch {
  readonly from: number;
  readonly date: string | undefined;
  readonly tariff: Tariff | undefined;
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

const leastShare = (spells: readonly Spell[]): number =>
  spells.reduce((least, { share, isClosed }) => (isClosed ? least : Math.min(least, share)), 1);

const NEVER: readonly Window[] = [];
const ALWAYS: readonly Window[] = [
  { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
];

/** The rides and transfer rows of a network for one cargo: priced, weighed, and closed where they may not be used. */
export function weigh(
  compiled: Compiled,
  reckoning: Reckoning,
  load: Load,
  allowed: Allowed,
  dates: Dates,
): Weighed {
  const { rides, network } = compiled;
  const { rates, factors, costs } = reckoning;
  const { cargo, shipment } = load;
  const rideCents = new Float64Array(rides.length).fill(UNPRICED);
  const rideGrams = new Float64Array(rides.length);
  const rideOpen = new Uint8Array(rides.length);
  const rideWait = new Int32Array(rides.length);
  /** Of rides whose price is not always the same. */
  const ridePrices = new Map<number, readonly PriceFrom[]>();
  const waitOf = (minutes: number): number =>
    allowed.headwayWait === "full" ? minutes : Math.ceil(minutes / 2);
  const makeTerms = (index: number): readonly Term[] | undefined => {
    const [prices, spells] = [ridePrices.get(index), compiled.spells(index)];
    if (prices === undefined && spells === undefined) return undefined;
    const ride = rides[index]!;
    if (prices === undefined && hasRoom(ride, load, allowed, leastShare(spells!)))
      return reckoning.terms(index, allowed.headwayWait);
    return priceTerms(
      listTerms(compiled.leavings[index]!, spells, waitOf, (share) =>
        hasRoom(ride, load, allowed, share),
      ),
      prices ?? [{ from: Number.NEGATIVE_INFINITY, cents: rideCents[index]! }],
    );
  };
  /** By ride, once asked for; null where departures are all alike. */
  const termsKnown: (readonly Term[] | null | undefined)[] = new Array(rides.length);
  const termsOf = (index: number): readonly Term[] | undefined => {
    if (termsKnown[index] === undefined) termsKnown[index] = makeTerms(index) ?? null;
    return termsKnown[index] ?? undefined;
  };
  const closingOf = closingsFor(network);
  for (const [index, ride] of rides.entries()) {
    const leaving = compiled.leavings[index]!;
    if (leaving.kind === "headway") rideWait[index] = waitOf(leaving.headwayMinutes);
    if (!isAllowed(ride, allowed, reckoning) || !hasRoom(ride, load, allowed)) continue;
    if (allowed.countsClosed && closingOf(ride) !== undefined) continue;
    if (
      allowed.judgesCargo &&
      compiled.restrictions[index]!.length > 0 &&
      judge(compiled.restrictions[index]!, cargo, shipment).forbidden.length > 0
    )
      continue;
    const zone = compiled.zones[compiled.terminalIdx.get(ride.from)!]!;
    const prices =
      costs === undefined
        ? pricesOf(compiled, reckoning, shipment, index)
        : modelPrices(costs, ride, cargo, zone, dates);
    const offered = prices.filter(({ cents }) => cents !== UNPRICED);
    if (offered.length === 0) continue;
    rideOpen[index] = 1;
    rideCents[index] = Math.min(...offered.map(({ cents }) => cents));
    if (prices.length > 1) ridePrices.set(index, prices);
    rideGrams[index] = reckoning.emissions.gramsOf(index, shipment);
  }
  const { transfers } = network;
  const transferCents = new Float64Array(transfers.length);
  const transferGrams = new Float64Array(transfers.length);
  const transferMinutes = new Int32Array(transfers.length);
  transfers.forEach((row, index) => {
    transferCents[index] =
      costs === undefined
        ? (centsFor(row, shipment, 0, rates) ?? UNPRICED)
        : modelCents(costs, costs.transfer(row, cargo));
    transferGrams[index] = handlingEmission(factors, row.factor, shipment).grams;
    transferMinutes[index] = toMinutes(row.durationH);
  });
  // Plain loops: mapping typed arrays by callback costs more here than the search itself.
  const { moveRide, moveTransfer, intoMoves } = compiled;
  const moveOpen = new Uint8Array(moveRide.length);
  for (let move = 0; move < moveRide.length; move++)
    if (rideOpen[moveRide[move]!] === 1 && transferCents[moveTransfer[move]!] !== UNPRICED)
      moveOpen[move] = 1;

  /** The least that each ride uses, made for as long as it is needed. */
  const rideUse = (criterion: FrontCriterion): Float64Array => {
    switch (criterion) {
      case "cost":
        return rideCents;
      case "co2e":
        return rideGrams;
      case "duration": {
        // From handling done to arrival; a timetable may be met without waiting.
        const { rideCutOff, rideMinutes } = compiled;
        const minutes = new Float64Array(rides.length);
        for (let ride = 0; ride < rides.length; ride++)
          minutes[ride] = rideCutOff[ride]! + rideWait[ride]! + rideMinutes[ride]!;
        return minutes;
      }
      case "transfers":
        return new Float64Array(rides.length).fill(1);
    }
  };
  const rowUse: Readonly<Record<FrontCriterion, Float64Array | Int32Array>> = {
    cost: transferCents,
    duration: transferMinutes,
    co2e: transferGrams,
    transfers: new Float64Array(transfers.length),
  };
  const weights = new Map<FrontCriterion, Float64Array>();
  const weightInto = (criterion: FrontCriterion): Float64Array => {
    const [ofRide, ofRow] = [rideUse(criterion), rowUse[criterion]];
    const weight = new Float64Array(intoMoves.length).fill(UNREACHED);
    for (let i = 0; i < intoMoves.length; i++) {
      const move = intoMoves[i]!;
      if (moveOpen[move] === 1) weight[i] = ofRow[moveTransfer[move]!]! + ofRide[moveRide[move]!]!;
    }
    return weight;
  };

  const share = oncePair<readonly (readonly Storage[])[], readonly BoxHire[], readonly Charge[]>();
  const known: (readonly Charge[] | undefined)[] = new Array(compiled.stateCount);
  const chargesAt = (state: number): readonly Charge[] => {
    const [storage, hire] = [compiled.storages[state]!, compiled.stateHires[state]!];
    return share(storage, hire, () =>
      chargesOf(storageCharge(storage, shipment, rates), hireCharge(hire, shipment, rates)),
    );
  };
  const charges = (state: number): readonly Charge[] => (known[state] ??= chargesAt(state));
  /** By ride that has terms: the longest wait for it, once worked out. */
  const longest = new Map<number, number>();
  const longestOf = (ride: number): number => {
    const minutes = longest.get(ride) ?? longestWait(termsOf(ride)!);
    longest.set(ride, minutes);
    return minutes;
  };
  /** Stretches of arrivals in a state whose way on is not as usual; all of time where it never is. */
  const listRough = (state: number): readonly Window[] => {
    const own = charges(state);
    if (own.length === 0) return NEVER;
    if (compiled.hours[compiled.stateTerminal[state]!] !== undefined) return ALWAYS;
    const free = Math.min(...own.map(({ freeMinutes }) => freeMinutes));
    const rough: Window[] = [];
    for (let move = compiled.firstMove[state]!; move < compiled.firstMove[state + 1]!; move++) {
      if (moveOpen[move] !== 1) continue;
      const ride = moveRide[move]!;
      const { cutOffMinutes, service } = rides[ride]!;
      if (allowed.countsLeads && service?.bookingLeadH !== undefined) return ALWAYS;
      if (compiled.leavings[ride]!.kind === "timetable") return ALWAYS;
      const terms = termsOf(ride);
      const before = transferMinutes[moveTransfer[move]!]! + cutOffMinutes;
      if (terms === undefined || before + longestOf(ride) <= free) continue;
      rough.push(...roughWindows(terms, before, rideWait[ride]!, rideCents[ride]!));
    }
    return joinWindows(rough);
  };
  const roughKnown: (readonly Window[] | undefined)[] = new Array(compiled.stateCount);
  return {
    rideCents,
    rideGrams,
    rideOpen,
    rideWait,
    terms: termsOf,
    transferCents,
    transferGrams,
    transferMinutes,
    moveOpen,
    intoWeight(criterion) {
      const weight = weights.get(criterion) ?? weightInto(criterion);
      weights.set(criterion, weight);
      return weight;
    },
    charges,
    isRough(state, arrived) {
      roughKnown[state] ??= listRough(state);
      const windows = roughKnown[state];
      if (windows.length === 0) return false;
      const at = indexAt(windows, arrived);
      return at >= 0 && arrived < windows[at]!.to;
    },
  };
}

const NO_CHARGES: readonly Charge[] = [];

function chargesOf(
  storage: Charge | "unpriced" | undefined,
  hire: Charge | undefined,
): readonly Charge[] {
  const isFree = storage === undefined || storage === "unpriced";
  if (isFree && hire === undefined) return NO_CHARGES;
  return [...(isFree ? [] : [storage]), ...(hire === undefined ? [] : [hire])];
}

function isAllowed(
  ride: Ride,
  { modes, includeAssumed, avoided }: Allowed,
  { countries }: Reckoning,
): boolean {
  if (!modes.has(ride.mode)) return false;
  if (ride.service?.assumed === true && !includeAssumed) return false;
  if (ride.service !== undefined && avoided.services.has(ride.service.id)) return false;
  if (
    avoided.corridors.size > 0 &&
    ride.links.some(({ corridor }) => corridor !== undefined && avoided.corridors.has(corridor))
  )
    return false;
  if (avoided.terminals.size === 0 && avoided.countries.size === 0) return true;
  return !terminalsOf(ride).some(
    (id) =>
      avoided.terminals.has(id) ||
      avoided.terminals.has(groupOf(id)) ||
      avoided.countries.has(countries.get(id)!),
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
  { rates, breaks, stretches }: Reckoning,
  shipment: Shipment,
  index: number,
): PriceFrom[] {
  const ride = compiled.rides[index]!;
  const surcharges = compiled.surcharges[index]!;
  const hires = compiled.hires[index]!;
  return stretches(index).map(({ from, date, tariff }) => {
    const lines = quoteLeg({ ride, tariff, surcharges, hires }, date, shipment, rates, breaks);
    return { from, cents: lines === undefined ? UNPRICED : sumCents(lines) };
  });
}

/**
 * `Reckoning.stretches`, worked out once: no cargo changes them. Rides of the same tariffs, whose days begin in one zone, and
 * of the same surcharges share theirs.
 */
export function stretchesOf(compiled: Compiled): Reckoning["stretches"] {
  const share = oncePair<unknown, unknown, readonly Stretch[]>();
  return (index) =>
    share(compiled.tariffs[index], compiled.surcharges[index], () =>
      listStretches(compiled, index),
    );
}

function listStretches(compiled: Compiled, index: number): readonly Stretch[] {
  const tariffs = compiled.tariffs[index]!;
  const zone = compiled.zones[compiled.terminalIdx.get(compiled.rides[index]!.from)!]!;
  const starts = new Map<number, string | undefined>(
    tariffs.map(({ from }) => [
      from,
      from === Number.NEGATIVE_INFINITY ? undefined : localDate(from, zone),
    ]),
  );
  for (const date of changesOf(compiled.surcharges[index]!))
    starts.set(midnightOf(date, zone), date);
  return [...starts]
    .sort(([a], [b]) => a - b)
    .map(([from, date]) => ({
      from,
      date,
      tariff: tariffs.filter((row) => row.from <= from).at(-1)!.tariff,
    }));
}

/** Cents of an amount that a cost model gave. Throws a RangeError where it is no money. */
function modelCents({ name }: CostModel, money: number | undefined): number {
  if (money === undefined) return UNPRICED;
  if (money >= 0 && money < Number.POSITIVE_INFINITY) return toCents(money);
  throw new RangeError(`cost model "${name}": expected money of 0 or more, got ${money}`);
}

function modelPrices(
  costs: CostModel,
  ride: Ride,
  cargo: Cargo,
  zone: string,
  { first, last }: Dates,
): PriceFrom[] {
  const leg = pricedLeg(ride);
  const days = [first, ...listMidnights(zone, first, last)];
  const prices: PriceFrom[] = [];
  for (const minute of days) {
    const cents = modelCents(costs, costs.leg(leg, cargo, localDate(minute, zone)));
    if (prices.at(-1)?.cents !== cents)
      prices.push({ from: prices.length === 0 ? Number.NEGATIVE_INFINITY : minute, cents });
  }
  return prices;
}
