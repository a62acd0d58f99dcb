/** Places of a request's `via` where cargo has to lie for a while between two legs. */
import type { Request } from "@lianyun/planner";
import { isAt } from "./places.ts";
import { minutesOfHours } from "./rides.ts";

/** A place of `via` with a stay: its bit, and how long it has to be. */
export interface Owed {
  readonly bit: number;
  readonly minutes: number;
}

/** The stays that a change at a terminal can be. */
export const staysAt = (terminal: string, { via = [] }: Request): Owed[] =>
  via.flatMap((place, i) =>
    typeof place !== "string" && isAt(terminal, place.place)
      ? [{ bit: 1 << i, minutes: minutesOfHours(place.minStayH) }]
      : [],
  );

/** Bits of the stays that a wait is long enough for. */
export const stayed = (stays: readonly Owed[], wait: number): number =>
  stays.reduce((bits, { bit, minutes }) => (wait >= minutes ? bits | bit : bits), 0);

/**
 * Minutes before which cargo may choose not to depart: at any time, or once it has lain long enough for one place or more. To
 * stay is a choice: where a way changes twice in a group, one of the two may be the stay.
 */
export const stayChoices = (arrived: number, stays: readonly Owed[]): readonly number[] => [
  ...new Set([arrived, ...stays.map(({ minutes }) => arrived + minutes)]),
];
