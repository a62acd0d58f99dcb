/** Own rates and services laid over a network, checked like any table. */
import type { TableName } from "../network/columns.ts";
import type { Network } from "../network/rows.ts";
import { finishNetwork, type ParseResult } from "./parseNetwork.ts";
import { type Places, parseTables, type RawTable } from "./parseTables.ts";

/**
 * The network with the rows of `tables` added, or put in the place of rows with the same key.
 *
 * Rows of most tables are told by `id`, those of `fx` by `currency`. `calls` and `departures` of a service that the overlay
 * names are replaced as a whole, so that a timetable is never half old and half new; `laneEdges` are added. The base
 * is not changed. Issues name the table and row of the overlay where the row came from there.
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
    const replaced = new Set(own.map((row) => keyOf(name, row)));
    const kept = base.filter((row) => !replaced.has(keyOf(name, row)));
    laid[name] = [...kept, ...own];
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
  laneEdges: ["from", "to"],
};

/** What a row is replaced by: one with the same key. */
function keyOf(name: TableName, row: Row): string {
  return (KEYS[name] ?? ["id"]).map((column) => String(row[column])).join(" ");
}
