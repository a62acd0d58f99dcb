/** FEATURE: the latest ready time that makes a deadline: a way exists then, and a minute later none does. */
import { createPlanner, type LatestRequest, type Network } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";

const cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;
const question = { from: "CKG", to: "DUI", cargo, departAfter: "2026-03-02T08:00Z" } as const;

const minuteAfter = (iso: string): string =>
  `${new Date(Date.parse(iso) + 60_000).toISOString().slice(0, 16)}Z`;

/** The latest time, after plan at it and a minute later were held against it. */
function latestOf(network: Network, request: Omit<LatestRequest, keyof typeof question>): string {
  const planner = createPlanner(network);
  const answer = planner.latest({ ...question, ...request });
  if (answer.status !== "optimal")
    return answer.status === "infeasible"
      ? answer.because.map(({ code }) => code).join(" ")
      : answer.status;
  const { departAfter } = answer;
  const asked = { ...question, minimize: "cost" as const, ...request };
  const then = planner.plan({ ...asked, departAfter });
  expect(then.status === "optimal" && then.itinerary).toEqual(answer.itinerary);
  expect(planner.plan({ ...asked, departAfter: minuteAfter(departAfter) }).status).toBe(
    "infeasible",
  );
  return departAfter;
}

test("on demand: the deadline less the way", () => {
  const network = networkFromTables(`
    links
    | id   | mode | from | to  | durationH |
    | road | road | CKG  | DUI | 100       |
  `);
  expect(latestOf(network, { arriveBefore: "2026-03-10T10:00Z" })).toBe("2026-03-06T06:00Z");
  // Seconds of a deadline round down.
  expect(latestOf(network, { arriveBefore: "2026-03-10T10:00:59Z" })).toBe("2026-03-06T06:00Z");
  // In the very minute it is ready.
  expect(latestOf(network, { arriveBefore: "2026-03-06T12:00Z" })).toBe("2026-03-02T08:00Z");
  expect(latestOf(network, { arriveBefore: "2026-03-06T11:59Z" })).toBe("deadline_too_early");
});

const trains = networkFromTables(`
  links
  | id    | mode | from | to  | durationH |
  | lorry | road | XIY  | DUI | 5         |

  services
  | id    | mode | headwayH |
  | train | rail |          |
  | ferry | rail | 12       |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | train   | CKG      |         | 0       | 6       |
  | train   | DUI      | 48      |         |         |
  | ferry   | CKG      |         | 0       | 1       |
  | ferry   | XIY      | 60      |         |         |

  departures
  | service | days    | time  |
  | train   | tue sat | 20:00 |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 2         |
  | *  | rail     | gate   | 1         |
  | *  | rail     | road   | 1         |
  | *  | road     | gate   | 0         |
`);

test("a timetable: its cut-off less handling", () => {
  // Sat 7 March 20:00 + 48 h + 1 h = Mon 9 March 21:00; cut-off 14:00 less 2 h is 12:00 on Saturday.
  const saturday = { arriveBefore: "2026-03-09T21:00Z", avoid: { services: ["ferry"] } };
  expect(latestOf(trains, saturday)).toBe("2026-03-07T12:00Z");
  const sooner = { arriveBefore: "2026-03-09T20:59Z", avoid: { services: ["ferry"] } };
  expect(latestOf(trains, sooner)).toBe("2026-03-03T12:00Z");
});

test("a headway: handling, cut-off and half of it", () => {
  // 2 h + 1 h + 6 h + 60 h + 1 h + 5 h = 75 h before Mon 9 March 20:59.
  expect(latestOf(trains, { arriveBefore: "2026-03-09T20:59Z" })).toBe("2026-03-06T17:59Z");
  expect(latestOf(trains, { arriveBefore: "2026-03-09T20:59Z", headwayWait: "full" })).toBe(
    "2026-03-06T11:59Z",
  );
  expect(latestOf(trains, { arriveBefore: "2026-03-09T20:59Z", maxTransfers: 0 })).toBe(
    "2026-03-03T12:00Z",
  );
});

test("opening hours, closed and slow days", () => {
  const network = networkFromTables(`
    terminals
    | id  | openDays            | opensAt | closesAt |
    | CKG | mon tue wed thu fri | 08:00   | 18:00    |
    | DUI |                     |         |          |

    services
    | id    | mode | headwayH |
    | train | rail | 24       |

    calls
    | service | terminal | arriveH | departH | cutOffH |
    | train   | CKG      |         | 0       | 0       |
    | train   | DUI      | 48      |         |         |

    calendars
    | id   | mode | name | nameZh | validFrom  | validTo    | effect | extraH | share | source | grade    |
    | slow | rail | slow | slow   | 2026-03-06 | 2026-03-08 | slow   | 72     |       | test   | official |
    | few  | rail | few  | few    | 2026-03-10 | 2026-03-11 | reduced |       | 0.25  | test   | official |
  `);
  for (const day of ["07", "08", "09", "10", "11", "12", "13", "14", "15", "16"])
    latestOf(network, { arriveBefore: `2026-03-${day}T13:37Z` });
});

test("a limit of cost where nothing can be owed is exact", () => {
  const planner = createPlanner(trains);
  const answer = planner.latest({ ...question, arriveBefore: "2026-03-09T21:00Z", maxCost: 0 });
  expect(answer).toMatchObject({ status: "optimal", isExact: true });
});

test("where storage runs, a later ready time can be cheap enough when the earliest is not", () => {
  // A lorry at any time, then a train on Wednesdays; a day at ALA beyond the first costs 100.
  const network = networkFromTables(`
    links
    | id   | mode | from | to  | durationH | costPerTeu |
    | road | road | CKG  | ALA | 10        | 100        |

    services
    | id    | mode | costPerTeu |
    | train | rail | 500        |

    calls
    | service | terminal | arriveH | departH |
    | train   | ALA      |         | 0       |
    | train   | DUI      | 50      |         |

    departures
    | service | days | time  |
    | train   | wed  | 20:00 |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | road     | rail   | 0         |
    | *  | gate     | road   | 0         |
    | *  | rail     | gate   | 0         |

    storage
    | id  | at  | fromDay | freeH | currency | perTeuDay | source | grade    |
    | ala | ALA | 1       | 24    | USD      | 100       | test   | official |
  `);
  const planner = createPlanner(network);
  const asked = { ...question, departAfter: "2026-03-05T08:00Z", maxCost: 650 } as const;
  const answer = planner.latest({ ...asked, arriveBefore: "2026-03-15T00:00Z" });
  // Wednesday 11 March 20:00 less 10 h.
  expect(answer).toMatchObject({ status: "optimal", departAfter: "2026-03-11T10:00Z" });
  expect(planner.plan({ ...asked, minimize: "cost" }).status).toBe("infeasible");
  const tight = planner.latest({ ...asked, maxCost: 599, arriveBefore: "2026-03-15T00:00Z" });
  expect(tight.status === "infeasible" && tight.because.map(({ code }) => code)).toEqual([
    "too_expensive",
  ]);
});

test("slips and budgets", () => {
  const planner = createPlanner(trains);
  const arriveBefore = "2026-03-09T21:00Z";
  expect(planner.latest({ ...question, to: "DUS", arriveBefore }).status).toBe("infeasible");
  expect(latestOf(trains, { arriveBefore: "2026-03-01T00:00Z" })).toBe("deadline_before_ready");
  const stopped = planner.latest({ ...question, arriveBefore, budget: { labels: 1 } });
  expect(stopped).toMatchObject({ status: "stopped", departBy: "2026-03-09T21:00Z" });
  expect(() => planner.latest({ ...question, arriveBefore: "2027-05-01T00:00Z" })).toThrow(
    "request › arriveBefore: expected a deadline at most 400 days after departAfter",
  );
});
