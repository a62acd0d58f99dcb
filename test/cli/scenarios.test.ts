/** `lianyun scenarios`, and questions under one of them. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { runCommand } from "../kit/runCommand.ts";

const TRIP = ["--network", TINY, "--from", "INL", "--to", "FAR"].concat(
  "--depart",
  "2026-06-01T08:00+08:00",
);

/** A file of scenarios for the tiny network. */
function fileOf(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "lianyun-")), "mine.yaml");
  writeFileSync(file, text);
  return file;
}
const MINE = `scenarios:
  - id: no-air
    name: No air freight
    modifications:
      - { do: closeTerminal, terminal: "INL:AIR" }
  - id: dear-sea
    modifications:
      - { do: scaleTariff, mode: sea, by: 10 }
`;

test("scenarios: a line each and its changes, in the order of the file", async () => {
  const { status, out } = await runCommand(
    "scenarios",
    "--network",
    TINY,
    "--scenarios",
    fileOf(MINE),
  );
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "no-air      No air freight
        closeTerminal terminal INL:AIR
    dear-sea    dear-sea
        scaleTariff mode sea, by 10
    "
  `);
});

test("those of the shipped network are listed with grade and Chinese name, in JSON with source and basis", async () => {
  const words = ["scenarios", "--network", CHONGQING];
  const { status, out } = await runCommand(...words);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^suez-shut +press +Suez shut +苏伊士运河关闭\n {4}closePassage passage suez\n/,
  );
  const [first] = JSON.parse((await runCommand(...words, "--json")).out);
  expect(Object.keys(first)).toEqual([
    "id",
    "name",
    "nameZh",
    "source",
    "grade",
    "basis",
    "basisZh",
    "modifications",
  ]);
});

test("a question under a scenario says so first, and plans on the network it makes", async () => {
  const under = ["--scenarios", fileOf(MINE), "--scenario", "no-air", "--minimize", "duration"];
  const base = await runCommand("plan", ...TRIP, "--minimize", "duration");
  expect(base.out).toContain("INL:AIR");
  const { status, out } = await runCommand("plan", ...TRIP, ...under);
  expect(status).toBe(0);
  expect(out).toMatch(/^scenario no-air: No air freight\n\n/);
  expect(out).not.toContain("INL:AIR");
});

test("what a scenario leaves as it is, and a price that stays while the way grows, are told beside the answer", {
  timeout: 60_000,
}, async () => {
  const under = ["--scenarios", fileOf(MINE), "--scenario", "no-air"];
  const same = await runCommand("plan", ...TRIP, ...under);
  expect(same.status).toBe(0);
  expect(same.err).toBe(
    "scenario no-air changes nothing here: the way, its cost, time and CO2e are those without it\n",
  );
  const dear = ["--scenarios", fileOf(MINE), "--scenario", "dear-sea"];
  expect((await runCommand("plan", ...TRIP, ...dear)).err).toBe("");
  const ship = ["--network", CHONGQING, "--from", "CNSHA", "--to", "NLRTM", "--modes", "sea"];
  const depart = ["--depart", "2026-06-01T08:00+08:00"];
  const round = await runCommand("plan", ...ship, ...depart, "--scenario", "suez-shut");
  expect(round.err).toMatch(
    /^sea CNSHA:\w+ → NLRTM:\w+, \d,\d{3} km longer at the price without the scenario: a rate by the box does not follow the way/,
  );
});

test("a leg that is priced as in calm times is told before the timetable, and under a front", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-rates-"));
  writeFileSync(
    join(folder, "tariffs.csv"),
    "id,rateSet,mode,currency,perFeu,source,grade,basis\npeak-air,peak2021,air,USD,90000,tiny,estimate,made up\n",
  );
  const file = fileOf(
    "scenarios: [{ id: peak, modifications: [{ do: useRateSet, rateSet: peak2021 }] }]\n",
  );
  const under = ["--scenarios", file, "--scenario", "peak", "--overlay", folder];
  const { out } = await runCommand("plan", ...TRIP, ...under, "--modes", "rail");
  const lines = out.split("\n");
  const note = lines.findIndex((line) => line.startsWith("note on"));
  expect(lines[note + 1]).toMatch(
    /^rail INL:RAIL → GATE:BORDER +no rate of peak2021 is known here: priced as in calm times/,
  );
  expect(note).toBeLessThan(lines.findIndex((line) => line.includes(": hand in: ")));
  const below = "legs without a rate of the rate set, priced as in calm times: ";
  expect((await runCommand("pareto", ...TRIP, ...under)).out).toContain(
    `${below}1 (road, sea), 2 (rail), 3 (air)\n`,
  );
  const days = await runCommand("departures", ...TRIP, ...under, "--until", "2026-06-02");
  expect(days.out).toContain(`${below}2026-06-01 08:00 +08:00 (road, sea), `);
});

test("a way beyond the years of the calendars is told before the timetable, and under tables", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-years-"));
  writeFileSync(
    join(folder, "calendars.csv"),
    "id,name,nameZh,validFrom,validTo,mode,effect,source,grade,basis\nlabour,Labour Day,劳动节,2024-05-01,2024-05-01,air,closed,tiny,estimate,made up\n",
  );
  const { out } = await runCommand("plan", ...TRIP, "--overlay", folder);
  const lines = out.split("\n");
  const note = lines.findIndex((line) => line.startsWith("note on"));
  expect(lines[note + 1]).toMatch(
    /^\w+ INL:\w+ → \w+:\w+ +holidays and closings are known by date for 2024 alone: in other years this way is planned without them$/,
  );
  const below =
    "holidays and closings are known for 2024 alone, days of other years planned without them: ";
  const front = await runCommand("pareto", ...TRIP, "--overlay", folder);
  expect(front.out).toContain(`${below}1, 2, `);
  const days = await runCommand(
    ...["departures", ...TRIP, "--overlay", folder, "--until", "2026-06-02"],
  );
  expect(days.out).toContain(`${below}2026-06-01 08:00 +08:00, `);
});

test.each([
  { command: "pareto", words: [] },
  { command: "alternatives", words: [] },
  { command: "explain", words: [] },
  { command: "report", words: [] },
  { command: "departures", words: ["--until", "2026-06-02"] },
  { command: "latest", words: ["--arrive-before", "2026-09-01T00:00Z"] },
  { command: "reach", words: [] },
  { command: "matrix", words: [] },
])("$command: the scenario is told before the answer and in the JSON", async (given) => {
  const trip = given.command === "reach" ? TRIP.filter((_, i) => i !== 4 && i !== 5) : TRIP;
  const words = [given.command, ...trip, ...given.words];
  const under = [...words, "--scenarios", fileOf(MINE), "--scenario", "dear-sea"];
  const { status, out } = await runCommand(...under);
  expect(status).toBe(0);
  expect(out).toMatch(/^scenario dear-sea\n\n/);
  const json = JSON.parse((await runCommand(...under, "--json")).out);
  expect(json.scenario).toBe("dear-sea");
  const without = JSON.parse((await runCommand(...words, "--json")).out);
  expect(without).not.toHaveProperty("scenario");
  expect(json.networkHash).not.toBe(without.networkHash);
});

test("what is made for programs has no line before it", async () => {
  const under = ["--scenarios", fileOf(MINE), "--scenario", "dear-sea"];
  const reach = TRIP.filter((_, i) => i !== 4 && i !== 5);
  expect(
    JSON.parse((await runCommand("reach", ...reach, ...under, "--geojson")).out).features,
  ).toHaveLength(2);
  const { out } = await runCommand("report", ...TRIP, ...under, "--format", "csv");
  expect(out).toMatch(/^element,/);
});

test.each([
  {
    text: MINE,
    id: "no-sea",
    says: "options › --scenario: expected one of no-air, dear-sea (",
  },
  { text: MINE, id: undefined, says: "options › --scenario: expected the id of one of them" },
  {
    text: "scenarios:\n  - id: a\n    modifications:\n      - do: closeSea\n",
    id: "a",
    says: "mine.yaml:4:13 › scenario a › modifications.0.do: expected one of closeCorridor",
  },
  {
    text: "scenarios:\n  - id: a\n    modifications:\n      - { do: closePassage, passage: suez }\n",
    id: "a",
    says: 'scenario a › modifications.0.passage: no passage "suez" [unknown_passage]',
  },
  { text: "- id: a\n", id: "a", says: "mine.yaml:1:1 › scenarios: expected scenarios: and a list" },
  { text: "scenarios: [\n", id: "a", says: "[bad_yaml]" },
  {
    text: "scenarios: &a [*a]\n",
    id: "a",
    says: "mine.yaml:1:16 › scenarios: no references",
  },
])("refused with its place: $says", async ({ text, id, says }) => {
  const file = fileOf(text);
  const asked = id === undefined ? [] : ["--scenario", id];
  const { status, out, err } = await runCommand("plan", ...TRIP, "--scenarios", file, ...asked);
  expect(err).toContain(says);
  expect(out).toBe("");
  expect(status).toBe(2);
});

test("--check applies each to the network", async () => {
  const words = ["scenarios", "--network", TINY, "--check", "--scenarios"];
  expect((await runCommand(...words, fileOf(MINE))).status).toBe(0);
  const odd = `${MINE}  - { id: odd, modifications: [{ do: openTerminal, terminal: FAR }] }\n`;
  const { status, out, err } = await runCommand(...words, fileOf(odd));
  expect(err).toContain("scenario odd › modifications.0.terminal: terminal FAR is not closed");
  expect(out).toBe("");
  expect(status).toBe(2);
});

test("a network without scenarios says what was looked for", async () => {
  const { status, err } = await runCommand("scenarios", "--network", TINY);
  expect(err).toContain("found no scenarios at ");
  expect(status).toBe(2);
});
