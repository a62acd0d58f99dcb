/** The rule that every table of rules follows: the most specific row governs, and no two are equal. */

/** The row of the highest rank among those that have one. Throws where two share it. */
export function mostSpecific<T extends { readonly id: string }>(
  rows: readonly T[],
  rankOf: (row: T) => number | undefined,
): T | undefined {
  let best: T | undefined;
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const rank = rankOf(row);
    if (rank === undefined || rank < bestRank) continue;
    if (rank === bestRank) throw new Error(`"${row.id}" and "${best!.id}" govern the same thing`);
    best = row;
    bestRank = rank;
  }
  return best;
}
