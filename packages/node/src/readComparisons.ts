/** Published comparisons beside a network: what a page says a way takes, costs or emits. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { FreightError, type Issue, type IssuePlace, MODES, type Mode } from "@lianyun/planner";
import { missing } from "./readFolder.ts";
import { readTable } from "./readTable.ts";

/** One pair and way, with the spread of what was published about it. */
export interface Comparison {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Modes the way may use; empty for any. */
  readonly modes: readonly Mode[];
  /** Places the way must touch. */
  readonly via: readonly string[];
  /** First departure to last arrival, or ready to available. */
  readonly measure: "transit" | "lead";
  /** A state of the world other than the base; such rows need a scenario. */
  readonly scenario: string;
  readonly days?: Range;
  /** Share by which the days may miss the published range. */
  readonly tolerance: number;
  /** The comparison that the cost ratio is to. */
  readonly against?: string;
  readonly costRatio?: Range;
  readonly co2eKgPerFeu?: Range;
  readonly source: string;
  readonly note: string;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

const COLUMNS = [
  "id",
  "from",
  "to",
  "modes",
  "via",
  "measure",
  "scenario",
  "date",
  "daysMin",
  "daysMax",
  "tolerance",
  "against",
  "costRatioMin",
  "costRatioMax",
  "co2eKgPerFeuMin",
  "co2eKgPerFeuMax",
  "source",
  "note",
];

const FILE = "comparisons.csv";

/** Reads `comparisons.csv` of a network folder. Throws a FreightError with every bad cell. */
export async function readComparisons(folder: string): Promise<Comparison[]> {
  const path = join(folder, FILE);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new FreightError("There are no comparisons", [missing(path, error)]);
  }
  return parseComparisons(text);
}

/** As `readComparisons`, from the text of the table. */
export function parseComparisons(text: string): Comparison[] {
  const file = FILE;
  const read = readTable("comparisons", file, text);
  if ("issue" in read) throw new FreightError(`${file} cannot be read`, [read.issue]);
  const { columns, rows, lines } = read.raw;
  const issues: Issue[] = [];
  const report = (at: IssuePlace, message: string, received: unknown): void => {
    issues.push({ code: "bad_text", severity: "error", at, message, received });
  };
  if (columns.join() !== COLUMNS.join())
    report(
      { table: "comparisons", file },
      `expected the columns ${COLUMNS.join(", ")}`,
      columns.join(", "),
    );
  const comparisons = rows.map((cells, index) => {
    const line = lines?.[index];
    const place = {
      table: "comparisons",
      file,
      row: index + 1,
      ...(line === undefined ? {} : { line }),
    };
    return parseRow(cells, (column, expected, found) =>
      report({ ...place, column }, `expected ${expected}, found "${found}"`, found),
    );
  });
  const ids = new Set(comparisons.map(({ id }) => id));
  for (const [index, { against }] of comparisons.entries())
    if (against !== undefined && !ids.has(against))
      report(
        { table: "comparisons", file, row: index + 1, column: "against" },
        `no comparison "${against}"`,
        against,
      );
  if (issues.length > 0) throw new FreightError(`${file} cannot be used`, issues);
  return comparisons;
}

function parseRow(
  cells: readonly string[],
  report: (column: string, expected: string, found: string) => void,
): Comparison {
  const text = (column: string): string => (cells[COLUMNS.indexOf(column)] ?? "").trim();
  const words = (column: string): string[] =>
    text(column)
      .split(/ +/)
      .filter((word) => word !== "");
  const number = (column: string): number | undefined => {
    const cell = text(column);
    if (cell === "") return undefined;
    if (/^\d{1,9}(\.\d{1,6})?$/.test(cell)) return Number(cell);
    report(column, "a number", cell);
    return undefined;
  };
  const range = (name: string): Range | undefined => {
    const min = number(`${name}Min`);
    const max = number(`${name}Max`);
    if (min === undefined && max === undefined) return undefined;
    if (min === undefined || max === undefined || max < min) {
      report(
        `${name}Max`,
        "a range of two numbers, the smaller first",
        `${text(`${name}Min`)}..${text(`${name}Max`)}`,
      );
      return undefined;
    }
    return { min, max };
  };
  const measure = text("measure");
  if (measure !== "transit" && measure !== "lead") report("measure", "transit or lead", measure);
  for (const mode of words("modes"))
    if (!MODES.includes(mode as Mode)) report("modes", `some of ${MODES.join(", ")}`, mode);
  for (const column of ["id", "from", "to", "source"])
    if (text(column) === "") report(column, "text", "");
  const days = range("days");
  const costRatio = range("costRatio");
  const co2eKgPerFeu = range("co2eKgPerFeu");
  return {
    id: text("id"),
    from: text("from"),
    to: text("to"),
    modes: words("modes") as Mode[],
    via: words("via"),
    measure: measure === "lead" ? "lead" : "transit",
    scenario: text("scenario"),
    tolerance: number("tolerance") ?? 0,
    source: text("source"),
    note: text("note"),
    ...(days === undefined ? {} : { days }),
    ...(text("against") === "" ? {} : { against: text("against") }),
    ...(costRatio === undefined ? {} : { costRatio }),
    ...(co2eKgPerFeu === undefined ? {} : { co2eKgPerFeu }),
  };
}
