import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  isDate,
  isTimeZone,
  listDepartures,
  nextOpen,
  toLocal,
  toMinutesUtc,
  whyNoDay,
} from "./calendar.ts";
import { WEEKDAYS } from "./rows.ts";

const at = (iso: string): number => toMinutesUtc(iso) ?? Number.NaN;
const dayOf = (date: string): number => Math.floor(at(`${date}T00:00Z`) / 1440);

describe("toMinutesUtc", () => {
  test.each([
    ["2026-06-01T08:00+08:00", "2026-06-01T00:00Z"],
    ["2026-06-01T08:00:00Z", "2026-06-01T08:00Z"],
    // Never ready too early.
    ["2026-06-01T08:00:01Z", "2026-06-01T08:01Z"],
    ["2024-02-29T12:00-05:00", "2024-02-29T17:00Z"],
  ])("%s is %s", (iso, same) => {
    expect(toMinutesUtc(iso)).toBe(Temporal.Instant.from(same).epochMilliseconds / 60_000);
  });

  test.each([
    "2026-06-01",
    "2026-06-01T08:00",
    "2026-02-30T08:00Z",
    "2026-06-01T24:30Z",
    "2026-06-01T08:00+8",
    "+012026-06-01T08:00Z",
    "7000-06-01T08:00Z",
    "1899-06-01T08:00Z",
    "tomorrow",
    "",
  ])("%j is none", (iso) => {
    expect(toMinutesUtc(iso)).toBeUndefined();
  });
});

test("a deadline rounds down, a ready time up", () => {
  expect(toMinutesUtc("2026-06-01T08:00:30Z", "down")).toBe(at("2026-06-01T08:00Z"));
  expect(toMinutesUtc("2026-06-01T08:00:30Z")).toBe(at("2026-06-01T08:01Z"));
});

describe("toLocal", () => {
  test.each([
    ["2026-06-01T00:00Z", "Asia/Shanghai", "2026-06-01T08:00+08:00"],
    ["2026-06-01T00:00Z", "America/Los_Angeles", "2026-05-31T17:00-07:00"],
    ["2026-06-01T00:00Z", "Asia/Kathmandu", "2026-06-01T05:45+05:45"],
    ["2026-03-29T00:59Z", "Europe/Berlin", "2026-03-29T01:59+01:00"],
    ["2026-03-29T01:00Z", "Europe/Berlin", "2026-03-29T03:00+02:00"],
    ["2026-10-25T00:59Z", "Europe/Berlin", "2026-10-25T02:59+02:00"],
    ["2026-10-25T01:00Z", "Europe/Berlin", "2026-10-25T02:00+01:00"],
    ["2026-06-01T00:00Z", "UTC", "2026-06-01T00:00+00:00"],
  ])("%s in %s", (iso, zone, local) => {
    expect(toLocal(at(iso), zone)).toBe(local);
  });

  test("agrees with Temporal around every change of the clock from 2024 to 2030", () => {
    for (const zone of [
      "Europe/Berlin",
      "America/New_York",
      "America/Santiago",
      "Australia/Lord_Howe",
      "Asia/Almaty",
    ]) {
      let change = Temporal.Instant.from("2024-01-01T00:00Z")
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition("next");
      while (change !== null && change.year < 2030) {
        const minute = Math.round(change.epochMilliseconds / 60_000);
        for (const near of [minute - 1, minute, minute + 1]) {
          const expected = Temporal.Instant.fromEpochMilliseconds(near * 60_000)
            .toZonedDateTimeISO(zone)
            .toString({ timeZoneName: "never", smallestUnit: "minute" });
          expect(toLocal(near, zone)).toBe(expected);
        }
        change = change.getTimeZoneTransition("next");
      }
    }
  });
});

describe("listDepartures", () => {
  const list = (
    zone: string,
    first: string,
    last: string,
    ...rows: Parameters<typeof listDepartures>[0]
  ): string[] =>
    listDepartures(rows, zone, dayOf(first), dayOf(last)).map((minute) => toLocal(minute, zone));

  test("local weekdays, sorted, each minute once", () => {
    const row = { service: "x", days: ["mon", "thu"], time: "08:00" } as const;
    expect(
      list("Asia/Shanghai", "2026-06-01", "2026-06-08", row, { ...row, days: ["mon"] }),
    ).toEqual(["2026-06-01T08:00+08:00", "2026-06-04T08:00+08:00", "2026-06-08T08:00+08:00"]);
  });

  test("validity by local date, both ends included", () => {
    const row = {
      service: "x",
      days: ["wed"],
      time: "00:10",
      validFrom: "2026-06-03",
      validTo: "2026-06-10",
    } as const;
    expect(list("Asia/Shanghai", "2026-05-01", "2026-07-01", row)).toEqual([
      "2026-06-03T00:10+08:00",
      "2026-06-10T00:10+08:00",
    ]);
  });

  test("the hour that is skipped and the hour that comes twice", () => {
    const row = { service: "x", days: ["sun"], time: "02:30" } as const;
    expect(list("Europe/Berlin", "2026-03-29", "2026-03-29", row)).toEqual([
      "2026-03-29T03:30+02:00",
    ]);
    expect(list("Europe/Berlin", "2026-10-25", "2026-10-25", row)).toEqual([
      "2026-10-25T02:30+02:00",
    ]);
  });
});

describe("29 February", () => {
  const daily = { service: "x", days: WEEKDAYS, time: "23:59" } as const;
  const about = (year: number): string[] =>
    listDepartures([daily], "Asia/Shanghai", dayOf(`${year}-02-28`), dayOf(`${year}-03-01`)).map(
      (minute) => toLocal(minute, "Asia/Shanghai").slice(0, 10),
    );

  test.each([2024, 2028])("%i has one", (year) => {
    expect(about(year)).toEqual([`${year}-02-28`, `${year}-02-29`, `${year}-03-01`]);
    expect(toMinutesUtc(`${year}-02-29T23:59Z`)).toBe(at(`${year}-03-01T00:00Z`) - 1);
  });

  test.each([2023, 2026, 2100])("%i has none", (year) => {
    expect(about(year)).toEqual([`${year}-02-28`, `${year}-03-01`]);
    expect(toMinutesUtc(`${year}-02-29T12:00Z`)).toBeUndefined();
  });

  test("a timetable valid on that day alone", () => {
    const only = { ...daily, validFrom: "2028-02-29", validTo: "2028-02-29" };
    const found = listDepartures([only], "UTC", dayOf("2028-01-01"), dayOf("2028-12-31"));
    expect(found.map((minute) => toLocal(minute, "UTC"))).toEqual(["2028-02-29T23:59+00:00"]);
  });
});

test("the last minute of a week and the first of the next", () => {
  const last = { service: "x", days: ["sun"], time: "23:59" } as const;
  const first = { service: "x", days: ["mon"], time: "00:00" } as const;
  for (const zone of ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"]) {
    const [before, after, ...more] = listDepartures(
      [first, last],
      zone,
      dayOf("2026-12-27"),
      dayOf("2026-12-28"),
    );
    expect([before, more]).toEqual([(after ?? Number.NaN) - 1, []]);
    expect(toLocal(after ?? Number.NaN, zone)).toContain("2026-12-28T00:00");
  }
});

test("a day that a zone left out: what would leave on it leaves a day later", () => {
  // Samoa went from 29 to 31 December 2011 at midnight.
  const row = { service: "x", days: ["fri"], time: "08:00" } as const;
  const found = listDepartures([row], "Pacific/Apia", dayOf("2011-12-30"), dayOf("2011-12-30"));
  expect(found.map((minute) => toLocal(minute, "Pacific/Apia"))).toEqual([
    "2011-12-31T08:00+14:00",
  ]);
});

test("dates and zones that exist", () => {
  expect(["2024-02-29", "2028-02-29", "2026-12-31"].map(isDate)).toEqual([true, true, true]);
  expect(["2026-02-29", "2100-02-29", "2026-13-01"].map(isDate)).toEqual([false, false, false]);
  expect(["UTC", "Asia/Shanghai"].map(isTimeZone)).toEqual([true, true]);
  expect(["Asia/Chongching", "+08:00", ""].map(isTimeZone)).toEqual([false, false, false]);
});

test("opening hours that the clock leaps over do not open that day", () => {
  const daily = { days: WEEKDAYS, opens: "02:30", closes: "03:00" };
  const at = (iso: string): string =>
    toLocal(nextOpen(daily, "Europe/Berlin", toMinutesUtc(iso) ?? 0), "Europe/Berlin");
  expect(at("2026-03-28T20:30+01:00")).toBe("2026-03-30T02:30+02:00");
  expect(at("2026-03-27T20:30+01:00")).toBe("2026-03-28T02:30+01:00");
  // The hour that comes twice: the clock reads half past two twice, and is shut between.
  expect(at("2026-10-25T02:40+02:00")).toBe("2026-10-25T02:40+02:00");
  expect(at("2026-10-25T02:00+01:00")).toBe("2026-10-25T02:30+01:00");
});

test.each([
  ["2026-06-31", "expected a day of June 2026, which has 30"],
  ["2026-02-29T08:00+08:00", "expected a day of February 2026, which has 28"],
  ["2026-01-00", "expected a day of January 2026, which has 31"],
  ["2026-13-01T08:00Z", "expected a month from 01 to 12"],
  ["2028-02-29", undefined],
  ["2026-06-30T25:00Z", undefined],
  ["tomorrow", undefined],
  [20260631, undefined],
])("what is wrong with the day of %j: %s", (text, expected) => {
  expect(whyNoDay(text)).toBe(expected);
});
