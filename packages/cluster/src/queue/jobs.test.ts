import { expect, test } from "vitest";
import { jobIdOf } from "./jobs.ts";

test("a job's id is that of its run and chunk, and is one that PostgreSQL knows", () => {
  const run = "a".repeat(64);
  expect(jobIdOf(run, 7)).toBe(jobIdOf(run, 7));
  expect(jobIdOf(run, 7)).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  const ids = new Set(Array.from({ length: 10_000 }, (_, chunk) => jobIdOf(run, chunk)));
  expect(ids.size).toBe(10_000);
  expect(jobIdOf(run, 11)).not.toBe(jobIdOf(`${run}1`, 1));
});
