/** Networks as text with all their tables: what `kit/networkFromTables.ts` fills in, and what it does not know of yet. */
import type { Network } from "@lianyun/planner";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { networkText } from "../kit/tablesFromNetwork.ts";
import { printTables, readTables, type TextRow } from "../kit/tableText.ts";

/** Tables that say what days, cargo and charges are unlike others. */
const TABLES = [
  "calendars",
  "restrictions",
  "storage",
  "boxHire",
  "weightBreaks",
  "surcharges",
  "drayage",
] as const;
const NAMED: readonly string[] = ["calendars", "surcharges"];
/** Said of every row of a made-up network. */
const UNTOLD = ["name", "nameZh", "source", "grade"];

/** The network of a text; rows of every table have an id, a name, a currency and a source unless they say otherwise. */
export function networkOf(text: string): Network {
  const tables = readTables(text);
  for (const name of TABLES) {
    tables[name] = (tables[name] ?? []).map((row, i): TextRow => {
      const id = row["id"] ?? `${name}-${i + 1}`;
      const isPriced = Object.keys(row).some((column) => column.startsWith("per"));
      const hasCurrency = isPriced && !["weightBreaks", "calendars"].includes(name);
      return {
        id,
        ...(NAMED.includes(name) ? { name: id, nameZh: id } : {}),
        ...(hasCurrency && (row["percent"] ?? "") === "" ? { currency: "USD" } : {}),
        source: "test",
        grade: "official",
        ...row,
      };
    });
  }
  return networkFromTables(printTables(tables));
}

/** The network as text that {@link networkOf} reads. */
export function tablesText(network: Network): string {
  const more = TABLES.map((name): [string, TextRow[]] => [
    name,
    network[name].map((row) =>
      Object.fromEntries(
        Object.entries(row)
          .filter(([column]) => !UNTOLD.includes(column))
          .map(([column, value]) => [column, String(value)]),
      ),
    ),
  ]);
  return `${networkText(network)}\n${printTables(Object.fromEntries(more))}`;
}
