/** The values of all cells, each kept once and in an order that depends on content alone. */

import { COLUMNS, TABLE_NAMES, type TableName } from "../network/columns.ts";
import type { LonLat, Network } from "../network/rows.ts";
import type { CellPool, POOLS } from "./layout.ts";

/** The pools as they are stored. */
export type PoolArrays = Readonly<
  Record<(typeof POOLS)[number], Uint8Array | Uint16Array | Uint32Array | Float64Array>
>;

/** Pools of a network and where each value lies in them. */
export interface Pools {
  readonly arrays: PoolArrays;
  /** What a cell of the pool holds for a value. */
  cellOf(pool: CellPool, value: unknown): number;
}

type Cells = Readonly<Record<string, unknown>>;

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

const inOrder = <T>(items: Iterable<T>): T[] =>
  [...items].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

/** Points as text, to tell lines apart. */
const lineKey = (line: readonly LonLat[]): string => line.map((point) => point.join(" ")).join(";");

/** Negative zero prints as zero; here it is one. */
const plain = (value: number): number => value + 0;

/** Walks all cells once. */
export function collectPools(network: Network): Pools {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  const lines = new Map<string, readonly LonLat[]>();
  for (const table of TABLE_NAMES)
    for (const row of network[table] as unknown as readonly Cells[])
      for (const [field, column] of columnsOf(table)) {
        const value = row[field];
        if (value === undefined) continue;
        if (column === "text") texts.add(value as string);
        else if (column === "words") texts.add((value as readonly string[]).join(" "));
        else if (column === "number") numbers.add(plain(value as number));
        else if (column === "points")
          lines.set(lineKey(value as readonly LonLat[]), value as readonly LonLat[]);
      }
  const strings = inOrder(texts);
  const ascii = strings.filter((text) => isAscii(text));
  const wide = strings.filter((text) => !isAscii(text));
  const sortedNumbers = inOrder(numbers);
  const lineKeys = inOrder(lines.keys());
  const sortedLines = lineKeys.map((key) => lines.get(key) ?? []);
  const textAt = new Map([...ascii, ...wide].map((text, index) => [text, index]));
  const numberAt = new Map(sortedNumbers.map((value, index) => [value, index]));
  const lineAt = new Map(lineKeys.map((key, index) => [key, index]));
  const placed = (index: number | undefined): number => {
    if (index === undefined) throw new Error("invariant: a value is in no pool");
    return index + 1;
  };
  return {
    arrays: {
      asciiText: Uint8Array.from(unitsOf(ascii)),
      asciiEnds: endsOf(ascii),
      wideText: Uint16Array.from(unitsOf(wide)),
      wideEnds: endsOf(wide),
      numbers: Float64Array.from(sortedNumbers),
      pointEnds: endsOf(sortedLines),
      points: Float64Array.from(sortedLines.flat(2)),
    },
    cellOf(pool, value) {
      if (value === undefined) return 0;
      switch (pool) {
        case "text":
          return placed(textAt.get(value as string));
        case "words":
          return placed(textAt.get((value as readonly string[]).join(" ")));
        case "number":
          return placed(numberAt.get(plain(value as number)));
        case "boolean":
          return value === true ? 2 : 1;
        case "points":
          return placed(lineAt.get(lineKey(value as readonly LonLat[])));
      }
    },
  };
}

/** Fields of a table in the order they are written, each with the pool its cells point at. */
export const columnsOf = (table: TableName): readonly (readonly [string, CellPool])[] =>
  Object.entries(COLUMNS[table]).map(([field, { cell }]) => [field, cell]);

function* unitsOf(texts: readonly string[]): Generator<number> {
  for (const text of texts) for (let i = 0; i < text.length; i++) yield text.charCodeAt(i);
}

function endsOf(items: readonly { readonly length: number }[]): Uint32Array {
  let end = 0;
  return Uint32Array.from(items, ({ length }) => {
    end += length;
    return end;
  });
}
