/** What the base answers is searched for once, however many questions there are. */
import { expect, test } from "vitest";
import { createAnswers } from "./answers.ts";
import type { Manifest } from "./manifest.ts";
import { inOrderOfWork, keptAnswers } from "./orderOfWork.ts";
import { createKept } from "./planners.ts";
import { chunksOfShard } from "./staticShard.ts";
import { createStretches } from "./stretches.ts";

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

/** Searches in the base for chunks computed in this order: its own rows need its whole answers, which are not kept. */
function searches(manifest: Manifest, order: readonly number[]): number {
  let made = 0;
  const answers = createAnswers<number>(keptAnswers(manifest));
  for (const position of order) {
    const { from, to, scenario } = manifest.chunks[position]!;
    for (let question = from; question < to; question++)
      if (scenario === "base" || answers.get(question) === undefined) answers.set(question, ++made);
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

/** Searches in the base by workers that ask for their next chunk in turn. */
function searchesOfWorkers(manifest: Manifest, workers: number): number {
  const next = createStretches(
    inOrderOfWork(manifest, [...manifest.chunks.keys()], workers),
    workers,
  );
  const shares = Array.from({ length: workers }, (): number[] => []);
  for (let left = manifest.chunks.length; left > 0; )
    for (const [worker, share] of shares.entries()) {
      const position = next(worker);
      if (position === undefined) continue;
      share.push(position);
      left--;
    }
  return shares.reduce((sum, share) => sum + searches(manifest, share), 0);
}

test("workers of few scenarios and many questions take questions of their own", () => {
  expect(searchesOfWorkers(manifestOf(1_400, 50), 2)).toBe(1_400);
  // Of blocks that do not come out even some are shared.
  expect(searchesOfWorkers(manifestOf(7_000, 50), 4)).toBeLessThan(7_000 * 1.2);
});

test("workers of few questions take scenarios: each searches the base, none makes all networks", () => {
  expect(searchesOfWorkers(manifestOf(500, 50), 2)).toBe(1_000);
});

test("of more scenarios than planners are kept a block begins with those that the one before ended with", () => {
  const manifest = manifestOf(7_000, 50);
  const planners = createKept<string>(2);
  let made = 0;
  for (const position of inOrderOfWork(manifest, [...manifest.chunks.keys()])) {
    const { scenario } = manifest.chunks[position]!;
    if (scenario !== "base") planners(scenario, () => String(++made));
  }
  // The base is kept beside them. Seven blocks of three others: all three at first, of one more in each block after.
  expect(made).toBe(3 + 6);
});
