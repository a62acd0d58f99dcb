/** FEATURE: scenarios have services run more or less often, at other times, with more or less room. */
import {
  type Modification,
  type Network,
  scaleCapacity,
  scaleHeadway,
  setCapacity,
  setHeadway,
  shiftTimetable,
  thinTimetable,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { changed, refusal } from "../kit/scenarios.ts";

const network = networkFromTables(`
  services
  | id    | mode | headwayH | capacityTeu |
  | train | rail | 48       | 100         |
  | ship  | sea  |          |             |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | DUI      | 200     |         |
  | ship    | SHA      |         | 0       |
  | ship    | SIN      | 100     |         |

  departures
  | service | days        | time  | validFrom  | validTo    |
  | ship    | mon thu sat | 22:00 | 2026-01-01 | 2026-12-31 |
`);

const departuresText = ({ departures }: Network): string =>
  departures
    .map(({ service, days, time, validFrom = "", validTo = "" }) =>
      [service, ...days, time, validFrom, validTo].join(" ").trim(),
    )
    .join(", ");
const headwaysText = ({ services }: Network): string =>
  services.map(({ id, headwayH }) => `${id} ${headwayH ?? "by timetable"}`).join(", ");

test.each<{ readonly made: Modification; readonly runs: string }>([
  { made: scaleHeadway({ by: 0.5 }), runs: "train 24, ship by timetable" },
  { made: setHeadway({ mode: "rail", headwayH: 24 }), runs: "train 24, ship by timetable" },
  // The ship is daily: its timetable is gone.
  { made: setHeadway({ service: "ship", headwayH: 24 }), runs: "train 48, ship 24" },
  // One train in four does not run: 48 / 0.75.
  { made: thinTimetable({ mode: "rail", cancelled: 0.25 }), runs: "train 64, ship by timetable" },
  // Two thirds of three sailings a week: 168 / 2.
  { made: thinTimetable({ mode: "sea", cancelled: 1 / 3 }), runs: "train 48, ship 84" },
])("$made: $runs", ({ made, runs }) => {
  const other = changed(network, made);
  expect(headwaysText(other)).toBe(runs.replace("84", String(56 / (1 - 1 / 3))));
  expect(other.departures.length).toBe(runs.includes("by timetable") ? 1 : 0);
});

test.each<{ readonly byH: number; readonly departs: string }>([
  { byH: 1.5, departs: "ship mon thu sat 23:30 2026-01-01 2026-12-31" },
  // Past midnight the day is the next, and so are the first and the last.
  { byH: 2, departs: "ship tue fri sun 00:00 2026-01-02 2027-01-01" },
  { byH: -46.25, departs: "ship sat tue thu 23:45 2025-12-30 2026-12-29" },
])("$byH hours later: $departs", ({ byH, departs }) => {
  const later = changed(network, shiftTimetable({ byH }));
  expect(departuresText(later)).toBe(departs);
  expect(changed(later, shiftTimetable({ byH: -byH }))).toEqual(network);
});

test("the ship leaves later and with fewer days another day", () => {
  const ends = { from: "SHA", to: "SIN" };
  const departs = (...made: Modification[]): string | undefined =>
    /ship (\S+ \S+)/.exec(planText(changed(network, ...made), ends))?.[1];
  // Ready on Monday 2 March at 08:00.
  expect(departs()).toBe("03-02 22:00");
  expect(departs(shiftTimetable({ byH: 3 }))).toBe("03-03 01:00");
  expect(departs(thinTimetable({ days: ["thu", "fri", "sat"] }))).toBe("03-05 22:00");
  // 48 hours' headway is waited for half.
  expect(departs(setHeadway({ service: "ship", headwayH: 48 }))).toBe("03-03 08:00");
});

test("room is scaled where it is known, and set where it is not", () => {
  const rooms = (made: Modification): (number | undefined)[] =>
    changed(network, made).services.flatMap(({ capacityTeu, capacityT }) => [
      capacityTeu,
      capacityT,
    ]);
  expect(rooms(scaleCapacity({ by: 0.5 }))).toEqual([50, undefined, undefined, undefined]);
  expect(rooms(setCapacity({ mode: "sea", capacityT: 20 }))).toEqual([
    100,
    undefined,
    undefined,
    20,
  ]);
  // A box of 10 t does not go by what takes 5 t.
  const small = changed(network, setCapacity({ mode: "sea", capacityT: 5 }));
  expect(planText(small, { from: "SHA", to: "SIN" })).toBe("over_capacity");
});

test.each([
  {
    made: scaleHeadway({ mode: "sea", by: 2 }),
    says: "by: no service that is meant runs by a head",
  },
  { made: setHeadway({ mode: "rail", headwayH: 48 }), says: "headwayH: no service runs otherwise" },
  {
    made: shiftTimetable({ mode: "rail", byH: 2 }),
    says: "byH: no service that is meant has a tim",
  },
  { made: thinTimetable({ days: ["sun"] }), says: "days: service ship departs on none of these" },
  { made: thinTimetable({ days: ["mon", "thu", "sat"] }), says: "days: no service that is meant" },
  { made: thinTimetable({}), says: "days: expected either days or cancelled [bad_scenario]" },
  { made: thinTimetable({ cancelled: 1 }), says: "modifications.0.cancelled" },
  { made: scaleCapacity({ mode: "sea", by: 2 }), says: "by: of no service that is meant" },
  {
    made: setCapacity({ capacityTeu: 100, mode: "rail" }),
    says: "capacityTeu: no service has other",
  },
])("$made is refused: $says", ({ made, says }) => {
  expect(refusal(network, made)).toContain(says);
});
