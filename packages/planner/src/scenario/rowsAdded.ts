/** Rows of tables that a scenario brings along: checked like any, and refused where their ids are taken. */
import * as z from "zod/mini";
import { checkRow } from "../check/checkRow.ts";
import { show } from "../errors.ts";
import { withCut } from "../network/closed.ts";
import { COLUMNS, type RowOf, type TableName } from "../network/columns.ts";
import type { Network } from "../network/rows.ts";
import { cutLinks, detoursOn, sail } from "./detours.ts";
import type { Made, Trouble } from "./recipe.ts";

/** Rows by table; one row alone is told by the singular of its table, a list by its table and place. */
export type Added = { readonly [T in TableName]?: RowOf<T> | readonly RowOf<T>[] | undefined };

/** Shapes of rows: what is in them is checked by the columns of their table. */
export const rowShape: z.ZodMiniType = z.looseObject({});
export const rowsShape: z.ZodMiniType = z.array(rowShape).check(z.maxLength(10_000));

/** What modifications that know nothing of each other may bring along alike. */
const SHARED: readonly TableName[] = ["sources", "factors", "corridors"];

type Row = Readonly<Record<string, unknown>>;
const textOf = (table: TableName, row: Row): string =>
  JSON.stringify(Object.keys(COLUMNS[table]).map((field) => row[field] ?? null));

/**
 * The network with rows after those it has, or what is wrong with the first that is. A source, factor or corridor that is
 * there already and says the same is let through. References between rows are checked with the network that is made.
 */
export function addRows(network: Network, added: Added): Made {
  const tables: Partial<Record<TableName, readonly Row[]>> = {};
  for (const table of Object.keys(added) as TableName[]) {
    const given = added[table];
    if (given === undefined) continue;
    const isList = Array.isArray(given);
    const rows = (isList ? given : [given]) as unknown as readonly Row[];
    const there = network[table] as unknown as readonly Row[];
    const known = new Map(there.map((row) => [row["id"], row]));
    const kept: Row[] = [];
    for (const [index, row] of rows.entries()) {
      const at = isList ? `${table}.${index}` : table.slice(0, -1);
      const [issue] = checkRow(COLUMNS[table], row, { table });
      if (issue !== undefined) {
        const { code, message } = issue;
        return { code, column: `${at}.${issue.at.column ?? ""}`, message };
      }
      const { id } = row;
      const same = id === undefined ? undefined : known.get(id);
      if (same === undefined) kept.push(row);
      else if (!SHARED.includes(table) || textOf(table, same) !== textOf(table, row))
        return taken(`${at}.id`, table, id);
      known.set(id, row);
    }
    if (kept.length > 0) tables[table] = [...there, ...kept];
  }
  return pastWhatIsShut(network, { ...network, ...tables } as Network);
}

/** New rows are told with all passages open; while some are shut they sail round like any. */
function pastWhatIsShut(network: Network, made: Network): Network {
  const shut = network.closed?.passages;
  if (shut === undefined || (made.links === network.links && made.services === network.services))
    return made;
  const detourOf = detoursOn(made);
  const known = { links: new Set(network.links), services: new Set(network.services) };
  const sailing = sail(made, detourOf, {
    before: [],
    after: shut,
    isLink: (link) => !known.links.has(link),
    isService: (service) => !known.services.has(service),
  });
  return withCut(sailing, cutLinks(made, detourOf, shut));
}

const taken = (column: string, table: TableName, id: unknown): Trouble => ({
  code: "duplicate_id",
  column,
  message: `${table} has ${show(id)} already`,
});
