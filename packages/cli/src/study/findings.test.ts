import { expect, test } from "vitest";
import { faultLines, tallyText } from "./findings.ts";

const missing = (chunk: number) => ({
  what: "missing",
  file: `key${chunk}`,
  chunk,
  message: "no result",
});

test("what lacks is counted, what is wrong is named and not counted twice", () => {
  const findings = [
    { what: "missing", file: "network.snapshot", message: "nothing can be computed" },
    missing(0),
    { what: "damaged", file: "key1.sha", chunk: 1, message: "other bytes" },
    missing(1),
    { what: "cut short", file: "key2.sha", chunk: 2, message: "ends early" },
    { what: "stray", file: "key9.sha", message: "of no chunk" },
  ];
  expect(faultLines(findings)).toEqual([
    "missing: network.snapshot: nothing can be computed",
    "damaged: key1.sha: other bytes",
    "cut short: key2.sha: ends early",
    "stray: key9.sha: of no chunk",
  ]);
  expect(tallyText(findings, 1_006)).toBe("1,003 of 1,006 chunks are sound, 1 missing, 2 wrong");
  expect(tallyText([], 2)).toBe("2 of 2 chunks are sound, 0 missing, 0 wrong");
});
