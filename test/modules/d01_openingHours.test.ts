/** FEATURE: handling starts while a terminal is open, and may run past closing; a closed day shuts it as well. */
import type { Network } from "@lianyun/planner";
import { expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

/** By rail to Malaszewicze, 6 h of handling there, on by road. */
const chain = (durationH: string, terminals: string, calendars = ""): Network =>
  networkFromTables(`
  terminals
  | id  | timeZone      | openDays            | opensAt | closesAt |
  ${terminals}

  links
  | id   | mode | from | to  | durationH    |
  | rail | rail | CKG  | MLA | ${durationH} |
  | road | road | MLA  | DUI | 14           |

  transfers
  | at  | fromMode | toMode | durationH |
  | MLA | rail     | road   | 6         |
  | *   | gate     | rail   | 0         |
  | *   | road     | gate   | 2         |

  calendars
  | terminal | mode | validFrom |
  ${calendars}
`);
const WEEKDAYS = "| MLA | UTC | mon tue wed thu fri | 08:00 | 18:00 |";

test.each([
  // Monday 17:59 to 23:59, past closing.
  { durationH: "9.983", closedH: 0, expected: "road 03-02 23:59" },
  // Monday 18:00 is the first minute in which none starts: Tuesday 08:00.
  { durationH: "10", closedH: 14, expected: "road 03-03 14:00" },
  { durationH: "23.983", closedH: 1 / 60, expected: "road 03-03 14:00" },
  { durationH: "24", closedH: 0, expected: "road 03-03 14:00" },
  // Friday 18:00 to Monday 08:00.
  { durationH: "106", closedH: 62, expected: "road 03-09 14:00" },
])("arriving $durationH h after Monday 08:00", ({ durationH, closedH, expected }) => {
  const question = { from: "CKG", to: "DUI" };
  expect(planText(chain(durationH, WEEKDAYS), question)).toContain(expected);
  const step = itineraryOf(chain(durationH, WEEKDAYS), question).transfers[1];
  expect(step?.closedH).toBeCloseTo(closedH, 9);
  expect(step).toMatchObject({ handlingH: 6, waitH: 0, cutOffH: 0 });
});

test.each([
  // From Tuesday 00:00 to 24:00 alone: Monday 18:00 waits 6 h, Wednesday 00:00 waits for the week after.
  { durationH: "10", days: "tue", expected: "road 03-03 06:00" },
  { durationH: "39.983", days: "tue", expected: "road 03-04 05:59" },
  { durationH: "40", days: "tue", expected: "road 03-10 06:00" },
])("open on $days to midnight, arriving after $durationH h", ({ durationH, days, expected }) => {
  expect(
    planText(chain(durationH, `| MLA | UTC | ${days} | 00:00 | 24:00 |`), {
      from: "CKG",
      to: "DUI",
    }),
  ).toContain(expected);
});

test("hours are those of its clock: 08:00 in Berlin is 06:00 UTC on the day summer time begins", () => {
  const daily = chain("10", "| MLA | Europe/Berlin | | 08:00 | 18:00 |");
  const at = (departAfter: string): string | undefined =>
    itineraryOf(daily, { from: "CKG", to: "DUI", departAfter }).legs[1]?.departAt;
  // Saturday 28 March 18:00 UTC: closed. Sunday 08:00 + 6 h.
  expect(at("2026-03-28T08:00Z")).toBe("2026-03-29T14:00+02:00");
  expect(at("2026-03-27T08:00Z")).toBe("2026-03-28T14:00+01:00");
});

test("handing in and taking over wait for opening too", () => {
  const ends = chain("10", "| CKG | UTC | tue | 09:00 | 17:00 |\n| DUI | UTC | | 08:00 | 16:00 |");
  const { transfers, availableAt, durationH } = itineraryOf(ends, { from: "CKG", to: "DUI" });
  // Tuesday 09:00 + 10 h + 6 h + 14 h = Wednesday 15:00; handing over takes 2 h, past closing.
  expect(transfers.map(({ closedH }) => closedH)).toEqual([25, 0, 0]);
  expect([availableAt, durationH]).toEqual(["2026-03-04T17:00+00:00", 57]);
  // An hour later it would be closed: 16:00 until 08:00.
  const later = chain("11", "| CKG | UTC | tue | 09:00 | 17:00 |\n| DUI | UTC | | 08:00 | 16:00 |");
  expect(itineraryOf(later, { from: "CKG", to: "DUI" })).toMatchObject({
    arriveAt: "2026-03-04T16:00+00:00",
    availableAt: "2026-03-05T10:00+00:00",
    durationH: 74,
  });
});

test.each([
  // No handling on Tuesday: Wednesday 08:00.
  { calendars: "| MLA | | 2026-03-03 |", expected: "road 03-04 14:00" },
  // Closed to lorries is not closed to cranes: handled on Tuesday 08:00 to 14:00, but no lorry leaves that day.
  { calendars: "| MLA | road | 2026-03-03 |", expected: "road 03-04 00:00" },
  { calendars: "| CKG | | 2026-03-03 |", expected: "road 03-03 14:00" },
])("calendars: $calendars", ({ calendars, expected }) => {
  expect(planText(chain("10", WEEKDAYS, calendars), { from: "CKG", to: "DUI" })).toContain(
    expected,
  );
});

test("a closed origin takes nothing in; closed to its mode only, it does", () => {
  const at = (mode: string): number[] =>
    itineraryOf(chain("10", WEEKDAYS, `| CKG | ${mode} | 2026-03-02 |`), {
      from: "CKG",
      to: "DUI",
    })
      .transfers.slice(0, 1)
      .flatMap(({ closedH, waitH }) => [closedH, waitH]);
  expect(at("")).toEqual([16, 0]);
  expect(at("rail")).toEqual([0, 16]);
});
