/** FEATURE: the oracle itself, against answers that can be worked out by hand. */
import type { Criterion, Request } from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { enumerate } from "./bruteForce.ts";
import { frontOf } from "./front.ts";

const REQUEST: Request = {
  from: "A",
  to: "C",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  // A Monday.
  departAfter: "2026-06-01T00:00Z",
};

/** Fronts as text: `money hours kg`, the order of the criteria. */
function front(text: string, request: Partial<Request> = {}): string[] {
  const over: Criterion[] = ["cost", "duration", "co2e"];
  const { found } = enumerate(networkFromTables(text), { ...REQUEST, ...request });
  return frontOf(found, { over }).map(
    ({ of }) => `${of.cost / 100} ${of.duration / 60}h ${of.co2e / 1_000}kg`,
  );
}

const RAIL_THEN_ROAD = `
  links
  | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
  | r1 | rail | A    | B  | 264       | 4100       | 980          |
  | t1 | road | B    | C  | 14        | 1450       | 820          |
  | a1 | air  | A    | C  | 18        | 31000      | 39000        |
`;

test("a slow cheap way and a quick dear one are both kept", () => {
  const transfers = `
    transfers
    | at | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu |
    | B  | rail     | road   | 6         | 120        | 9            |
  `;
  expect(front(RAIL_THEN_ROAD + transfers)).toEqual(["5670 284h 1809kg", "31000 18h 39000kg"]);
});

test("without a transfer row there is no transfer", () => {
  expect(front(RAIL_THEN_ROAD)).toEqual(["31000 18h 39000kg"]);
});

test("a missing price is not a price of nothing", () => {
  const unpriced = `
    links
    | id | mode | from | to | durationH | costPerTeu |
    | t1 | road | A    | C  | 14        |            |
    | t2 | road | A    | C  | 20        | 5          |
  `;
  expect(front(unpriced)).toEqual(["5 20h 0kg"]);
});

test("two equal ways are one answer", () => {
  const equal = `
    links
    | id | mode | from | to | durationH | costPerTeu |
    | t1 | road | A    | C  | 14        | 5          |
    | s1 | sea  | A    | C  | 14        | 5          |
  `;
  expect(front(equal)).toEqual(["5 14h 0kg"]);
});

describe("a daily train at noon behind a lorry", () => {
  const tables = ({ lorryH = "12", handlingH = "0", cutOffH = "0" }): string => `
    links
    | id | mode | from | to | durationH  |
    | t1 | road | A    | B  | ${lorryH}  |

    services
    | id | mode |
    | s1 | rail |

    calls
    | service | terminal | arriveH | cutOffH     |
    | s1      | B        |         | ${cutOffH}  |
    | s1      | C        | 10      |             |

    departures
    | service | days                        | time  |
    | s1      | mon tue wed thu fri sat sun | 12:00 |

    transfers
    | at | fromMode | toMode | durationH     |
    | B  | road     | rail   | ${handlingH}  |
  `;
  test.each([
    { title: "handling of no time catches it", given: {}, expected: "0 22h 0kg" },
    {
      title: "a minute of handling misses it",
      given: { handlingH: "0.02" },
      expected: "0 46h 0kg",
    },
    {
      title: "the cut-off is met to the minute",
      given: { lorryH: "6", cutOffH: "6" },
      expected: "0 22h 0kg",
    },
    {
      title: "the cut-off is missed",
      given: { lorryH: "6", handlingH: "0.02", cutOffH: "6" },
      expected: "0 46h 0kg",
    },
    {
      title: "handling and cut-off do not absorb each other",
      given: { lorryH: "0", handlingH: "8", cutOffH: "8" },
      expected: "0 46h 0kg",
    },
  ])("$title", ({ given, expected }) => {
    expect(front(tables(given))).toEqual([expected]);
  });

  test("a departure that leaves before the cargo is ready counts as missed", () => {
    const missedOf = (given: Parameters<typeof tables>[0]): boolean[] =>
      enumerate(networkFromTables(tables(given)), REQUEST).found.map(({ happened }) =>
        happened.has("missed"),
      );
    expect(missedOf({})[0]).toBe(false);
    expect(missedOf({ handlingH: "0.02" })[0]).toBe(true);
  });
});

describe("gauges", () => {
  const tables = (transfers: string): string => `
    links
    | id | mode | from | to | durationH | gaugeMm |
    | r1 | rail | A    | B  | 10        | 1435    |
    | r2 | rail | B    | C  | 10        | 1520    |

    transfers
    | at | fromMode | toMode | fromGaugeMm | toGaugeMm | durationH | kind |
    ${transfers}
  `;
  test("a row without gauges joins equal gauges only", () => {
    expect(front(tables("| * | rail | rail | | | 1 | handling |"))).toEqual([]);
  });
  test("a row for the two gauges joins them", () => {
    expect(front(tables("| B | rail | rail | 1435 | 1520 | 6 | gaugeChange |"))).toEqual([
      "0 26h 0kg",
    ]);
  });
});

test("to touch a place off the way, a link may be travelled twice", () => {
  const tables = `
    links
    | id | mode | from | to | durationH | costPerTeu |
    | t1 | road | A    | B  | 1         | 1          |
    | t2 | road | B    | H  | 1         | 10         |
    | t3 | road | H    | W  | 1         | 100        |
    | t4 | road | W    | B  | 1         | 1000       |
    | t5 | road | H    | C  | 1         | 10000      |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | road     | road   | 0         |
  `;
  expect(front(tables)).toEqual(["10011 3h 0kg"]);
  expect(front(tables, { via: ["W"] })).toEqual(["11121 6h 0kg"]);
});

describe("clocks", () => {
  const tables = (timeZone: string, time: string): string => `
    terminals
    | id | timeZone    |
    | A  | ${timeZone} |

    services
    | id | mode |
    | s1 | sea  |

    calls
    | service | terminal | arriveH |
    | s1      | A        |         |
    | s1      | C        | 1       |

    departures
    | service | days | time    |
    | s1      | sun  | ${time} |
  `;
  test.each([
    // Clocks go from 02:00 to 03:00: 02:30 is 03:30+02:00, 01:30 UTC.
    {
      title: "a time in the gap moves forward",
      zone: "Europe/Berlin",
      time: "02:30",
      after: "2026-03-28T12:00Z",
      hours: 14.5,
    },
    // Clocks go from 03:00 back to 02:00: the first 02:30 is at +02:00, 00:30 UTC.
    {
      title: "a time that comes twice is the first",
      zone: "Europe/Berlin",
      time: "02:30",
      after: "2026-10-24T12:00Z",
      hours: 13.5,
    },
    {
      title: "once the first has left, the second is none",
      zone: "Europe/Berlin",
      time: "02:30",
      after: "2026-10-25T00:31Z",
      hours: 7 * 24 + 2 - 1 / 60,
    },
    {
      title: "the gap of New York",
      zone: "America/New_York",
      time: "02:30",
      after: "2026-03-08T00:00Z",
      hours: 8.5,
    },
    {
      title: "the weekday is local",
      zone: "Asia/Shanghai",
      time: "01:00",
      after: "2026-05-30T16:30Z",
      hours: 1.5,
    },
  ])("$title", ({ zone, time, after, hours }) => {
    expect(front(tables(zone, time), { departAfter: after })).toEqual([`0 ${hours}h 0kg`]);
  });
});

test("cargo waits half a headway after the cut-off, or all of it, up to the minute", () => {
  const tables = `
    services
    | id | mode | headwayH |
    | s1 | sea  | 24.55    |

    calls
    | service | terminal | arriveH | cutOffH |
    | s1      | A        |         | 5       |
    | s1      | C        | 10      |         |
  `;
  // 1,473 minutes: half of it is 737 when rounded up.
  expect(front(tables)).toEqual([`0 ${(5 * 60 + 737 + 600) / 60}h 0kg`]);
  expect(front(tables, { headwayWait: "full" })).toEqual([`0 ${(5 * 60 + 1_473 + 600) / 60}h 0kg`]);
});

test("boxes, distance, weight, minimum and exchange make the price", () => {
  const tables = `
    links
    | id | mode | from | to | durationH | distanceKm | factor |
    | t1 | road | A    | C  | 1         | 100        | lorry  |

    tariffs
    | id | link | currency | perShipment | perTeu | perFeu | perTeuKm | perKg | minimum |
    | p1 | t1   | CNY      | 70          | 100    | 150    | 1.5      | 0.25  | 700     |

    factors
    | id    | per | wtwG | addKm |
    | lorry | tkm | 60   | 95    |

    fx
    | currency | units | worth |
    | CNY      | 7     | 1     |
  `;
  // 70 + 100 + 150 + 100 × (1.5 + 3) + 0.25 × 1670 chargeable kg = 1187.5 yuan; 1 t × 195 km × 60 g.
  const cargo: Request["cargo"] = {
    containers: [
      { type: "20GP", count: 1 },
      { type: "40HC", count: 1 },
    ],
    grossKg: 1_000,
    volumeM3: 10,
  };
  expect(front(tables, { cargo })).toEqual(["169.64 1h 11.7kg"]);
});
