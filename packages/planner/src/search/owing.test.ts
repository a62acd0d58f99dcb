import { describe, expect, test } from "vitest";
import type { Compiled } from "../compile/compile.ts";
import type { Exits } from "./destination.ts";
import type { Field } from "./field.ts";
import {
  addLabel,
  createLabels,
  type Labels,
  NO_LABEL,
  NO_LORRY,
  RELEASE,
  START,
} from "./labels.ts";
import { chargeInFull, leastLying } from "./owing.ts";
import { NO_WATCH, type Watch } from "./watch.ts";
import type { Weighed } from "./weigh.ts";

/**
 * From the gate (state 0) by a lorry to state 1, by a train to state 2, and out by a lorry to a door. Ten minutes to load the
 * train, five of cut-off, half a headway of thirty; twenty to load the lorry at the end, and forty on the road.
 */
const [GATE, OFF_ROAD, OFF_RAIL] = [0, 1, 2] as const;
const [BY_LORRY, BY_TRAIN] = [0, 1] as const;
const compiled = {
  stateCount: 3,
  moveRide: Int32Array.from([1, 0]),
  moveTransfer: Int32Array.from([1, 2]),
  rides: [{ cutOffMinutes: 5 }, { cutOffMinutes: 0 }],
} as unknown as Compiled;
const weighed = {
  transferMinutes: Int32Array.from([99, 0, 10]),
  rideWait: Int32Array.from([30, 0]),
  charges: () => [undefined],
} as unknown as Weighed;
const exits = {
  handling: Int32Array.from([0, 0, 20]),
  minutes: Int32Array.from([0, 0, 60]),
} as unknown as Exits;
/** A cent a minute off the lorry, two off the train. */
const field = {
  exits,
  waitCents: (state: number, minutes: number) => state * minutes,
} as unknown as Field;
const query = { departAfter: 1_000 };

interface Lying {
  /** Minutes between coming by the lorry and leaving by the train. */
  readonly before: number;
  /** Minutes between coming by the train and the road to the door. */
  readonly after: number;
}
/** A way that lies so long in both places: an hour by lorry, two by train, 500 cents as they were charged. */
function wayOf({ before, after }: Lying): { labels: Labels; label: number } {
  const labels = createLabels();
  const add = (
    state: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
  ): number => {
    const label = labels.size;
    // The layers of a way that must touch a place go past the states.
    const layer = (label === 0 ? 0 : compiled.stateCount) + state;
    const parent = label === 0 ? NO_LABEL : label - 1;
    return addLabel(labels, layer, parent, move, departure, minutes, cents, 7 * label, label);
  };
  add(GATE, START, NO_LORRY, 0, 100);
  add(OFF_ROAD, BY_LORRY, 1_000, 60, 200);
  add(OFF_RAIL, BY_TRAIN, 1_060 + before, 180 + before, 300);
  const label = add(OFF_RAIL, RELEASE, 0, 180 + before + after + 40, 500);
  return { labels, label };
}
const charged = (lying: Lying, watch: Watch = NO_WATCH) => {
  const { labels, label } = wayOf(lying);
  return chargeInFull(compiled, weighed, field, query, labels, label, watch);
};

test("the least that cargo lies for a ride: handling, cut-off and the usual wait", () => {
  expect(leastLying(compiled, weighed, BY_TRAIN)).toBe(10 + 5 + 30);
  expect(leastLying(compiled, weighed, BY_LORRY)).toBe(0);
});

describe("a way charged in full", () => {
  test("owes nothing where it lay no longer than the least", () => {
    expect(charged({ before: 45, after: 20 })).toEqual({
      figures: { minutes: 285, cents: 500, grams: 21, legs: 3 },
      owing: [],
    });
  });

  test("owes for the minutes beyond, each place by itself", () => {
    const { figures, owing } = charged({ before: 50, after: 23 });
    expect(figures).toEqual({ minutes: 293, cents: 500 + 5 + 6, grams: 21, legs: 3 });
    // From the end on.
    expect(owing).toEqual([OFF_RAIL, OFF_ROAD]);
    expect(charged({ before: 50, after: 20 }).owing).toEqual([OFF_ROAD]);
    expect(charged({ before: 45, after: 21 }).owing).toEqual([OFF_RAIL]);
  });

  test("owes nothing more where the search charged lying as it came", () => {
    const watch = { ...NO_WATCH, isWatched: (state: number): boolean => state === OFF_RAIL };
    expect(charged({ before: 50, after: 23 }, watch)).toMatchObject({
      figures: { cents: 505 },
      owing: [OFF_ROAD],
    });
  });
});
