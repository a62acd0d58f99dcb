/**
 * FEATURE: every change of every clock from 2024 to 2035: times print and read back, weekly departures in a gap move on,
 * in an overlap take the first. ICU is the witness; the zone of the process does not matter.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import {
  isTimeZone,
  listDepartures,
  toLocal,
  toMinutesUtc,
} from "../../packages/planner/src/network/calendar.ts";
import { type Change, clockMinute, listChanges } from "./icu.ts";
import { icuAnswers, type Task, taskOf } from "./tasks.ts";

const FROM = clockMinute("2024-01-01T00:00");
const TO = clockMinute("2036-01-01T00:00");
/** One zone in so many is asked of other processes; all of them where `ALL_ZONES` is set. */
const SAMPLE = process.env["ALL_ZONES"] === undefined ? 8 : 1;

const zones = Intl.supportedValuesOf("timeZone");
let changes: readonly Change[] = [];
let tasks: readonly Task[] = [];
beforeAll(() => {
  changes = zones.flatMap((zone) => listChanges(zone, FROM, TO));
  tasks = changes.map(taskOf);
}, 60_000);

const answers = ({ zone, minutes, weekly }: Task): string[] => [
  ...minutes.map((minute) => {
    const text = toLocal(minute, zone);
    return `${text} ${toMinutesUtc(text)}`;
  }),
  ...weekly.map(({ departure, firstDay, lastDay }) =>
    listDepartures([departure], zone, firstDay, lastDay).join(" "),
  ),
];

test("the witness knows what changes: summer time both ways, by half an hour, by two, and never", () => {
  const shifts = new Set(changes.map(({ before, after }) => after - before));
  expect([...shifts].sort((a, b) => a - b)).toEqual([-120, -60, -30, 30, 60, 120]);
  expect(changes.length).toBeGreaterThan(2_000);
  expect(new Set(changes.map(({ zone }) => zone)).size).toBeLessThan(zones.length);
});

test("every zone ICU names is one", () => {
  expect(zones.length).toBeGreaterThan(400);
  expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
});

test("every change of every zone", () => {
  const wrong = tasks.flatMap((task) => {
    const expected = icuAnswers(task);
    return answers(task).flatMap((answer, i) =>
      answer === expected[i] ? [] : [`${task.zone}: expected ${expected[i]}, got ${answer}`],
    );
  });
  expect(wrong).toEqual([]);
});

test("zones without any change, once a week", () => {
  const changing = new Set(changes.map(({ zone }) => zone));
  const still = zones.filter((zone) => !changing.has(zone));
  const wrong = still.flatMap((zone) => {
    const task = taskOf({ zone, at: FROM + 60 * 1_440, before: 0, after: 60 });
    const expected = icuAnswers(task);
    return answers(task).filter((answer, i) => answer !== expected[i]);
  });
  expect(still.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

describe("the same whatever the zone of the process", () => {
  const told = (): readonly Task[] => {
    const kept = new Set(zones.filter((_zone, i) => i % SAMPLE === 0));
    return tasks.filter(({ zone }) => kept.has(zone));
  };
  test.each(["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia", "Europe/London"])(
    "TZ=%s",
    (zone) => {
      const expected = createHash("sha256");
      for (const line of told().flatMap(icuAnswers)) expected.update(`${line}\n`);
      const said = execFileSync(
        process.execPath,
        [fileURLToPath(new URL("tell.mjs", import.meta.url))],
        { input: JSON.stringify(told()), env: { ...process.env, TZ: zone }, encoding: "utf8" },
      );
      expect(said).toBe(expected.digest("hex"));
    },
  );
});
