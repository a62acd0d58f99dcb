/** The tables of a snapshot: each becomes rows when it is first asked for. */
import { markSound } from "../check/sound.ts";
import { once } from "../compile/once.ts";
import type { CellPool, Contents } from "./layout.ts";
import { asciiOf, type Section } from "./views.ts";

type Row = Record<string, unknown>;
/** Values of a pool by the cell that points at them. */
type Read = (cell: number) => unknown;

/** A property a table that turns its columns into rows once. */
export function openTables(
  tables: Contents["tables"],
  pools: readonly Section[],
  columns: readonly Section[],
): PropertyDescriptorMap {
  const reads = readersOf(pools);
  const properties: PropertyDescriptorMap = {};
  let next = 0;
  for (const [name, rows, specs] of tables) {
    const cells = columns.slice(next, next + specs.length);
    next += specs.length;
    const get = once(() => {
      const table = Array.from({ length: rows }, (): Row => ({}));
      for (const [index, [field, pool]] of specs.entries())
        fill(table, field, cells[index] ?? [], reads[pool]);
      // They were checked before the snapshot was made.
      markSound(table);
      return table;
    });
    properties[name] = { get, enumerable: true, configurable: true };
  }
  return properties;
}

/** Column by column: an empty cell is an absent field. */
function fill(table: readonly Row[], field: string, cells: ArrayLike<number>, read: Read): void {
  for (const [index, row] of table.entries()) {
    const cell = cells[index] ?? 0;
    if (cell !== 0) row[field] = read(cell);
  }
}

function readersOf(pools: readonly Section[]): Readonly<Record<CellPool, Read>> {
  const [asciiText, asciiEnds, wideText, wideEnds, numbers, pointEnds, points] =
    pools as unknown as [
      Uint8Array,
      Uint32Array,
      Uint16Array,
      Uint32Array,
      Float64Array,
      Uint32Array,
      Float64Array,
    ];
  const text = textReader(asciiText, asciiEnds, wideText, wideEnds);
  const words = new Map<number, readonly string[]>();
  return {
    text,
    number: (cell) => numbers[cell - 1],
    boolean: (cell) => cell === 2,
    words: (cell) => {
      const known = words.get(cell) ?? text(cell).split(" ");
      words.set(cell, known);
      return known;
    },
    points: (cell) => {
      const end = pointEnds[cell - 1] ?? 0;
      const line: (readonly [number, number])[] = [];
      for (let at = pointEnds[cell - 2] ?? 0; at < end; at++)
        line.push([points[2 * at] ?? 0, points[2 * at + 1] ?? 0]);
      return line;
    },
  };
}

/** Strings are cut out of two long ones, and each is cut once. */
function textReader(
  asciiText: Uint8Array,
  asciiEnds: Uint32Array,
  wideText: Uint16Array,
  wideEnds: Uint32Array,
): (cell: number) => string {
  const ascii = once(() => ({ text: asciiOf(asciiText) }));
  const wide = once(() => ({ text: asciiOf(wideText) }));
  const known: string[] = [];
  const cut = (index: number): string => {
    const at = index - asciiEnds.length;
    return at < 0
      ? ascii().text.slice(asciiEnds[index - 1] ?? 0, asciiEnds[index])
      : wide().text.slice(wideEnds[at - 1] ?? 0, wideEnds[at]);
  };
  return (cell) => {
    const text = known[cell] ?? cut(cell - 1);
    known[cell] = text;
    return text;
  };
}
