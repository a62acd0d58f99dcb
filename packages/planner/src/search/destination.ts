/** Where cargo leaves the network: what its ways out use, and what is left to them at the least. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import type { FrontCriterion } from "../request/request.ts";
import { lendBounds, UNREACHED } from "./bounds.ts";
import { ABREAST, putAbreast, takeAbreast } from "./moves.ts";
import type { Ends } from "./query.ts";
import { UNPRICED } from "./terms.ts";
import type { Weighed } from "./weigh.ts";

/** The ways out of the network: by state. */
export interface Exits {
  /** States that have one. */
  readonly states: readonly number[];
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

/** A destination as one cargo meets it, on any date. */
export interface Destination {
  readonly exits: Exits;
  /**
   * Exact lower bound a state of what is left to the destination, exit included; UNREACHED where nothing leads there. The same
   * list whenever it is asked for.
   */
  bounds(criterion: FrontCriterion): Float64Array;
  /** Those of several criteria side by side (`ABREAST`); of `undefined` 0. */
  boundsAbreast(columns: readonly (FrontCriterion | undefined)[]): Float64Array;
}

/** Bounds are worked out when first asked for. */
export function createDestination(compiled: Compiled, weighed: Weighed, to: Ends): Destination {
  const exits = listExits(compiled, weighed, to);
  const use: Readonly<Record<FrontCriterion, Float64Array | Int32Array | Uint8Array>> = {
    cost: exits.cents,
    duration: exits.minutes,
    co2e: exits.grams,
    transfers: exits.legs,
  };
  /** The list is written over by the next. */
  const lend = (criterion: FrontCriterion): Float64Array => {
    const exitWeight = new Float64Array(compiled.stateCount).fill(UNREACHED);
    for (const state of exits.states) exitWeight[state] = use[criterion][state]!;
    return lendBounds(compiled, weighed.intoWeight(criterion), exitWeight);
  };
  const known = new Map<FrontCriterion, Float64Array>();
  const abreast = new Map<string, Float64Array>();
  /** Where bounds lie that are known side by side with others. */
  const columnOf = new Map<FrontCriterion, readonly [Float64Array, number]>();
  const bounds = (criterion: FrontCriterion): Float64Array => {
    const own = known.get(criterion);
    if (own !== undefined) return own;
    const column = columnOf.get(criterion);
    const list = column === undefined ? lend(criterion).slice() : takeAbreast(...column);
    known.set(criterion, list);
    return list;
  };
  return {
    exits,
    bounds,
    boundsAbreast(columns) {
      const key = columns.join(" ");
      const own = abreast.get(key);
      if (own !== undefined) return own;
      const all = new Float64Array(ABREAST * compiled.stateCount);
      for (const [column, criterion] of columns.entries()) {
        if (criterion === undefined) continue;
        const list = columnOf.has(criterion) ? bounds(criterion) : known.get(criterion);
        putAbreast(all, column, list ?? lend(criterion));
        columnOf.set(criterion, [all, column]);
      }
      abreast.set(key, all);
      return all;
    },
  };
}

/** Destinations kept for each cargo. */
const KEPT = 16;
const kept = new WeakMap<Weighed, Map<string, Destination>>();

/** `createDestination`; of the same cargo's the most recent are kept, for the same ends are asked for on many days. */
export function destinationOf(compiled: Compiled, weighed: Weighed, to: Ends): Destination {
  const own = kept.get(weighed) ?? new Map<string, Destination>();
  kept.set(weighed, own);
  const lorries = to.lorries.map(({ terminal, rideMinutes, doorMinutes, cents, grams }) => [
    ...[terminal, rideMinutes, doorMinutes, cents, grams],
  ]);
  const key = JSON.stringify([to.gates, lorries]);
  const destination = own.get(key) ?? createDestination(compiled, weighed, to);
  own.delete(key);
  own.set(key, destination);
  const [oldest] = own.keys();
  if (own.size > KEPT) own.delete(oldest!);
  return destination;
}

const IS_GATE = 1;
const HAS_LORRY = 2;

function listExits(
  { stateCount, stateTerminal, gateState, release, toLorry }: Compiled,
  { transferCents, transferGrams, transferMinutes }: Weighed,
  to: Ends,
): Exits {
  const states: number[] = [];
  const exits = {
    states,
    row: new Int32Array(stateCount).fill(NO_ROW),
    handling: new Int32Array(stateCount),
    minutes: new Int32Array(stateCount),
    cents: new Float64Array(stateCount),
    grams: new Float64Array(stateCount),
    legs: new Uint8Array(stateCount),
  };
  const lorries = new Map(to.lorries.map((lorry) => [lorry.terminal, lorry]));
  // By terminal. One that is named as both is a gate.
  const ends = new Uint8Array(gateState.length);
  for (const terminal of lorries.keys()) ends[terminal] = HAS_LORRY;
  for (const terminal of to.gates) ends[terminal] = IS_GATE;
  for (let state = 0; state < stateCount; state++) {
    const terminal = stateTerminal[state]!;
    const end = ends[terminal]!;
    if (end === 0) continue;
    const lorry = end === IS_GATE ? undefined : lorries.get(terminal);
    const row = lorry === undefined ? release[state]! : toLorry[state]!;
    if (row === NO_ROW || transferCents[row] === UNPRICED) continue;
    states.push(state);
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
