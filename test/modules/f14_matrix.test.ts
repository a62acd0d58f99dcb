/** FEATURE: every pair of places, one search an origin; a bad place stops no other. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id  | mode | from  | to    | durationH | costPerTeu |
  | ab  | road | CKG:A | DUI:X | 10        | 900        |
  | bb  | rail | CKG:B | DUI:Y | 40        | 300        |
  | in  | road | CKG:A | CKG:B | 1         | 50         |
  | on  | road | DUI:X | HAM   | 5         | 100        |
  | far | road | SHA   | CKG:A | 20        | 400        |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | gate     | rail   | 0         |
  | *  | road     | gate   | 0         |
  | *  | rail     | gate   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 0         |

  drayage
  | id | at  | circuity | speedKmH | doorH | maxKm | factor   | currency | perTeu | source | grade    |
  | x  | HAM | 1        | 60       | 1     | 100   | none-tkm | USD      | 70     | test   | official |
`);
const planner = createPlanner(network);
const cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;
const rest = { cargo, departAfter: "2026-03-02T08:00Z" } as const;
const HAM = network.terminals.find(({ id }) => id === "HAM");
const door = { lon: (HAM?.lon ?? 0) + 0.1, lat: HAM?.lat ?? 0 };

const origins = ["CKG", "CKG:A", "SHA", "NO", "HAM"];
const destinations = ["DUI", "DUI:X", "CKG:B", "HAM", "WHERE", door];

test.each(["cost", "duration"] as const)("by %s: rows are what plan says", (minimize) => {
  const answer = planner.matrix({ origins, destinations, ...rest, minimize });
  if (answer.status !== "complete") throw new Error(answer.status);
  expect(answer.rows).toHaveLength(origins.length * destinations.length);
  for (const [index, row] of answer.rows.entries()) {
    const from = origins[Math.floor(index / destinations.length)]!;
    const to = destinations[index % destinations.length]!;
    expect(row).toMatchObject({ from, to });
    const plan = planner.plan({ from, to, ...rest, minimize });
    expect(row.status).toBe(plan.status);
    if (row.status === "optimal" && plan.status === "optimal") {
      const { cost, durationH, co2eKg, legs } = plan.itinerary;
      expect(row).toMatchObject({ cost, durationH, co2eKg, terminal: legs.at(-1)?.to });
    }
  }
});

test("what is wrong with a pair is said in its row", () => {
  const answer = planner.matrix({ origins, destinations, ...rest, minimize: "cost" });
  if (answer.status !== "complete") throw new Error(answer.status);
  const codeOf = (from: string, to: unknown): string | undefined => {
    const row = answer.rows.find((one) => one.from === from && one.to === to);
    return row?.status === "infeasible" ? (row.because?.[0]?.code ?? "no way") : row?.status;
  };
  expect(codeOf("NO", "DUI")).toBe("unknown_terminal");
  expect(codeOf("CKG", "WHERE")).toBe("unknown_terminal");
  expect(codeOf("CKG", "CKG:B")).toBe("same_place");
  expect(codeOf("CKG:A", "CKG:B")).toBe("optimal");
  expect(codeOf("HAM", "DUI")).toBe("no way");
  expect(codeOf("CKG", door)).toBe("optimal");
});

test("what is wrong with every pair is said once; shapes are issues", () => {
  expect(
    planner.matrix({ origins, destinations, ...rest, minimize: "cost", modes: [] }),
  ).toMatchObject({ status: "infeasible", because: [{ code: "no_modes" }] });
  const ask = (places: object) => () =>
    planner.matrix({ origins, destinations, ...rest, minimize: "cost", ...places });
  expect(ask({ origins: [] })).toThrow("request › origins");
  expect(ask({ origins: [{ lon: 200, lat: 0 }] })).toThrow("request › origins.0");
  const many = Array.from({ length: 1000 }, (_, index) => `P${index}`);
  expect(ask({ origins: many, destinations: many })).toThrow("at most 100000 pairs");
});

test("a budget is told by row", () => {
  const answer = planner.matrix({
    origins: ["CKG"],
    destinations: ["DUI", "HAM"],
    ...rest,
    minimize: "cost",
    budget: { labels: 3 },
  });
  expect(answer.status === "complete" && answer.rows.map(({ status }) => status)).toContain(
    "stopped",
  );
});

test("time that runs out takes back nothing that was found: the rows of one search share their status", () => {
  for (let ticks = 0; ticks < 12; ticks++) {
    let asked = 0;
    const answer = planner.matrix({
      origins: ["CKG"],
      destinations: ["DUI", "HAM"],
      ...rest,
      minimize: "cost",
      budget: { timeMs: 1, now: () => (asked++ < ticks ? 0 : 1_000) },
    });
    if (answer.status !== "complete") throw new Error(answer.status);
    expect(new Set(answer.rows.map(({ status }) => status)).size, `${ticks} ticks`).toBe(1);
  }
});
