/** What the search moves over: which moves and exits are open to this cargo, what they use, when rides leave. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES, NO_DEPARTURE } from "../compile/timetable.ts";
import { chargeCents, mostExtraCents } from "../cost/charges.ts";
import type { FrontCriterion } from "../request/request.ts";
import { toMinutes } from "../units.ts";
import { boundsTo, UNREACHED } from "./bounds.ts";
import type { Query } from "./query.ts";
import { type Choice, listChoices, listTerms, type Term } from "./terms.ts";
import { hasRoom, type Load, UNPRICED, type Weighed } from "./weigh.ts";

/** The ways out of the network: by state. */
export interface Exits {
  /** Transfer row out, or NO_ROW. */
  readonly row: Int32Array;
  /** Handling before release or on to the lorry. */
  readonly handling: Int32Array;
  /** Handling, and what a lorry takes after it. */
  readonly minutes: Int32Array;
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  /** 1 where a lorry follows, which is one leg more. */
  readonly legs: Uint8Array;
}

/** A network as one cargo meets it on one question. */
export interface Field {
  /** By move: 1 where this cargo may take it. */
  readonly moveOpen: Uint8Array;
  readonly exits: Exits;
  /** By ride: 1 where its departures are not all alike and `choices` must be asked. */
  isVaried(ride: number): boolean;
  /** First departure of a ride that is not varied, for cargo whose handling is done at `ready`, or NO_DEPARTURE. */
  nextDeparture(ready: number, ride: number): number;
  /** The departures worth choosing of a varied ride. */
  choices(ready: number, ride: number): readonly Choice[];
  /** First minute at or after one in which handling may start at the state's terminal. */
  handlingFrom(state: number, minute: number): number;
  /** Cents for lying in a state so many minutes after discharge. */
  waitCents(state: number, minutes: number): number;
  /**
   * Cents by which cargo that came so many minutes earlier may owe more than cargo that leaves with it: 0 where earlier
   * never waits longer at a charge.
   */
  earlierCents(state: number, minutes: number): number;
  /** True where `earlierCents` is 0 whatever the minutes. */
  isFlat(state: number): boolean;
  /** Exact lower bound a state of what is left to the destination, exit included; UNREACHED where nothing leads there. */
  bounds(criterion: FrontCriterion): Float64Array;
}

/** Reads from the arrays given; they must not change while the field is used. */
export function createField(
  compiled: Compiled,
  weighed: Weighed,
  query: Query,
  load: Pick<Load, "shipment">,
  countsRoom: boolean,
): Field {
  const { rides, leavings, moveRide, moveTransfer, stateTerminal, spells } = compiled;
  const { rideCents, ridePrices, rideGrams, rideOpen } = weighed;
  const { transferCents, transferGrams, transferMinutes } = weighed;
  const lastDeparture = query.departAfter + HORIZON_MINUTES;
  const isFullWait = query.headwayWait === "full";
  const waitOf = (minutes: number): number => (isFullWait ? minutes : Math.ceil(minutes / 2));

  // Plain loops: mapping typed arrays by callback costs more here than the search itself.
  const moveOpen = new Uint8Array(moveRide.length);
  for (let move = 0; move < moveRide.length; move++)
    if (rideOpen[moveRide[move]!] === 1 && transferCents[moveTransfer[move]!] !== UNPRICED)
      moveOpen[move] = 1;
  const exits = listExits(compiled, weighed, query);

  /** Terms of a ride; an empty list where all its departures are alike. */
  const termsKnown: (readonly Term[] | undefined)[] = new Array(rides.length);
  const termsOf = (ride: number): readonly Term[] => {
    const known = termsKnown[ride];
    if (known !== undefined) return known;
    const own = spells[ride];
    const prices = ridePrices[ride];
    const terms =
      own === undefined && prices === undefined
        ? []
        : within(
            listTerms(
              leavings[ride]!,
              own,
              prices ?? [{ from: Number.NEGATIVE_INFINITY, cents: rideCents[ride]! }],
              waitOf,
              (share) => hasRoom(rides[ride]!, load, { countsRoom }, share),
            ),
            query.departAfter,
            lastDeparture,
            usualTerm(ride),
          );
    termsKnown[ride] = terms;
    return terms;
  };
  const usualTerm = (ride: number): Pick<Term, "waitMinutes" | "cents"> => {
    const leaving = leavings[ride]!;
    return {
      waitMinutes: leaving.kind === "headway" ? waitOf(leaving.headwayMinutes) : 0,
      cents: rideCents[ride]!,
    };
  };
  /** The first minute a ride could leave at. */
  const earliest = (ready: number, ride: number): number => {
    const { cutOffMinutes, service } = rides[ride]!;
    const lead = service?.bookingLeadH;
    const ask = ready + cutOffMinutes;
    return lead === undefined ? ask : Math.max(ask, query.bookedAt + toMinutes(lead));
  };

  /** The least minutes of each ride from handling done to arrival; a timetable may be met without waiting. */
  const leastMinutes = new Float64Array(rides.length);
  for (let ride = 0; ride < rides.length; ride++) {
    const { cutOffMinutes, rideMinutes } = rides[ride]!;
    const leaving = leavings[ride]!;
    const wait = leaving.kind === "headway" ? waitOf(leaving.headwayMinutes) : 0;
    leastMinutes[ride] = cutOffMinutes + wait + rideMinutes;
  }
  const ones = new Float64Array(rides.length).fill(1);
  const rideUse: Readonly<Record<FrontCriterion, Float64Array>> = {
    cost: rideCents,
    duration: leastMinutes,
    co2e: rideGrams,
    transfers: ones,
  };
  const none = new Float64Array(transferCents.length);
  const rowUse: Readonly<Record<FrontCriterion, Float64Array | Int32Array>> = {
    cost: transferCents,
    duration: transferMinutes,
    co2e: transferGrams,
    transfers: none,
  };
  const exitUse: Readonly<Record<FrontCriterion, Float64Array | Int32Array | Uint8Array>> = {
    cost: exits.cents,
    duration: exits.minutes,
    co2e: exits.grams,
    transfers: exits.legs,
  };

  /** By state: 0 not looked at, 1 flat, 2 not. */
  const flatness = new Uint8Array(compiled.stateCount);
  const isFlat = (state: number): boolean => {
    if (flatness[state] === 0) flatness[state] = looksFlat(state) ? 1 : 2;
    return flatness[state] === 1;
  };
  /** True where no charge can run, or where every wait is the same for early and late. */
  const looksFlat = (state: number): boolean => {
    const charges = weighed.charges(state);
    if (charges.length === 0) return true;
    if (compiled.hours[stateTerminal[state]!] !== undefined) return false;
    const free = Math.min(...charges.map(({ freeMinutes }) => freeMinutes));
    for (let move = compiled.firstMove[state]!; move < compiled.firstMove[state + 1]!; move++) {
      if (moveOpen[move] !== 1) continue;
      const ride = moveRide[move]!;
      const terms = termsOf(ride);
      if (query.bookedAt > Number.NEGATIVE_INFINITY && rides[ride]!.service?.bookingLeadH !== undefined)
        return false;
      if (leavings[ride]!.kind === "timetable") return false;
      // Whatever leaves at any time, or by one headway, is waited for as long by early cargo as by late.
      if (terms.length === 0) continue;
      const longest =
        transferMinutes[moveTransfer[move]!]! + rides[ride]!.cutOffMinutes + longestWait(terms);
      if (longest > free) return false;
    }
    return true;
  };

  return {
    moveOpen,
    exits,
    isVaried: (ride) => termsOf(ride).length > 0,
    nextDeparture(ready, ride) {
      const from = earliest(ready, ride);
      const leaving = leavings[ride]!;
      switch (leaving.kind) {
        case "onDemand":
          return from <= lastDeparture ? from : NO_DEPARTURE;
        case "headway": {
          const departure = from + waitOf(leaving.headwayMinutes);
          return departure <= lastDeparture ? departure : NO_DEPARTURE;
        }
        case "timetable": {
          // In the time of the service's first call, which is what its timetable tells.
          const { offsetMinutes } = rides[ride]!;
          return leaving.timetable.next(from - offsetMinutes, lastDeparture - offsetMinutes) + offsetMinutes;
        }
      }
    },
    choices: (ready, ride) =>
      listChoices(
        rides[ride]!,
        leavings[ride]!,
        termsOf(ride),
        rideCents[ride]!,
        earliest(ready, ride),
        lastDeparture,
      ),
    handlingFrom: (state, minute) => compiled.hours[stateTerminal[state]!]?.(minute) ?? minute,
    waitCents(state, minutes) {
      let cents = 0;
      for (const charge of weighed.charges(state)) cents += chargeCents(charge, minutes);
      return cents;
    },
    earlierCents(state, minutes) {
      if (isFlat(state)) return 0;
      let cents = 0;
      for (const charge of weighed.charges(state)) cents += mostExtraCents(charge, minutes);
      return cents;
    },
    isFlat,
    bounds(criterion) {
      const ofRow = rowUse[criterion];
      const ofRide = rideUse[criterion];
      const moveWeight = new Float64Array(moveRide.length);
      for (let move = 0; move < moveRide.length; move++)
        moveWeight[move] =
          moveOpen[move] === 1 ? ofRow[moveTransfer[move]!]! + ofRide[moveRide[move]!]! : UNREACHED;
      const exitWeight = new Float64Array(compiled.stateCount).fill(UNREACHED);
      for (let state = 0; state < exitWeight.length; state++)
        if (exits.row[state] !== NO_ROW) exitWeight[state] = exitUse[criterion][state]!;
      return boundsTo(compiled, moveWeight, exitWeight);
    },
  };
}

/** The terms that departures of a question can fall into; none where they are one, open and as usual. */
function within(
  terms: readonly Term[],
  first: number,
  last: number,
  usual: Pick<Term, "waitMinutes" | "cents">,
): readonly Term[] {
  const own = terms.filter(
    ({ from }, index) => from <= last && (terms[index + 1]?.from ?? Number.POSITIVE_INFINITY) > first,
  );
  const [only] = own;
  const isPlain =
    own.length === 1 &&
    only?.isOpen === true &&
    only.extraMinutes === 0 &&
    only.waitMinutes === usual.waitMinutes &&
    only.cents === usual.cents;
  return isPlain ? [] : own;
}

/**
 * The longest that cargo would wait for a ride of these terms, cut-off left out: for the headway, for its opening, and for a
 * quicker term to begin. Infinity where it might wait for a price.
 */
function longestWait(terms: readonly Term[]): number {
  let wait = 0;
  let extra = 0;
  let shut = 0;
  let longestShut = 0;
  const [first] = terms;
  for (const [index, term] of terms.entries()) {
    if (term.cents !== first?.cents) return Number.POSITIVE_INFINITY;
    wait = Math.max(wait, term.waitMinutes);
    extra = Math.max(extra, term.extraMinutes);
    const end = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    shut = term.isOpen ? 0 : shut + (end - term.from);
    longestShut = Math.max(longestShut, shut);
  }
  return wait + extra + longestShut;
}

function listExits(
  { stateCount, stateTerminal, release, toLorry }: Compiled,
  { transferCents, transferGrams, transferMinutes }: Weighed,
  { to }: Query,
): Exits {
  const exits = {
    row: new Int32Array(stateCount).fill(NO_ROW),
    handling: new Int32Array(stateCount),
    minutes: new Int32Array(stateCount),
    cents: new Float64Array(stateCount),
    grams: new Float64Array(stateCount),
    legs: new Uint8Array(stateCount),
  };
  const gates = new Set(to.gates);
  const lorries = new Map(to.lorries.map((lorry) => [lorry.terminal, lorry]));
  for (let state = 0; state < stateCount; state++) {
    const terminal = stateTerminal[state]!;
    const lorry = lorries.get(terminal);
    const row = gates.has(terminal) ? release[state]! : lorry === undefined ? NO_ROW : toLorry[state]!;
    if (row === NO_ROW || transferCents[row] === UNPRICED) continue;
    exits.row[state] = row;
    exits.handling[state] = transferMinutes[row]!;
    exits.minutes[state] =
      transferMinutes[row]! + (lorry === undefined ? 0 : lorry.rideMinutes + lorry.doorMinutes);
    exits.cents[state] = transferCents[row]! + (lorry?.cents ?? 0);
    exits.grams[state] = transferGrams[row]! + (lorry?.grams ?? 0);
    exits.legs[state] = lorry === undefined ? 0 : 1;
  }
  return exits;
}
