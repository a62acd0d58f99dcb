/**
 * How a snapshot lies in its bytes. All numbers are little-endian; every section begins at a multiple of eight bytes.
 *
 * | bytes    | what                                                                      |
 * | -------- | ------------------------------------------------------------------------- |
 * | 0 – 7    | `LYSNAP` and two zeros                                                    |
 * | 8 – 11   | version of this layout                                                    |
 * | 12 – 15  | length of the whole, in bytes                                             |
 * | 16 – 19  | checksum of all that follows                                              |
 * | 20 – 23  | length of the contents list, in bytes                                     |
 * | 24 – 31  | zeros                                                                     |
 * | 32 –     | contents list: JSON, ASCII only                                           |
 * | then     | its sections: the pools, the arrays of `Flat`, the columns of the tables  |
 */
import type { TableName } from "../network/columns.ts";
import type { Network } from "../network/rows.ts";

export const MAGIC: readonly number[] = [0x4c, 0x59, 0x53, 0x4e, 0x41, 0x50, 0, 0];
/** Raised whenever the bytes change their meaning. */
export const LAYOUT_VERSION = 2;
// Where the numbers of the header begin.
export const AT_VERSION = 8;
export const AT_LENGTH = 12;
export const AT_CHECKSUM = 16;
export const AT_CONTENTS = 20;
export const HEADER_BYTES = 32;
const ALIGNMENT = 8;

/** The next multiple of eight. */
export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Unsigned, signed, floating; by bytes an element. */
export type SectionKind = "u1" | "u2" | "u4" | "i1" | "i2" | "i4" | "f8";
export const BYTES: Readonly<Record<SectionKind, number>> = {
  u1: 1,
  u2: 2,
  u4: 4,
  i1: 1,
  i2: 2,
  i4: 4,
  f8: 8,
};

/** Kind and number of elements. */
export type SectionSpec = readonly [kind: SectionKind, length: number];

/**
 * Values that cells point at, each kept once; a cell holds the place of its value plus one, and 0 where it is empty.
 * Strings of ASCII and others lie apart, a byte and two bytes a character.
 */
export const POOLS = [
  "asciiText",
  "asciiEnds",
  "wideText",
  "wideEnds",
  "numbers",
  "pointEnds",
  "points",
] as const;

/** What a cell points at: `words` are a string with spaces, booleans are 1 for false and 2 for true. */
export type CellPool = "text" | "number" | "boolean" | "words" | "points";

/** What the contents list says. */
export interface Contents {
  readonly engine: string;
  readonly networkHash: string;
  /** Fields of the network that are no tables. */
  readonly head: Omit<Network, TableName>;
  /** Of `POOLS`, then `FLAT_NAMES`, then the columns of the tables in their order. */
  readonly sections: readonly SectionSpec[];
  /** Columns that are empty throughout are left out. */
  readonly tables: readonly (readonly [
    name: string,
    rows: number,
    columns: readonly (readonly [field: string, pool: CellPool])[],
  ])[];
}

/**
 * Four running products, so that the processor works on four words at a time. Any change within one word changes the sum
 * for certain, any other damage but for one case in four billion. It guards from accidents, not from intent.
 */
export function checksum(words: ArrayLike<number>): number {
  const prime = 16_777_619;
  let [a, b, c, d] = [1, 2, 3, 4] as [number, number, number, number];
  const even = words.length - (words.length % 4);
  for (let i = 0; i < even; i += 4) {
    a = Math.imul(a ^ (words[i] ?? 0), prime);
    b = Math.imul(b ^ (words[i + 1] ?? 0), prime);
    c = Math.imul(c ^ (words[i + 2] ?? 0), prime);
    d = Math.imul(d ^ (words[i + 3] ?? 0), prime);
  }
  let sum = a;
  for (const lane of [b, c, d]) sum = Math.imul(sum ^ lane, prime);
  for (let i = even; i < words.length; i++) sum = Math.imul(sum ^ (words[i] ?? 0), prime);
  return sum >>> 0;
}
