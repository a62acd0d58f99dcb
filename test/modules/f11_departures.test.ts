/** FEATURE: what each ready time gives, and the latest that cargo can be handed in for the same departure. */
import { createPlanner, FreightError } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

// A train on Wednesdays at 20:00 with a cut-off of 6 h and 2 h of handling; the yard opens 08:00 to 10:00.
const network = networkFromTables(`
  terminals
  | id  | openDays                    | opensAt | closesAt |
  | CKG | mon tue wed thu fri sat sun | 08:00   | 10:00    |
  | DUI |                             |         |          |

  services
  | id    | mode | costPerTeu |
  | train | rail | 2000       |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | train   | CKG      |         | 0       | 6       |
  | train   | DUI      | 100     |         |         |

  departures
  | service | days | time  | validTo    |
  | train   | wed  | 20:00 | 2026-03-11 |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 2         |
  | *  | rail     | gate   | 0         |
`);
const planner = createPlanner(network);
const question = {
  from: "CKG",
  to: "DUI",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  minimize: "cost",
} as const;

test("a row a day: what plan says, and hand-in until the yard shuts before the cut-off", () => {
  const answer = planner.departures({ ...question, every: "P2D", until: "2026-03-12" });
  if (answer.status !== "complete") throw new Error(answer.status);
  expect(
    answer.rows.map((row) => [
      row.departAfter,
      row.status === "optimal"
        ? `${row.latestGateIn} for ${row.itinerary.departAt}`
        : row.status === "infeasible" && row.because.map(({ code }) => code).join(" "),
    ]),
  ).toEqual([
    // Cut-off 14:00 less 2 h is 12:00; the last minute before it that is open is 09:59.
    ["2026-03-02T08:00Z", "2026-03-04T09:59+00:00 for 2026-03-04T20:00+00:00"],
    ["2026-03-04T08:00Z", "2026-03-04T09:59+00:00 for 2026-03-04T20:00+00:00"],
    ["2026-03-06T08:00Z", "2026-03-11T09:59+00:00 for 2026-03-11T20:00+00:00"],
    ["2026-03-08T08:00Z", "2026-03-11T09:59+00:00 for 2026-03-11T20:00+00:00"],
    ["2026-03-10T08:00Z", "2026-03-11T09:59+00:00 for 2026-03-11T20:00+00:00"],
    ["2026-03-12T08:00Z", "no_departure"],
  ]);
  for (const row of answer.rows) {
    const plan = planner.plan({ ...question, departAfter: row.departAfter });
    expect(row).toMatchObject(
      plan.status === "optimal" ? { itinerary: plan.itinerary } : { status: plan.status },
    );
    if (row.status !== "optimal") continue;
    const late = planner.plan({ ...question, departAfter: row.latestGateIn });
    expect(late.status === "optimal" && late.itinerary.departAt).toBe(row.itinerary.departAt);
  }
});

test("steps are exact hours in the offset of the request; a date of until is all of it", () => {
  const timesOf = (departAfter: string, every: string, until: string): string[] => {
    const answer = planner.departures({ ...question, departAfter, every, until });
    return answer.status === "complete" ? answer.rows.map((row) => row.departAfter) : [];
  };
  // The clocks of Europe change on 29 March: the offset of the request does not.
  expect(timesOf("2026-03-28T08:00+01:00", "P1D", "2026-03-30")).toEqual([
    "2026-03-28T08:00+01:00",
    "2026-03-29T08:00+01:00",
    "2026-03-30T08:00+01:00",
  ]);
  expect(timesOf("2026-03-01T20:00-03:30", "PT3H", "2026-03-02T05:30Z")).toEqual([
    "2026-03-01T20:00-03:30",
    "2026-03-01T23:00-03:30",
    "2026-03-02T02:00-03:30",
  ]);
  expect(timesOf("2026-03-01T20:00Z", "P1DT12H", "2026-03-03T08:00Z")).toHaveLength(2);
});

test.each([
  { every: "P1D", until: "2026-03-01", column: "until" },
  { every: "P0D", until: "2026-03-09", column: "every" },
  { every: "P", until: "2026-03-09", column: "every" },
  { every: "1 day", until: "2026-03-09", column: "every" },
  { every: "P1M", until: "2026-03-09", column: "every" },
  { every: "PT1H", until: "2026-06-09", column: "every" },
  { every: "P1D", until: "2026-02-30", column: "until" },
])("every $every until $until is an issue of $column", ({ every, until, column }) => {
  const ask = (): unknown => planner.departures({ ...question, every, until });
  expect(ask).toThrow(FreightError);
  expect(ask).toThrow(`request › ${column}: expected`);
});

test("a slip of the question is no matter of days", () => {
  const answer = planner.departures({ ...question, to: "DUS", every: "P1D", until: "2026-03-09" });
  expect(answer.status === "infeasible" && answer.because[0]?.code).toBe("unknown_terminal");
});

test("a deadline, and a budget, are matters of a row", () => {
  const rowsOf = (limits: object): string[] => {
    const answer = planner.departures({
      ...question,
      every: "P7D",
      until: "2026-03-16",
      ...limits,
    });
    return answer.status === "complete" ? answer.rows.map(({ status }) => status) : [];
  };
  expect(rowsOf({ arriveBefore: "2026-03-12T00:00Z" })).toEqual([
    "optimal",
    "infeasible",
    "infeasible",
  ]);
  let clock = 0;
  const now = (): number => clock++;
  expect(rowsOf({ budget: { timeMs: 3, now } }).at(-1)).toBe("stopped");
});
