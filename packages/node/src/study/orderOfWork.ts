/** In which order chunks are computed, so that what the base answers is searched for once. */
import type { Manifest } from "./manifest.ts";

/** Answers of the base kept, by their figures and legs: the same question is asked of each scenario in turn. */
const KEPT_ANSWERS = 1_000;

/** How many answers of the base a run keeps: those of a chunk at least. */
export const keptAnswers = (manifest: Manifest): number =>
  Math.max(KEPT_ANSWERS, chunkRowsOf(manifest));

/** Rows answered in the time in which a scenario's network is made, in rough figures. */
const ROWS_A_PLANNER = 700;

const chunkRowsOf = ({ chunks: [first] }: Manifest): number =>
  first === undefined ? 1 : first.to - first.from;

/**
 * Positions by blocks of questions, as many as answers are kept at most, and in a block by scenario. By scenario alone a question
 * would come again only after all others: of more than are kept, each answer would be dropped just before it is needed.
 *
 * The base comes first in each block: others need only a part of its answers, and only that is kept, so that its own rows would ask
 * again. After it every second block goes backwards: of more scenarios than planners are kept it begins with those that are.
 *
 * Workers take equal stretches of the order (`stretches.ts`) and share no answers. Where there are few scenarios and many
 * questions, each has blocks of its own, so that none searches the base for the questions of another; where there are many scenarios
 * that would cost more than it saves, for each worker makes the network of each.
 */
export function inOrderOfWork(
  manifest: Manifest,
  positions: readonly number[],
  workers = 1,
): number[] {
  const { chunks } = manifest;
  const chunkRows = chunkRowsOf(manifest);
  const questions = chunks.reduce((most, { to }) => Math.max(most, to), 0);
  const scenarios = new Set(chunks.map(({ scenario }) => scenario)).size;
  const sharers = (scenarios - 1) * ROWS_A_PLANNER < questions ? workers : 1;
  const largest = Math.floor(keptAnswers(manifest) / chunkRows) * chunkRows;
  const blocks = sharers * Math.ceil(questions / (largest * sharers));
  const block = Math.ceil(questions / blocks / chunkRows) * chunkRows;
  const isOfBase = (position: number): boolean =>
    chunks[position]?.scenario === chunks[0]?.scenario;
  const blockOf = (position: number): number => Math.floor((chunks[position]?.from ?? 0) / block);
  return [...positions].sort((a, b) => {
    const apart = blockOf(a) - blockOf(b);
    if (apart !== 0) return apart;
    if (isOfBase(a) !== isOfBase(b)) return isOfBase(a) ? -1 : 1;
    return blockOf(a) % 2 === 0 ? a - b : b - a;
  });
}
