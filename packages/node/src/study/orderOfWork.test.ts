/** What the base answers is searched for once, however many questions there are. */
import { expect, test } from "vitest";
import type { Manifest } from "./manifest.ts";
import { inOrderOfWork, keptAnswers } from "./orderOfWork.ts";
import { createKept } from "./planners.ts";
import { chunksOfShard } from "./staticShard.ts";

const SCENARIOS = ["base", "one", "two", "three"];

function manifestOf(questions: number, chunkRows: number): Manifest {
  const chunks = SCENARIOS.flatMap((scenario) =>
    Array.from({ length: Math.ceil(questions / chunkRows) }, (_, index) => ({
      key: `${scenario} ${index}`,
      scenario,
      from: index * chunkRows,
      to: Math.min(questions, (index + 1) * chunkRows),
    })),
  );
  return { chunks } as unknown as Manifest;
}

/** Searches in the base for chunks computed in this order. */
function searches(manifest: Manifest, order: readonly number[]): number {
  let made = 0;
  const answers = createKept<number>(keptAnswers(manifest));
  for (const position of order) {
    const { from, to } = manifest.chunks[position]!;
    for (let question = from; question < to; question++) answers(String(question), () => ++made);
  }
  return made;
}

test.each([
  { questions: 900, chunkRows: 70 },
  { questions: 2_500, chunkRows: 70 },
  { questions: 2_500, chunkRows: 1_000 },
  { questions: 7_000, chunkRows: 3_000 },
])("$questions questions in chunks of $chunkRows", ({ questions, chunkRows }) => {
  const manifest = manifestOf(questions, chunkRows);
  const all = [...manifest.chunks.keys()];
  const order = inOrderOfWork(manifest, all);
  expect([...order].sort((a, b) => a - b)).toEqual(all);
  expect(searches(manifest, order)).toBe(questions);
});

test("shards share the order out, each chunk once: few questions are searched for twice", () => {
  const manifest = manifestOf(6_000, 50);
  const shares = [1, 2, 3, 4].map((index) => chunksOfShard({ manifest }, { index, of: 4 }));
  expect(shares.flat().sort((a, b) => a - b)).toEqual([...manifest.chunks.keys()]);
  const made = shares.reduce(
    (sum, share) => sum + searches(manifest, inOrderOfWork(manifest, share)),
    0,
  );
  expect(made).toBeLessThan(6_000 * 1.5);
});
