import { describe, expect, test } from "vitest";
import type { Compiled } from "../compile/compile.ts";
import { NO_DEPARTURE, type Timetable } from "../compile/timetable.ts";
import { type Asking, NEVER, tellDeparture, timetablesOf } from "./told.ts";

test("timetables are numbered as rides come, each once", () => {
  const [one, other] = [{}, {}] as Timetable[];
  const compiled = {
    timetables: [undefined, one, other, undefined, one],
  } as Partial<Compiled> as Compiled;
  const timetables = timetablesOf(compiled);
  expect([timetables.count, ...timetables.ofRide]).toEqual([2, -1, 0, 1, -1, 0]);
  expect(timetablesOf(compiled)).toBe(timetables);
});

/** The ride asked for, and when it leaves its own call: so long after the first. */
const RIDE = 3;
const OFFSET = 30;

interface Searched {
  /** What is asked of the host, minute by minute. */
  readonly minutes: number[];
  readonly asking: Asking;
}
/** A search from minute 1,000 on, of departures in the time of the first call: every 100 minutes up to the last. */
function searchTo(last: number): Searched {
  const minutes: number[] = [];
  const nextLeaving = (ride: number, minute: number): number => {
    minutes.push(minute);
    const departure = 100 * Math.ceil((minute - OFFSET) / 100);
    return ride === RIDE && departure <= last ? departure + OFFSET : NO_DEPARTURE;
  };
  return { minutes, asking: { field: { nextLeaving }, departAfter: 1_000, crowded: new Set() } };
}
/** Room for so many departures of each of two timetables, of which none is told. */
function rooms(most: number): [Int32Array, Int32Array] {
  const all = new Int32Array(2 * (most + 1)).fill(NEVER);
  return [all.subarray(0, most + 1), all.subarray(most + 1)];
}
const tell = ({ asking }: Searched, told: Int32Array, minute: number): number =>
  tellDeparture(asking, told, RIDE, OFFSET, minute);
/** The minute departures are told from, then those told. */
const known = (told: Int32Array): number[] => [...told].filter((minute) => minute !== NEVER);

describe("with room enough", () => {
  test("four are told at first, from the beginning of the search on", () => {
    const search = searchTo(9_000);
    const [told, other] = rooms(16);
    expect(tell(search, told, 1_031)).toBe(1_130);
    expect(known(told)).toEqual([970, 1_000, 1_100, 1_200, 1_300]);
    expect(search.minutes).toEqual([1_000, 1_031, 1_131, 1_231]);
    expect(known(other)).toEqual([]);
  });
  test("then twice as many each time, as long as there is room", () => {
    const search = searchTo(9_000);
    const [told] = rooms(11);
    const count = (minute: number): number[] => [
      tell(search, told, minute),
      known(told).length - 1,
      search.minutes.length,
    ];
    expect(count(1_031)).toEqual([1_130, 4, 4]);
    expect(count(1_331)).toEqual([1_430, 8, 8]);
    expect(count(1_731)).toEqual([1_830, 11, 11]);
    expect(known(told)).toEqual([970, ...Array.from({ length: 11 }, (_, i) => 1_000 + 100 * i)]);
  });
  test("more where that does not reach to the minute", () => {
    const search = searchTo(9_000);
    const [told] = rooms(16);
    expect(tell(search, told, 1_330)).toBe(1_330);
    expect(known(told)).toHaveLength(1 + 4);
    expect(tell(search, told, 2_031)).toBe(2_130);
    expect(known(told)).toHaveLength(1 + 12);
  });
  test("the minute they are told from is no departure", () => {
    const search = searchTo(9_000);
    const [told] = rooms(16);
    expect(tell(search, told, 1_000)).toBe(1_030);
    // From there on they are told already: more, not the same anew.
    expect(tell(search, told, 1_000)).toBe(1_030);
    expect(known(told)).toHaveLength(1 + 8);
  });
  test("before what a later search was told: anew, from the beginning of this one on", () => {
    const search = searchTo(9_000);
    const [told] = rooms(16);
    tellDeparture({ ...search.asking, departAfter: 5_000 }, told, RIDE, OFFSET, 5_000);
    expect(known(told)[0]).toBe(4_970);
    expect(tell(search, told, 1_131)).toBe(1_230);
    expect(known(told)).toEqual([970, 1_000, 1_100, 1_200, 1_300]);
  });
});

describe("without room for all", () => {
  test("from the minute on, where that is too far", () => {
    const search = searchTo(9_000);
    const [told] = rooms(6);
    // The last for which there is room.
    expect(tell(search, told, 1_530)).toBe(1_530);
    expect(known(told)).toEqual([970, 1_000, 1_100, 1_200, 1_300, 1_400, 1_500]);
    expect(tell(search, told, 1_531)).toBe(1_630);
    expect(known(told)).toEqual([1_501, 1_600, 1_700, 1_800, 1_900]);
  });
  test("what comes before that is asked for each time; not so of another timetable", () => {
    const search = searchTo(9_000);
    const [told, other] = rooms(6);
    tell(search, told, 3_031);
    // Six from the beginning on, then four from the minute on.
    expect(search.minutes).toHaveLength(6 + 4);
    const before = [...told];
    const { length } = search.minutes;
    expect(tell(search, told, 1_131)).toBe(1_230);
    expect(search.minutes.slice(length)).toEqual([1_131]);
    expect([...told]).toEqual(before);
    other.set([3_000, 3_100]);
    expect(tell(search, other, 1_131)).toBe(1_230);
    expect(known(other)).toEqual([970, 1_000, 1_100, 1_200, 1_300]);
  });
});

describe("where departures end", () => {
  test("what there is is told; after the last there is none", () => {
    const search = searchTo(1_100);
    const [told] = rooms(16);
    expect(tell(search, told, 1_031)).toBe(1_130);
    expect(known(told)).toEqual([970, 1_000, 1_100]);
    expect(tell(search, told, 1_131)).toBe(NO_DEPARTURE);
    expect(known(told)).toEqual([970, 1_000, 1_100]);
    expect(search.minutes).toEqual([1_000, 1_031, 1_131, 1_131]);
  });
  test("none at all, until a later search looks further", () => {
    const [told] = rooms(16);
    expect(tell(searchTo(900), told, 1_031)).toBe(NO_DEPARTURE);
    expect(known(told)).toEqual([970]);
    const later = searchTo(9_000);
    expect(tell(later, told, 4_031)).toBe(4_130);
    expect(known(told)).toEqual([4_001, 4_100, 4_200, 4_300, 4_400]);
    expect(later.minutes).toHaveLength(4);
    // Then what lies between is not told: it is asked for each time.
    expect(tell(later, told, 3_031)).toBe(3_130);
    expect(known(told)[0]).toBe(4_001);
  });
});
