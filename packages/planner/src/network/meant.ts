/** What was meant by a name that nothing has: slips, not a search engine. */
import { MODES, type Mode } from "./rows.ts";

/** Letters that may be wrong, missing or too many in a name. */
const MOST_SLIPS = 2;
const MOST_SHOWN = 3;
/** A part of a name is one from so many letters on. */
const LEAST_PART = 4;

/**
 * `; did you mean suez-shut?` of the ids that differ from the name by at most two letters, case apart, the nearest first; two that
 * changed places count once; a short name may differ by fewer: a third of its letters. Where none does, the ids that it is a
 * word of (`suez`), if these are few. Empty where nothing is near.
 */
export const meant = (ids: Iterable<string>, name: string): string => asked(meantOf(ids, name));

/** The ids that `meant` asks for, the likeliest first. */
export function meantOf(ids: Iterable<string>, name: string): readonly string[] {
  const wanted = name.trim().toLowerCase();
  const known = [...new Set(ids)];
  const most = Math.min(MOST_SLIPS, Math.floor(wanted.length / 3));
  const near = known
    .map((id) => ({ id, slips: slipsBetween(id.toLowerCase(), wanted, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .slice(0, MOST_SHOWN)
    .map(({ id }) => id);
  return near.length > 0 ? near : havingWord(known, wanted);
}

const asked = (names: readonly string[]): string =>
  names.length === 0 ? "" : `; did you mean ${names.join(", ")}?`;

/** Ids that have a word, between other signs than letters and digits; none where so many have it that it tells nothing. */
function havingWord(ids: readonly string[], word: string): string[] {
  if (word.length < LEAST_PART) return [];
  const having = ids.filter((id) =>
    id
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .includes(word),
  );
  return having.length > MOST_SHOWN ? [] : having;
}

/** How people call what moves freight. */
const MODE_WORDS: Readonly<Record<Mode, readonly string[]>> = {
  road: ["truck", "trucks", "lorry", "lorries", "highway"],
  rail: ["train", "trains", "railway", "railroad"],
  inlandWaterway: ["river", "barge", "barges", "waterway", "inland"],
  sea: ["ship", "ships", "ocean", "vessel", "maritime"],
  air: ["plane", "planes", "aircraft", "flight", "airfreight"],
};

/**
 * As `meant`, for a word of a short list: also the mode that is usually called so (`train`), and the word that it begins with
 * (`wednesday`). Empty for what is no word.
 */
export function meantWord(words: readonly string[], found: unknown): string {
  if (typeof found !== "string") return "";
  const wanted = found.trim().toLowerCase();
  const mode = MODES.find((each) => words.includes(each) && MODE_WORDS[each].includes(wanted));
  if (mode !== undefined) return asked([mode]);
  const begun = /^[a-z]+$/.test(wanted)
    ? words.filter((word) => word !== "" && wanted.startsWith(word.toLowerCase()))
    : [];
  return begun.length === 1 ? asked(begun) : meant(words, found);
}

/**
 * Letters to change, add, drop, or swap with the next (optimal string alignment; Damerau, 1964, doi:10.1145/363958.363994).
 * Infinite where there are more than `most`.
 */
function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 0; i < one.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < other.length; j++) {
      const isTurned = i > 0 && one[i] === other[j - 1] && one[i - 1] === other[j];
      next.push(
        Math.min(
          (row[j] ?? 0) + (other[j] === one[i] ? 0 : 1),
          (row[j + 1] ?? 0) + 1,
          (next[j] ?? 0) + 1,
          isTurned ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    // A later row is never below the lesser of these two, for a swap reaches back two rows.
    if (isOver(next, most) && isOver(row, most)) return Number.POSITIVE_INFINITY;
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

const isOver = (row: readonly number[], most: number): boolean =>
  row.every((slips) => slips > most);
