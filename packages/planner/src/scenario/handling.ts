/**
 * Other hours of handling at one place, whatever row gives them.
 *
 * Rows at the place itself are changed. A rule of a wider place (a group, a country, everywhere) stays for the others: the
 * terminal gets a copy of it. The most specific row governs, and at one place rows that name services or gauges go before
 * those that do not, so copies are made kind by kind of what can meet there, from the general to the specific, and only where
 * the rows made so far would not give what governed before.
 */
import { groupBy } from "../network/groupBy.ts";
import type { Ride } from "../network/rides.ts";
import { type Gate, groupOf, isAt, type Network, REGIMES, type Transfer } from "../network/rows.ts";
import { type Side, transfersFor } from "../network/rules.ts";

/** The row with other hours, or itself where it is not meant. */
export type Rehandle = (row: Transfer) => Transfer;

/** Transfers as they are once handling at a place (a terminal or a group) is changed; the list itself where none is. */
export function rehandle(network: Network, place: string, change: Rehandle): readonly Transfer[] {
  const isOwn = ({ at }: Transfer): boolean => isAt(at, place);
  const own = network.transfers.filter(isOwn);
  const changed = new Map(own.map((row) => [row, change(row)]));
  const copies: Transfer[] = [];
  const dropped = new Set<Transfer>();
  const taken = new Set(network.transfers.map(({ id }) => id));
  for (const terminal of network.terminals.filter(({ id }) => isAt(id, place))) {
    const places = new Set([terminal.id, groupOf(terminal.id), terminal.country, "*"]);
    const near = network.transfers.filter(({ at }) => places.has(at));
    const pairs = groupBy(near, ({ fromMode, toMode }) => `${fromMode} ${toMode}`);
    for (const rows of pairs.values()) {
      const spare = sparedCopies(rows, terminal.id, changed);
      if (spare.length > 0) for (const row of spare) dropped.add(row);
      else
        copies.push(
          ...copiesAt({ ...network, terminals: [terminal] }, rows, changed, change, taken),
        );
    }
  }
  const isSame = [...changed].every(([before, after]) => before === after);
  if (isSame && copies.length === 0) return network.transfers;
  return [
    ...network.transfers.filter((row) => !dropped.has(row)).map((row) => changed.get(row) ?? row),
    ...copies,
  ];
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

/** Copies of wider rows for the one terminal of `network`, of all rows of two modes that may govern there. */
function copiesAt(
  network: Network,
  rows: readonly Transfer[],
  changed: ReadonlyMap<Transfer, Transfer>,
  change: Rehandle,
  taken: Set<string>,
): Transfer[] {
  const [terminal] = network.terminals;
  if (terminal === undefined) return [];
  const wanted = (row: Transfer): Transfer => changed.get(row) ?? change(row);
  if (rows.every((row) => changed.has(row) || wanted(row) === row)) return [];
  /** Rows that will be there, and the row of before that each speaks for. */
  const origin = new Map(rows.map((row) => [changed.get(row) ?? row, row]));
  const made: Transfer[] = [];
  for (const regime of REGIMES) {
    const before = transfersFor({ ...network, regime, transfers: rows });
    for (const cell of cellsOf(rows)) {
      const [governed, ...tied] = before(terminal.id, cell.from, cell.to);
      if (governed === undefined || tied.length > 0) continue;
      const now = transfersFor({ ...network, regime, transfers: [...origin.keys()] });
      const winners = now(terminal.id, cell.from, cell.to);
      const [winner] = winners;
      const isRight =
        winners.length === 1 &&
        winner !== undefined &&
        origin.get(winner) === governed &&
        winner.durationH === wanted(governed).durationH;
      if (isRight) continue;
      const copy = copyFor(wanted(governed), terminal.id, cell, regime === "single", taken);
      made.push(copy);
      origin.set(copy, governed);
    }
  }
  return made;
}

const JOINT = "-at-";

function copyFor(
  row: Transfer,
  at: string,
  { fromService, toService, gauges }: Cell,
  isSingle: boolean,
  taken: Set<string>,
): Transfer {
  const {
    regime: _,
    fromService: __,
    toService: ___,
    fromGaugeMm: ____,
    toGaugeMm: _____,
    ...rest
  } = row;
  const base = `${row.id}${JOINT}${at}`.slice(0, 76);
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}.${number}`;
  taken.add(id);
  return {
    ...rest,
    id,
    at,
    ...(isSingle ? { regime: "single" } : {}),
    ...(fromService === undefined ? {} : { fromService }),
    ...(toService === undefined ? {} : { toService }),
    ...(gauges === undefined ? {} : { fromGaugeMm: gauges[0], toGaugeMm: gauges[1] }),
  };
}

/** Copies made before that would say again what their originals say: all of two modes at a terminal, or none. */
function sparedCopies(
  rows: readonly Transfer[],
  terminal: string,
  changed: ReadonlyMap<Transfer, Transfer>,
): readonly Transfer[] {
  const originals = new Map(rows.map((row) => [row.id, row]));
  const originOf = ({ id, at }: Transfer): Transfer | undefined => {
    const joint = at === terminal ? id.indexOf(`${JOINT}${terminal}`) : -1;
    return joint < 0 ? undefined : originals.get(id.slice(0, joint));
  };
  const copies = rows.filter((row) => originOf(row) !== undefined);
  return copies.every((row) => changed.get(row)?.durationH === originOf(row)?.durationH)
    ? copies
    : [];
}
