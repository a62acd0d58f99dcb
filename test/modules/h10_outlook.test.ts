/** FEATURE: draws from the delays of the tables: what is missed is rebooked, and the figures agree with theory. */
import {
  createPlanner,
  FreightError,
  formatIssue,
  type Network,
  type Outlook,
  type OutlookRequest,
  plannerFromSnapshot,
  type Replay,
  toSnapshot,
  transcript,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const BASE = {
  from: "CKG",
  to: "DUI",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  // A Monday.
  departAfter: "2026-03-02T08:00Z",
  minimize: "cost",
} as const;

type Drawn = Extract<Outlook, { status: "complete" }>;
type Told = Extract<Replay, { status: "complete" }>;

function outlook(network: Network, more: Partial<OutlookRequest> = {}): Drawn {
  const answer = createPlanner(network).outlook({ ...BASE, ...more });
  if (answer.status !== "complete") throw new Error(answer.status);
  return answer;
}

function replay(network: Network, draw: number, more: Partial<OutlookRequest> = {}): Told {
  const answer = createPlanner(network).replay({ ...BASE, ...more, draw });
  if (answer.status !== "complete") throw new Error(answer.status);
  return answer;
}

/** Lorries that take 100 h, and what the tables say of their delays. */
const lorries = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | road | road | CKG  | DUI | 100       | 900        |

  delays
  | id    | mode | p10H | p90H | p99H |
  | lorry | road | -8   | 24   | 72   |
`);

/*
 * Lines between the quantiles, the first and the last on to 0 and 1: -10 h at 0, 0 at 0.5, 24 at 0.9, 77.3 at 1. The mean is the
 * area below: 0.5 × -5 + 0.4 × 12 + 0.1 × 50.67 = 7.37; the deviation 16.4 h, so that of a mean of 20,000 is 0.12 h, and a share
 * of a tenth is met within 0.2 %. Held to four deviations.
 */
test("one leg: mean and quantiles of 20,000 draws are those of the row", () => {
  const { durationH, cost, arrives, connections, delays } = outlook(lorries, { draws: 20_000 });
  expect(Math.abs((durationH.mean ?? 0) - 107.37)).toBeLessThan(0.48);
  // Four deviations of the share are 0.85 %: 0.17 h at 20 h a unit, 0.8 at 100, 0.5 below and 4.5 above P90.
  expect(Math.abs((durationH.p10 ?? 0) - 92)).toBeLessThan(0.2);
  expect(Math.abs((durationH.p50 ?? 0) - 100)).toBeLessThan(0.9);
  expect(durationH.p90).toBeGreaterThan(123.4);
  expect(durationH.p90).toBeLessThan(128.6);
  expect(cost).toEqual({ p10: 900, p50: 900, p90: 900, mean: 900 });
  expect(arrives).toBe(1);
  expect(connections).toEqual([{ index: 0, at: "CKG", leaves: "onDemand" }]);
  expect(delays).toEqual([
    { part: "leg", index: 0, rule: "lorry", share: 1, source: "test", grade: "official" },
  ]);
});

const shuttle = networkFromTables(`
  services
  | id    | mode | headwayH |
  | train | rail | 48       |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | DUI      | 52      |         |
`);

test("a headway of 48 h is waited for 0 to 48 h, evenly: mean 24, a tenth within 4.8; a plan waits 24", () => {
  const { durationH, itinerary } = outlook(shuttle, { draws: 20_000 });
  expect(itinerary.durationH).toBe(24 + 52);
  // Four deviations: 48 / sqrt(12) / sqrt(20,000) a mean, 0.85 % of 48 h a quantile.
  expect(Math.abs((durationH.mean ?? 0) - 76)).toBeLessThan(0.4);
  expect(Math.abs((durationH.p10 ?? 0) - 56.8)).toBeLessThan(0.41);
  expect(Math.abs((durationH.p90 ?? 0) - 95.2)).toBeLessThan(0.41);
  const asked = { p10: 100, p50: 100, p90: 100, mean: 100 };
  expect(outlook(shuttle, { drawWaits: false, headwayWait: "full" }).durationH).toEqual(asked);
});

/**
 * By road into the yard on Monday 18:00, five hours of handling: ready at 23:00, 13 h before the cut-off of the train on Tuesday
 * at 12:00. The next is a week later, and every day in the yard beyond two is 10.
 */
const yard = networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | MLA | 10        |

  services
  | id    | mode |
  | train | rail |

  departures
  | service | days | time  |
  | train   | tue  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | MLA      |         | 0       |
  | train   | DUI      | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | gate   | 0         |

  storage
  | id   | at  | freeH | perTeuDay |
  | yard | MLA | 48    | 10        |

  delays
  | id    | mode | p10H | p90H |
  | lorry | road | -2   | 26   |
`);

test("more than 13 h late, as in three of ten cases, misses the train; the next is a week later", () => {
  const drawn = outlook(yard, { draws: 10_000, arriveBefore: "2026-03-05T00:00Z" });
  expect(drawn.connections).toEqual([
    { index: 0, at: "CKG", leaves: "onDemand" },
    { index: 1, at: "MLA", leaves: "timetable", missed: expect.any(Number) },
  ]);
  const missed = drawn.connections[1]?.missed ?? 0;
  // The line from P50 to P90 is at 13 h at 0.7; a deviation of 10,000 draws is 0.46 %.
  expect(Math.abs(missed - 0.3)).toBeLessThan(0.0184);
  expect(drawn.onTime).toBeCloseTo(1 - missed, 10);
  // Tuesday 12:00 and 20 h, or a week more: the days between are 10 each.
  expect(drawn.availableAt).toMatchObject({
    p10: "2026-03-04T08:00+00:00",
    p50: "2026-03-04T08:00+00:00",
    p90: "2026-03-11T08:00+00:00",
  });
  expect(drawn.cost.p50).toBe(0);
  // In the yard from Tuesday 07:00 to 20:30, most of all a hundred: 6 to 7 days, less two that are free.
  expect([40, 50]).toContain(drawn.cost.p90);
});

test("each draw can be told in full, and is what one would reckon by hand", () => {
  const seen = { caught: 0, missed: 0 };
  for (let draw = 1; draw <= 40; draw++) {
    const { itinerary, missed } = replay(yard, draw);
    if (itinerary === undefined) throw new Error("a train a week");
    const [road, train] = itinerary.legs;
    const delayH = road?.delayH ?? 0;
    const isLate = delayH > 13;
    seen[isLate ? "missed" : "caught"] += 1;
    expect(road?.durationH).toBeCloseTo(10 + delayH, 9);
    expect(missed).toEqual(isLate ? [1] : []);
    expect(train?.departAt).toBe(isLate ? "2026-03-10T12:00+00:00" : "2026-03-03T12:00+00:00");
    // From Monday 18:00 and the delay to departure, by started days beyond 48 h.
    const lainH = 18 - delayH + (isLate ? 168 : 0);
    expect(itinerary.cost).toBe(10 * Math.max(0, Math.ceil((lainH - 48) / 24)));
    expect(itinerary.transfers[1]?.waitH).toBeCloseTo(lainH - 5, 9);
  }
  expect(Math.min(seen.caught, seen.missed)).toBeGreaterThan(5);
});

test("draw 0 is the plan, and early cargo waits for the train it is booked on", () => {
  const plan = createPlanner(yard).plan(BASE);
  expect(replay(yard, 0).itinerary).toEqual(plan.status === "optimal" && plan.itinerary);
  const early = [1, 2, 3, 4, 5, 6, 7, 8].map((draw) => replay(yard, draw).itinerary);
  const first = early.find((itinerary) => (itinerary?.legs[0]?.delayH ?? 0) < 0);
  expect(first?.legs[1]?.departAt).toBe("2026-03-03T12:00+00:00");
});

test("where no departure is left the draw never arrives: its share is told, and quantiles among it are not", () => {
  const once = networkFromTables(`
    links
    | id   | mode | from | to  | durationH |
    | road | road | CKG  | MLA | 10        |

    services
    | id   | mode |
    | ship | sea  |

    departures
    | service | days | time  | validFrom  | validTo    |
    | ship    | tue  | 12:00 | 2026-03-03 | 2026-03-03 |

    calls
    | service | terminal | arriveH | departH |
    | ship    | MLA      |         | 0       |
    | ship    | DUI      | 20      |         |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | road   | 0         |
    | *  | road     | sea    | 5         |
    | *  | sea      | gate   | 0         |

    delays
    | id    | mode | p10H | p90H |
    | lorry | road | 0    | 26   |
  `);
  const drawn = outlook(once);
  expect(drawn.durationH).toEqual({ p10: 48, p50: 48, mean: 48 });
  expect(drawn.availableAt.p90).toBeUndefined();
  expect(drawn.cost.p90).toBeUndefined();
  expect(drawn.arrives + (drawn.connections[1]?.missed ?? 0)).toBeCloseTo(1, 12);
  expect(drawn.arrives).toBeGreaterThan(0.6);
  expect(drawn.arrives).toBeLessThan(0.8);
  const lost = Array.from({ length: 20 }, (_, draw) => replay(once, draw + 1)).find(
    ({ missed }) => missed.length > 0,
  );
  expect(lost).toBeDefined();
  expect(lost?.itinerary).toBeUndefined();
});

test("the first hundred of a thousand draws are the hundred", () => {
  const hundred = Array.from({ length: 100 }, (_, index) =>
    replay(yard, index + 1, { draws: 1_000 }),
  );
  const sorted = hundred
    .map(({ itinerary }) => itinerary?.durationH ?? Number.NaN)
    .sort((a, b) => a - b);
  const { durationH } = outlook(yard, { draws: 100 });
  expect(durationH).toMatchObject({ p10: sorted[9], p50: sorted[49], p90: sorted[89] });
});

test("the same bytes twice and from a snapshot; another seed, other draws", () => {
  const text = (more: Partial<OutlookRequest> = {}): string => JSON.stringify(outlook(yard, more));
  expect(text()).toBe(text());
  const opened = plannerFromSnapshot(toSnapshot(yard)).outlook(BASE);
  expect(JSON.stringify(opened)).toBe(text());
  const durations = (more: Partial<OutlookRequest>): unknown => outlook(lorries, more).durationH;
  expect(durations({ seed: "b" })).not.toEqual(durations({ seed: "a" }));
  expect(durations({ seed: "a" })).toEqual(durations({ seed: "a" }));
  // A question on another day draws the same delays, so that days can be compared.
  expect(durations({ departAfter: "2026-04-01T08:00Z" })).toEqual(durations({}));
});

test("nothing is faster than its mode can be, and no handling takes less than no time", () => {
  const fast = networkFromTables(`
    links
    | id   | mode | from | to  | durationH | distanceKm |
    | road | road | CKG  | DUI | 20        | 1100       |

    transfers
    | at  | fromMode | toMode | durationH |
    | CKG | gate     | road   | 2         |
    | DUI | road     | gate   | 1         |

    delays
    | id    | mode | terminal | p10H | p90H |
    | lorry | road |          | -500 | 0    |
    | gate  |      | CKG      | -500 | 0    |
  `);
  // 1,100 km at 110 km/h; handing in takes no time at best, release its hour.
  expect(outlook(fast).durationH.p10).toBe(11);
  const drawn = Array.from({ length: 10 }, (_, draw) => replay(fast, draw + 1).itinerary);
  for (const itinerary of drawn) {
    expect(itinerary?.legs[0]?.durationH).toBeGreaterThanOrEqual(10);
    expect(itinerary?.transfers[0]?.handlingH).toBeGreaterThanOrEqual(0);
  }
});

test("a way of one's own, and a later train of it", () => {
  const plan = createPlanner(yard).plan(BASE);
  if (plan.status !== "optimal") throw new Error(plan.status);
  const [road, train] = plan.itinerary.legs;
  if (road === undefined || train === undefined) throw new Error("two legs");
  const way = { legs: [road, { ...train, departAt: "2026-03-10T12:00Z" }] };
  const drawn = outlook(yard, { way });
  expect(drawn.connections[1]?.missed).toBe(0);
  expect(transcript(drawn.itinerary)).toContain("rail train 03-10 12:00 > 03-11 08:00");
});

const legsOf = (...changes: readonly object[]): OutlookRequest["way"] => ({
  legs: [
    { mode: "road", links: ["road"], from: "CKG", to: "MLA", departAt: "2026-03-02T08:00Z" },
    {
      mode: "rail",
      service: "train",
      links: ["rail-MLA-DUI"],
      from: "MLA",
      to: "DUI",
      departAt: "2026-03-03T12:00Z",
    },
  ].map((leg, index) => ({ ...leg, ...changes[index] }) as never),
});

test.each([
  { more: { draws: 0 }, at: "draws" },
  { more: { draws: 100_001 }, at: "draws" },
  { more: { draws: 2.5 }, at: "draws" },
  { more: { seed: "" }, at: "seed" },
  { more: { seed: "x".repeat(81) }, at: "seed" },
  { more: { way: { legs: [] } }, at: "way.legs" },
  { more: { way: legsOf({ departAt: "Monday" }) }, at: "way.legs.0.departAt" },
  { more: { way: legsOf({ from: "MLA" }) }, at: "way.legs.0" },
  { more: { way: legsOf({}, { service: "plane" }) }, at: "way.legs.1" },
  { more: { way: legsOf(), to: "MLA" }, at: "way.legs.1" },
  { more: { way: legsOf(), modes: ["road"] }, at: "way.legs.1" },
  // A Wednesday has no train, and last week's has gone.
  { more: { way: legsOf({}, { departAt: "2026-03-04T12:00Z" }) }, at: "way.legs.1.departAt" },
  { more: { way: legsOf({}, { departAt: "2026-02-24T12:00Z" }) }, at: "way.legs.1.departAt" },
] as const)("bad input is located: $at", ({ more, at }) => {
  const ask = (): unknown => createPlanner(yard).outlook({ ...BASE, ...more } as OutlookRequest);
  expect(ask).toThrow(FreightError);
  try {
    ask();
  } catch (error) {
    const [issue] = error instanceof FreightError ? error.issues : [];
    expect(issue === undefined ? "" : formatIssue(issue)).toContain(`request › ${at}:`);
  }
});

test("no way has the reasons of plan; a budget that is spent has a bound", () => {
  const planner = createPlanner(yard);
  expect(planner.outlook({ ...BASE, modes: ["air"] })).toMatchObject({
    status: "infeasible",
    because: [{ code: "modes_exclude" }],
  });
  expect(planner.outlook({ ...BASE, budget: { labels: 1 } }).status).toBe("stopped");
});
