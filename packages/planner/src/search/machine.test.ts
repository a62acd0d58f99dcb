import { afterEach, describe, expect, test, vi } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { type Asked, askSearch, tellLabels } from "../../../../test/kit/searched.ts";
import type { Compiled } from "../compile/compile.ts";
import type { Timetable } from "../compile/timetable.ts";
import { createPlanner, type Planner } from "../planner.ts";
import type { FrontCriterion } from "../request/request.ts";
import {
  centsOf,
  createLabels,
  LABEL_BYTES,
  legsOf,
  minutesOf,
  NO_LABEL,
  parentOf,
} from "./labels.ts";
import type { Query } from "./query.ts";
import type { Standing } from "./standing.ts";
import { NO_WATCH } from "./watch.ts";

/** Several, to be told apart. */
const TIMETABLES = [{}, {}, {}] as Timetable[];

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
  // Where ways begin, twice as many at each stage as at the one before, and those released.
  expect(labels.size).toBe(2 ** 8 - 1 + 2 ** 7);
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
    ["B", "2026-03-02"],
    ["D", "2026-03-02"],
  ] as const;

  test.each([
    { order: "as they come", questions: asked },
    { order: "the other way round", questions: [...asked].reverse() },
  ])("$order", async ({ questions }) => {
    // In a memory that holds nothing yet.
    vi.resetModules();
    const { createPlanner: another } = await import("../planner.ts");
    const planner = another(rows);
    const told = questions.map((question) => answer(planner, question));
    vi.stubGlobal("WebAssembly", undefined);
    expect(told).toEqual(questions.map((question) => answer(createPlanner(rows), question)));
    expect(new Set(told.map((text) => JSON.parse(text).status))).toEqual(new Set(["complete"]));
    const [first] = questions.flatMap((question, at) => (question[0] === "A" ? [told[at]!] : []));
    expect(JSON.parse(first!).itineraries.length).toBeGreaterThan(3);
  });
});

/**
 * The search as another thread has it, where no memory was made yet: what is counted from then on. Memories are made so many
 * pages of 64 KiB large, if that is told.
 */
async function anotherThread(pages = 0) {
  const counts = { memories: 0, layOuts: 0, places: [] as readonly number[] };
  const { Module, Instance: Own } = WebAssembly;
  class Instance {
    readonly exports: object;
    constructor(module: WebAssembly.Module, imports: WebAssembly.Imports) {
      const own = new Own(module, imports).exports as Record<string, (...args: unknown[]) => void>;
      this.exports = own;
      // Trees have a memory too, and no host.
      if (imports["host"] === undefined) return;
      counts.memories++;
      const layOut = (...args: unknown[]): void => {
        counts.layOuts++;
        own["layOut"]!(...args);
      };
      const useMoves = (place: number): void => {
        counts.places = [...counts.places, place];
        own["useMoves"]!(place);
      };
      this.exports = { ...own, layOut, useMoves };
      const memory = own["memory"] as unknown as WebAssembly.Memory;
      const has = memory.buffer.byteLength / 65_536;
      if (pages > has) memory.grow(pages - has);
    }
  }
  vi.stubGlobal("WebAssembly", { Module, Instance });
  vi.resetModules();
  const { askSearch: another } = await import("../../../../test/kit/searched.ts");
  /** Several networks, each as long as the next. */
  const networks = [2, 3, 4, 5].map((count) => {
    const begun = another(stages(count), `T${count}`);
    return { begin: begun.begin, run: (): number => begun.run().answers.length };
  });
  /** Asks networks one after the other; memories and how often one was laid out so far. */
  const ask = (...some: number[]): number[] => {
    for (const one of some) expect(networks[one]!.run()).toBe(2 ** (one + 2));
    return [counts.memories, counts.layOuts];
  };
  /** As many searches at a time; memories so far. */
  const askAtOnce = (): number => {
    const begun = networks.map(({ begin }) => begin());
    for (const search of begun) search.advance(1);
    for (const search of begun) search.advance(Number.POSITIVE_INFINITY);
    return counts.memories;
  };
  return { counts, another, ask, askAtOnce };
}

describe("memories serve again", () => {
  test("one network, one memory, laid out once", async () => {
    const { ask } = await anotherThread();
    expect(ask(0)).toEqual([1, 1]);
    expect(ask(0, 0)).toEqual([1, 1]);
  });
  test("two networks in turn have one each", async () => {
    const { ask } = await anotherThread();
    expect(ask(0, 1, 0, 1, 1, 0)).toEqual([2, 2]);
  });
  test("a third takes that of which it is longest that it was used", async () => {
    const { ask } = await anotherThread();
    expect(ask(0, 1, 2)).toEqual([2, 3]);
    expect(ask(1, 2)).toEqual([2, 3]);
    expect(ask(0)).toEqual([2, 4]);
    expect(ask(2)).toEqual([2, 4]);
  });
  test("searches at a time have each its own, of which two are kept", async () => {
    const { askAtOnce } = await anotherThread();
    expect(askAtOnce()).toBe(4);
    expect(askAtOnce()).toBe(6);
  });
  test("a network is laid out anew where something else must be touched", async () => {
    const { counts } = await anotherThread();
    const { createPlanner: create } = await import("../planner.ts");
    const planner = create(stages(3));
    const cargo = { containers: [{ type: "20GP" as const, count: 1 }], grossKg: 10_000 };
    const ask = (...via: string[]): number[] => {
      const departAfter = "2026-03-02T08:00Z";
      const over = ["cost", "duration"] as const;
      const front = planner.pareto({ from: "A", to: "T3", cargo, departAfter, over, via });
      if (front.status !== "complete") throw new Error("not complete");
      return [front.itineraries.length, counts.memories, counts.layOuts];
    };
    expect([ask(), ask(), ask("T1"), ask("T1"), ask("T2")]).toEqual([
      [8, 1, 1],
      [8, 1, 1],
      [8, 1, 2],
      [8, 1, 2],
      [8, 1, 2],
    ]);
    expect([ask("T1", "T2"), ask()]).toEqual([
      [8, 1, 3],
      [8, 1, 4],
    ]);
  });
  test("what moves use has a place for each order of criteria and cargo, eight at most, and that used longest ago goes", async () => {
    const { counts } = await anotherThread();
    const { createPlanner: create } = await import("../planner.ts");
    const ask = (
      planner: Planner,
      [one, other]: readonly FrontCriterion[],
      boxes: number,
    ): string => {
      const cargo = { containers: [{ type: "20GP" as const, count: boxes }], grossKg: 10_000 };
      const departAfter = "2026-03-02T08:00Z";
      const over = [one!, other!];
      return JSON.stringify(planner.pareto({ from: "A", to: "T3", cargo, departAfter, over }));
    };
    // More than there are places for.
    const questions = [1, 2, 3, 4, 5].flatMap((boxes) => [
      { over: ["cost", "duration"] as const, boxes },
      { over: ["duration", "cost"] as const, boxes },
    ]);
    const expected = questions.map(({ over, boxes }) => ask(create(stages(3)), over, boxes));
    const planner = create(stages(3));
    const { layOuts, places } = counts;
    // In turn, there and back: what is still there, and what had to go.
    const order = [...questions.keys()].flatMap((at, _, all) => [at, all.at(-1 - at)!, at]);
    for (const at of order) {
      const { over, boxes } = questions[at]!;
      expect(ask(planner, over, boxes)).toBe(expected[at]);
    }
    expect(counts.layOuts).toBe(layOuts + 1);
    const own = counts.places.slice(places.length);
    expect(new Set(own)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
    // Of eight the first is used again; the ninth comes in place of the second.
    const another = create(stages(3));
    const begun = counts.places.length;
    for (const at of [0, 1, 2, 3, 4, 5, 6, 7, 0, 8, 0, 1]) {
      const { over, boxes } = questions[at]!;
      expect(ask(another, over, boxes)).toBe(expected[at]);
    }
    expect(counts.places.slice(begun)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 0, 2]);
  });
  test("what a search had is given back once", async () => {
    const { counts, another } = await anotherThread();
    const { createRound } = await import("./search.ts");
    const { compiled, weighed, query, field } = another(stages(2), "T2");
    const latest = new Float64Array(compiled.stateCount).fill(Number.POSITIVE_INFINITY);
    const round = createRound(compiled, weighed, query, field, latest, createLabels(), NO_WATCH);
    expect([round.advance(Number.POSITIVE_INFINITY), round.advance(1)]).toEqual([true, true]);
    // One is kept: two networks at a time have one each of their own beside it.
    const both = [another(stages(3), "T3").begin(), another(stages(4), "T4").begin()];
    for (const search of both) search.advance(1);
    expect(counts.memories).toBe(3);
    for (const search of both) search.advance(Number.POSITIVE_INFINITY);
    expect(both.map((search) => search.found().answers.length)).toEqual([8, 16]);
  });
  test("those of more than 32 MiB do not", async () => {
    const { ask } = await anotherThread(512);
    expect(ask(0, 0, 0)).toEqual([1, 1]);
    const { ask: askLarger } = await anotherThread(513);
    expect(askLarger(0, 0, 0)).toEqual([3, 3]);
  });
});

describe("what the loop asks while it runs", () => {
  const rows = networkFromTables(`
    terminals
    | id | openDays                    | opensAt | closesAt |
    | B  | mon tue wed thu fri sat sun | 08:00   | 18:00    |

    links
    | id | mode | from | to | durationH | costPerTeu |
    | in | road | A    | B  | 12        | 100        |

    services
    | id    | mode | headwayH | costPerTeu |
    | often | rail | 4        | 80         |
    | train | rail |          | 10         |

    departures
    | service | days    | time  |
    | train   | tue fri | 10:00 |

    calls
    | service | terminal | arriveH | departH | cutOffH |
    | often   | B        |         | 0       | 1       |
    | often   | C        | 5       |         |         |
    | train   | X        |         | 0       |         |
    | train   | B        | 1       | 2       | 1       |
    | train   | C        | 24      |         |         |

    transfers
    | at | fromMode | toMode | durationH | costPerTeu |
    | *  | gate     | road   | 0         | 0          |
    | *  | road     | rail   | 2         | 6          |
    | *  | rail     | gate   | 0         | 0          |
  `);
  test("opening hours of each place; how a ride leaves once, and then of rides by timetable alone", async () => {
    const { another } = await anotherThread();
    const asked = another(rows, "C");
    const handlingFrom = vi.spyOn(asked.field, "handlingFrom");
    const mannerOf = vi.spyOn(asked.field, "mannerOf");
    const nextDeparture = vi.spyOn(asked.field, "nextDeparture");
    const nextLeaving = vi.spyOn(asked.field, "nextLeaving");
    const run = (): number[][] => {
      const { labels, answers } = asked.run();
      return answers.map((label) => [centsOf(labels, label) / 100, minutesOf(labels, label) / 60]);
    };
    // There at 20:00; from 08:00 on 2 h, 1 h and half of 4 h, 5 h; or by the train of 12:00, 22 h.
    const expected = [
      [116, 50],
      [186, 34],
    ];
    expect(run()).toEqual(expected);
    expect(handlingFrom).toHaveBeenCalledTimes(1);
    expect(mannerOf).toHaveBeenCalledTimes(3);
    expect(nextDeparture).not.toHaveBeenCalled();
    expect(nextLeaving).toHaveBeenCalled();
    // What was told is known from then on.
    for (const spy of [handlingFrom, mannerOf, nextLeaving]) spy.mockClear();
    expect(run()).toEqual(expected);
    expect(handlingFrom).toHaveBeenCalledTimes(1);
    expect(mannerOf).not.toHaveBeenCalled();
    expect(nextLeaving).not.toHaveBeenCalled();
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
  test("what its addresses cannot reach: more than a GiB to move over, or of labels", async () => {
    let tries = 0;
    class Instance {
      constructor() {
        tries++;
        refuse();
      }
    }
    vi.stubGlobal("WebAssembly", { Module: WebAssembly.Module, Instance });
    vi.resetModules();
    const { createMachine } = await import("./machine.ts");
    /** Whether a memory was asked for. Rows of moves, states (two and as many layers) are of 32 bytes, of rides 16, of timetables 256. */
    const isTried = (more: Partial<Record<string, number>> = {}, maxLabels = 1_000): boolean => {
      const of = { moves: 2 ** 25 - 30, states: 3, layers: 6, rides: 4, timetables: 2, ...more };
      const timetables = Array.from({ length: of.rides }, (_, i) => TIMETABLES[i % of.timetables]);
      const compiled = {
        moveInto: { length: of.moves },
        stateCount: of.states,
        rides: { length: of.rides },
        timetables,
      } as unknown as Compiled;
      tries = 0;
      const round = { compiled, layers: of.layers, maxLabels } as Partial<Standing> as Standing;
      expect(createMachine(round)).toBe(undefined);
      return tries > 0;
    };
    // 32 * 12 and 16 * 4 and 256 * 2 are 32 * 30.
    expect(isTried()).toBe(true);
    for (const more of [
      { moves: 2 ** 25 - 29 },
      { states: 4 },
      { layers: 7 },
      { rides: 5 },
      { timetables: 3 },
    ])
      expect(isTried(more)).toBe(false);
    expect(isTried({}, 2 ** 30 / LABEL_BYTES)).toBe(true);
    expect(isTried({}, 2 ** 30 / LABEL_BYTES + 1)).toBe(false);
    expect(isTried({}, Number.POSITIVE_INFINITY)).toBe(true);
  });
  test("a budget of thirty million labels", () => {
    expect(isByMachine({ maxLabels: 10_000_000 })).toBe(true);
    expect(isByMachine({ maxLabels: 30_000_000 })).toBe(false);
  });
});
