/**
 * Other hours of handling at one place, whatever row gives them.
 *
 * Rows at the place itself are changed. A rule of a wider place (a group, a country, everywhere) stays for the others: the
 * terminal gets a copy of it. The most specific row governs, and at one place rows that name services or gauges go before
 * those that do not, so copies are made kind by kind of what can meet there, from the general to the specific, and only where
 * the rows made so far would not give what governed before.
 */
import { COLUMNS } from "../network/columns.ts";
import { groupBy } from "../network/groupBy.ts";
import type { Ride } from "../network/rides.ts";
import { type Gate, groupOf, isAt, type Network, REGIMES, type Transfer } from "../network/rows.ts";
import { type Side, transfersFor } from "../network/rules.ts";

/** The row with other hours, or itself where it is not meant. */
export type Rehandle = (row: Transfer) => Transfer;

/** Transfers as they are once handling at a place (a terminal or a group) is changed; the list itself where none is. */
export function rehandle(network: Network, place: string, change: Rehandle): readonly Transfer[] {
  const changed = new Map(
    network.transfers.filter(({ at }) => isAt(at, place)).map((row) => [row, change(row)]),
  );
  const copies: Transfer[] = [];
  const dropped = new Set<Transfer>();
  const taken = new Set(network.transfers.map(({ id }) => id));
  for (const terminal of network.terminals.filter(({ id }) => isAt(id, place))) {
    const places = new Set([terminal.id, groupOf(terminal.id), terminal.country, "*"]);
    const near = network.transfers.filter(({ at }) => places.has(at));
    const pairs = groupBy(near, ({ fromMode, toMode }) => `${fromMode} ${toMode}`);
    for (const rows of pairs.values()) {
      if (rows.every((row) => change(row) === row)) continue;
      const there = { ...network, terminals: [terminal] };
      const earlier = rows.filter((row) => isCopy(row, terminal.id, rows));
      for (const row of earlier) {
        dropped.add(row);
        taken.delete(row.id);
      }
      copies.push(...copiesAt(there, rows, new Set(earlier), changed, change, taken));
    }
  }
  const made = [
    ...network.transfers.filter((row) => !dropped.has(row)).map((row) => changed.get(row) ?? row),
    ...copies,
  ];
  return isSame(made, network.transfers) ? network.transfers : made;
}

/** True where both hold the same rows, in whatever order. Most rows are the very same, so few are read. */
function isSame(made: readonly Transfer[], before: readonly Transfer[]): boolean {
  if (made.length !== before.length) return false;
  const rows = new Set(before);
  const others = made.filter((row) => !rows.has(row));
  if (others.length === 0) return true;
  const texts = new Set(before.map(textOf));
  return others.every((row) => texts.has(textOf(row)));
}

/** A kind of side that rules can tell from others: a service that a row names, or any other; a gauge. */
interface Cell {
  readonly from: Side;
  readonly to: Side;
  readonly fromService: string | undefined;
  readonly toService: string | undefined;
  readonly gauges: readonly [number, number] | undefined;
}

/** A service or gauge that no row names. */
const OTHER = "\u0000";
const OTHER_GAUGE = -1;

const sideOf = (mode: Transfer["fromMode"], service: string | undefined, gaugeMm: number): Side =>
  mode === ("gate" satisfies Gate)
    ? "gate"
    : ({ mode, service: { id: service ?? OTHER }, links: [{ gaugeMm }] } as unknown as Ride);

/** What the rows of two modes can tell apart, the most general first. */
function cellsOf(rows: readonly Transfer[]): Cell[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { fromMode, toMode } = first;
  const named = (field: "fromService" | "toService"): readonly (string | undefined)[] => [
    ...new Set([undefined, ...rows.map((row) => row[field])]),
  ];
  const gauges = new Map<string, readonly [number, number]>();
  for (const { fromGaugeMm, toGaugeMm } of rows)
    if (fromGaugeMm !== undefined && toGaugeMm !== undefined)
      gauges.set(`${fromGaugeMm} ${toGaugeMm}`, [fromGaugeMm, toGaugeMm]);
  const cells: Cell[] = [];
  for (const fromService of named("fromService"))
    for (const toService of named("toService"))
      for (const pair of [undefined, ...gauges.values()]) {
        const [out, into] = pair ?? [OTHER_GAUGE, OTHER_GAUGE];
        const from = sideOf(fromMode, fromService, out);
        const to = sideOf(toMode, toService, into);
        cells.push({ from, to, fromService, toService, gauges: pair });
      }
  return cells.sort((a, b) => namesOf(a) - namesOf(b));
}

const namesOf = ({ fromService, toService, gauges }: Cell): number =>
  [fromService, toService, gauges].filter((name) => name !== undefined).length;

/**
 * Copies of wider rows for the one terminal of `network`, of all rows of two modes that may govern there, made anew: what was
 * copied before (`earlier`) says how handling is there now, and is itself left out.
 */
function copiesAt(
  network: Network,
  rows: readonly Transfer[],
  earlier: ReadonlySet<Transfer>,
  changed: ReadonlyMap<Transfer, Transfer>,
  change: Rehandle,
  taken: Set<string>,
): Transfer[] {
  const [terminal] = network.terminals;
  if (terminal === undefined) return [];
  const own = rows.filter((row) => !earlier.has(row));
  const there = own.map((row) => changed.get(row) ?? row);
  const made: Transfer[] = [];
  // Where no row is of one regime alone, both are handled alike, and what is made for the first holds for the other.
  const isMixed = rows.some((row) => row.regime === "single");
  for (const regime of isMixed ? REGIMES : REGIMES.slice(0, 1)) {
    const before = transfersFor({ ...network, regime, transfers: rows });
    const beneath = transfersFor({ ...network, regime, transfers: own });
    const withMade = (): typeof before =>
      transfersFor({ ...network, regime, transfers: [...there, ...made] });
    let now = withMade();
    for (const cell of cellsOf(own)) {
      const [governed, ...tied] = before(terminal.id, cell.from, cell.to);
      if (governed === undefined || tied.length > 0) continue;
      const wanted = changed.get(governed) ?? change(governed);
      const [winner, ...others] = now(terminal.id, cell.from, cell.to);
      if (winner !== undefined && others.length === 0 && saysOf(winner) === saysOf(wanted))
        continue;
      const [original = governed] = beneath(terminal.id, cell.from, cell.to);
      const id = freeId(original.id, terminal.id, taken);
      made.push(copyFor({ ...wanted, id }, terminal.id, cell, regime === "single"));
      now = withMade();
    }
  }
  return made;
}

const CELLS = Object.keys(COLUMNS.transfers);
/** Cells that say what handling a row is for, and not how it is. */
const WHICH = ["id", "at", "regime", "fromService", "toService", "fromGaugeMm", "toGaugeMm"];
const HOW = CELLS.filter((cell) => !WHICH.includes(cell));

const textOf = (row: Transfer): string => JSON.stringify(row, CELLS);

/** What a row says of handling, whichever it is for. */
const saysOf = (row: Transfer): string => JSON.stringify(row, HOW);

const JOINT = "-at-";
const LONGEST_ID = 76;

/** `cn-at-SHA:ONE`, and `.2` after it where that is taken. Of a long id the end is cut: the place stays. */
function freeId(original: string, at: string, taken: Set<string>): string {
  const mark = markOf(at);
  const base = `${original.slice(0, LONGEST_ID - mark.length)}${mark}`;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}.${number}`;
  taken.add(id);
  return id;
}

const markOf = (at: string): string => `${JOINT}${at}`.slice(0, LONGEST_ID - 1);

/** True for a row made here before: marked so, and but for its hours what a wider row says. */
const isCopy = (row: Transfer, terminal: string, rows: readonly Transfer[]): boolean =>
  row.at === terminal &&
  row.id.includes(markOf(terminal)) &&
  rows.some(
    (other) =>
      other.at !== terminal && saysOf({ ...other, durationH: row.durationH }) === saysOf(row),
  );

function copyFor(
  row: Transfer,
  at: string,
  { fromService, toService, gauges }: Cell,
  isSingle: boolean,
): Transfer {
  const {
    regime: _,
    fromService: __,
    toService: ___,
    fromGaugeMm: ____,
    toGaugeMm: _____,
    ...rest
  } = row;
  return {
    ...rest,
    at,
    ...(isSingle ? { regime: "single" } : {}),
    ...(fromService === undefined ? {} : { fromService }),
    ...(toService === undefined ? {} : { toService }),
    ...(gauges === undefined ? {} : { fromGaugeMm: gauges[0], toGaugeMm: gauges[1] }),
  };
}
