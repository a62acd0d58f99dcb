/** A network back as tables, short enough to paste into a module test. */
import type { Network } from "@lianyun/planner";
import { printTables, type TextRow, type TextTables } from "./tableText.ts";

/** The tables that a test network can have; lanes are drawn, not searched. */
const TABLES = [
  "terminals",
  "corridors",
  "links",
  "services",
  "calls",
  "departures",
  "tariffs",
  "transfers",
  "factors",
  "fx",
  "calendars",
  "delays",
  "restrictions",
  "storage",
  "boxHire",
  "weightBreaks",
  "surcharges",
  "drayage",
  "sources",
] as const;

/** Columns that `networkFromTables` fills and that say nothing in a made-up network. */
const UNTOLD = ["name", "nameZh", "city", "cityZh", "lon", "lat", "kinds", "source", "grade"];

/** Every cell as text: lists joined by a blank, absent fields left out. */
export function tablesFromNetwork(network: Network): TextTables {
  return Object.fromEntries(
    TABLES.map((name) => [name, (network[name] as readonly object[]).map(toTextRow)]),
  );
}

/** The network as text that `networkFromTables` reads, without what it fills in by itself. */
export function networkText(network: Network): string {
  const { sources: _, ...tables } = tablesFromNetwork(network);
  const told = Object.entries(tables).map(([name, rows]) => [
    name,
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !UNTOLD.includes(column))),
    ),
  ]);
  return printTables(Object.fromEntries(told));
}

function toTextRow(row: object): TextRow {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .map(([column, value]) => [column, Array.isArray(value) ? value.join(" ") : String(value)]),
  );
}
