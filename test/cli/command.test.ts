/** The command as a stranger meets it: what it prints where, and its exit status. */
import { spawnSync } from "node:child_process";
import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHONGQING, ROOT, TINY } from "../kit/folders.ts";
import { runCommand as run, withOptions } from "../kit/runCommand.ts";

const TRIP = [
  "--network",
  TINY,
  "--from",
  "INL",
  "--to",
  "FAR",
  "--depart",
  "2026-06-01T08:00+08:00",
];

describe("plan", () => {
  test("prints the way, its timetable and a breakdown that names its evidence", async () => {
    const { status, out, err } = await run(
      "plan",
      ...TRIP,
      "--count",
      "2",
      "--gross-kg",
      "28000",
      "--minimize",
      "co2e",
    );
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatchInlineSnapshot(`
      "Inland rail terminal (INL:RAIL) → Far city (FAR:CITY)
      16 d 14 h from ready to available (13 d 2 h in transit), 10,320.00 USD, 5,100 kg CO2e

      2026-06-01 08:00 +08:00  Inland rail terminal (INL:RAIL): hand in: handling 2 h, wait 1 d 10 h, cut-off 1 d
      2026-06-03 20:00 +08:00    rail: Block train to the border, 3,000 km in 3 d
      2026-06-06 17:00 +05:00  Border yard (GATE:BORDER): gauge change: handling 12 h, wait 1 d, cut-off 6 h
      2026-06-08 11:00 +05:00    rail: Wide-gauge train, 6,000 km in 8 d 8 h; runs about every 2 d, time estimated
      2026-06-16 16:00 +02:00  Far city (FAR:CITY): release: handling 1 d
      2026-06-17 16:00 +02:00  available

              cost  for                                 by           evidence
         80.00 USD  at Inland rail terminal (INL:RAIL)  in-rail      estimate: tiny
      2,600.00 USD  rail INL:RAIL → GATE:BORDER         block-train  estimate: tiny
        160.00 USD  at Border yard (GATE:BORDER)        gauge        estimate: tiny
      7,400.00 USD  rail GATE:BORDER → FAR:CITY         wide-train   estimate: tiny  covers border
         80.00 USD  at Far city (FAR:CITY)              out-rail     estimate: tiny

              CO2e  for                                 factor       evidence
             20 kg  at Inland rail terminal (INL:RAIL)  hub          estimate: tiny
          1,680 kg  rail INL:RAIL → GATE:BORDER         rail-20      estimate: tiny
             20 kg  at Border yard (GATE:BORDER)        hub          estimate: tiny
          3,360 kg  rail GATE:BORDER → FAR:CITY         rail-20      estimate: tiny
             20 kg  at Far city (FAR:CITY)              hub          estimate: tiny

      sources
      tiny  Round numbers made up for teaching (2026)  data/README.md

      tiny 0.1.0, lianyun/0.1.0
      "
    `);
  });

  test("as JSON: the answer alone, with the fields of the format", async () => {
    const { status, out } = await run("plan", ...TRIP, "--json");
    const answer = JSON.parse(out);
    expect(status).toBe(0);
    expect(Object.keys(answer).sort()).toEqual([
      "currency",
      "engine",
      "itinerary",
      "network",
      "networkHash",
      "request",
      "status",
    ]);
    expect(answer).toMatchObject({ status: "optimal", currency: "USD", engine: "lianyun/0.1.0" });
    expect(answer.networkHash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.itinerary.legs[0]).toMatchObject({
      mode: "road",
      from: "INL:RAIL",
      to: "COAST:PORT",
    });
    const { lines, cost, co2eKg } = answer.itinerary;
    const sum = (measure: string, unit: number): number =>
      lines.reduce(
        (total: number, line: { measure: string; amount: number }) =>
          line.measure === measure ? total + Math.round(line.amount * unit) : total,
        0,
      );
    expect(sum("cost", 100)).toBe(Math.round(cost * 100));
    expect(sum("co2e", 1000)).toBe(Math.round(co2eKg * 1000));
  });

  test("weights", async () => {
    const cheap = await run("plan", ...TRIP, "--minimize", "cost=1,duration=1", "--json");
    const fast = await run("plan", ...TRIP, "--minimize", "cost=1,duration=1000", "--json");
    expect(JSON.parse(cheap.out).itinerary.cost).toBeLessThan(JSON.parse(fast.out).itinerary.cost);
  });
});

describe("pareto", () => {
  test("a line an itinerary, cheapest first", async () => {
    const { status, out } = await run("pareto", ...TRIP);
    expect(status).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "            cost   duration       CO2e  available                way
      1   3,330.00 USD       40 d   3,812 kg  2026-07-11 02:00 +02:00  INL:RAIL → road COAST:PORT → sea FAR:CITY
      2   5,160.00 USD  16 d 14 h   2,550 kg  2026-06-17 16:00 +02:00  INL:RAIL → rail GATE:BORDER → rail FAR:CITY
      3  58,800.00 USD   1 d 16 h  67,220 kg  2026-06-02 18:00 +02:00  INL:AIR → air FAR:CITY

      tiny 0.1.0, lianyun/0.1.0
      "
    `);
  });

  test("over two criteria with a resolution", async () => {
    const { out } = await run(
      "pareto",
      ...TRIP,
      "--over",
      "co2e,cost",
      "--resolution",
      "co2e=1,cost=1",
      "--json",
    );
    const { status, itineraries } = JSON.parse(out);
    expect(status).toBe("complete");
    expect(itineraries.map(({ co2eKg }: { co2eKg: number }) => co2eKg)).toEqual([2550, 3812]);
  });
});

describe("pareto of a saved question", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lianyun-question-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("an answer asks its question again and comes out the same, byte for byte", async () => {
    const file = join(folder, "answer.json");
    const { out } = await run("pareto", ...TRIP, "--over", "cost,duration", "--json");
    await writeFile(file, out);
    const again = await run("pareto", "--network", TINY, "--question", file);
    expect(again).toMatchObject({ status: 0, out });
    const { request } = JSON.parse(out);
    await writeFile(file, JSON.stringify(request));
    expect((await run("pareto", "--network", TINY, "--question", file)).out).toBe(out);
  });

  test("a scenario that the file holds is laid over the network first, and told again", async () => {
    const file = join(folder, "scenario.json");
    const { request } = JSON.parse((await run("pareto", ...TRIP, "--json")).out);
    const scenario = {
      id: "what-if",
      modifications: [{ do: "closeTerminal", terminal: "COAST:PORT" }],
    };
    await writeFile(file, JSON.stringify({ scenario, request }));
    const { status, out } = await run("pareto", "--network", TINY, "--question", file);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ scenario, request });
    expect(JSON.parse(out).itineraries).toHaveLength(2); // without the way by sea
    await writeFile(file, out);
    expect((await run("pareto", "--network", TINY, "--question", file)).out).toBe(out);
  });

  test("an answer with own tables is asked again with them alone, and other data is told", async () => {
    const own = join(folder, "own");
    await mkdir(own);
    await copyFile(join(TINY, "tariffs.csv"), join(own, "tariffs.csv"));
    const file = join(folder, "own.json");
    const { out } = await run("pareto", ...TRIP, "--overlay", own, "--json");
    const saved = `${JSON.stringify({ overlay: ["tariffs.csv"], ...JSON.parse(out) }, null, 2)}\n`;
    await writeFile(file, saved);
    const again = ["pareto", "--network", TINY, "--question", file];
    const without = await run(...again);
    expect(without).toMatchObject({ status: 2, out: "" });
    expect(without.err).toContain("own tables that the answer was made with (tariffs.csv)");
    expect(await run(...again, "--overlay", own)).toMatchObject({ status: 0, out: saved });
    await writeFile(file, saved.replace(/"networkHash": "\w+"/, '"networkHash": "0123"'));
    const { err } = await run(...again, "--overlay", own);
    expect(err).toContain("the answer in the file was made on other data (0123)");
  });

  test.each([
    { name: "no scenario", text: '{"scenario":7,"request":{}}', err: "scenario: expected object" },
    {
      name: "no file",
      text: undefined,
      err: "--question: expected a file with a question as JSON",
    },
    {
      name: "no JSON",
      text: "from INL",
      err: "--question: expected a file with a question as JSON",
    },
    { name: "no question", text: "{}", err: "request" },
  ])("$name: status 2, stdout empty", async ({ text, err }) => {
    const file = join(folder, "bad.json");
    await rm(file, { force: true });
    if (text !== undefined) await writeFile(file, text);
    const ran = await run("pareto", "--network", TINY, "--question", file);
    expect(ran).toMatchObject({ status: 2, out: "" });
    expect(ran.err).toContain(err);
  });
});

describe("exit status", () => {
  test.each([
    {
      name: "an unknown place",
      words: ["--to", "FRA"],
      status: 2,
      err: 'to: no terminal or group "FRA"; did you mean FAR (Far)? [unknown_terminal]',
    },
    {
      name: "a time without offset",
      words: ["--depart", "2026-06-01T08:00"],
      status: 2,
      err: "error: request › departAfter: expected an ISO 8601 time with offset",
    },
    {
      name: "an unknown mode",
      words: ["--modes", "rail,ship"],
      status: 2,
      err: 'error: request › modes.1: expected one of road, rail, inlandWaterway, sea, air, found "ship"; did you mean sea?',
    },
    {
      name: "a day that there is not",
      words: ["--depart", "2026-06-31T08:00+08:00"],
      status: 2,
      err: 'error: request › departAfter: expected a day of June 2026, which has 30, found "2026-06-31T08:00+08:00" [bad_time]',
    },
    { name: "no mode", words: ["--modes", ""], status: 2, err: "[no_modes]" },
    {
      name: "a number that is none",
      words: ["--count", "two"],
      status: 2,
      err: 'error: options › --count: expected a whole number, found "two"',
    },
    {
      name: "an unknown box",
      words: ["--container", "50XL"],
      status: 2,
      err: "options › --container: expected one of 20GP, 40GP, 40HC, 45HC",
    },
    {
      name: "an unknown weight",
      words: ["--minimize", "money=1"],
      status: 2,
      err: "options › --minimize",
    },
    {
      name: "an unknown folder",
      words: ["--network", "data/nowhere"],
      status: 2,
      err: "found nothing at data/nowhere: expected a folder",
    },
    { name: "an unknown option", words: ["--fast"], status: 2, err: "unknown option '--fast'" },
    {
      name: "a past deadline",
      words: ["--arrive-before", "2026-05-01T00:00Z"],
      status: 2,
      err: "[deadline_before_ready]",
    },
    {
      name: "a deadline too early",
      words: ["--arrive-before", "2026-06-01T10:00+08:00"],
      status: 3,
      err: "the earliest is 2026-06-02T18:00+02:00 [deadline_too_early]",
    },
    {
      name: "modes that do not lead there",
      words: ["--modes", "road"],
      status: 3,
      err: "[modes_exclude]",
    },
    {
      name: "a way that nobody runs",
      words: ["--from", "FAR", "--to", "INL"],
      status: 3,
      err: "[not_connected]",
    },
  ])("$name: $status", async ({ words, status, err }) => {
    const ran = await run("plan", ...withOptions(TRIP, ...words));
    expect(ran.out).toBe("");
    expect(ran.err).toContain(err);
    expect(ran.status).toBe(status);
  });

  test("a budget too small: 4, and the way that was found so far", async () => {
    const ran = await run("plan", ...TRIP, "--max-labels", "1");
    expect(ran.out).toContain("Inland rail terminal (INL:RAIL) →");
    expect(ran.err).toContain("stopped by the budget");
    expect(ran.status).toBe(4);
  });

  test.each([
    { name: "bad input", words: ["--to", "FRA"], status: 2, isSilent: true },
    { name: "bad options", words: ["--count", "two"], status: 2, isSilent: true },
    { name: "no route", words: ["--modes", "road"], status: 3, isSilent: false },
  ])("with --json, $name: stdout empty $isSilent", async ({ words, status, isSilent }) => {
    const ran = await run("plan", ...withOptions(TRIP, ...words), "--json");
    expect(ran.status).toBe(status);
    expect(ran.out === "").toBe(isSilent);
    if (!isSilent) expect(JSON.parse(ran.out).because[0].code).toBe("modes_exclude");
  });

  test("a misspelt option is named, and so is everything that is missing", async () => {
    expect((await run("plan", "--form", "INL")).err).toContain("unknown option '--form'");
    const ran = await run("plan", "--network", TINY);
    expect(ran.err.match(/expected a value/g)).toHaveLength(3);
  });

  test("every bad option in one go", async () => {
    const ran = await run("plan", ...TRIP, "--count", "two", "--gross-kg", "heavy");
    expect(ran.err.trim().split("\n")).toHaveLength(2);
  });

  test("help and version", async () => {
    const help = await run("plan", "--help");
    expect(help.status).toBe(0);
    expect(help.out).toContain("--depart <time>");
    expect(help.out).toContain("give --dg-class too");
    expect((await run("--version")).out).toBe("lianyun/0.1.0\n");
    expect((await run()).status).toBe(2);
  });
});

describe("sea", () => {
  test("miles and passages, and the way round a shut one", async () => {
    const open = JSON.parse((await run("sea", "CNSHA", "NLRTM", "--json")).out);
    const shut = JSON.parse(
      (await run("sea", "CNSHA", "NLRTM", "--shut", "suez,panama", "--json")).out,
    );
    expect(Object.keys(open)).toEqual(["from", "to", "distanceNm", "passages", "line"]);
    expect(open.passages).toContain("suez");
    // About 10,600 miles through Suez and 13,800 round the Cape (Port Economics, Management and Policy).
    expect(open.distanceNm / 10_600).toBeCloseTo(1, 1);
    expect(shut.distanceNm / 13_800).toBeCloseTo(1, 1);
    expect(shut.passages).toContain("cape");
    expect((await run("sea", "CNSHA", "NLRTM")).out).toMatch(
      /^CNSHA to NLRTM: 10,\d+ nautical miles through .*suez/,
    );
  });

  test("the Arctic is shut, and the Black Sea open through the Bosporus", async () => {
    const asia = JSON.parse((await run("sea", "JPYOK", "NLRTM", "--json")).out);
    expect(asia.passages).toContain("suez");
    const black = JSON.parse((await run("sea", "GRPIR", "ROCND", "--json")).out);
    expect(black.passages).toContain("bosporus");
  });

  test.each([
    { words: ["CNSHA", "DEDUI"], status: 2, err: 'no sea lane reaches "DEDUI"' },
    { words: ["CNSHA", "NLRTM", "--shut", "sues"], status: 2, err: 'found "sues"' },
    {
      words: ["CNSHA", "NLRTM", "--shut", "suez,panama,cape,magellan,horn"],
      status: 3,
      err: "no way by sea from CNSHA to NLRTM: the way through suez is shut, and so is every way round [passage_shut]",
    },
  ])("$words: $status", async ({ words, status, err }) => {
    const ran = await run("sea", ...words);
    expect({ status: ran.status, out: ran.out }).toEqual({ status, out: "" });
    expect(ran.err).toContain(err);
  });
});

describe("check", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "lianyun-"));
    await cp(TINY, folder, { recursive: true });
    const links = await readFile(join(folder, "links.csv"), "utf8");
    await writeFile(
      join(folder, "links.csv"),
      links.replace("road,1600", "road,far").replace("road,40", "rode,40"),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("a sound network is summed up", async () => {
    const { status, out, err } = await run("check", CHONGQING);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toMatch(
      /no errors, 0 warning\(s\)\n\d+ terminals, \d+ links, \d+ services \(\d+ with a source better than estimate\)/,
    );
  });

  test("a broken one gives a line an issue, with file and line", async () => {
    const { status, out, err } = await run("check", "--network", folder);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toBe(
      'error: links.csv:4 › links › row 3 › distanceKm: expected a number >= 0, found "far" [bad_number]\n' +
        'error: links.csv:5 › links › row 4 › mode: expected one of road, rail, inlandWaterway, sea, air, found "rode" [bad_word]\n',
    );
  });

  test("plan refuses it the same way", async () => {
    const ran = await run("plan", ...TRIP, "--network", folder);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("links.csv:4 › links › row 3 › distanceKm");
  });
});

test("npm run -s lianyun -- plan on the Chongqing network: the answer alone on stdout", () => {
  const words =
    "plan --network data/chongqing --from CNCKG --to DEDUI --depart 2026-06-01T08:00+08:00 --container 40HC --count 2 --gross-kg 28000 --value-usd 240000 --minimize cost --json";
  const ran = spawnSync("npm", ["run", "-s", "lianyun", "--", ...words.split(" ")], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect({ status: ran.status, err: ran.stderr }).toEqual({ status: 0, err: "" });
  expect(JSON.parse(ran.stdout)).toMatchObject({ status: "optimal", currency: "USD" });
}, 120_000);
