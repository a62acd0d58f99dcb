import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { listRides, type Ride } from "../network/rides.ts";
import { doesTouch, listTouches } from "./touches.ts";

/** A lorry from A to B on a corridor, a train from B by C:X, so far on another, to D. */
const rides = (): readonly Ride[] =>
  listRides(
    networkFromTables(`
      links
      | id | mode | from | to  | durationH | corridor |
      | t1 | road | A    | B   | 1         | c1       |
      | r1 | rail | B    | C:X |           | c2       |

      services
      | id | mode |
      | s  | rail |

      calls
      | service | terminal | arriveH | departH | load  | discharge |
      | s       | B        |         | 0       |       |           |
      | s       | C:X      | 1       | 2       | false | false     |
      | s       | D        | 3       |         |       |           |

      departures
      | service | days | time  |
      | s       | mon  | 08:00 |
    `),
  );

describe("what a ride touches", () => {
  test.each([
    { place: "A", touches: [true, false] },
    { place: "B", touches: [true, true] },
    { place: "C:X", touches: [false, true] },
    { place: "C", touches: [false, true] },
    { place: "C:Y", touches: [false, false] },
    { place: "D", touches: [false, true] },
    { place: "c1", touches: [true, false] },
    { place: "c2", touches: [false, true] },
    { place: "t1", touches: [false, false] },
  ])("$place: $touches", ({ place, touches }) => {
    expect(rides().map((ride) => doesTouch(ride, place))).toEqual(touches);
  });
});

test("a bit for each place, in their order", () => {
  expect([...listTouches(rides(), ["A", "B", "C", "c1"])]).toEqual([0b1011, 0b0110]);
  expect([...listTouches(rides(), [])]).toEqual([0, 0]);
});
