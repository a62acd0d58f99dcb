/** FEATURE: a question with more ways than any memory holds ends at its budget, in bounded memory. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../kit/folders.ts";

test("60 diamonds stop within a fifth of two million labels and under 512 MB", {
  timeout: 300_000,
}, () => {
  const told = execFileSync(process.execPath, [join(ROOT, "test/long/ladder.mjs")], {
    encoding: "utf8",
  });
  console.log(`ladder: ${told}`);
  const { status, labels, legs, rssMb } = JSON.parse(told) as {
    status: string;
    labels: number;
    legs: number;
    rssMb: number;
  };
  expect(status).toBe("stopped");
  expect(labels).toBeGreaterThanOrEqual(2_000_000);
  expect(labels).toBeLessThanOrEqual(2_400_000);
  expect(legs).toBe(60);
  expect(rssMb).toBeLessThan(512);
});
