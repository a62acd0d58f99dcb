/** In which order chunks are computed, so that what the base answers is searched for once. */
import type { Manifest } from "./manifest.ts";

/** Answers of the base kept: the same question is asked of each scenario in turn. About 20 kB each. */
const KEPT_ANSWERS = 1_000;

/** How many answers of the base a run keeps: those of a chunk at least. */
export const keptAnswers = (manifest: Manifest): number =>
  Math.max(KEPT_ANSWERS, chunkRowsOf(manifest));

const chunkRowsOf = ({ chunks: [first] }: Manifest): number =>
  first === undefined ? 1 : first.to - first.from;

/**
 * Positions by blocks of questions, as many as answers are kept, and in a block by scenario. By scenario alone a question would
 * come again only after all others: of more than are kept, each answer would be dropped just before it is needed.
 */
export function inOrderOfWork(manifest: Manifest, positions: readonly number[]): number[] {
  const chunkRows = chunkRowsOf(manifest);
  const block = Math.floor(keptAnswers(manifest) / chunkRows) * chunkRows;
  const blockOf = (position: number): number =>
    Math.floor((manifest.chunks[position]?.from ?? 0) / block);
  return [...positions].sort((a, b) => {
    const apart = blockOf(a) - blockOf(b);
    return apart === 0 ? a - b : apart;
  });
}
