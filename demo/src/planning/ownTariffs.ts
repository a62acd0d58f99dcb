/** The tariffs of a way as a table of one's own: what a shipper starts own rates from. */
import { COLUMNS, type Itinerary, type Network } from "@lianyun/planner";
import { textOf } from "../logic/csv.ts";

/** `tariffs.csv` with all columns there are and the rows that price the legs; laid over the network it changes no price. */
export function ownTariffsOf({ lines }: Itinerary, { tariffs }: Network): string {
  const used = new Set(lines.flatMap(({ kind, rule }) => (kind === "freight" ? [rule] : [])));
  const columns = Object.keys(COLUMNS.tariffs) as (keyof typeof COLUMNS.tariffs)[];
  const rows = tariffs
    .filter(({ id }) => used.has(id))
    .map((row) =>
      columns.map((column) => {
        const value = row[column] ?? "";
        return Array.isArray(value) ? value.join(" ") : value;
      }),
    );
  return textOf([columns, ...rows]);
}
