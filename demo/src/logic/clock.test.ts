import { expect, test } from "vitest";
import { hoursBetween, isClockTime, nextMonday, toInstant, wallTime } from "./clock.ts";

test.each([
  ["2026-06-01T08:00", "Asia/Shanghai", "2026-06-01T08:00+08:00"],
  ["2026-06-01T08:00", "Europe/Berlin", "2026-06-01T08:00+02:00"],
  ["2026-12-01T08:00", "Europe/Berlin", "2026-12-01T08:00+01:00"],
  ["2026-06-01T00:00", "America/Los_Angeles", "2026-06-01T00:00-07:00"],
  ["2026-06-01T08:00", "Asia/Kathmandu", "2026-06-01T08:00+05:45"],
  ["2026-06-01T08:00", "UTC", "2026-06-01T08:00+00:00"],
  // The clock jumps from 02:00 to 03:00: it moves forward.
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T03:30+02:00"],
  // 02:30 happens twice: the first one, still in summer time.
  ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T02:30+02:00"],
  ["2026-03-08T02:30", "America/Los_Angeles", "2026-03-08T03:30-07:00"],
  ["2026-11-01T01:30", "America/Los_Angeles", "2026-11-01T01:30-07:00"],
])("%s in %s is %s", (clock, zone, instant) => {
  expect(toInstant(clock, zone)).toBe(instant);
});

test.each([
  ["2024-02-29T00:00", true],
  ["2026-02-29T00:00", false],
  ["2026-13-01T00:00", false],
  ["2026-06-01T24:00", false],
  ["2026-06-01 08:00", false],
  ["", false],
])("%s exists: %s", (text, exists) => {
  expect(isClockTime(text)).toBe(exists);
});

test("a wall time is taken as it is printed", () => {
  expect(wallTime("2026-06-03T14:05-03:30")).toEqual({
    day: "2026-06-03",
    time: "14:05",
    offset: "-03:30",
  });
  expect(wallTime("2026-06-03T14:05:00Z").offset).toBe("+00:00");
  expect(() => wallTime("yesterday")).toThrow("not an instant");
});

test("hours between instants do not care for their zones", () => {
  expect(hoursBetween("2026-06-01T08:00+08:00", "2026-06-01T02:00+02:00")).toBe(0);
  expect(hoursBetween("2026-06-01T08:00+08:00", "2026-06-02T08:30+08:00")).toBe(24.5);
});

test.each([
  // A Thursday, a Sunday and a Monday; the day is that of the zone, not of UTC.
  ["2026-05-28T12:00Z", "Asia/Shanghai", "2026-06-01"],
  ["2026-05-31T15:59:59Z", "Asia/Shanghai", "2026-06-01"],
  ["2026-05-31T16:00:45Z", "Asia/Shanghai", "2026-06-08"],
  ["2026-06-01T03:00Z", "America/Los_Angeles", "2026-06-01"],
  ["2026-12-28T12:00Z", "UTC", "2027-01-04"],
])("the Monday after %s in %s is %s", (now, zone, day) => {
  expect(nextMonday(Date.parse(now), zone)).toBe(day);
});
