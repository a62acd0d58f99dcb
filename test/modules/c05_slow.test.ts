/** FEATURE: on slow days a leg takes longer; cargo may be held until they are over where that is sooner there. */
import { expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const slow = (calendars: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | HAN | 10        |

  services
  | id    | mode           | headwayH |
  | barge | inlandWaterway | 12       |
  | train | rail           |          |

  departures
  | service | days                        | time  |
  | train   | mon tue wed thu fri sat sun | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | barge   | CKG      |         | 0       |
  | barge   | SHA      | 100     |         |
  | train   | CKG      |         | 0       |
  | train   | ALA      | 40      |         |

  calendars
  | id | terminal | mode | validFrom | validTo | extraH |
  ${calendars}
`);

test.each([
  {
    name: "added to the leg",
    calendars: "| slow | | road | 2026-03-02 | 2026-03-03 | 20 |",
    // 10 h + 20 h
    expected: "CKG 03-02 08:00 ~ road road 03-02 08:00 > 03-03 14:00 ~ HAN [1d 6h 0 0kg]",
  },
  {
    name: "held until it is over: 40 h of waiting are less than 60 h more on the way",
    calendars: "| slow | | road | 2026-03-02 | 2026-03-03 | 60 |",
    expected: "CKG 03-02 08:00 ~ road road 03-04 00:00 > 03-04 10:00 ~ HAN [2d 2h 0 0kg]",
  },
  {
    name: "every calendar counts: 5 h and 7 h",
    calendars: `| roads | | road | 2026-03-02 | 2026-03-02 | 5 |
    | hanoi | HAN | | 2026-03-02 | 2026-03-03 | 7 |`,
    expected: "CKG 03-02 08:00 ~ road road 03-02 08:00 > 03-03 06:00 ~ HAN [22h 0 0kg]",
  },
  {
    // Leaving at 14:00 it is in Hanoi at midnight by its timetable, where it is slow no more: 05:00 is before 06:00.
    name: "held on a slow road for a terminal that is slow today",
    calendars: `| roads | | road | 2026-03-02 | 2026-03-02 | 5 |
    | hanoi | HAN | | 2026-03-02 | 2026-03-02 | 7 |`,
    expected: "CKG 03-02 08:00 ~ road road 03-02 14:00 > 03-03 05:00 ~ HAN [21h 0 0kg]",
  },
  {
    // By its timetable it is in Hanoi on the 2nd at 18:00, whatever the roads add.
    name: "moments are those without the hours that calendars add",
    calendars: `| roads | | road | 2026-03-02 | 2026-03-02 | 12 |
    | hanoi | HAN | | 2026-03-03 | 2026-03-03 | 9 |`,
    expected: "CKG 03-02 08:00 ~ road road 03-02 08:00 > 03-03 06:00 ~ HAN [22h 0 0kg]",
  },
])("on demand: $name", ({ calendars, expected }) => {
  expect(planText(slow(calendars), { from: "CKG", to: "HAN" })).toBe(expected);
});

test("the leg says what was added and by which rows", () => {
  const network = slow(`| roads | | road | 2026-03-02 | 2026-03-02 | 5 |
    | hanoi | HAN | | 2026-03-02 | 2026-03-03 | 7 |`);
  const [leg] = itineraryOf(network, { from: "CKG", to: "HAN" }).legs;
  expect(leg).toMatchObject({ durationH: 22, slowH: 12 });
  expect([...(leg?.calendars ?? [])].sort()).toEqual(["hanoi", "roads"]);
  const [later] = itineraryOf(network, {
    from: "CKG",
    to: "HAN",
    departAfter: "2026-03-04T08:00Z",
  }).legs;
  expect(later).toMatchObject({ durationH: 10, slowH: 0, calendars: [] });
});

test("by headway: held from 14:00 to midnight", () => {
  const network = slow("| slow | | inlandWaterway | 2026-03-02 | 2026-03-02 | 48 |");
  expect(planText(network, { from: "CKG", to: "SHA" })).toContain(
    "barge 03-03 00:00 > 03-07 04:00",
  );
});

test.each([
  // 12:00 on the 2nd + 70 h is 10:00 on the 5th; Tuesday's train is there at 04:00.
  { extraH: 30, expected: "train 03-03 12:00 > 03-05 04:00" },
  { extraH: 20, expected: "train 03-02 12:00 > 03-05 00:00" },
])("by timetable: $extraH h more", ({ extraH, expected }) => {
  const network = slow(`| slow | | rail | 2026-03-02 | 2026-03-02 | ${extraH} |`);
  expect(planText(network, { from: "CKG", to: "ALA" })).toContain(expected);
});

test("with nothing to gain cargo is not held", () => {
  const network = slow("| slow | | rail | 2026-03-04 | 2026-03-04 | 20 |");
  expect(planText(network, { from: "CKG", to: "ALA" })).toContain("train 03-02 12:00");
});
