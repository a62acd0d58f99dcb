import { expect, test } from "vitest";
import { createProgressLine, progressText, timeText } from "./progress.ts";

const progress = {
  chunks: 4,
  doneChunks: 1,
  rows: 48_000,
  doneRows: 12_000,
  running: 2,
  failed: 0,
  rowsPerSecond: 310.4,
  secondsLeft: 116,
  quietSeconds: 2,
};

test("done, rate, time left", () => {
  expect(progressText(progress)).toBe("12,000 of 48,000 rows (25 %), 310 rows/s, 1 min 56 s left");
  expect(
    progressText({ ...progress, rowsPerSecond: undefined, secondsLeft: undefined, failed: 2 }),
  ).toBe("12,000 of 48,000 rows (25 %), 2 chunk(s) failed");
});

test("that nothing moves is told, until all is done", () => {
  const quiet = { ...progress, rowsPerSecond: 12, secondsLeft: 3_000, quietSeconds: 125 };
  expect(progressText(quiet)).toBe(
    "12,000 of 48,000 rows (25 %), 12 rows/s, 50 min 0 s left, nothing finished for 2 min 5 s",
  );
  expect(progressText({ ...quiet, doneRows: 48_000, doneChunks: 4 })).toBe(
    "48,000 of 48,000 rows (100 %), 12 rows/s",
  );
});

test.each([
  [0, "0 s"],
  [59.2, "1 min 0 s"],
  [3_599, "59 min 59 s"],
  [3_600, "1 h 0 min"],
  [90_000, "25 h 0 min"],
])("%d seconds: %s", (seconds, expected) => {
  expect(timeText(seconds)).toBe(expected);
});

test("a terminal gets one line that is written over, a file plain lines and few of them", () => {
  const shown = (isTerminal: boolean): string => {
    let text = "";
    const line = createProgressLine((part) => {
      text += part;
    }, isTerminal);
    for (let doneChunks = 1; doneChunks <= 4; doneChunks++) line.show({ ...progress, doneChunks });
    line.end();
    return text;
  };
  expect(shown(true).split("\r")).toHaveLength(3);
  expect(shown(true).endsWith("\u001b[K\n")).toBe(true);
  expect(shown(false).split("\n")).toHaveLength(3);
  expect(shown(false)).not.toContain("\r");
});
