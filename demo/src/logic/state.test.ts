import { expect, test } from "vitest";
import type { Answer } from "../planning/answer.ts";
import { type ItinerarySketch, makeItinerary } from "../testing/itinerary.ts";
import { QUESTION } from "../testing/question.ts";
import type { Question } from "./question.ts";
import { firstState, reduce, type State, wayInAddress } from "./state.ts";

const found = (...sketches: readonly ItinerarySketch[]): Answer => ({
  status: "found",
  currency: "USD",
  itineraries: sketches.map(makeItinerary),
  shapes: [],
  stats: { labels: 1, extracted: 1 },
  elapsedMs: 1,
});
const rail = (cost: number): ItinerarySketch => ({
  legs: [{ mode: "rail", from: "A", to: "B", hours: 10, cost }],
});
const air = (cost: number): ItinerarySketch => ({
  legs: [{ mode: "air", from: "A", to: "B", hours: 2, cost }],
});
const START = firstState({ question: QUESTION, wrong: [], malformed: false });
const answered = (state: State, answer: Answer, question: Question = state.question): State =>
  reduce(state, { type: "answer", answer, question });

test("the first answer chooses the cheapest way", () => {
  const state = answered(START, found(air(90), rail(10)));
  expect(state.isSearching).toBe(false);
  expect(state.chosen).toBe(1);
  expect(state.results?.ways.map((way) => way.modes[0])).toEqual(["rail", "air"]);
});

test("a chosen way stays chosen in the next answer, as long as it is offered", () => {
  let state = answered(START, found(air(90), rail(10)));
  state = reduce(state, { type: "choose", index: 0 });
  state = answered(
    reduce(state, { type: "change", fields: { count: 3 } }),
    found(rail(30), air(200)),
  );
  expect(state.chosen).toBe(1);
  state = answered(reduce(state, { type: "change", fields: { count: 4 } }), found(rail(40)));
  expect(state.chosen).toBe(0);
});

test("an answer to an older question does not end the search", () => {
  const changed = reduce(START, { type: "change", fields: { count: 9 } });
  const state = answered(changed, found(rail(10)), QUESTION);
  expect(state.isSearching).toBe(true);
  expect(state.results?.question).toBe(QUESTION);
});

test("the last ways stay while the next are looked for, and come back after trouble", () => {
  let state = answered(START, found(rail(10)));
  state = reduce(state, { type: "change", fields: { modes: [] } });
  expect(state.results).toBeDefined();
  state = answered(state, {
    status: "infeasible",
    because: [{ code: "no_modes", message: "modes is empty" }],
  });
  expect(state.trouble?.kind).toBe("infeasible");
  state = answered(reduce(state, { type: "change", fields: { modes: ["rail"] } }), found(rail(10)));
  expect(state.trouble).toBeUndefined();
});

test("a search that stopped before it found a way is trouble, not an empty list", () => {
  const before = answered(START, found(rail(10)));
  const state = answered(before, { status: "stopped", bound: 4_000 });
  expect(state.trouble).toEqual({ kind: "stopped", bound: 4_000 });
  expect(state.isSearching).toBe(false);
  expect(state.results).toBe(before.results);
});

test("a failure can be tried again", () => {
  const failed = reduce(START, { type: "fail", message: "out of memory" });
  expect(failed.trouble).toEqual({ kind: "failed", message: "out of memory" });
  const again = reduce(failed, { type: "retry" });
  expect(again.trouble).toBeUndefined();
  expect(again.asking).toBe(failed.asking + 1);
});

test("what could not be read of a link is told until it is dismissed", () => {
  const wrong = [{ key: "to", word: "X" }] as const;
  const state = firstState({ question: QUESTION, wrong, malformed: false });
  expect(state.notice).toMatchObject({ wrong });
  expect(reduce(state, { type: "dismiss" }).notice).toBeUndefined();
  const missing = ["kg", "usd"] as const;
  const short = { question: QUESTION, wrong: [], missing, malformed: false };
  expect(firstState(short).notice).toMatchObject({ missing });
  expect(reduce(START, { type: "open", decoded: short }).notice).toMatchObject({ missing });
});

test("a link chooses the way it was made with, and its departure", () => {
  const later = { ...rail(12), transfers: [{ waitH: 24 }] };
  let state = answered(START, found(air(90), rail(10), later));
  expect(wayInAddress(state)).toBeUndefined();
  for (const index of [0, 2]) {
    state = reduce(state, { type: "choose", index });
    const way = wayInAddress(state);
    const opened = firstState({ question: QUESTION, wrong: [], malformed: false, way });
    // The address keeps it while the answer is awaited, and the order of an answer does not matter.
    expect(wayInAddress(opened)).toBe(way);
    const again = answered(opened, found(later, rail(10), air(90)));
    expect(again.chosen).toBe(2 - index);
    expect(again.notice).toBeUndefined();
    expect(wayInAddress(again)).toBe(way);
  }
});

test("a link whose way is not offered any more chooses the cheapest and says so; a departure alone is replaced", () => {
  const state = reduce(answered(START, found(air(90), rail(10))), { type: "choose", index: 0 });
  const way = wayInAddress(state);
  const opened = firstState({ question: QUESTION, wrong: [], malformed: false, way });
  const gone = answered(opened, found(rail(30), rail(20)));
  expect(gone).toMatchObject({ chosen: 1, notice: { isWayGone: true } });
  const later = answered(opened, found(rail(10), { ...air(95), transfers: [{ waitH: 5 }] }));
  expect(later.chosen).toBe(1);
  expect(later.notice).toBeUndefined();
});

test("a link without a way chooses the cheapest, whatever was chosen before; its money is shown", () => {
  const before = reduce(answered(START, found(air(90), rail(10))), { type: "choose", index: 0 });
  const decoded = { question: { ...QUESTION }, wrong: [], malformed: false, money: "CNY" };
  const opened = answered(reduce(before, { type: "open", decoded }), found(air(90), rail(10)));
  expect(opened).toMatchObject({ chosen: 1, money: "CNY" });
  expect(reduce(opened, { type: "money", money: "EUR" }).money).toBe("EUR");
});

test("own tables that do not fit are put aside with their faults, and the question is asked again", () => {
  const own = { key: "1", tables: {} };
  let state = reduce(answered(START, found(rail(1))), { type: "own", own });
  expect(state).toMatchObject({ own, isSearching: true });
  const issue = { code: "bad_csv", severity: "error", at: { table: "x" }, message: "m" } as const;
  const asking = state.asking;
  state = answered(state, { status: "notLaid", issues: [issue] });
  expect(state).toMatchObject({ own: undefined, ownIssues: [issue], isSearching: true });
  expect(state.asking).toBe(asking + 1);
});

test("files that cannot be read, or do not fit, leave the tables in use as they are and say what is wrong", () => {
  const own = { key: "1", tables: {} };
  const issue = { code: "bad_csv", severity: "error", at: { table: "x" }, message: "m" } as const;
  const under = (key: string): Answer => ({ ...found(rail(1)), supposed: { own: key } }) as Answer;
  const inUse = answered(reduce(START, { type: "own", own }), under("1"));
  const unread = reduce(inUse, { type: "own", issues: [issue] });
  expect(unread).toMatchObject({ own, ownIssues: [issue], isSearching: false });

  const given = reduce(unread, { type: "own", own: { key: "2", tables: {} } });
  expect(given).toMatchObject({ own: { key: "2" }, ownIssues: [], isSearching: true });
  const unfit = answered(given, { status: "notLaid", issues: [issue] });
  expect(unfit).toMatchObject({ own, ownIssues: [issue], isSearching: true });
  // Should the set before not fit either, there is none: the page does not ask for ever.
  const none = answered(unfit, { status: "notLaid", issues: [issue] });
  expect(none).toMatchObject({ own: undefined });

  const removed = reduce(inUse, { type: "own" });
  expect(removed).toMatchObject({ own: undefined, provenOwn: undefined, isSearching: true });
});

test("a stopped search can be taken up again", () => {
  const state = reduce(START, { type: "stop" });
  expect(state).toMatchObject({ isSearching: false, trouble: { kind: "halted" } });
  expect(reduce(state, { type: "retry" })).toMatchObject({ isSearching: true, trouble: undefined });
});

test("a search can be stopped, changed, and stopped again: each stop is one of its own", () => {
  const once = reduce(START, { type: "stop" });
  const changed = reduce(once, { type: "change", fields: { count: 5 } });
  expect(changed).toMatchObject({ isSearching: true, trouble: undefined });
  const twice = reduce(changed, { type: "stop" });
  expect(twice).toMatchObject({ isSearching: false, trouble: { kind: "halted" } });
  expect(twice.trouble).not.toBe(once.trouble);
  // Reasons why there is no way stay until there is an answer: they are no end of a search.
  const none = answered(START, { status: "infeasible", because: [] });
  expect(reduce(none, { type: "change", fields: { count: 5 } }).trouble).toBe(none.trouble);
});
