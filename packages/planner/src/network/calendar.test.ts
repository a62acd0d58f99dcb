import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isDate, isTimeZone, listDepartures, toLocal, toMinutesUtc } from "./calendar.ts";

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

test("dates and zones that exist", () => {
  expect(["2024-02-29", "2026-12-31"].map(isDate)).toEqual([true, true]);
  expect(["2026-02-29", "2026-13-01"].map(isDate)).toEqual([false, false]);
  expect(["UTC", "Asia/Shanghai"].map(isTimeZone)).toEqual([true, true]);
  expect(["Asia/Chongching", "+08:00", ""].map(isTimeZone)).toEqual([false, false, false]);
});
