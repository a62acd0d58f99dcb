/** What ways owe for lying, beyond the least that any cargo lies there. */
import type { Compiled } from "../compile/compile.ts";
import type { Field } from "./field.ts";
import { type Labels, NO_LABEL, RELEASE } from "./labels.ts";
import type { Query } from "./query.ts";
import type { Figures, Watch } from "./watch.ts";
import type { Weighed } from "./weigh.ts";

/** A way charged in full. */
export interface Charged {
  /** What it uses, with all that it owes. */
  readonly figures: Figures;
  /** States not watched in which it owes more than the search charged. */
  readonly owing: readonly number[];
}

/** The least that cargo lies in a state for a move: handling, cut-off, and the usual wait for a service known by headway. */
export const leastLying = (
  { moveTransfer, moveRide, rides }: Compiled,
  { transferMinutes, rideWait }: Weighed,
  move: number,
): number => {
  const ride = moveRide[move]!;
  return transferMinutes[moveTransfer[move]!]! + rides[ride]!.cutOffMinutes + rideWait[ride]!;
};

/** Charges a released label in full. */
export function chargeInFull(
  compiled: Compiled,
  weighed: Weighed,
  field: Field,
  query: Pick<Query, "departAfter">,
  labels: Labels,
  label: number,
  watch: Watch,
): Charged {
  const { layer, parent, move, departure, minutes, cents, grams, legs } = labels;
  const { exits } = field;
  const owing: number[] = [];
  let total = cents[label]!;
  for (let at = label; parent[at] !== NO_LABEL; at = parent[at]!) {
    const before = parent[at]!;
    const state = layer[before]! % compiled.stateCount;
    if (watch.isWatched(state)) continue;
    const isOut = move[at] === RELEASE;
    const lies = isOut
      ? minutes[at]! - minutes[before]! - exits.minutes[state]! + exits.handling[state]!
      : departure[at]! - query.departAfter - minutes[before]!;
    const least = isOut ? exits.handling[state]! : leastLying(compiled, weighed, move[at]!);
    const more = field.waitCents(state, lies) - field.waitCents(state, least);
    if (more === 0) continue;
    owing.push(state);
    total += more;
  }
  return {
    figures: { minutes: minutes[label]!, cents: total, grams: grams[label]!, legs: legs[label]! },
    owing,
  };
}
