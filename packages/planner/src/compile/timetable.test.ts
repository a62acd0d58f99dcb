import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { listRides } from "../network/rides.ts";
import { HORIZON_MINUTES, type Leaving, listLeavings, NO_DEPARTURE } from "./timetable.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;
const show = (minutes: number): string =>
  minutes === NO_DEPARTURE ? "none" : new Date(minutes * 60_000).toISOString().slice(0, 16);

const tables = (departures: string): string => `
  terminals
  | id | timeZone      |
  | A  | Asia/Shanghai |

  links
  | id | mode | from | to | durationH |
  | t1 | road | A    | B  | 1         |

  services
  | id | mode | headwayH |
  | h  | rail | 36       |
  | s  | rail |          |

  calls
  | service | terminal | arriveH | departH | discharge |
  | h       | A        |         | 0       | false     |
  | h       | B        | 10      |         | true      |
  | s       | A        |         | 0       | false     |
  | s       | B        | 10      | 12      | true      |
  | s       | C        | 20      |         | true      |

  departures
  ${departures}
`;
const WEEKLY = `
  | service | days    | time  |
  | s       | mon fri | 08:00 |
`;
const leavingsOf = (departures: string): readonly Leaving[] => {
  const network = networkFromTables(tables(departures));
  return listLeavings(network, listRides(network));
};
const timetableOf = (departures = WEEKLY) => {
  const leaving = leavingsOf(departures).at(-1);
  if (leaving?.kind !== "timetable") throw new Error(`no timetable: ${leaving?.kind}`);
  return leaving.timetable;
};

test("links on demand, services by headway or timetable, one timetable a service", () => {
  const [link, headway, ...stretches] = leavingsOf(WEEKLY);
  expect(link).toEqual({ kind: "onDemand" });
  expect(headway).toEqual({ kind: "headway", headwayMinutes: 2_160 });
  expect(stretches).toHaveLength(3);
  expect(new Set(stretches).size).toBe(1);
});

describe("Mondays and Fridays at 08:00 in Shanghai, midnight UTC", () => {
  const far = at("2030-01-01T00:00Z");
  test.each([
    { from: "2026-03-02T00:00Z", expected: "2026-03-02T00:00" },
    { from: "2026-03-02T00:01Z", expected: "2026-03-06T00:00" },
    { from: "2026-03-06T00:01Z", expected: "2026-03-09T00:00" },
    { from: "1969-12-31T00:00Z", expected: "1970-01-02T00:00" },
  ])("from $from: $expected", ({ from, expected }) => {
    expect(show(timetableOf().next(at(from), far))).toBe(expected);
  });

  test("every day of three years finds the next of its week", () => {
    const timetable = timetableOf();
    for (let day = at("2025-01-01T00:00Z"); day < at("2028-01-01T00:00Z"); day += 1_440) {
      const weekday = new Date(day * 60_000).getUTCDay();
      const wait = [1, 0, 3, 2, 1, 0, 2][weekday] ?? Number.NaN;
      expect(timetable.next(day, far)).toBe(day + wait * 1_440);
    }
  });

  test("not after the limit, which is still within", () => {
    const from = at("2026-03-02T00:01Z");
    expect(show(timetableOf().next(from, at("2026-03-06T00:00Z")))).toBe("2026-03-06T00:00");
    expect(timetableOf().next(from, at("2026-03-05T23:59Z"))).toBe(NO_DEPARTURE);
    const friday = at("2026-03-06T00:00Z");
    expect(timetableOf().next(friday, friday)).toBe(friday);
    expect(timetableOf().next(from, from - 1)).toBe(NO_DEPARTURE);
  });
});

describe("the last departure, looking back", () => {
  const long = at("2020-01-01T00:00Z");
  const NONE = Number.NEGATIVE_INFINITY;
  test("is the one from which the next is itself, with none between", () => {
    const timetable = timetableOf();
    for (let minute = at("2025-12-20T00:00Z"); minute < at("2027-01-20T00:00Z"); minute += 487) {
      const last = timetable.last(minute, long);
      expect(last).toBeLessThanOrEqual(minute);
      expect(timetable.next(last, minute)).toBe(last);
      expect(timetable.next(last + 1, minute)).toBe(NO_DEPARTURE);
    }
  });
  test("not before the limit, which is still within", () => {
    const minute = at("2026-03-05T00:00Z");
    const monday = at("2026-03-02T00:00Z");
    expect(timetableOf().last(minute, monday)).toBe(monday);
    expect(timetableOf().last(minute, monday + 1)).toBe(NONE);
    expect(timetableOf().last(monday, monday)).toBe(monday);
    expect(timetableOf().last(minute, minute + 1)).toBe(NONE);
  });
  test("over a year and more without any", () => {
    const timetable = timetableOf(`
      | service | days | time  | validFrom  | validTo    |
      | s       | mon  | 08:00 | 2026-03-02 | 2026-03-02 |
      | s       | mon  | 08:00 | 2028-06-05 | 2028-06-05 |
    `);
    expect(show(timetable.last(at("2028-06-04T00:00Z"), long))).toBe("2026-03-02T00:00");
    expect(timetable.last(at("2026-03-01T00:00Z"), long)).toBe(NONE);
  });
});

test("a year and more without departures is passed over", () => {
  const timetable = timetableOf(`
    | service | days | time  | validFrom  | validTo    |
    | s       | mon  | 08:00 | 2026-03-02 | 2026-03-02 |
    | s       | mon  | 08:00 | 2028-06-05 | 2028-06-05 |
  `);
  const from = at("2026-03-02T00:01Z");
  expect(show(timetable.next(from, at("2028-06-05T00:00Z")))).toBe("2028-06-05T00:00");
  expect(timetable.next(from, at("2028-06-04T23:59Z"))).toBe(NO_DEPARTURE);
  expect(timetable.next(at("2028-06-05T00:01Z"), at("2031-01-01T00:00Z"))).toBe(NO_DEPARTURE);
});

describe("where a stretch of 52 weeks begins, the 57th on Thursday 22 October 2026 local", () => {
  // 364 x 57 days after 1 January 1970; a daily departure at 06:00 is at 22:00 UTC the day before, and so on.
  const timetable = (zone: string, time: string) => {
    const daily = `
      | service | days                        | time    |
      | s       | mon tue wed thu fri sat sun | ${time} |
    `;
    const network = networkFromTables(tables(daily).replace("Asia/Shanghai", zone));
    const leaving = listLeavings(network, listRides(network)).at(-1);
    if (leaving?.kind !== "timetable") throw new Error("no timetable");
    return leaving.timetable;
  };
  test("east of Greenwich the local day begins before the limit's", () => {
    const daily = timetable("Asia/Shanghai", "06:00");
    expect(show(daily.next(at("2026-10-21T21:00Z"), at("2026-10-21T23:00Z")))).toBe(
      "2026-10-21T22:00",
    );
  });
  test("west of it the local day before has not ended", () => {
    const daily = timetable("America/New_York", "22:00");
    expect(show(daily.next(at("2026-10-22T01:00Z"), at("2026-10-25T00:00Z")))).toBe(
      "2026-10-22T02:00",
    );
  });
  test("looking back too", () => {
    const long = at("2020-01-01T00:00Z");
    const east = timetable("Asia/Shanghai", "06:00");
    expect(show(east.last(at("2026-10-21T23:00Z"), long))).toBe("2026-10-21T22:00");
    const west = timetable("America/New_York", "22:00");
    expect(show(west.last(at("2026-10-22T03:00Z"), at("2026-10-22T01:00Z")))).toBe(
      "2026-10-22T02:00",
    );
  });
});

test("a stretch is laid out once, however often others are asked for between", () => {
  const network = networkFromTables(tables(WEEKLY));
  let layouts = 0;
  const departures = network.departures.map((row) => ({
    ...row,
    get days() {
      layouts++;
      return row.days;
    },
  }));
  const leaving = listLeavings({ ...network, departures }, listRides(network)).at(-1);
  if (leaving?.kind !== "timetable") throw new Error("no timetable");
  for (const year of [2026, 2027, 2026, 2028, 2027, 2026])
    leaving.timetable.next(at(`${year}-01-15T00:00Z`), at("2030-01-01T00:00Z"));
  expect(layouts).toBe(3);
});

describe("departures that come unevenly are found all the same", () => {
  /** Every midnight UTC from a day to another. */
  const daily = (first: string, last: string): number[] => {
    const days: number[] = [];
    for (let day = at(`${first}T00:00Z`); day <= at(`${last}T00:00Z`); day += 1_440) days.push(day);
    return days;
  };
  test.each([
    {
      title: "daily in spring, and once in October",
      rows: ["2026-01-01 | 2026-04-10", "2026-10-12 | 2026-10-12"],
      departures: [...daily("2026-01-01", "2026-04-10"), at("2026-10-12T00:00Z")],
    },
    {
      title: "once in October, and daily in the next summer",
      rows: ["2025-10-27 | 2025-10-27", "2026-07-01 | 2026-10-08"],
      departures: [at("2025-10-27T00:00Z"), ...daily("2026-07-01", "2026-10-08")],
    },
    {
      title: "on two days far apart",
      rows: ["2025-10-27 | 2025-10-27", "2026-10-12 | 2026-10-12"],
      departures: [at("2025-10-27T00:00Z"), at("2026-10-12T00:00Z")],
    },
  ])("$title", ({ rows, departures }) => {
    const timetable = timetableOf(`
      | service | days                        | time  | validFrom | validTo |
      ${rows.map((row) => `| s | mon tue wed thu fri sat sun | 08:00 | ${row} |`).join("\n      ")}
    `);
    const [first, end] = [at("2025-10-20T00:00Z"), at("2026-10-20T00:00Z")];
    const asked = daily("2025-10-25", "2026-10-15").flatMap((day) => [day, day + 1, day - 1]);
    expect(asked.map((minute) => timetable.next(minute, end))).toEqual(
      asked.map((minute) => departures.find((day) => day >= minute) ?? NO_DEPARTURE),
    );
    expect(asked.map((minute) => timetable.last(minute, first))).toEqual(
      asked.map((minute) => departures.findLast((day) => day <= minute) ?? -NO_DEPARTURE),
    );
  });
});

test("the horizon is 400 days", () => {
  expect(HORIZON_MINUTES).toBe(576_000);
});

test("the clock is that of the first call by number, not by row", () => {
  const network = networkFromTables(tables(WEEKLY));
  const turned = { ...network, calls: [...network.calls].reverse() };
  const leaving = listLeavings(turned, listRides(turned)).at(-1);
  if (leaving?.kind !== "timetable") throw new Error("no timetable");
  expect(show(leaving.timetable.next(at("2026-03-02T00:00Z"), at("2027-01-01T00:00Z")))).toBe(
    "2026-03-02T00:00",
  );
});

test("a service without calls never leaves, and does not fail", () => {
  const network = networkFromTables(tables(WEEKLY));
  const rides = listRides(network);
  const leaving = listLeavings({ ...network, calls: [] }, rides).at(-1);
  if (leaving?.kind !== "timetable") throw new Error("no timetable");
  expect(leaving.timetable.next(0, 10_000_000)).toBe(NO_DEPARTURE);
  const idle = listLeavings({ ...network, departures: [] }, rides).at(-1);
  if (idle?.kind !== "timetable") throw new Error("no timetable");
  expect(idle.timetable.next(0, 10_000_000)).toBe(NO_DEPARTURE);
  // Nor does a ride of a service that the network does not have.
  expect(listLeavings({ ...network, services: [] }, rides).at(-1)).toEqual({ kind: "onDemand" });
});
