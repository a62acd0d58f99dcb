/** The published comparisons: shares of hits, and every figure with its source. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { comparePublished, type Measured, readComparisons, readTable } from "@lianyun/node";
import { createPlanner, FreightError } from "@lianyun/planner";
import { expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { CHONGQING } from "../kit/folders.ts";

const network = await readChongqing();
const comparisons = await readComparisons(CHONGQING);
const { verdicts, withoutNumber, needScenario } = comparePublished(
  createPlanner(network),
  comparisons,
);

const shareOf = (measured: Measured): number => {
  const own = verdicts.filter((verdict) => verdict.measured === measured);
  const hits = own.filter(({ isHit }) => isHit).length;
  console.log(`published ${measured}: ${hits} of ${own.length} hit`);
  return hits / own.length;
};

test.each([
  { measured: "days", least: 0.8 },
  { measured: "cost ratio", least: 0.75 },
  { measured: "CO2e", least: 0.75 },
] as const)("$measured: at least $least hit", ({ measured, least }) => {
  expect(shareOf(measured)).toBeGreaterThanOrEqual(least);
});

test("every comparison is judged or stands apart with a reason", () => {
  const judged = new Set(verdicts.map(({ comparison }) => comparison.id));
  const apart = [...withoutNumber, ...needScenario].map(({ id }) => id);
  expect(judged.size + apart.length).toBe(comparisons.length);
});

test("every miss says why", () => {
  const silent = verdicts.filter(({ isHit, comparison }) => !isHit && comparison.note.length < 20);
  expect(silent.map(({ comparison }) => comparison.id)).toEqual([]);
});

test("every source is known", () => {
  const read = readTable("s", "s", readFileSync(join(CHONGQING, "comparisonSources.csv"), "utf8"));
  if ("issue" in read) throw new Error(read.issue.message);
  const known = new Set([
    ...network.sources.map(({ id }) => id),
    ...read.raw.rows.map(([id]) => id),
  ]);
  const unknown = comparisons.flatMap(({ id, source }) =>
    source
      .split(" ")
      .filter((name) => !known.has(name))
      .map((name) => `${id}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("a bad cell of the table is an issue at its place", async () => {
  await expect(readComparisons(join(CHONGQING, "nowhere"))).rejects.toThrow();
  const { parseComparisons } = await import("@lianyun/node");
  const text = readFileSync(join(CHONGQING, "comparisons.csv"), "utf8");
  expect(() => parseComparisons(text.replace(",transit,", ",walk,"))).toThrow(FreightError);
  expect(() => parseComparisons(text.replace(",transit,", ",walk,"))).toThrow(
    /row \d+ › measure: expected transit or lead, found "walk"/,
  );
});
