/** FEATURE: a way with days outside the years of the calendars says, once, that it is planned without holidays and closings. */
import type { Network } from "@lianyun/planner";
import { expect, test } from "vitest";
import { itineraryOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

/** 48 h by lorry, 6 h in the port, 30 days at sea, 24 h until release: 33 days and 6 hours. */
const network = (calendars: string): Network =>
  networkFromTables(`
  terminals
  | id  | timeZone      |
  | CKG | Asia/Shanghai |
  | SHA | Asia/Shanghai |
  | RTM | Europe/Berlin |

  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | SHA | 48        |
  | sea  | sea  | SHA  | RTM | 720       |

  transfers
  | id   | at  | fromMode | toMode | durationH |
  | in   | *   | gate     | road   | 0         |
  | lift | SHA | road     | sea    | 6         |
  | out  | RTM | sea      | gate   | 24        |
  ${calendars}
`);
// Of a mode that nothing goes by: what they close is not what this is about.
const known = network(`
  calendars
  | id       | mode | validFrom  | validTo    |
  | new-year | air  | 2027-12-30 | 2028-01-02 |
  | holidays | air  | 2027-12-30 | 2027-12-30 |
  | spring   | air  | 2026-05-01 | 2026-05-03 |
  | labour   | air  | 2026-05-01 | 2026-05-01 |
`);
const noticesOf = (asked: Network, departAfter: string): string[] =>
  itineraryOf(asked, { from: "CKG", to: "RTM", departAfter }).notices.map(
    ({ code, part, index, rule }) => `${code} ${part} ${index} ${rule}`,
  );

test.each([
  // Half past eleven at night in Chongqing, and an hour later.
  { departAfter: "2025-12-31T15:30Z", told: ["beyond_calendars leg 0 labour"] },
  { departAfter: "2025-12-31T16:30Z", told: [] },
  // Available one minute before midnight in Rotterdam, and at midnight: no leg arrives in the new year, so it is the last.
  { departAfter: "2027-11-28T16:59Z", told: [] },
  { departAfter: "2027-11-28T17:00Z", told: ["beyond_calendars leg 1 new-year"] },
  // The ship arrives in 2028, the lorry does not; then it does, and the ship is told no more.
  { departAfter: "2027-12-20T08:00Z", told: ["beyond_calendars leg 1 new-year"] },
  { departAfter: "2027-12-30T08:00Z", told: ["beyond_calendars leg 0 new-year"] },
  { departAfter: "2030-06-03T08:00Z", told: ["beyond_calendars leg 0 new-year"] },
])("ready $departAfter: $told", ({ departAfter, told }) => {
  expect(noticesOf(known, departAfter)).toEqual(told);
});

test("it names the years in which calendars begin, in words and as numbers", () => {
  const [notice] = itineraryOf(known, {
    from: "CKG",
    to: "RTM",
    departAfter: "2030-06-03T08:00Z",
  }).notices;
  expect(notice).toMatchObject({
    message:
      "holidays and closings are known by date for 2026 to 2027 alone: in other years this way is planned without them",
    years: { first: 2026, last: 2027 },
  });
});

test("of a single year the name is not said twice", () => {
  const one = network("calendars\n| mode | validFrom |\n| air | 2026-05-01 |");
  const [notice] = itineraryOf(one, {
    from: "CKG",
    to: "RTM",
    departAfter: "2027-01-04T08:00Z",
  }).notices;
  expect(notice?.message).toMatch(/^holidays and closings are known by date for 2026 alone: /);
});

test("without calendars there is nothing to be beyond", () => {
  expect(noticesOf(network(""), "2030-06-03T08:00Z")).toEqual([]);
});
