/** What ways owe for lying, beyond the least that any cargo lies there. */
import type { Compiled } from "../compile/compile.ts";
import type { Field } from "./field.ts";
import {
  centsOf,
  departureOf,
  gramsOf,
  type Labels,
  layerOf,
  legsOf,
  minutesOf,
  moveOf,
  NO_LABEL,
  parentOf,
  RELEASE,
} from "./labels.ts";
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

const NOTHING: readonly number[] = [];

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
  const { exits } = field;
  let owing = NOTHING;
  let total = centsOf(labels, label);
  for (let at = label; parentOf(labels, at) !== NO_LABEL; at = parentOf(labels, at)) {
    const before = parentOf(labels, at);
    const state = layerOf(labels, before) % compiled.stateCount;
    if (watch.isWatched(state) || weighed.charges(state).length === 0) continue;
    const isOut = moveOf(labels, at) === RELEASE;
    const lies = isOut
      ? minutesOf(labels, at) -
        minutesOf(labels, before) -
        exits.minutes[state]! +
        exits.handling[state]!
      : departureOf(labels, at) - query.departAfter - minutesOf(labels, before);
    const least = isOut
      ? exits.handling[state]!
      : leastLying(compiled, weighed, moveOf(labels, at));
    const more = field.waitCents(state, lies) - field.waitCents(state, least);
    if (more === 0) continue;
    owing = [...owing, state];
    total += more;
  }
  return {
    figures: {
      minutes: minutesOf(labels, label),
      cents: total,
      grams: gramsOf(labels, label),
      legs: legsOf(labels, label),
    },
    owing,
  };
}
