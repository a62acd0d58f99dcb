/** Draws of a way, counted: when it came, what it cost, what it missed. */
import type { GivenLeg } from "../request/request.ts";
import type { Luck } from "./luck.ts";
import { travel } from "./travel.ts";
import type { Booked, Posed } from "./way.ts";

/** What all draws of a way came to, in their order. */
export interface Counted {
  /** Minutes from ready to available; Infinity where it never came. */
  readonly minutes: Float64Array;
  /** Cents in the answer's currency; Infinity where it never came. */
  readonly cents: Float64Array;
  /** By ride: draws in which its booked departure was missed. */
  readonly missed: Int32Array;
}

/** The legs of a way that are rides, lorries of doors left out. */
export const ridesOf = (legs: readonly GivenLeg[]): readonly GivenLeg[] =>
  legs.filter(({ drayage }) => drayage === undefined);

/** Draws 1 to `draws`. `centsOf` gives what a journey costs in the answer's currency. */
export function countDraws(
  posed: Posed,
  booked: Booked,
  luck: Luck,
  draws: number,
  centsOf: (journey: ReturnType<typeof travel>) => number,
): Counted {
  const minutes = new Float64Array(draws);
  const cents = new Float64Array(draws);
  const missed = new Int32Array(booked.steps.length);
  const onMissed = (position: number): void => {
    missed[position] = (missed[position] ?? 0) + 1;
  };
  for (let draw = 1; draw <= draws; draw++) {
    luck.turn(draw);
    const journey = travel(posed, booked, luck, onMissed);
    const isThere = journey.end !== Number.POSITIVE_INFINITY;
    minutes[draw - 1] = journey.end - booked.departAfter;
    cents[draw - 1] = isThere ? centsOf(journey) : Number.POSITIVE_INFINITY;
  }
  return { minutes, cents, missed };
}

/** The least value that a share of all values does not exceed. */
export function quantileOf(sorted: Float64Array, share: number): number {
  // A share such as 0.9 of 1,000 must be 900, not the 901 that its binary fraction would make.
  const rank = Math.ceil(share * sorted.length - 1e-9);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1] ?? Number.NaN;
}

/** The mean of the finite values; `undefined` where there is none. Sums of whole numbers, so exact. */
export function meanOf(values: Float64Array): number | undefined {
  let sum = 0;
  let count = 0;
  for (const value of values) {
    if (value === Number.POSITIVE_INFINITY) continue;
    sum += value;
    count++;
  }
  return count === 0 ? undefined : sum / count;
}
