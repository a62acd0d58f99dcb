import { afterEach, describe, expect, test, vi } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { type Asked, askSearch, tellLabels } from "../../../../test/kit/searched.ts";
import { createPlanner, type Planner } from "../planner.ts";
import { centsOf, legsOf, minutesOf, NO_LABEL, parentOf } from "./labels.ts";
import type { Query } from "./query.ts";

/** Stages with a choice each: twice as much money as at the one before saves twice as many minutes. */
const stages = (count: number) =>
  networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |${Array.from(
      { length: count },
      (_, i) => `
    | cheap${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | ${((60 + 2 ** i) / 60).toFixed(6)} | 0 |
    | quick${i} | road | ${i === 0 ? "A" : `T${i}`} | T${i + 1} | 1 | ${2 ** i} |`,
    ).join("")}

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | road   | 0         |
    | *  | road     | gate   | 0         |
  `);
const ask = (count: number, by: Partial<Query> = {}): Asked =>
  askSearch(stages(count), `T${count}`, by);
const toldBy = (asked: Asked): string[] => {
  const found = asked.run();
  return tellLabels(asked, found, found.answers);
};

afterEach(() => vi.unstubAllGlobals());

test("memory grows with labels", () => {
  // 2^12 ways, all on the front: labels by the ten thousand, and staircases of thousands of pairs.
  const { answers, labels } = ask(12).run();
  expect(labels.made).toBeGreaterThan(8_192);
  expect(
    answers.map((label) => [
      centsOf(labels, label) / 100,
      minutesOf(labels, label),
      legsOf(labels, label),
    ]),
  ).toEqual(Array.from({ length: 4_096 }, (_, saved) => [saved, 12 * 60 + 4_095 - saved, 12]));
});

test("of the labels made those are kept that lead to answers, each once", () => {
  const { answers, labels } = ask(7).run();
  const seen = new Set<number>();
  for (const answer of answers)
    for (let at = answer; at !== NO_LABEL; at = parentOf(labels, at)) seen.add(at);
  expect(labels.size).toBe(seen.size);
});

test("searches that take turns do not meet, however many there are", () => {
  const alone = [4, 5, 6, 7].map((count) => toldBy(ask(count)));
  const all = [4, 5, 6, 7].map((count) => ({ asked: ask(count), search: ask(count).begin() }));
  for (let left = all; left.length > 0; ) left = left.filter(({ search }) => !search.advance(3));
  expect(
    all.map(({ asked, search }) => tellLabels(asked, search.found(), search.found().answers)),
  ).toEqual(alone);
});

test("what a question before has left behind changes nothing", () => {
  const expected = toldBy(ask(6));
  // Another network, another budget, another cargo's limit, another order of keys, and one that is never ended.
  toldBy(ask(3));
  ask(6, { maxLabels: 5 }).run();
  toldBy(ask(6, { maxCents: 10_00 }));
  toldBy(ask(6, { over: ["duration", "cost"] }));
  ask(6).begin().advance(10);
  expect(toldBy(ask(6))).toEqual(expected);
});

describe("departures are told a few at a time, and stay", () => {
  /** To B by ways that are the dearer the sooner they are there; on by a train six times a day, which calls at D on its way. */
  const rows = networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |${[2, 30, 130, 260, 400, 700]
      .map((hours) => `\n    | by${hours} | road | A | B | ${hours} | ${900 - hours} |`)
      .join("")}

    services
    | id    | mode | costPerTeu |
    | train | rail | 10         |
    | ended | rail | 1          |

    departures
    | service | days | time | validFrom | validTo |${["00", "04", "08", "12", "16", "20"]
      .map(
        (hour) =>
          `\n    | train | mon tue wed thu fri sat sun | ${hour}:00 | 1965-01-01 | 2030-12-31 |`,
      )
      .join("")}
    | ended | mon | 08:00 | 2020-01-01 | 2026-03-10 |

    calls
    | service | terminal | arriveH | departH | cutOffH |
    | train   | B        |         | 0       | 1       |
    | train   | D        | 2       | 3       | 1       |
    | train   | C        | 9       |         |         |
    | ended   | B        |         | 0       | 0       |
    | ended   | C        | 5       |         |         |

    transfers
    | at | fromMode | toMode | durationH | costPerTeu |
    | *  | gate     | road   | 0         | 0          |
    | *  | gate     | rail   | 0         | 0          |
    | *  | road     | rail   | 1         | 0          |
    | *  | rail     | gate   | 0         | 0          |
  `);
  const cargo = { containers: [{ type: "20GP" as const, count: 1 }], grossKg: 10_000 };
  const answer = (planner: Planner, [from, date]: readonly [string, string]): string =>
    JSON.stringify(
      planner.pareto({
        ...{ from, to: "C", cargo, departAfter: `${date}T08:00Z` },
        over: ["cost", "duration"],
      }),
    );
  /** There and back in time, before 1970, past what trains there are, from the middle of a train's way. */
  const asked = [
    ["A", "2026-03-02"],
    ["A", "2026-06-15"],
    ["A", "2026-03-02"],
    ["D", "2026-03-03"],
    ["A", "2026-02-20"],
    ["A", "1969-12-20"],
    ["A", "2030-12-20"],
    ["D", "2026-06-15"],
    ["A", "2027-01-01"],
  ] as const;

  test.each([
    { order: "as they come", questions: asked },
    { order: "the other way round", questions: [...asked].reverse() },
  ])("$order", ({ questions }) => {
    const planner = createPlanner(rows);
    const told = questions.map((question) => answer(planner, question));
    vi.stubGlobal("WebAssembly", undefined);
    expect(told).toEqual(questions.map((question) => answer(createPlanner(rows), question)));
    expect(new Set(told.map((text) => JSON.parse(text).status))).toEqual(new Set(["complete"]));
    const [first] = questions.flatMap((question, at) => (question[0] === "A" ? [told[at]!] : []));
    expect(JSON.parse(first!).itineraries.length).toBeGreaterThan(3);
  });
});

describe("without WebAssembly the search takes the labels itself", () => {
  const tell = (): unknown => {
    const asked = ask(6, { maxLabels: 100 });
    const { labels, extracted, ...found } = asked.run();
    const soFar = found.soFar === undefined ? [] : [found.soFar];
    const told = tellLabels(asked, { ...found, labels, extracted }, [...found.answers, ...soFar]);
    return [told, labels.made, extracted, found.stoppedAt, toldBy(ask(6))];
  };
  /** Of the labels made all are kept only by a search that takes them itself. */
  const isByMachine = (more: Partial<Query> = {}, search = askSearch): boolean => {
    const by = { over: ["cost"], units: [1], isFirstOnly: true, ...more } as const;
    const { labels } = search(stages(6), "T6", by).run();
    return labels.size < labels.made;
  };
  const refuse = (): never => {
    throw new Error("unsafe");
  };
  test.each([
    { platform: "there is none", instead: undefined },
    { platform: "a policy forbids to compile it", instead: { Module: refuse, Instance: refuse } },
    {
      platform: "there is no room for a memory",
      instead: { Module: WebAssembly.Module, Instance: refuse },
    },
  ])("$platform", async ({ instead }) => {
    const expected = tell();
    expect(isByMachine()).toBe(true);
    vi.stubGlobal("WebAssembly", instead);
    // Memories there are serve on: what this thread has compiled, no policy takes back. So it is another's turn.
    vi.resetModules();
    const { askSearch: another } = await import("../../../../test/kit/searched.ts");
    expect(isByMachine({}, another)).toBe(false);
    vi.unstubAllGlobals();
    vi.stubGlobal("WebAssembly", undefined);
    expect(isByMachine()).toBe(false);
    expect(tell()).toEqual(expected);
  });
  test("what its addresses cannot reach: a budget of thirty million labels", () => {
    expect(isByMachine({ maxLabels: 10_000_000 })).toBe(true);
    expect(isByMachine({ maxLabels: 30_000_000 })).toBe(false);
  });
});
