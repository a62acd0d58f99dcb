/** What was meant by a name that nothing has: slips, not a search engine. */

/** Letters that may be wrong, missing or too many in a name. */
const MOST_SLIPS = 2;
const MOST_SHOWN = 3;

/**
 * `; did you mean suez-shut?` of the ids that differ from the name by at most two letters, case apart, the nearest first; empty
 * where none does. A short name may differ by fewer: a third of its letters.
 */
export function meant(ids: Iterable<string>, name: string): string {
  const wanted = name.trim().toLowerCase();
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / 3));
  const near = [...new Set(ids)]
    .map((id) => ({ id, slips: slipsBetween(id.toLowerCase(), wanted) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST_SHOWN);
  return near.length === 0 ? "" : `; did you mean ${near.map(({ id }) => id).join(", ")}?`;
}

/** Levenshtein's distance: letters to change, add or drop. Names that differ more in length than counts are far. */
function slipsBetween(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > MOST_SLIPS) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(one).entries()) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + (other[j] === letter ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
        ),
      );
    row = next;
  }
  return row[other.length] ?? 0;
}
