/**
 * FEATURE: with a share of a service left, headways grow by 1 / share and a timetabled departure carries that share of its
 * capacity.
 */
import { expect, test } from "vitest";
import { itineraryOf, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const reduced = (calendars: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  services
  | id    | mode           | headwayH | capacityTeu | capacityT |
  | barge | inlandWaterway | 12       | 4           |           |
  | train | rail           |          | 4           | 60        |
  | ship  | sea            |          |             |           |

  departures
  | service | days                        | time  |
  | train   | mon tue wed thu fri sat sun | 12:00 |
  | ship    | mon tue wed thu fri sat sun | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | barge   | CKG      |         | 0       |
  | barge   | SHA      | 100     |         |
  | train   | CKG      |         | 0       |
  | train   | ALA      | 40      |         |
  | ship    | SHA      |         | 0       |
  | ship    | RTM      | 900     |         |

  calendars
  | mode | validFrom | validTo | share |
  ${calendars}
`);
const boxes = (count: number, grossKg: number): object => ({
  cargo: { containers: [{ type: "20GP", count }], grossKg },
});

test.each([
  // 12 h / 0.5 = 24 h, half of it 12 h.
  {
    calendars: "| inlandWaterway | 2026-03-02 | 2026-03-08 | 0.5 |",
    half: "03-02 20:00",
    full: "03-03 08:00",
  },
  // The least share counts: 48 h.
  {
    calendars: `| inlandWaterway | 2026-03-02 | 2026-03-08 | 0.5 |
    | inlandWaterway | 2026-03-01 | 2026-03-09 | 0.25 |`,
    half: "03-03 08:00",
    full: "03-04 08:00",
  },
  // 720 min / 0.7 = 1,028.57, that is 1,029 min; half of it rounds up to 515 min.
  {
    calendars: "| inlandWaterway | 2026-03-02 | 2026-03-08 | 0.7 |",
    half: "03-02 16:35",
    full: "03-03 01:09",
  },
  // 120 h on the 2nd; from midnight 12 h again, so 6 h (12 h) after midnight.
  {
    calendars: "| inlandWaterway | 2026-03-02 | 2026-03-02 | 0.1 |",
    half: "03-03 06:00",
    full: "03-03 12:00",
  },
  // 24 h on the 2nd: waiting for midnight and then half (all) of 12 h is no sooner.
  {
    calendars: "| inlandWaterway | 2026-03-02 | 2026-03-02 | 0.5 |",
    half: "03-02 20:00",
    full: "03-03 08:00",
  },
  // Nothing left is closed: the departure at 14:00 (20:00) is pushed to midnight.
  {
    calendars: "| inlandWaterway | 2026-03-02 | 2026-03-02 | 0 |",
    half: "03-03 00:00",
    full: "03-03 00:00",
  },
  // Not of this mode.
  {
    calendars: "| rail | 2026-03-02 | 2026-03-02 | 0.1 |",
    half: "03-02 14:00",
    full: "03-02 20:00",
  },
])("headway: $calendars", ({ calendars, half, full }) => {
  const at = (headwayWait: "half" | "full"): string =>
    planText(reduced(calendars), { from: "CKG", to: "SHA", headwayWait });
  expect(at("half")).toContain(`barge ${half}`);
  expect(at("full")).toContain(`barge ${full}`);
});

test("headway: closed today and reduced all week: the wait is that of the week", () => {
  // 48 h, half of it 24 h after 08:00; by then it is open.
  const network = reduced(`| inlandWaterway | 2026-03-02 | 2026-03-02 | |
  | inlandWaterway | 2026-03-02 | 2026-03-08 | 0.25 |`);
  expect(planText(network, { from: "CKG", to: "SHA" })).toContain("barge 03-03 08:00");
});

test("headway: three boxes wait longer like one; half a barge of four is not asked about", () => {
  const network = reduced("| inlandWaterway | 2026-03-02 | 2026-03-08 | 0.5 |");
  expect(planText(network, { from: "CKG", to: "SHA", ...boxes(3, 30_000) })).toContain(
    "barge 03-02 20:00",
  );
});

test.each([
  // Half of 4 TEU and of 60 t.
  { cargo: boxes(2, 30_000), expected: "train 03-02 12:00" },
  { cargo: boxes(3, 30_000), expected: "train 03-03 12:00" },
  { cargo: boxes(2, 30_001), expected: "train 03-03 12:00" },
  { cargo: boxes(5, 30_000), expected: "over_capacity" },
])("timetable: $cargo", ({ cargo, expected }) => {
  const network = reduced("| rail | 2026-03-02 | 2026-03-02 | 0.5 |");
  expect(planText(network, { from: "CKG", to: "ALA", ...cargo })).toContain(expected);
});

test("timetable: where no capacity is known, a share of it says nothing", () => {
  const network = reduced("| sea | 2026-03-02 | 2026-03-08 | 0.1 |");
  expect(planText(network, { from: "SHA", to: "RTM", ...boxes(40, 400_000) })).toContain(
    "ship 03-02 12:00",
  );
});

test("timetable: nothing left is closed", () => {
  const network = reduced("| sea | 2026-03-02 | 2026-03-03 | 0 |");
  expect(planText(network, { from: "SHA", to: "RTM" })).toContain("ship 03-04 12:00");
});

test("the way says that it was", () => {
  const notices = (from: string, to: string): string[] =>
    itineraryOf(
      reduced(`| inlandWaterway | 2026-03-02 | 2026-03-08 | 0.5 |
      | rail | 2026-03-02 | 2026-03-02 | 0.5 |`),
      { from, to },
    ).notices.map(({ code, part, index, rule }) => `${code} ${part} ${index} ${rule}`);
  expect(notices("CKG", "SHA")).toEqual(["reduced leg 0 calendars-1"]);
  expect(notices("CKG", "ALA")).toEqual(["reduced leg 0 calendars-2"]);
  expect(notices("SHA", "RTM")).toEqual([]);
});
