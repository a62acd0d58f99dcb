/** Own rates and services laid over a network, checked like any table. */
import { isSound, markSound } from "../check/sound.ts";
import type { TableName } from "../network/columns.ts";
import type { Network } from "../network/rows.ts";
import { finishNetwork, type ParseResult } from "./parseNetwork.ts";
import { type Places, parseTables, type RawTable } from "./parseTables.ts";

/**
 * The network with the rows of `tables` added, or put in the place of rows with the same key.
 *
 * Rows of most tables are told by `id`, those of `fx` by `currency`. `calls` and `departures` of a service that the overlay
 * names are replaced as a whole, so that a timetable is never half old and half new. A tariff or transfer also takes the
 * place of the base's rule for the very same thing, whatever its id. The base is not changed. Issues name the table and row of the overlay where the row came from there.
 */
export function overlayNetwork(
  network: Network,
  tables: Readonly<Record<string, RawTable>>,
): ParseResult {
  const parsed = parseTables(tables);
  if (parsed.issues.length > 0) return { issues: parsed.issues };
  const laid: Record<string, readonly unknown[]> = {};
  const places: Places = {};
  for (const name of Object.keys(parsed.tables) as TableName[]) {
    const base = network[name] as unknown as readonly Row[];
    const own = (parsed.tables[name] ?? []) as readonly Row[];
    const replaced = new Set(own.flatMap((row) => keysOf(name, row)));
    const kept = base.filter((row) => keysOf(name, row).every((key) => !replaced.has(key)));
    const rows = [...kept, ...own];
    // Without issues the own rows are sound: so are all, if the base's are.
    if (isSound(base)) markSound(rows);
    laid[name] = rows;
    places[name] = [...kept.map(() => undefined), ...(parsed.places[name] ?? [])];
  }
  return finishNetwork({ ...network, ...laid } as Network, places);
}

type Row = Readonly<Record<string, unknown>>;

/** The columns by which rows are told apart; `id` where none are named. */
const KEYS: Partial<Record<TableName, readonly string[]>> = {
  calls: ["service"],
  departures: ["service"],
  fx: ["currency"],
};

/** What a rule is for: an own rule takes the place of the base's rule for the same thing, whatever its id. */
const SCOPES: Partial<Record<TableName, readonly string[]>> = {
  tariffs: ["rateSet", "service", "load", "discharge", "link", "corridor", "mode"],
  transfers: [
    "regime",
    "at",
    "fromMode",
    "toMode",
    "fromGaugeMm",
    "toGaugeMm",
    "fromService",
    "toService",
  ],
};

/** What an empty cell of a scope column stands for. */
const DEFAULTS: Readonly<Record<string, string>> = { rateSet: "calm", regime: "paper" };

const textOf = (value: unknown): string => JSON.stringify(value) ?? "";

/** What a row is replaced by: one with a key in common. */
function keysOf(name: TableName, row: Row): string[] {
  // Lanes run both ways.
  if (name === "laneEdges") return [[textOf(row["from"]), textOf(row["to"])].sort().join(" ")];
  const key = (columns: readonly string[]): string =>
    columns.map((column) => `${column}=${textOf(row[column] ?? DEFAULTS[column])}`).join(" ");
  const scope = SCOPES[name];
  return [key(KEYS[name] ?? ["id"]), ...(scope === undefined ? [] : [key(scope)])];
}
