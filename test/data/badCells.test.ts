/** A bad cell in every table gives one located issue and no network: never a wrong answer. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readTable } from "@lianyun/node";
import {
  COLUMNS,
  checkNetwork,
  createPlanner,
  FreightError,
  formatIssue,
  type Network,
  parseNetwork,
  type RawTable,
  TABLE_NAMES,
  type TableName,
} from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { TINY } from "../kit/folders.ts";

/** The tables of data/tiny, with a price in another currency so that every table has a row. */
async function tinyTables(): Promise<Record<string, RawTable>> {
  const tables: Record<string, RawTable> = {
    storage: {
      columns: ["id", "at", "mode", "fromDay", "freeH", "currency", "perTeuDay", "source", "grade"],
      rows: [["far", "FAR", "sea", "1", "120", "USD", "5", "tiny", "official"]],
    },
    boxHire: {
      columns: ["id", "mode", "fromDay", "freeDays", "currency", "perTeuDay", "source", "grade"],
      rows: [["coc", "rail", "1", "10", "CNY", "40", "tiny", "official"]],
    },
    weightBreaks: {
      columns: ["id", "tariff", "fromKg", "perKg", "source", "grade"],
      rows: [["air-100", "freighter", "100", "5.2", "tiny", "official"]],
    },
    calendars: {
      columns: [
        "id",
        "name",
        "nameZh",
        "validFrom",
        "validTo",
        "mode",
        "effect",
        "share",
        "source",
        "grade",
      ],
      rows: [
        [
          "golden",
          "Golden Week",
          "黄金周",
          "2026-10-01",
          "2026-10-07",
          "road",
          "reduced",
          "0.5",
          "tiny",
          "official",
        ],
      ],
    },
    delays: {
      columns: ["id", "service", "p10H", "p50H", "p90H", "source", "grade"],
      rows: [["liner-delay", "liner", "-6", "0", "48", "tiny", "official"]],
    },
    restrictions: {
      columns: ["id", "cargo", "value", "mode", "rule", "source", "grade"],
      rows: [["no-lithium", "lithiumBatteries", "UN3480", "air", "forbidden", "tiny", "official"]],
    },
    fx: {
      columns: ["currency", "units", "worth", "date", "source", "grade", "basis"],
      rows: [["CNY", "7", "1", "2026-01", "tiny", "estimate", "made up"]],
    },
    surcharges: {
      columns: ["id", "name", "nameZh", "mode", "on", "percent", "source", "grade"],
      rows: [["cold", "Cold", "冷", "sea", "reefer", "50", "tiny", "official"]],
    },
    drayage: {
      columns: [
        "id",
        "at",
        "circuity",
        "speedKmH",
        "doorH",
        "maxKm",
        "currency",
        "perTeuKm",
        "factor",
        "source",
        "grade",
      ],
      rows: [["door", "*", "1.3", "50", "2", "300", "USD", "1.5", "road-80", "tiny", "official"]],
    },
    laneWaypoints: {
      columns: ["id", "lon", "lat"],
      rows: [
        ["COAST", "122", "31"],
        ["FAR", "4", "52"],
      ],
    },
    laneEdges: { columns: ["from", "to", "passage"], rows: [["COAST", "FAR", "cape"]] },
  };
  for (const table of TABLE_NAMES) {
    if (tables[table] !== undefined) continue;
    const file = `${table}.csv`;
    const read = readTable(table, file, await readFile(join(TINY, file), "utf8"));
    if ("issue" in read) throw new Error(formatIssue(read.issue));
    tables[table] = read.raw;
  }
  return tables;
}

const tables = await tinyTables();
const parse = (changed: Record<string, RawTable>): ReturnType<typeof parseNetwork> =>
  parseNetwork({ name: "tiny", currency: "USD", version: "1.0.0", tables: changed });

/** The tables with one cell of the first row (or `row`) replaced. */
function withCell(
  table: TableName,
  column: string,
  cell: string,
  row = 0,
): Record<string, RawTable> {
  const old = tables[table]!;
  const index = old.columns.indexOf(column);
  const rows = old.rows.map((cells, i) =>
    i === row ? cells.map((c, j) => (j === index ? cell : c)) : cells,
  );
  return { ...tables, [table]: { ...old, rows } };
}

function issuesOf(changed: Record<string, RawTable>): string[] {
  const result = parse(changed);
  return "issues" in result
    ? result.issues.filter(({ severity }) => severity === "error").map(formatIssue)
    : [];
}

function warningsOf(changed: Record<string, RawTable>): string[] {
  const result = parse(changed);
  return "issues" in result ? [] : result.warnings.map(formatIssue);
}

test("the unchanged tables are a network", () => {
  expect(issuesOf(tables)).toEqual([]);
});

test.each([
  [
    "terminals",
    "lon",
    "abc",
    'terminals.csv:2 › terminals › row 1 › lon: expected a number >= -180 and <= 180, found "abc" [bad_number]',
  ],
  [
    "terminals",
    "lat",
    "91",
    "terminals.csv:2 › terminals › row 1 › lat: expected a number >= -90 and <= 90, found 91 [out_of_range]",
  ],
  [
    "terminals",
    "timeZone",
    "Asia/Chongching",
    'terminals.csv:2 › terminals › row 1 › timeZone: expected an IANA zone such as Asia/Shanghai, found "Asia/Chongching" [unknown_time_zone]',
  ],
  ["terminals", "id", "__proto__", "[bad_text]"],
  ["terminals", "kinds", "railTerminal spaceport", "[bad_word]"],
  ["terminals", "city", "Elsewhere", "[city_mismatch]"],
  [
    "corridors",
    "name",
    "",
    "corridors.csv:2 › corridors › row 1 › name: expected text, found nothing [missing_value]",
  ],
  [
    "links",
    "distanceKm",
    "-1",
    "links.csv:2 › links › row 1 › distanceKm: expected a number >= 0, found -1 [out_of_range]",
  ],
  ["links", "distanceKm", "1,600", "[bad_number]"],
  ["links", "distanceKm", "NaN", "[bad_number]"],
  ["links", "distanceKm", "1e3", "[bad_number]"],
  ["links", "distanceKm", "0x10", "[bad_number]"],
  ["links", "distanceKm", "Infinity", "[bad_number]"],
  ["links", "to", "DUS", 'links.csv:2 › links › row 1 › to: no terminal "DUS" [unknown_terminal]'],
  ["links", "to", "INL:RAIL", "[self_link]"],
  ["links", "onDemand", "yes", "[bad_boolean]"],
  ["links", "gaugeMm", "", "[missing_value]"],
  ["links", "corridor", "east", "[unknown_corridor]"],
  ["links", "factor", "rail-21", "[unknown_factor]"],
  ["links", "factor", "hub", "[factor_unit]"],
  ["links", "via", "106.4 29.6; 200 10", "[bad_points]"],
  ["links", "via", "106.4,29.6", "[bad_points]"],
  ["links", "source", "hearsay", "[unknown_source]"],
  ["links", "basis", "", "[missing_basis]"],
  ["services", "headwayH", "24", "[headway_and_timetable]"],
  [
    "services",
    "mode",
    "train",
    'services.csv:2 › services › row 1 › mode: expected one of road, rail, inlandWaterway, sea, air, found "train"; did you mean rail? [bad_word]',
  ],
  ["services", "mode", "sea", "[missing_link]"],
  ["calls", "cutOffH", "", "[missing_value]"],
  ["calls", "departH", "1", "[calls_out_of_order]"],
  ["calls", "seq", "1.5", "[out_of_range]"],
  ["calls", "service", "ghost", "[unknown_service]"],
  ["departures", "time", "24:00", "[bad_time]"],
  ["departures", "days", "wednesday", "[bad_word]"],
  ["departures", "validFrom", "2026-02-30", "[bad_time]"],
  [
    "tariffs",
    "perTeu",
    "NaN",
    'tariffs.csv:2 › tariffs › row 1 › perTeu: expected a number >= 0, found "NaN" [bad_number]',
  ],
  ["tariffs", "currency", "GBP", "[unknown_currency]"],
  ["tariffs", "currency", "usd", "[bad_text]"],
  ["tariffs", "service", "", "[mismatched_parts]"],
  ["tariffs", "service", "ghost", "[unknown_service]"],
  [
    "transfers",
    "durationH",
    "-2",
    "transfers.csv:2 › transfers › row 1 › durationH: expected a number >= 0 and <= 87600, found -2 [out_of_range]",
  ],
  ["transfers", "fromMode", "*", "[bad_word]"],
  ["transfers", "at", "ATLANTIS", "[unknown_terminal]"],
  ["transfers", "kind", "release", "[bad_word]"],
  ["factors", "wtwG", "-20", "[out_of_range]"],
  ["factors", "wttG", "3", "[mismatched_parts]"],
  ["fx", "units", "0", "fx › row 1 › units: expected a number > 0, found 0 [out_of_range]"],
  ["fx", "currency", "USD", "[duplicate_id]"],
  ["sources", "grade", "rumour", "[bad_word]"],
  ["sources", "year", "", "[missing_value]"],
  ["tariffs", "rateSet", "boom", "[bad_word]"],
  ["transfers", "regime", "digital", "[bad_word]"],
  ["calendars", "validTo", "2026-09-30", "[bad_time]"],
  ["calendars", "mode", "", "[missing_value]"],
  ["calendars", "share", "", "[mismatched_parts]"],
  ["delays", "p50H", "1", "[out_of_range]"],
  ["delays", "p10H", "6", "[out_of_range]"],
  ["delays", "service", "ghost", "[unknown_service]"],
  ["storage", "at", "ATLANTIS", "[unknown_terminal]"],
  ["storage", "perTeuDay", "", "[missing_price]"],
  ["storage", "fromDay", "0", "[out_of_range]"],
  ["boxHire", "currency", "GBP", "[unknown_currency]"],
  ["boxHire", "perTeuDay", "-1", "[out_of_range]"],
  ["weightBreaks", "tariff", "ghost", "[unknown_tariff]"],
  ["weightBreaks", "tariff", "liner", "[mismatched_parts]"],
  ["restrictions", "rule", "maybe", "[bad_word]"],
  ["laneWaypoints", "lat", "-100", "[out_of_range]"],
  ["laneEdges", "to", "MOON", "[missing_lane]"],
  ["calls", "cutOffH", "90000", "[out_of_range]"],
] as const)("%s.%s = %j", (table, column, cell, expected) => {
  const issues = issuesOf(withCell(table, column, cell));
  // A code alone: the place is told, be it of the cell or of the row that no longer fits it.
  if (expected.startsWith("["))
    expect(issues[0]).toMatch(new RegExp(`^.*› row \\d+ › .*\\${expected}$`));
  else expect(issues).toContain(expected);
});

describe("tables", () => {
  test.each(TABLE_NAMES)("an unknown column in %s", (table) => {
    const old = tables[table]!;
    const changed = {
      ...old,
      columns: [...old.columns, "colour"],
      rows: old.rows.map((row) => [...row, "red"]),
    };
    expect(issuesOf({ ...tables, [table]: changed })[0]).toContain(
      `${table} › colour: no column "colour"`,
    );
  });

  test.each(TABLE_NAMES)("a missing column in %s", (table) => {
    const old = tables[table]!;
    const gone = Object.entries(COLUMNS[table]).find(([, column]) => !column.optional)![0];
    const index = old.columns.indexOf(gone);
    const drop = <T>(cells: readonly T[]): T[] => cells.filter((_, i) => i !== index);
    const changed = { ...old, columns: drop(old.columns), rows: old.rows.map(drop) };
    expect(issuesOf({ ...tables, [table]: changed })[0]).toContain(
      `column "${gone}" is missing [missing_column]`,
    );
  });

  test.each([
    "terminals",
    "corridors",
    "links",
    "services",
    "tariffs",
    "transfers",
    "factors",
    "sources",
    "laneWaypoints",
  ] as const)("a duplicate id in %s", (table) => {
    const old = tables[table]!;
    const changed = { ...old, rows: [...old.rows, old.rows[0]!] };
    expect(
      issuesOf({ ...tables, [table]: changed }).some((issue) => issue.includes("[duplicate_id]")),
    ).toBe(true);
  });

  test("a cell too few, an unknown table, a table that is not there", () => {
    const { links, transfers: _, ...rest } = tables;
    const short = { ...links!, rows: links!.rows.map((row) => row.slice(1)) };
    expect(issuesOf({ ...tables, links: short })[0]).toContain(
      "expected 14 cells, found 13 [ragged_row]",
    );
    expect(issuesOf({ ...tables, ships: links! })[0]).toContain("ships: expected one of terminals");
    expect(issuesOf({ ...rest, links: links! })[0]).toContain(
      "transfers: a network needs the table transfers",
    );
  });

  test("two tariffs or two transfers that govern the same thing", () => {
    const twin = (table: TableName, id: string): Record<string, RawTable> => {
      const old = tables[table]!;
      const row = old.rows[0]!.map((cell, i) => (old.columns[i] === "id" ? id : cell));
      return { ...tables, [table]: { ...old, rows: [...old.rows, row] } };
    };
    expect(issuesOf(twin("tariffs", "twin"))[0]).toContain("[ambiguous_tariff]");
    expect(issuesOf(twin("transfers", "twin"))[0]).toContain("[ambiguous_transfer]");
  });

  test("a price ten times the median of its mode a km", () => {
    const links = tables["links"]!;
    const many = Array.from({ length: 12 }, (_, i) =>
      links.rows[2]!.map((cell, j) => (j === 0 ? `road-${i}` : cell)),
    );
    const tariffs = tables["tariffs"]!;
    const dear = tariffs.columns.map((column) => {
      const cells: Record<string, string> = {
        id: "dear",
        link: "road-3",
        currency: "USD",
        perFeu: "99000",
        source: "tiny",
        grade: "carrier",
      };
      return cells[column] ?? "";
    });
    const issues = warningsOf({
      ...tables,
      links: { ...links, rows: [...links.rows, ...many] },
      tariffs: { ...tariffs, rows: [...tariffs.rows, dear] },
    });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(
      /link road-3 costs 62 times the median of road a km \[suspicious_price\]$/,
    );
  });

  test("a vehicle faster than its mode", () => {
    const issues = warningsOf(withCell("calls", "arriveH", "10", 1));
    expect(issues[0]).toMatch(/3000 km in 10 h is faster than rail travels \[suspicious_speed\]$/);
  });

  test("a price without any part is not 0", () => {
    const old = tables["tariffs"]!;
    const cells = old.rows[0]!.map((cell, i) => (/^per/.test(old.columns[i]!) ? "" : cell));
    const changed = { ...old, rows: [cells, ...old.rows.slice(1)] };
    expect(issuesOf({ ...tables, tariffs: changed })[0]).toContain("[missing_price]");
  });

  test("every issue at once, up to the last table", () => {
    const broken = withCell("terminals", "lon", "x");
    broken["sources"] = withCell("sources", "year", "soon")["sources"]!;
    broken["links"] = withCell("links", "mode", "")["links"]!;
    expect(issuesOf(broken)).toHaveLength(3);
  });
});

describe("CSV text", () => {
  test.each([
    ["an unclosed quote", 'id,name,nameZh\nwest,"West,西\n'],
    ["a stray quote", 'id,name,nameZh\nwest,We"st,西\n'],
    ["an empty file", ""],
  ])("%s is an issue and no table", (_, text) => {
    const read = readTable("corridors", "corridors.csv", text);
    expect("issue" in read && read.issue.code).toBe("bad_csv");
  });

  test("a file cut at any byte is never silently a smaller table of the same header", () => {
    const text = 'id,name,nameZh\nwest,"West, by rail",西\neast,East,东\n';
    const whole = readTable("corridors", "corridors.csv", text);
    if ("issue" in whole) throw new Error("unreadable");
    for (let length = 1; length < text.length - 1; length++) {
      const read = readTable("corridors", "corridors.csv", text.slice(0, length));
      if ("issue" in read || read.raw.rows.length === whole.raw.rows.length) continue;
      // Cut between rows a CSV file is a whole CSV file: nothing in it can tell.
      const isBetweenRows = text[length - 1] === "\n" || text[length] === "\n";
      const result = parse({ ...tables, corridors: read.raw });
      if (!isBetweenRows) expect("issues" in result, text.slice(0, length)).toBe(true);
    }
  });
});

describe("networks made in code", () => {
  const result = parse(tables);
  if ("issues" in result) throw new Error("the tables are a network");
  const { network } = result;

  test.each([
    ["a NaN price", { tariffs: network.tariffs.map((row) => ({ ...row, perTeu: Number.NaN })) }],
    [
      "a negative duration",
      { transfers: network.transfers.map((row) => ({ ...row, durationH: -1 })) },
    ],
    [
      "an infinite distance",
      { links: network.links.map((row) => ({ ...row, distanceKm: Number.POSITIVE_INFINITY })) },
    ],
    ["a misspelled field", { links: network.links.map((row) => ({ ...row, distanceKM: 1 })) }],
    ["a table that is no list", { links: {} }],
  ])("%s", (_, change) => {
    const changed = { ...network, ...change } as unknown as Network;
    expect(checkNetwork(changed).some(({ severity }) => severity === "error")).toBe(true);
    expect(() => createPlanner(changed)).toThrow(FreightError);
  });
});
