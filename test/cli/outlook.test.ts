/** The command `outlook`, on a network one can solve in the head with delays laid over it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, TINY } from "../kit/folders.ts";
import { runCommand as run } from "../kit/runCommand.ts";

const OVERLAY = join(ROOT, "test/results/outlook");
mkdirSync(OVERLAY, { recursive: true });
writeFileSync(
  join(OVERLAY, "delays.csv"),
  [
    "id,service,link,corridor,terminal,mode,p10H,p50H,p90H,p99H,source,grade,basis",
    "late-train,block-train,,,,,-4,0,60,120,own,estimate,made for a test",
    "late-sea,,,,,sea,-24,0,96,240,own,estimate,made for a test",
  ].join("\n"),
);
writeFileSync(
  join(OVERLAY, "sources.csv"),
  "id,title,address,year,grade\nown,Own records,https://example.org/,2026,estimate\n",
);

const TRIP = [
  "outlook",
  "--network",
  TINY,
  "--overlay",
  OVERLAY,
  "--from",
  "INL",
  "--to",
  "FAR",
  "--depart",
  "2026-06-01T08:00+08:00",
];
const RAIL = [...TRIP, "--modes", "rail"];

test("prints quantiles, the share on time, connections and the rows they rest on", async () => {
  const words = [...RAIL, "--draws", "500", "--arrive-before", "2026-06-21T00:00Z"];
  const { status, out, err } = await run(...words);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out).toMatchInlineSnapshot(`
    "INL:RAIL → rail block-train GATE:BORDER → rail wide-train FAR:CITY
    planned: 16 d 14 h, 5,160.00 USD, available 2026-06-17 16:00 +02:00

    no delays known for leg 2 (rail GATE:BORDER → FAR:CITY): on time in every draw

                                   P10                      P50                      P90                     mean
    duration                 15 d 23 h                 17 d 3 h                 19 d 9 h                17 d 10 h
    available  2026-06-17 01:12 +02:00  2026-06-18 04:38 +02:00  2026-06-20 10:31 +02:00  2026-06-18 12:21 +02:00
    cost                  5,160.00 USD             5,160.00 USD             5,160.00 USD             5,160.00 USD

    500 draws of seed lianyun: available by 2026-06-21 00:00 Z in 93 %

    connections
      Inland rail terminal (INL:RAIL)  missed in 0 %
      Border yard (GATE:BORDER)        no timetable is published: the wait is drawn

    delays
      rail INL:RAIL → GATE:BORDER  late-train    estimate: own  made for a test

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
});

test.each([
  { modes: "road,sea", says: "no delays known for leg 1 (road INL:RAIL → COAST:PORT): on time" },
  { modes: "air", says: "no delays known for any leg: all keep time in every draw" },
])("by $modes it is said before any figure where delays are known", async ({ modes, says }) => {
  const { out } = await run(...TRIP, "--modes", modes, "--draws", "50");
  const [, , , first] = out.split("\n");
  expect(first).toContain(says);
});

test("as JSON: draws and seed are told, and the same words give the same bytes", async () => {
  const words = [...RAIL, "--draws", "50", "--seed", "a", "--json"];
  const [once, twice] = [await run(...words), await run(...words)];
  expect(once.out).toBe(twice.out);
  const answer = JSON.parse(once.out);
  expect(answer).toMatchObject({ status: "complete", draws: 50, seed: "a", arrives: 1 });
  expect(Object.keys(answer.durationH)).toEqual(["p10", "p50", "p90", "mean"]);
  expect(answer.connections).toHaveLength(2);
});

test("one draw in full, with what it missed; draw 0 is the plan", async () => {
  const plan = await run("plan", ...RAIL.slice(1));
  expect((await run(...RAIL, "--draw", "0")).out).toBe(plan.out);
  const { status, out } = await run(...RAIL, "--draw", "2");
  expect(status).toBe(0);
  expect(out).toMatch(/ than usual\)/);
});

test("the robust way: a line a way", async () => {
  const { status, out } = await run(...TRIP, "--robust", "0.9", "--draws", "200");
  expect(status).toBe(0);
  expect(out).toMatch(/^cost that is not exceeded in a share of 200 draws of seed lianyun\n/);
  expect(out).toMatch(/best in 90 %, best in half, best as planned/);
  expect(out).toMatch(/ [01] of 2 legs +INL:RAIL → /);
});

test("the latest safe ready time", async () => {
  const words = ["--safe", "0.9", "--arrive-before", "2026-07-10T00:00Z", "--draws", "200"];
  const { status, out } = await run(...RAIL, ...words);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^Ready by 2026-06-\d\dT\d\d:\d\d\+08:00 is in time in at least 90 % of the draws \(1 way compared\)/,
  );
  const early = await run(...RAIL, "--safe", "0.9", "--arrive-before", "2026-06-18T00:00Z");
  expect({ status: early.status, out: early.out }).toEqual({ status: 3, out: "" });
  expect(early.err).toContain("[too_uncertain]");
});

test.each([
  { words: ["--draws", "many"], says: "--draws: expected a whole number" },
  { words: ["--draws", "0"], says: "draws: expected at least 1" },
  { words: ["--robust", "2"], says: "quantile: expected at most 1" },
  { words: ["--safe", "0.9"], says: "--arrive-before: expected a value" },
  { words: ["--draw", "1", "--robust", "0.9"], says: "one of --draw, --robust and --safe" },
])("bad input: $says", async ({ words, says }) => {
  const { status, out, err } = await run(...RAIL, ...words);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain(says);
});

test("no way: a reason a line, as for plan", async () => {
  const { status, out, err } = await run(...RAIL, "--arrive-before", "2026-06-01T09:00+08:00");
  expect({ status, out }).toEqual({ status: 3, out: "" });
  expect(err).toContain("[deadline_too_early]");
});
