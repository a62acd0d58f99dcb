/** The trips of a study: origins × destinations, pairs, and rows of requests in the file or in a CSV table. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { type Issue, meant, toMode } from "@lianyun/planner";
import { readTable } from "../readTable.ts";
import type { Located, Path } from "../readYaml.ts";
import { nameOf } from "./requests.ts";
import type { Trip } from "./study.ts";
import type { StudyText } from "./studyShape.ts";

/** A trip and where it was written, for what is wrong with it. */
export interface WrittenTrip extends Trip {
  /** An issue at a field of the row; `from` and `to` of lists are at their place in the list. */
  issue(path: Path, message: string, code?: Issue["code"]): Issue;
}

export type TripsRead =
  | { readonly trips: readonly WrittenTrip[] }
  | { readonly issues: readonly Issue[] };

/** Trips of a study: they are held in memory, unlike the requests that are made of them. */
const MOST_TRIPS = 1_000_000;

/** Reads them all, in the order written: lists crossed by origin, pairs, requests. Each has its own id. */
export async function readTrips(
  study: StudyText,
  located: Located,
  folder: string,
): Promise<TripsRead> {
  const { origins, destinations, pairs, requests } = study;
  const issues: Issue[] = [];
  const trips: WrittenTrip[] = [];
  if ((origins === undefined) !== (destinations === undefined))
    issues.push(
      located.issue(
        [origins === undefined ? "destinations" : "origins"],
        "origins and destinations belong together",
      ),
    );
  const listed = (origins?.length ?? 0) * (destinations?.length ?? 0);
  if (listed > MOST_TRIPS) {
    const message = `expected at most ${MOST_TRIPS} pairs of origins and destinations, found ${listed}`;
    return { issues: [located.issue(["destinations"], message)] };
  }
  issues.push(...twice(located, ["origins"], origins ?? [], nameOf));
  issues.push(...twice(located, ["destinations"], destinations ?? [], nameOf));
  if (issues.length > 0) return { issues };
  for (const [i, from] of (origins ?? []).entries())
    for (const [j, to] of (destinations ?? []).entries())
      trips.push({
        id: `${nameOf(from)}>${nameOf(to)}`,
        fields: { from, to },
        issue: (path, ...rest) =>
          located.issue(path[0] === "to" ? ["destinations", j] : ["origins", i], ...rest),
      });
  for (const [i, [from, to]] of (pairs ?? []).entries())
    trips.push({
      id: `${nameOf(from)}>${nameOf(to)}`,
      fields: { from, to },
      issue: (path, ...rest) =>
        located.issue(
          ["pairs", i, ...(path[0] === "id" ? [] : [path[0] === "to" ? 1 : 0, ...path.slice(1)])],
          ...rest,
        ),
    });
  if (typeof requests === "string") {
    const read = await readRequestTable(requests, located, folder);
    if ("issues" in read) issues.push(...read.issues);
    else trips.push(...read.trips);
  } else
    for (const [i, row] of (requests ?? []).entries())
      trips.push({
        ...tripOf(row, i + 1),
        issue: (path, ...rest) => located.issue(["requests", i, ...path], ...rest),
      });
  if (issues.length === 0 && trips.length === 0)
    issues.push(located.issue([], "expected origins and destinations, pairs, or requests"));
  if (trips.length > MOST_TRIPS) {
    const field = requests === undefined ? "pairs" : "requests";
    return {
      issues: [
        located.issue([field], `expected at most ${MOST_TRIPS} rows, found ${trips.length}`),
      ],
    };
  }
  const ids = new Set<string>();
  for (const trip of trips) {
    if (ids.has(trip.id)) issues.push(trip.issue(["id"], onceOnly(trip.id), "duplicate_id"));
    ids.add(trip.id);
  }
  return issues.length > 0 ? { issues } : { trips };
}

const onceOnly = (id: string): string => `expected each once, found ${JSON.stringify(id)} again`;

/** An issue at each item of a list that stands in it before: rows are told apart by their names. */
export function twice<Item>(
  located: Located,
  path: Path,
  items: readonly Item[],
  name: (item: Item) => string,
): Issue[] {
  const known = new Set<string>();
  return items.flatMap((item, index) => {
    const own = name(item);
    const isKnown = known.has(own);
    known.add(own);
    return isKnown ? [located.issue([...path, index], onceOnly(own), "duplicate_id")] : [];
  });
}

/** A row of requests: names of cargo classes and criteria taken out, the rest as it stands. */
function tripOf(row: Readonly<Record<string, unknown>>, number: number): Trip {
  const { id, cargo, criterion: word, ...rest } = row;
  // Both a criterion and what to minimize: left to the planner, who refuses a field that it does not know.
  const isBoth = word !== undefined && rest["minimize"] !== undefined;
  const criterion = isBoth ? undefined : word;
  const fields = isBoth ? { ...rest, criterion: word } : rest;
  return {
    id: typeof id === "string" ? id : `row ${number}`,
    fields: {
      ...fields,
      ...(cargo === undefined || typeof cargo === "string" ? {} : { cargo }),
      ...(criterion === undefined || typeof criterion === "string" ? {} : { criterion }),
    },
    ...(typeof cargo === "string" ? { cargo } : {}),
    ...(typeof criterion === "string" ? { criterion } : {}),
  };
}

/** Columns of a table of requests, and how a cell is read. Left empty, or out at the end of its row, a cell is as if it were not there. */
const COLUMNS: Readonly<Record<string, (cell: string) => unknown>> = {
  id: String,
  from: toPlace,
  to: toPlace,
  cargo: String,
  departAfter: String,
  arriveBefore: String,
  criterion: String,
  modes: (cell) => cell.split(/[\s,]+/).map(toMode),
  maxCost: toNumber,
  maxTransfers: toNumber,
};
const REQUIRED = ["from", "to"];

/** A number; what is none stays text, which the planner refuses. */
function toNumber(cell: string): unknown {
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(cell) ? Number(cell) : cell;
}

/** A door as `106.5,29.5`, else a terminal or group. */
function toPlace(cell: string): unknown {
  const [, lon, lat] = /^(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)$/.exec(cell) ?? [];
  return lon === undefined ? cell : { lon: Number(lon), lat: Number(lat) };
}

async function readRequestTable(
  path: string,
  located: Located,
  folder: string,
): Promise<TripsRead> {
  const file = basename(path);
  let text: string;
  try {
    text = await readFile(resolve(folder, path), "utf8");
  } catch {
    return { issues: [located.issue(["requests"], `no table can be read at ${path}`)] };
  }
  const read = readTable("requests", file, text);
  if ("issue" in read) return { issues: [read.issue] };
  const { columns, rows, lines } = read.raw;
  const header = (code: Issue["code"], column: string, message: string): Issue => ({
    code,
    severity: "error",
    at: { table: "requests", file, line: 1, column },
    message,
  });
  const [only = ""] = columns;
  if (columns.length === 1 && /[;\t]/.test(only))
    return { issues: [header("bad_csv", only, "expected columns parted by commas")] };
  const issues = [
    ...REQUIRED.filter((column) => !columns.includes(column)).map((column) =>
      header("missing_column", column, `expected a column ${column}`),
    ),
    ...columns
      .filter((column) => !Object.hasOwn(COLUMNS, column))
      .map((column) =>
        header(
          "unknown_column",
          column,
          `expected one of ${Object.keys(COLUMNS).join(", ")}${meant(Object.keys(COLUMNS), column)}`,
        ),
      ),
    ...columns
      .filter((column, index) => columns.indexOf(column) < index)
      .map((column) => header("duplicate_column", column, "expected each column once")),
  ];
  if (issues.length > 0) return { issues };
  return {
    trips: rows.map((cells, index) => {
      const row: Record<string, unknown> = Object.fromEntries(
        columns.flatMap((column, at) => {
          const cell = cells[at]?.trim() ?? "";
          return cell === "" ? [] : [[column, COLUMNS[column]?.(cell)]];
        }),
      );
      // Which cell is which nobody knows: left to the planner, who refuses a field that it does not know.
      const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== "");
      if (surplus)
        row[
          `${cells.length} cells for ${columns.length} columns (commas within a cell want quotes)`
        ] = cells.slice(columns.length);
      const line = lines?.[index];
      return {
        ...tripOf(row, index + 1),
        issue: (at, message, code = "bad_request") => ({
          code,
          severity: "error",
          at: {
            table: "requests",
            row: index + 1,
            column: at.map(String).join("."),
            file,
            ...(line === undefined ? {} : { line }),
          },
          message,
        }),
      };
    }),
  };
}
