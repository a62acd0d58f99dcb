import { expect, test } from "vitest";
import { listTimes } from "./departures.ts";

test("every day until a date, all of it, in the offset of the first", () => {
  const times = listTimes({ from: "2026-06-01T08:00+08:00", every: "P1D", until: "2026-06-03" });
  expect(times).toEqual([
    "2026-06-01T08:00+08:00",
    "2026-06-02T08:00+08:00",
    "2026-06-03T08:00+08:00",
  ]);
});

test("hours, across the end of a month, west of Greenwich", () => {
  const times = listTimes({
    from: "2026-01-31T20:30-05:00",
    every: "P1DT6H",
    until: "2026-02-03T09:00-05:00",
  });
  expect(times).toEqual([
    "2026-01-31T20:30-05:00",
    "2026-02-02T02:30-05:00",
    "2026-02-03T08:30-05:00",
  ]);
});

test.each([
  [{ from: "2026-06-01T08:00", every: "P1D", until: "2026-06-02" }, "from"],
  [{ from: "2026-13-01T08:00Z", every: "P1D", until: "2026-06-02" }, "from"],
  [{ from: "2026-06-01T08:00Z", every: "P0D", until: "2026-06-02" }, "every"],
  [{ from: "2026-06-01T08:00Z", every: "daily", until: "2026-06-02" }, "every"],
  [{ from: "2026-06-01T08:00Z", every: "P1D", until: "2026-05-31" }, "until"],
  [{ from: "2026-06-01T08:00Z", every: "P1D", until: "soon" }, "until"],
  [{ from: "2026-06-01T08:00Z", every: "PT1H", until: "2099-01-01" }, "every"],
  // In whose zone? Another machine would have another list.
  [{ from: "2026-06-01T08:00Z", every: "P1D", until: "2026-06-03T08:00" }, "until"],
  [{ from: "2026-06-01T08:00Z", every: "P1D", until: "June 3, 2026" }, "until"],
  [{ from: "2026-06-01T08:00Z", every: "P1D", until: "2026-06-31" }, "until"],
  [{ from: "2026-02-30T08:00Z", every: "P1D", until: "2026-06-03" }, "from"],
])("%j: %s is wrong", (given, field) => {
  expect(listTimes(given)).toMatchObject({ field });
});

test("a day that there is not is told as that", () => {
  const every = "P1D";
  const from = "2026-06-01T08:00Z";
  expect(listTimes({ from, every, until: "2026-06-31" })).toEqual({
    field: "until",
    message: "expected a day of June 2026, which has 30, found 2026-06-31",
  });
  expect(listTimes({ from: "2026-02-29T08:00Z", every, until: "2026-03-01" })).toMatchObject({
    message: "expected a day of February 2026, which has 28, found 2026-02-29T08:00Z",
  });
});
