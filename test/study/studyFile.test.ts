/** What is wrong with a study file is told at its line; a bad request is a row. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createComputer,
  fromParquet,
  listRequests,
  makeManifest,
  type ResultRow,
} from "@lianyun/node";
import { type ComparisonRow, createPlanner, FreightError, formatIssue } from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { baseOf, makeRow } from "../../packages/node/src/study/row.ts";
import { TINY } from "../kit/folders.ts";
import { readSmallStudy, readText, SMALL_STUDY } from "./smallStudy.ts";

/** The issues of a study, a line each. */
async function troubleOf(text: string, extra?: Record<string, string>): Promise<string[]> {
  try {
    await readText(text, extra);
    return [];
  } catch (error) {
    if (!(error instanceof FreightError)) throw error;
    return error.issues.map(formatIssue);
  }
}

const changed = (from: string | RegExp, to: string): string => {
  const text = SMALL_STUDY.replace(from, to);
  expect(text).not.toBe(SMALL_STUDY);
  return text;
};

/** `n0, n1, …` */
const numbers = (count: number): string =>
  Array.from({ length: count }, (_, index) => `n${index}`).join(", ");

const withoutPlace = (line: string): string => line.replace(/^.* › /, "");

test("unknown fields hide nothing else that is wrong, are read as what was meant, and are told in the file's order", async () => {
  const text = changed("origins: [INL]", "origins: [INLL]")
    .replace("criteria: [cost, duration]", "critera: [cots]\nneverheard: 1")
    .replace("every: P2D", "evrey: P2D")
    .replace("csv: true", "cvs: true");
  expect((await troubleOf(`${text}limits: { maxcost: 300, via: [] }\n`)).map(withoutPlace)).toEqual(
    [
      'origins.0: no terminal or group "INLL"; did you mean INL? [unknown_terminal]',
      "departures.every: expected string, found nothing [bad_study]",
      "departures.evrey: no such field; did you mean every? [bad_study]",
      "critera: no such field; did you mean criteria? [bad_study]",
      'critera.0: expected cost, duration, co2e, or weights of them with at least one above 0, found "cots"; did you mean cost? [bad_study]',
      "neverheard: no such field [bad_study]",
      "outputs.cvs: no such field; did you mean csv? [bad_study]",
      "limits.maxcost: no such field; did you mean maxCost? [bad_study]",
    ],
  );
});

test("a misspelt network is read; a scenario is not read on without its file", async () => {
  const misspelt = changed("network:", "netwrok:").replace("origins: [INL]", "origins: [INLL]");
  expect((await troubleOf(misspelt)).map(withoutPlace)).toEqual([
    "network: expected string, found nothing [bad_study]",
    "netwrok: no such field; did you mean network? [bad_study]",
    'origins.0: no terminal or group "INLL"; did you mean INL? [unknown_terminal]',
  ]);
  const text = changed(
    /scenarios:[\s\S]*?outputs/,
    "scenarios: { use: [shut], fil: s.yaml }\noutputs",
  );
  expect((await troubleOf(text)).map(withoutPlace)).toEqual([
    "scenarios.fil: no such field; did you mean file? [bad_study]",
  ]);
});

test("two scenarios of a file as one, and what is wrong with them together", async () => {
  const using = (ids: string): string =>
    changed(/scenarios:[\s\S]*?outputs/, `scenarios: { use: [${ids}], file: s.yaml }\noutputs`);
  const file = {
    "s.yaml": `scenarios:
  - { id: shut, modifications: [{ do: closeCorridor, corridor: west }] }
  - { id: dear, name: Dear, modifications: [{ do: scaleTariff, mode: rail, by: 2 }] }
`,
  };
  const { study } = await readText(using("shut, shut+dear"), file);
  expect(study.scenarios.map(({ id, modifications }) => [id, modifications.length])).toEqual([
    ["base", 0],
    ["shut", 1],
    ["shut+dear", 2],
  ]);
  expect((await troubleOf(using("shut+daer, shut+shut"), file)).map(withoutPlace)).toEqual([
    'scenarios.use.0: no scenario "daer" in s.yaml; did you mean dear? [bad_study]',
    "scenarios.use.1.modifications.1.corridor: corridor west is closed already [touches_nothing]",
  ]);
});

test("limits that name what there is not spoil all rows: they are an error", async () => {
  const text = `${SMALL_STUDY}limits: { avoid: { terminals: [NOPE], corridors: [west, wets] } }\n`;
  expect((await troubleOf(text)).map(withoutPlace)).toEqual([
    'limits.avoid: no terminal or group "NOPE" [unknown_terminal]',
    'limits.avoid: no corridor "wets" [unknown_terminal]',
  ]);
});

test("modes that nothing can move by are wrong for all rows, and where they stand", async () => {
  const text = `${SMALL_STUDY}limits: { modes: [] }\n`;
  expect((await troubleOf(text)).map(withoutPlace)).toEqual([
    "limits.modes: modes is empty: nothing may move the cargo [bad_study]",
  ]);
});

describe("located", () => {
  test.each<[string, string, string]>([
    [
      "syntax",
      changed("[cost, duration]", "[cost, duration"),
      "study.yaml:9:1 › study: Flow sequence in block collection must be sufficiently indented and end with a ] [bad_study]",
    ],
    [
      "an unknown field",
      `${SMALL_STUDY}colour: red\n`,
      "study.yaml:15:9 › study › colour: no such field [bad_study]",
    ],
    [
      "a field twice",
      `${SMALL_STUDY}outputs: {}\n`,
      "study.yaml:15:1 › study: Map keys must be unique [bad_study]",
    ],
    [
      "a field that lacks",
      changed(/^criteria.*\n/m, ""),
      "study.yaml:2:1 › study › criteria: expected criteria, found none [bad_study]",
    ],
    [
      "a cargo that is none",
      changed("grossKg: 14000", "grossKg: -1"),
      "study.yaml:6:66 › study › cargo.box.grossKg: expected more than 0, found -1 [bad_study]",
    ],
    [
      "a criterion that is none",
      changed("[cost, duration]", "[cost, beauty]"),
      'study.yaml:8:18 › study › criteria.1: expected cost, duration, co2e, or weights of them with at least one above 0, found "beauty" [bad_study]',
    ],
    [
      "a time without offset",
      changed("T08:00+08:00", "T08:00"),
      "study.yaml:7:21 › study › departures.from: expected a time with offset such as 2026-06-01T08:00+08:00, found 2026-06-01T08:00 [bad_study]",
    ],
    [
      "a day that there is not",
      changed("2026-06-01T", "2026-06-31T"),
      "study.yaml:7:21 › study › departures.from: expected a day of June 2026, which has 30, found 2026-06-31T08:00+08:00 [bad_study]",
    ],
    [
      "a mode that is none",
      changed("mode: rail", "mode: train"),
      'modifications.0.mode: expected one of road, rail, inlandWaterway, sea, air, found "train"; did you mean rail? [bad_scenario]',
    ],
    [
      "an unknown modification",
      changed("closeCorridor", "closeEverything"),
      "study.yaml:11:27 › study › scenarios.0.modifications.0.do: expected one of",
    ],
    [
      "a modification of what there is not",
      changed("corridor: west", "corridor: east"),
      'study.yaml:11:52 › study › scenarios.0.modifications.0.corridor: no corridor "east" [unknown_corridor]',
    ],
    [
      "a scenario twice",
      changed("dear rail", "west shut"),
      'study.yaml:12:9 › study › scenarios.1.id: expected each id once, found "west shut" [duplicate_id]',
    ],
    [
      "an origin twice",
      changed("[INL]", "[INL, FAR, INL]"),
      'study.yaml:3:21 › study › origins.2: expected each once, found "INL" again [duplicate_id]',
    ],
    [
      "a destination twice",
      changed("[FAR, COAST]", "[FAR, COAST, FAR]"),
      'study.yaml:4:28 › study › destinations.2: expected each once, found "FAR" again [duplicate_id]',
    ],
    [
      "a pair that is in the lists",
      changed("[[NOWHERE,", "[[INL, FAR], [NOWHERE,"),
      'study.yaml:5:9 › study › pairs.0: expected each once, found "INL>FAR" again [duplicate_id]',
    ],
    [
      "a request twice",
      `${SMALL_STUDY}requests:\n  - { id: a, from: INL, to: FAR }\n  - { id: a, from: INL, to: COAST }\n`,
      'study.yaml:17:11 › study › requests.1.id: expected each once, found "a" again [duplicate_id]',
    ],
    [
      "a request twice in a table",
      `${SMALL_STUDY}requests: twice.csv\n`,
      'twice.csv:3 › requests › row 2 › id: expected each once, found "a" again [duplicate_id]',
    ],
    [
      "a departure twice",
      changed(/departures:.*/, "departures: [2026-06-01T08:00Z, 2026-06-01T08:00Z]"),
      "study.yaml:7:33 › study › departures.1: expected each once",
    ],
    [
      "a criterion twice",
      changed("[cost, duration]", "[cost, cost]"),
      'study.yaml:8:18 › study › criteria.1: expected each once, found "cost" again [duplicate_id]',
    ],
    [
      "more pairs than memory holds",
      changed("[INL]", `[${numbers(2_000)}]`).replace("[FAR, COAST]", `[${numbers(501)}]`),
      "study.yaml:4:1 › study › destinations: expected at most 1000000 pairs of origins and destinations, found 1002000 [bad_study]",
    ],
    [
      "more rows than anyone waits for",
      changed(
        /departures:.*/,
        "departures: { from: 2026-06-01T08:00Z, every: PT1H, until: 2036-06-01 }",
      ).replace(
        "[[NOWHERE, FAR], [NOWHERE, COAST]]",
        `[${Array.from({ length: 200 }, (_, index) => `[P${index}, FAR]`).join(", ")}]`,
      ),
      "study.yaml:2:1 › study: expected at most 100000000 rows, found 106",
    ],
    [
      "a network that is not there",
      SMALL_STUDY.replace("NETWORK", "nowhere"),
      "study.yaml:2:10 › study › network: the network cannot be used [bad_study]",
    ],
    [
      "draws without a seed",
      `${SMALL_STUDY}draws: { count: 10 }\n`,
      "study.yaml:15:1 › study › draws.seed: expected string, found nothing [bad_study]",
    ],
    [
      "a column that lacks",
      `${SMALL_STUDY}requests: rows.csv\n`,
      "rows.csv:1 › requests › to: expected a column to [missing_column]",
    ],
    [
      "scenarios of a file",
      changed(
        "  - id: west shut",
        "  - { use: [quiet, unheard], file: shelf.yaml }\n  - id: west shut",
      ),
      'study.yaml:10:20 › study › scenarios.0.use.1: no scenario "unheard" in shelf.yaml [bad_study]',
    ],
    [
      "a scenario of a file that is none",
      changed("  - id: west shut", "  - { use: [odd], file: odd.yaml }\n  - id: west shut"),
      "odd.yaml:1:39 › scenario odd › modifications: expected array, found 7 [bad_scenario]",
    ],
    [
      "one id where a list of them belongs",
      changed("  - id: west shut", "  - use: suez-shut\n  - id: west shut"),
      'study.yaml:10:10 › study › scenarios.0.use: expected a list such as [suez-shut], found "suez-shut" [bad_study]',
    ],
    [
      "a list of no ids",
      changed("  - id: west shut", "  - use: []\n  - id: west shut"),
      "study.yaml:10:5 › study › scenarios.0.use: expected a list such as [suez-shut], found [] [bad_study]",
    ],
    [
      "an id where a scenario belongs",
      changed("  - id: west shut", "  - suez-shut\n  - id: west shut"),
      'study.yaml:10:5 › study › scenarios.0: expected a scenario, or { use: [suez-shut] }, found "suez-shut" [bad_study]',
    ],
    [
      "scenarios that are no list",
      changed(/scenarios:[\s\S]*?outputs/, "scenarios: suez-shut\noutputs"),
      'study.yaml:9:12 › study › scenarios: expected a list such as [{ use: [suez-shut] }], found "suez-shut" [bad_study]',
    ],
    [
      "a scenario of a file twice",
      changed(
        "  - id: west shut",
        "  - { use: [quiet, quiet], file: shelf.yaml }\n  - id: west shut",
      ),
      'study.yaml:10:20 › study › scenarios.0.use.1: expected each id once, found "quiet" [duplicate_id]',
    ],
    [
      "a scenario of a file, misspelt",
      changed("  - id: west shut", "  - { use: [quie], file: shelf.yaml }\n  - id: west shut"),
      'scenarios.0.use.0: no scenario "quie" in shelf.yaml; did you mean quiet? [bad_study]',
    ],
    [
      "a place of a list that there is not",
      changed("[FAR, COAST]", "[FAR, CAOST]"),
      'study.yaml:4:21 › study › destinations.1: no terminal or group "CAOST"; did you mean COAST',
    ],
    [
      "a door of a list the wrong way round",
      changed(/^destinations.*$/m, "destinations: [FAR, { lon: 29.5, lat: 106.5 }]"),
      "study.yaml:4:39 › study › destinations.1.lat: expected longitude,latitude; found latitude 106.5: did you mean 106.5,29.5?",
    ],
    [
      "a place of a list that is none",
      changed(/^destinations.*$/m, "destinations: [FAR, 7]"),
      "study.yaml:4:21 › study › destinations.1: expected a terminal, a group, or { lon, lat }, found 7",
    ],
    [
      "an alias",
      "a: &a [x]\nb: *a\n",
      "study.yaml:2:4 › study: no references: write out what *a is [bad_study]",
    ],
    [
      "a merge key",
      "a: { x: 1 }\n<<: { y: 1 }\n",
      "study.yaml:2:1 › study: no merge keys: write the fields out [bad_study]",
    ],
    [
      "a tag",
      "network: !!js/function x\n",
      "study.yaml:1:10 › study: Unresolved tag: tag:yaml.org,2002:js/function [bad_study]",
    ],
  ])("%s", async (_, text, expected) => {
    const extra = {
      "rows.csv": "from\nINL\n",
      "twice.csv": "id,from,to\na,INL,FAR\na,INL,COAST\n",
      "odd.yaml": "scenarios: [{ id: odd, modifications: 7 }]\n",
      "shelf.yaml": "scenarios: [{ id: quiet, modifications: [] }]\n",
    };
    expect((await troubleOf(text, extra)).join("\n")).toContain(expected);
  });

  test("everything that is wrong is told at once", async () => {
    const text = changed("closeCorridor", "closeAll").replace("[cost, duration]", "[cost, beauty]");
    expect(await troubleOf(text)).toHaveLength(2);
  });
});

test("an absolute path is one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "lianyun-shelf-"));
  try {
    const shelf = join(folder, "shelf.yaml");
    await writeFile(shelf, "scenarios: [{ id: quiet, modifications: [] }]\n");
    const rows = join(folder, "rows.csv");
    await writeFile(rows, "id,from,to\na,INL,FAR\n");
    const text = changed("NETWORK", TINY).replace(
      "  - id: west shut",
      `  - { use: [quiet], file: ${shelf} }\n  - id: west shut`,
    );
    const { study } = await readText(`${text}requests: ${rows}\n`);
    expect(study.scenarios.map(({ id }) => id)).toContain("quiet");
    expect(study.trips.map(({ id }) => id)).toContain("a");
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe("bombs are refused in no time", () => {
  const levels = (count: number, line: (level: number) => string): string =>
    Array.from({ length: count }, (_, level) => line(level)).join("\n");
  test.each([
    [
      "laughs",
      levels(30, (n) => `l${n}: &l${n} [${n === 0 ? "x" : `${`*l${n - 1},`.repeat(9)}`}]`),
    ],
    ["brackets", `network: ${"[".repeat(200_000)}`],
    ["braces", `network: ${"{a: ".repeat(100_000)}`],
    ["dashes", `network:\n  ${"- ".repeat(100_000)}x`],
    ["question marks", `network: 1\n${"? ".repeat(100_000)}x`],
    ["fields", levels(40_000, (n) => `a${n}: 1`)],
    ["indentation", levels(3_000, (n) => `${" ".repeat(n)}a:`)],
    ["bytes", `name: ${"x".repeat(5_000_000)}`],
  ])("%s", async (_, text) => {
    const begin = process.cpuUsage();
    const [first] = await troubleOf(text);
    const { user, system } = process.cpuUsage(begin);
    expect(first).toMatch(/^study.yaml/);
    expect((user + system) / 1_000).toBeLessThan(2_000);
  });
});

/** All rows of a study, computed here. */
async function rowsOf(text: string, extra?: Record<string, string>): Promise<ResultRow[]> {
  const ready = await readText(text, extra);
  const manifest = makeManifest(ready, { chunkRows: 1_000 });
  const compute = createComputer(manifest, ready.snapshot);
  const rows: ResultRow[] = [];
  for (const chunk of manifest.chunks) rows.push(...(await fromParquet(await compute(chunk))));
  return rows;
}

const REQUESTS = `
network: NETWORK
cargo: { box: { containers: [{ type: 40HC, count: 1 }], grossKg: 14000 } }
departures: [2026-06-01T08:00+08:00]
criteria: { cheapest: cost }
requests:
  - { id: sound, from: INL, to: FAR }
  - { from: INL }
  - { from: INL, to: FAR, cargo: bag }
  - { from: INL, to: FAR, maxCost: -5, colour: red }
  - { from: INL, to: NOWHERE }
  - { from: INL, to: FAR, minimize: { cost: 1, duration: 20 }, cargo: { grossKg: 500 }, departAfter: 2026-07-01T00:00Z }
`;

test("a bad request is a row, and a warning at its line before anything runs", async () => {
  const rows = await rowsOf(REQUESTS);
  expect(
    rows.map((row) => [row.request, row.cargo, row.criterion, row.status, row.message]),
  ).toEqual([
    ["sound", "box", "cheapest", "optimal", ""],
    [
      "row 2",
      "box",
      "cheapest",
      "refused",
      "to: expected a terminal, a group, or { lon, lat }, found nothing",
    ],
    [
      "row 4",
      "box",
      "cheapest",
      "refused",
      "maxCost: expected at least 0, found -5; colour: no such field",
    ],
    ["row 5", "box", "cheapest", "refused", 'to: no terminal or group "NOWHERE"'],
    ["row 3", "bag", "cheapest", "refused", 'cargo: expected object, found "bag"'],
    ["row 6", "own", "own", "optimal", ""],
  ]);
  const { warnings } = await readText(REQUESTS);
  expect(warnings.map(formatIssue)).toEqual([
    "study.yaml:8:5 › study › requests.1.to: expected a terminal, a group, or { lon, lat }, found nothing [bad_request]",
    'study.yaml:9:34 › study › requests.2.cargo: no cargo class "bag" [bad_request]',
    "study.yaml:10:36 › study › requests.3.maxCost: expected at least 0, found -5 [bad_request]",
    "study.yaml:10:48 › study › requests.3.colour: no such field [bad_request]",
    'study.yaml:11:22 › study › requests.4.to: no terminal or group "NOWHERE" [unknown_terminal]',
  ]);
});

test("a criterion that a row names is of the list or a word of the planner; what is said of it is what comes", async () => {
  const text = REQUESTS.replace(
    /requests:[\s\S]*/,
    `requests:
  - { id: word, from: INL, to: FAR, criterion: duration }
  - { id: none, from: INL, to: FAR, criterion: beauty }
  - { id: slip, from: INL, to: FAR, criterion: cheepest }
  - { id: both, from: INL, to: FAR, criterion: cheapest, minimize: duration }
`,
  );
  const { warnings } = await readText(text);
  expect(warnings.map(({ at, message }) => [at.line, message])).toEqual([
    [8, 'no criterion "beauty"'],
    [9, 'no criterion "cheepest"; did you mean cheapest?'],
    [10, "no such field"],
  ]);
  const rows = await rowsOf(text);
  expect(rows.map((row) => [row.request, row.criterion, row.status])).toEqual([
    ["word", "duration", "optimal"],
    ["none", "beauty", "refused"],
    ["slip", "cheepest", "refused"],
    ["both", "duration", "refused"],
  ]);
});

test("a list that every row fills in by itself may be left out", async () => {
  const without = (rows: string): string =>
    REQUESTS.replace("criteria: { cheapest: cost }\n", "").replace(/ {2}- .*/s, rows);
  const named = `  - { id: word, from: INL, to: FAR, criterion: duration }
  - { id: weights, from: INL, to: FAR, minimize: { cost: 1, duration: 20 } }
`;
  const rows = await rowsOf(without(named));
  expect(rows.map((row) => [row.request, row.criterion, row.status])).toEqual([
    ["word", "duration", "optimal"],
    ["weights", "own", "optimal"],
  ]);
  // One that leaves it open needs the list.
  expect(await troubleOf(without(`${named}  - { id: open, from: INL, to: FAR }\n`))).toEqual([
    "study.yaml:2:1 › study › criteria: expected criteria, found none [bad_study]",
  ]);
  const table = "id,from,to,criterion\na,INL,FAR,cost\nb,INL,FAR,co2e\n";
  const text = without("").replace("requests:\n", "requests: rows.csv\n");
  const read = await rowsOf(text, { "rows.csv": table });
  expect(read.map((row) => [row.request, row.criterion, row.status])).toEqual([
    ["a", "cost", "optimal"],
    ["b", "co2e", "optimal"],
  ]);
});

test("requests from a table, with what each brings itself", async () => {
  const text = REQUESTS.replace(/requests:[\s\S]*/, "requests: rows.csv\n");
  const table =
    "id,from,to,departAfter,modes,maxTransfers\na,INL,FAR,,rail,\nb,INL,FAR,2026-06-03T08:00+08:00,,x\n";
  const rows = await rowsOf(text, { "rows.csv": table });
  expect(rows.map((row) => [row.request, row.departure, row.status, row.modes])).toEqual([
    ["a", "2026-06-01T08:00+08:00", "optimal", "rail"],
    ["b", "2026-06-03T08:00+08:00", "refused", ""],
  ]);
  const { warnings } = await readText(text, { "rows.csv": table });
  expect(warnings.map(formatIssue)).toEqual([
    'rows.csv:3 › requests › row 2 › maxTransfers: expected number, found "x" [bad_request]',
  ]);
});

test("a row of more cells than columns is refused, not read as another question; modes are parted as people do", async () => {
  const text = REQUESTS.replace(/requests:[\s\S]*/, "requests: rows.csv\n");
  const table = `id,from,to,modes
loose,INL,FAR,rail,road
blank,INL,FAR,rail road
comma,INL,FAR,"river,road, rail"
short,INL,FAR
ends,INL,FAR,,,
`;
  const rows = await rowsOf(text, { "rows.csv": table });
  expect(rows.map((row) => [row.request, row.status, row.message])).toEqual([
    ["loose", "refused", "5 cells for 4 columns (commas within a cell want quotes): no such field"],
    ["blank", "optimal", ""],
    ["comma", "optimal", ""],
    ["short", "optimal", ""],
    ["ends", "optimal", ""],
  ]);
  const { warnings, study } = await readText(text, { "rows.csv": table });
  expect(warnings.map(formatIssue)).toEqual([
    "rows.csv:2 › requests › row 1 › 5 cells for 4 columns (commas within a cell want quotes): no such field [bad_request]",
  ]);
  expect(study.trips[2]?.fields["modes"]).toEqual(["inlandWaterway", "road", "rail"]);
});

test("a table that is parted by other than commas says so, and nothing else", async () => {
  const text = REQUESTS.replace(/requests:[\s\S]*/, "requests: rows.csv\n");
  expect(await troubleOf(text, { "rows.csv": "id;from;to\na;INL;FAR\n" })).toEqual([
    "rows.csv:1 › requests › id;from;to: expected columns parted by commas [bad_csv]",
  ]);
});

test("a row that is refused though its fields can be read is told beforehand, too", async () => {
  const rows = `
  - { id: home, from: INL, to: INL }
  - { id: late, from: INL, to: FAR, arriveBefore: 2026-05-01T08:00+08:00 }
  - { id: none, from: INL, to: FAR, modes: [] }
  - { id: group, from: INL, to: "INL:RAIL" }
  - { id: way, from: INL, to: FAR, via: [NOWHERE], avoid: { corridors: [wset] } }
  - { id: half, from: INL }
`;
  const text = REQUESTS.replace(/requests:[\s\S]*/, `requests:${rows}`);
  const { warnings } = await readText(text);
  expect(warnings.map(formatIssue)).toEqual([
    "study.yaml:7:32 › study › requests.0.to: from and to name the same place: INL, INL [bad_request]",
    "study.yaml:8:5 › study › requests.1: arriveBefore 2026-05-01T08:00+08:00 is before departAfter 2026-06-01T08:00+08:00 [bad_request]",
    "study.yaml:9:5 › study › requests.2: modes is empty: nothing may move the cargo [bad_request]",
    "study.yaml:10:33 › study › requests.3.to: from and to name the same place: INL, INL:RAIL [bad_request]",
    'study.yaml:11:5 › study › requests.4: via: no terminal, group or corridor "NOWHERE" [bad_request]',
    'study.yaml:11:5 › study › requests.4: avoid: no corridor "wset" [bad_request]',
    "study.yaml:12:5 › study › requests.5.to: expected a terminal, a group, or { lon, lat }, found nothing [bad_request]",
  ]);
  expect((await rowsOf(text)).map(({ status }) => status)).toEqual(Array(6).fill("refused"));
});

test("a door that is written as text is shown how it is written", async () => {
  expect(
    (await troubleOf(changed("origins: [INL]", 'origins: ["106.5, 29.5"]'))).map(withoutPlace),
  ).toEqual([
    'origins.0: no terminal or group "106.5, 29.5"; a door is written { lon: 106.5, lat: 29.5 } [unknown_terminal]',
  ]);
});

test("the base stands beside every row, and is its own", async () => {
  const rows = await rowsOf(SMALL_STUDY);
  expect(rows).toHaveLength(96);
  for (const row of rows) {
    const base = rows.find(
      (other) =>
        other.scenario === "base" &&
        other.request === row.request &&
        other.departure === row.departure &&
        other.criterion === row.criterion,
    );
    expect([row.baseStatus, row.baseCost, row.baseDurationH, row.baseCo2eKg]).toEqual([
      base?.status,
      base?.cost,
      base?.durationH,
      base?.co2eKg,
    ]);
    if (row.scenario === "base" && row.status === "optimal")
      expect([row.deltaObjective, row.regretObjective, row.legsLeft]).toEqual([0, 0, ""]);
  }
});

test("rows say what compare says", async () => {
  const text = changed("[cost, duration]", "{ cheapest: cost, both: { cost: 1, duration: 5 } }");
  const ready = await readText(text);
  const rows = (await rowsOf(text)).filter(({ scenario }) => scenario !== "base");
  const requests = listRequests(ready.study);
  const compared = createPlanner(ready.network).compare(
    Array.from({ length: requests.count }, (_, index) => requests.at(index).question),
    ready.study.scenarios.slice(1),
  );
  const figures = ({ delta, regret }: ComparisonRow): unknown[] => [
    delta?.cost ?? null,
    delta?.objective ?? null,
    regret?.cost ?? null,
    regret?.objective ?? null,
  ];
  expect(
    rows.map((row) => [row.deltaCost, row.deltaObjective, row.regretCost, row.regretObjective]),
  ).toEqual(compared.map(figures));
  // Both what is kept unasked and what is asked for are among them.
  expect(new Set(rows.map(({ regretObjective }) => (regretObjective ?? -1) > 0)).size).toBe(2);
});

test("rows are the same in whatever order their chunks are computed", async () => {
  const ready = await readSmallStudy();
  const manifest = makeManifest(ready, { chunkRows: 7 });
  const computed = async (chunks: typeof manifest.chunks): Promise<ReadonlyMap<string, string>> => {
    const compute = createComputer(manifest, ready.snapshot);
    const bytes = new Map<string, string>();
    for (const chunk of chunks)
      bytes.set(chunk.key, Buffer.from(await compute(chunk)).toString("base64"));
    return bytes;
  };
  const inOrder = await computed(manifest.chunks);
  expect(inOrder.size).toBeGreaterThan(4);
  // Of the base, too, when others have asked it before.
  expect(await computed(manifest.chunks.toReversed())).toEqual(inOrder);
  for (const chunk of manifest.chunks)
    expect((await computed([chunk])).get(chunk.key)).toBe(inOrder.get(chunk.key));
});

test("a row says whether a better way can be missing", async () => {
  const stopped = await rowsOf(`${SMALL_STUDY}options: { budget: { labels: 1 } }\n`);
  const rows = [...(await rowsOf(SMALL_STUDY)), ...stopped];
  const said = (status: string): unknown[] => [
    ...new Set(rows.filter((row) => row.status === status).map(({ isProven }) => isProven)),
  ];
  expect(["optimal", "stopped", "refused"].map(said)).toEqual([[true], [false], [null]]);
  // What the planner does not prove, as it says it.
  const ready = await readText(SMALL_STUDY);
  const planner = createPlanner(ready.network);
  const asked = listRequests(ready.study).at(0);
  const answer = { ...planner.plan(asked.question), isProven: false as const };
  const base = baseOf(answer);
  const row = makeRow(asked, { scenario: "base", base, planner, answer }, ready.study);
  expect([row.status, row.isProven]).toEqual(["optimal", false]);
});

describe("the manifest", () => {
  test("the same study has the same bytes; JSON and YAML are one", async () => {
    const [one, other] = [await readSmallStudy(), await readSmallStudy()];
    expect(JSON.stringify(makeManifest(one))).toBe(JSON.stringify(makeManifest(other)));
    expect(JSON.stringify(makeManifest(one))).not.toContain("lianyun-study-");
  });

  test("a key changes with the questions, the scenario and how is asked, and with nothing else", async () => {
    const keysOf = async (text: string): Promise<string[]> =>
      makeManifest(await readText(text), { chunkRows: 1_000 }).chunks.map(({ key }) => key);
    const keys = await keysOf(SMALL_STUDY);
    expect(new Set(keys).size).toBe(3);
    expect(await keysOf(`name: other\n${SMALL_STUDY.replace("csv: true", "csv: false")}`)).toEqual(
      keys,
    );
    const dearer = await keysOf(changed("by: 1.5", "by: 1.6"));
    expect(dearer.map((key, index) => key === keys[index])).toEqual([true, true, false]);
    for (const text of [
      changed("14000", "15000"),
      `${SMALL_STUDY}options: { flips: true }\n`,
      `${SMALL_STUDY}options: { budget: { labels: 9 } }\n`,
      `${SMALL_STUDY}limits: { includeAssumed: true }\n`,
    ])
      expect((await keysOf(text)).filter((key) => keys.includes(key))).toEqual([]);
  });

  test("draws stand in the rows where asked for, the same for the same seed", async () => {
    const drawn = async (seed: string): Promise<ResultRow | undefined> =>
      (await rowsOf(`${SMALL_STUDY}draws: { count: 40, seed: ${seed} }\n`)).find(
        ({ services }) => services === "freighter",
      );
    const one = await drawn("a");
    expect(one?.draws).toBe(40);
    expect(one?.drawDurationP90H).toBeGreaterThan(one?.drawDurationP10H ?? Number.NaN);
    expect(one?.drawArrivesShare).toBe(1);
    expect(await drawn("a")).toEqual(one);
    expect(await drawn("b")).not.toEqual(one);
  });

  test("where there is no way, nothing is drawn", async () => {
    const rows = await rowsOf(
      `${SMALL_STUDY}limits: { maxCost: 1 }\ndraws: { count: 40, seed: a }\n`,
    );
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["infeasible", "refused"]));
    expect([...new Set(rows.map(({ draws }) => draws))]).toEqual([null]);
  });

  test("flip prices stand in the rows where asked for", async () => {
    const text = changed("[cost, duration]", "{ both: { cost: 1, duration: 20 } }");
    const [row] = await rowsOf(`${text}options: { flips: true }\n`);
    expect(row?.flipTariff).not.toBe("");
    expect(row?.flipHourUp ?? row?.flipHourDown).toBeGreaterThan(0);
  });
});
