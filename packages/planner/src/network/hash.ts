/** A name for the content of a network: the same rows in any order have the same hash. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { COLUMNS, TABLE_NAMES, type TableName } from "./columns.ts";
import type { Closed, Network } from "./rows.ts";

/**
 * SHA-256, hexadecimal, over the currency, rate set, document regime, what is closed and all rows; name and version of the
 * network do not count.
 */
export function hashNetwork(network: Network): string {
  return digest(
    [
      network.currency,
      network.rateSet ?? "calm",
      network.regime ?? "paper",
      ...textOfClosed(network.closed),
      ...TABLE_NAMES.map((table) => hashTable(network, table)),
    ].join("\n\n"),
  );
}

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
const EMPTY = digest("");

// Rows are never changed, so a list has one hash: a scenario that changes one table hashes one.
const known = new WeakMap<object, string>();

function hashTable(network: Network, table: TableName): string {
  const rows = network[table];
  if (rows.length === 0) return `${table} ${EMPTY}`;
  const hash = known.get(rows) ?? digest(textsOf(network, table).sort().join("\n"));
  known.set(rows, hash);
  return `${table} ${hash}`;
}

/** Nothing where nothing is closed: the hash is that of the tables alone. */
function textOfClosed(closed: Closed = {}): string[] {
  const lists = Object.entries(closed).sort(([a], [b]) => compare(a, b));
  const texts = lists.flatMap(([what, ids = []]) =>
    ids.length === 0 ? [] : [[what, ...[...ids].sort(compare)].join(" ")],
  );
  return texts.length === 0 ? [] : [["closed", ...texts].join("\n")];
}

/** The same rows in an order that depends on their content alone. */
export function inContentOrder(network: Network): Network {
  const tables = TABLE_NAMES.map((table) => {
    const texts = textsOf(network, table);
    const rows = network[table] as readonly unknown[];
    const order = [...rows.keys()].sort((a, b) => compare(texts[a], texts[b]));
    return [table, order.map((index) => rows[index])];
  });
  return { ...network, ...Object.fromEntries(tables) } as Network;
}

const compare = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

/** Each row of a table as text: its cells in the order of the columns. */
function textsOf(network: Network, table: TableName): string[] {
  const fields = Object.keys(COLUMNS[table]);
  return network[table].map((row) => {
    const cells = row as unknown as Readonly<Record<string, unknown>>;
    return JSON.stringify(fields.map((field) => cells[field] ?? null));
  });
}
