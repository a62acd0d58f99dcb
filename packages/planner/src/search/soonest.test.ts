import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import type { Network } from "../network/rows.ts";
import { createPlanner } from "../planner.ts";
import type { Query } from "./query.ts";
import { narrow } from "./soonest.ts";

/** To C in 40 h by lorry over D, or over B by the train on Friday at 12:00, which takes 20 h; handling there 5 h. */
const TABLES = `
  links
  | id   | mode | from | to | durationH | costPerTeu |
  | in   | road | A    | B  | 10        | 100        |
  | past | road | A    | D  | 20        | 100        |
  | on   | road | D    | C  | 20        | 800        |

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | B        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | gate   | 2         |
  | *  | road     | gate   | 0         |
`;
const usual = networkFromTables(TABLES);
const H = 60;

/** A question from A to C, narrowed; by default for the fastest way. */
function narrowed(by: Partial<Query>, asked: object, network: Network) {
  const engine = createEngine(network, undefined);
  const { compiled } = engine;
  const prepared = prepare(engine, {
    from: "A",
    to: "C",
    cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
    departAfter: "2026-03-02T08:00Z",
    ...asked,
  });
  if (Array.isArray(prepared)) throw new Error("not prepared");
  const { weighed, field, base } = prepared;
  const fastest = { over: ["duration"], units: [1], isFirstOnly: true, isSpread: false } as const;
  return {
    compiled,
    base,
    narrowed: narrow(compiled, weighed, { ...base, ...fastest, ...by }, field),
  };
}

/** Hours after Monday 08:00 by which cargo must be at A's gate, off `in`, off `past` and off `on`. */
function latest(by: Partial<Query>, asked: object = {}, network = usual): (number | undefined)[] {
  const { compiled, narrowed: found } = narrowed(by, asked, network);
  const gate = compiled.gateState[compiled.terminalIdx.get("A")!]!;
  const off = ["in", "past", "on"].map(
    (link) => compiled.rideState[compiled.rides.findIndex(({ links }) => links[0]?.id === link)]!,
  );
  return [gate, ...off].map((state) => found.latest[state]! / H);
}

const NEVER = Number.NEGATIVE_INFINITY;
const ALWAYS = Number.POSITIVE_INFINITY;

test("on the fastest way no minute can be lost, and no other way is looked at", () => {
  expect(latest({})).toEqual([0, NEVER, 20, 40]);
});

test("before a train there is time, until its departure less handling", () => {
  // Friday 12:00 is 100 h on.
  expect(latest({}, { avoid: { terminals: ["D"] } })).toEqual([85, 95, NEVER, NEVER]);
});

test("no way in time: nothing is looked at", () => {
  const none = [NEVER, NEVER, NEVER, NEVER];
  // The train would be in time by its hours, but does not leave before Friday.
  const byTrain = { arriveBefore: "2026-03-04T18:00Z", avoid: { terminals: ["D"] } };
  expect(latest({}, byTrain)).toEqual(none);
  expect(latest({}, { arriveBefore: "2026-03-03T23:59Z" })).toEqual(none);
  expect(latest({}, { arriveBefore: "2026-03-04T00:00Z" })).toEqual([0, NEVER, 20, 40]);
});

test("what is left to find is the cheapest of the fastest ways", () => {
  const { base, narrowed: found } = narrowed({}, {}, usual);
  expect(found.soonest).toBe(40 * H);
  expect(found.query).toMatchObject({
    over: ["cost", "duration", "co2e"],
    units: [1, 1, 1],
    arriveBefore: base.departAfter + 40 * H,
    isFirstOnly: true,
  });
  const late = narrowed({}, { arriveBefore: "2026-03-03T23:59Z" }, usual);
  expect(late.narrowed.soonest).toBeUndefined();
  expect(narrowed({ over: ["cost"] }, {}, usual).narrowed.query.over).toEqual(["cost"]);
});

test("stopped after the trees: the bound is the fastest way, to the minute", () => {
  const question = {
    from: "A",
    to: "C",
    cargo: { containers: [{ type: "20GP" as const, count: 1 }], grossKg: 10_000 },
    departAfter: "2026-03-02T08:00Z",
    minimize: "duration" as const,
  };
  const answer = createPlanner(usual).plan({ ...question, budget: { labels: 2 } });
  expect(answer).toMatchObject({
    status: "stopped",
    criterion: "duration",
    bound: 40,
    itinerary: { durationH: 40 },
  });
  expect(createPlanner(usual).plan(question)).toMatchObject({ itinerary: { durationH: 40 } });
});

test("what else is asked leaves every way that can be in time", () => {
  // By the train too, could it leave at any time: 2 + 20 + 5 + 10 h before.
  const inTime = [13, 23, 30, 50];
  for (const by of [
    { over: ["cost"] },
    { over: ["duration", "cost"], isFirstOnly: false },
    { over: ["duration", "cost"] },
    { isFirstOnly: false },
    { stays: [{ bit: 0, terminals: new Set(), minutes: 0 }] },
    { maxCents: 1_000_00 },
    { maxLegs: 4 },
    { mustTouch: 1 },
  ] satisfies Partial<Query>[]) {
    expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" })).toEqual(inTime);
    expect(latest(by)).toEqual([ALWAYS, ALWAYS, ALWAYS, ALWAYS]);
  }
});

test("of every destination by itself nothing is known but the deadline", () => {
  const by = { isSpread: true, isFirstOnly: false };
  expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" })).toEqual([50, 50, 50, 50]);
});

test("a calendar may shut a train, so its timetable still tells how late cargo may be", () => {
  const shut = networkFromTables(
    `${TABLES}
  calendars
  | id | corridor | service | validFrom  | validTo    |
  | h  |          | train   | 2026-03-06 | 2026-03-07 |
`,
  );
  // It leaves on Friday the 13th; looked for is the last of any Friday in time, which is that.
  expect(latest({}, { avoid: { terminals: ["D"] } }, shut)).toEqual([253, 263, NEVER, NEVER]);
});

test("where the budget is spent before the trees are grown the deadline is all that is known", () => {
  const by = { shouldStop: () => true };
  // Two trees this small are grown before anybody looks.
  expect(latest(by)).toEqual([0, NEVER, 20, 40]);
  // Eleven hundred places on the way to the train, each no later than the fastest way could be.
  const many = Array.from({ length: 1_100 }, (_, i) => [
    `| to${i}   | road | A   | M${i} | 1 | 1 |`,
    `| from${i} | road | M${i} | B  | 1 | 1 |`,
  ]).flat();
  const wide = networkFromTables(
    TABLES.replace("\n\n  services", `\n${many.join("\n")}\n\n  services`) +
      manyPlaces([
        "A",
        "B",
        "C",
        "D",
        ...many.flatMap((_, i) => (i % 2 === 0 ? [`M${i / 2}`] : [])),
      ]),
  );
  expect(latest(by, {}, wide)).toEqual([ALWAYS, ALWAYS, ALWAYS, ALWAYS]);
  expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" }, wide)).toEqual([21, 23, 30, 50]);
  expect(latest({}, {}, wide)).toEqual([0, NEVER, 20, 40]);
});

/** Terminals, so many that what a test leaves out would not be on the globe. */
const manyPlaces = (ids: readonly string[]): string =>
  `
  terminals
  | id | lon |
${ids.map((id, at) => `  | ${id} | ${at / 10} |`).join("\n")}
`;

describe("limits of a way are those of the whole search", () => {
  const NOTHING = `
  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | gate   | 0         |
`;
  const soonestOf = (network: Network, asked: object = {}): number | undefined =>
    narrowed({}, asked, network).narrowed.soonest;

  /** From A to C by so many lorries, each an hour. */
  const chain = (legs: number): Network => {
    const place = (at: number): string => (at === 0 ? "A" : at === legs ? "C" : `P${at}`);
    const rows = Array.from(
      { length: legs },
      (_, i) => `| l${i} | road | ${place(i)} | ${place(i + 1)} | 1 |`,
    );
    return networkFromTables(
      `links\n| id | mode | from | to | durationH |\n${rows.join("\n")}\n${NOTHING}${manyPlaces(Array.from({ length: legs + 1 }, (__, at) => place(at)))}`,
    );
  };
  test("of no more legs than a way may have; where one might be longer, the search finds out", () => {
    expect(soonestOf(chain(255))).toBe(255 * H);
    expect(soonestOf(chain(256))).toBeUndefined();
  });

  /** Two lorries, the first so long. */
  const slow = (durationH: number): Network =>
    networkFromTables(`
  links
  | id | mode | from | to | durationH    |
  | a  | road | A    | P  | ${durationH} |
  | b  | road | P    | C  | 1            |
${NOTHING}`);
  test("no leg departs after the horizon of 400 days", () => {
    expect(soonestOf(slow(400 * 24))).toBe((400 * 24 + 1) * H);
    expect(soonestOf(slow(400 * 24 + 1))).toBeUndefined();
  });

  test("cargo that comes in time to a terminal that opens too late is late", () => {
    const shut = networkFromTables(`
  terminals
  | id | timeZone | openDays | opensAt | closesAt |
  | C  | UTC      | tue      | 06:00   | 18:00    |

  links
  | id | mode | from | to | durationH |
  | a  | road | A    | C  | 10        |
${NOTHING}`);
    // There on Monday at 18:00, handled on Tuesday at 06:00.
    expect(soonestOf(shut, { arriveBefore: "2026-03-03T06:00Z" })).toBe(22 * H);
    expect(soonestOf(shut, { arriveBefore: "2026-03-03T05:59Z" })).toBeUndefined();
  });
});
