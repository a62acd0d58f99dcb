import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import type { Request } from "../request/request.ts";
import { EXIT, listExtras } from "./variation.ts";

interface Given {
  /** Opening hours of B: days, from, until. */
  readonly hours?: string;
  /** Departures of the train from X, four hours before B. */
  readonly trains?: readonly string[];
  /** Rows of calendars. */
  readonly calendars?: readonly string[];
  /** First and last of some days on which B is shut. */
  readonly shut?: string;
  /** The last day of the first price of `often`. */
  readonly until?: string;
}
const LORRIES_REST = "| road | 2026-03-04 | 2026-03-05 | | |";

/** Off a lorry in B, where a day costs 10 USD from the first minute; what leads on from there differs. */
const network = ({
  hours = "| |",
  trains = ["fri | 08:00", "mon | 16:00"],
  calendars = [LORRIES_REST],
  shut,
  until = "2026-03-09",
}: Given) =>
  networkFromTables(`
  terminals
  | id | openDays | opensAt | closesAt |
  | B  | ${hours} |

  links
  | id    | mode | from | to | durationH | costPerTeu |
  | in    | road | A    | B  | 10        | 1          |
  | lorry | road | B    | C  | 10        | 1          |

  services
  | id     | mode | headwayH | bookingLeadH | costPerTeu |
  | train  | rail |          |              | 1          |
  | often  | rail | 48       |              |            |
  | booked | rail | 60       | 72           | 1          |

  departures
  | service | days | time  |
  ${trains.map((row) => `| train | ${row} |`).join("\n  ")}

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | train   | X        |         | 0       | 0       |
  | train   | B        | 3       | 4       | 3       |
  | train   | D        | 9       |         |         |
  | often   | B        |         | 0       | 3       |
  | often   | E        | 9       |         |         |
  | booked  | B        |         | 0       | 3       |
  | booked  | F        | 9       |         |         |

  tariffs
  | id  | service | perTeu | validFrom  | validTo  |
  | one | often   | 7      |            | ${until} |
  | two | often   | 9      | 2026-03-10 |          |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | gate   | 4         |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 2         |
  | *  | rail     | rail   | 2         |

  storage
  | id | at | freeH | perTeuDay |
  | s  | B  | 0     | 10        |

  calendars
  | id | mode | validFrom | validTo | extraH | share | terminal |
  ${calendars.map((row, i) => `| c${i} ${row} |`).join("\n  ")}
  ${shut === undefined ? "" : `| shut | | ${shut} | | | B |`}
`);

/** By the terminal it leads to (`out` for the gate and a door's lorry), the most cents that early cargo may owe more. */
function extrasOff(
  given: Given = {},
  more: Partial<Request> = {},
): Readonly<Record<string, readonly number[]>> {
  const engine = createEngine(network(given), undefined);
  const prepared = prepare(engine, {
    from: "A",
    to: "B",
    cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
    departAfter: "2026-03-02T08:00Z",
    ...more,
  });
  if ("because" in prepared || Array.isArray(prepared)) throw new Error("not prepared");
  const { compiled } = engine;
  const { rides, rideState, moveRide, terminalIds, stateTerminal } = compiled;
  const state = rideState[rides.findIndex(({ links }) => links[0]?.id === "in")]!;
  const extras: Record<string, number[]> = {};
  for (const { out, cents } of listExtras(compiled, prepared.weighed, prepared.base, state)) {
    const to = out === EXIT ? "out" : terminalIds[stateTerminal[rideState[moveRide[out]!]!]!]!;
    extras[to] = [...(extras[to] ?? []), cents];
  }
  return extras;
}

test("what a wait can differ by costs: days between trains, two days shut, another price; no headway", () => {
  expect(extrasOff()).toEqual({
    // 0 h or 48 h: two days.
    C: [20_00],
    // From Monday 20:00 to Friday 12:00. 5 h or 93 h: a day or four.
    D: [30_00],
    // Always 5 h and half of 48 h, at 7 or 9.
    E: [2_00],
  });
});

test("the way out is told apart from every move", () => {
  expect(EXIT).toBeLessThan(0);
});

test("what may not be used is not waited for", () => {
  expect(extrasOff({}, { modes: ["road"] })).toEqual({ C: [20_00] });
});

describe("a timetable", () => {
  const from = (trains: readonly string[], calendar = LORRIES_REST) =>
    extrasOff({ trains, calendars: [calendar] })["D"];
  test("a train soon after cargo could first come is not passed over", () => {
    // Monday 14:00, the train at 20:00, the next on Friday at 12:00: 88 h, and not 94 h.
    expect(extrasOff({}, { departAfter: "2026-03-02T14:00Z" })["D"]).toEqual([30_00]);
  });
  test("a train that is cancelled is waited past", () => {
    // From Monday 20:00 a week. 5 h or 173 h: a day or eight.
    expect(from(["fri | 08:00", "mon | 16:00"], "| rail | 2026-03-06 | 2026-03-06 | | |")).toEqual([
      70_00,
    ]);
  });
  test("a day begins with its first minute and ends before the next", () => {
    // At 00:00 of Saturday and of Wednesday, 72 h and 96 h apart. 5 h or 101 h: a day or five.
    const trains = ["fri | 20:00", "tue | 20:00"];
    expect(from(trains, "| rail | 2026-03-06 | 2026-03-06 | | |")).toEqual([40_00]);
    expect(from(trains, "| rail | 2026-03-07 | 2026-03-07 | | |")).toEqual([70_00]);
    expect(from(trains, "| rail | 2026-03-08 | 2026-03-08 | | |")).toEqual([40_00]);
  });
  test("to the last minute of the horizon", () => {
    // 400 days from Monday 2 March 2026 08:00 on are Tuesday 6 April 2027 08:00. 5 h or 400 days and 5 h.
    const shut = "| rail | 2026-03-01 | 2027-04-05 | | |";
    expect(from(["tue | 04:00"], shut)).toEqual([4_000_00]);
    expect(from(["tue | 04:01"], shut)).toBeUndefined();
  });
});

describe("calendars", () => {
  const days = "2026-03-04 | 2026-03-05";
  test("a slow spell may be waited out", () => {
    // 0 h or 30 h before a lorry: nothing or two days.
    expect(extrasOff({ calendars: [`| road | ${days} | 30 | |`] })["C"]).toEqual([20_00]);
    const { D, E } = extrasOff({ calendars: [`| rail | ${days} | 30 | |`] });
    // 5 h or 123 h: a day or six.
    expect(D).toEqual([50_00]);
    // 29 h or 59 h: two days or three, at 7 or 9.
    expect(E).toEqual([12_00]);
  });
  test("fewer departures are a longer headway", () => {
    // 29 h or 53 h: two days or three, at 7 or 9.
    expect(extrasOff({ calendars: [`| rail | ${days} | | 0.5 |`] })["E"]).toEqual([12_00]);
  });
  test("what is shut counts from when cargo could first come, and to the end of the horizon", () => {
    const departAfter = "2026-03-05T00:00Z";
    expect(extrasOff({}, { departAfter })["C"]).toEqual([10_00]);
    // 400 days and the minute after the last.
    const calendars = ["| road | 2026-03-01 | 2028-01-01 | | |"];
    expect(extrasOff({ calendars }, { departAfter })["C"]).toEqual([4_010_00]);
  });
});

describe("prices", () => {
  test("count as long as they are asked", () => {
    const priceOf = (departAfter: string) => extrasOff({}, { departAfter })["E"];
    expect(priceOf("2026-03-09T23:59Z")).toEqual([2_00]);
    expect(priceOf("2026-03-10T00:00Z")).toBeUndefined();
    expect(priceOf("2026-03-11T08:00Z")).toBeUndefined();
  });
  test("a day without one is a day shut", () => {
    // 29 h or 53 h: two days or three, at 7 or 9.
    expect(extrasOff({ until: "2026-03-08" })["E"]).toEqual([12_00]);
  });
});

test("a lead of booking, counted from the ready time at the earliest", () => {
  // Booked a day before the cargo is ready: 35 h or two days more, that is two days or four.
  const extras = extrasOff({}, { bookedAt: "2026-03-01T08:00Z" });
  expect(extras["F"]).toEqual([20_00]);
});

test("hours count in all ways on, half a day more than is seen of them", () => {
  // Looked at when it is open, at 08:00 and 20:00: half a day at the most. Before a lorry 0 h or 12 h, nothing or a day.
  const extras = extrasOff({ hours: "mon tue wed thu fri sat sun | 06:00 | 24:00" });
  expect(extras["out"]).toEqual([10_00]);
  // 0 h or 60 h: three days.
  expect(extras["C"]).toEqual([30_00]);
  // From Saturday 08:00 to Monday 06:00, and half a day. 4 h or 62 h before the gate, 0 h or 58 h before a lorry.
  const weekdays = extrasOff({ hours: "mon tue wed thu fri | 06:00 | 24:00" });
  expect(weekdays["out"]).toEqual([20_00, 30_00]);
});

test("a place that is shut when the horizon ends is waited for past it", () => {
  // 400 days from Monday 2 March 2026 08:00 on are Tuesday 6 April 2027 08:00, 64 h before it opens: 0 h or 76 h.
  const of = (shut: string) => extrasOff({ shut, calendars: [] })["C"];
  expect(of("2027-04-06 | 2027-04-08")).toEqual([40_00]);
  // Shut after the last look: half a day at the most.
  expect(of("2027-04-07 | 2027-04-09")).toEqual([10_00]);
});

test("a stay that is asked for is one more reason to wait", () => {
  const stayAt = (place: string) => extrasOff({}, { via: [{ place, minStayH: 36 }] })["out"];
  // 4 h or 40 h before the gate: a day or two. 0 h or 36 h before a lorry: nothing or two days.
  expect(stayAt("B")).toEqual([10_00, 20_00]);
  expect(stayAt("C")).toBeUndefined();
});
