/** A name for the content of a network: the same rows in any order have the same hash. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { COLUMNS, TABLE_NAMES } from "./columns.ts";
import type { Network } from "./rows.ts";

/** SHA-256, hexadecimal, over the currency, rate set, document regime and all rows; name and version of the network do not count. */
export function hashNetwork(network: Network): string {
  const tables = TABLE_NAMES.map((table) => {
    const fields = Object.keys(COLUMNS[table]);
    const rows = network[table].map((row) => {
      const cells = row as unknown as Readonly<Record<string, unknown>>;
      return JSON.stringify(fields.map((field) => cells[field] ?? null));
    });
    return [table, ...rows.sort()].join("\n");
  });
  return bytesToHex(
    sha256(
      utf8ToBytes(
        [network.currency, network.rateSet ?? "calm", network.regime ?? "paper", ...tables].join(
          "\n\n",
        ),
      ),
    ),
  );
}
