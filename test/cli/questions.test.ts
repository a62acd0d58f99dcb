/** The other questions of the command: their tables, JSON, options and exit statuses. */
import { describe, expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { runCommand as run, withOptions } from "../kit/runCommand.ts";

const WHERE = ["--network", TINY, "--depart", "2026-06-01T08:00+08:00"];
const TRIP = [...WHERE, "--from", "INL", "--to", "FAR"];
const plain = (text: string): string => text.split("\n").slice(0, -2).join("\n");

test("alternatives: the front's table, then what each two have in common", async () => {
  const { status, out } = await run("alternatives", ...TRIP, "--ways", "2");
  expect(status).toBe(0);
  expect(out).toContain("1  3,330.00 USD       40 d");
  expect(out).toMatch(/tonne-km in common\n +1 +2\n1 +100 % +0 %\n2 +0 % +100 %\n$/);
  const { overlaps } = JSON.parse((await run("alternatives", ...TRIP, "--json")).out);
  expect(overlaps).toHaveLength(3);
});

test("departures: a line a day", async () => {
  const words = ["--minimize", "duration", "--until", "2026-06-02"];
  const { status, out } = await run("departures", ...TRIP, ...words);
  expect(status).toBe(0);
  expect(plain(out)).toMatchInlineSnapshot(`
    "ready                             cost  duration       CO2e  hand in by               departs                  available                way
    2026-06-01 08:00 +08:00  58,800.00 USD  1 d 16 h  67,220 kg  2026-06-01 20:00 +08:00  2026-06-02 06:00 +08:00  2026-06-02 18:00 +02:00  INL:AIR → air FAR:CITY
    2026-06-02 08:00 +08:00  58,800.00 USD  1 d 16 h  67,220 kg  2026-06-02 20:00 +08:00  2026-06-03 06:00 +08:00  2026-06-03 18:00 +02:00  INL:AIR → air FAR:CITY
    "
  `);
  const json = JSON.parse((await run("departures", ...TRIP, ...words, "--json")).out);
  expect(json.rows.map((row: { departAfter: string }) => row.departAfter)).toEqual([
    "2026-06-01T08:00+08:00",
    "2026-06-02T08:00+08:00",
  ]);
});

test("latest: the ready time, then the way", async () => {
  const { status, out } = await run("latest", ...TRIP, "--arrive-before", "2026-07-01T00:00Z");
  expect(status).toBe(0);
  expect(out).toContain("Ready by 2026-06-29T16:00+08:00\n\nInland airport (INL:AIR) → Far city");
});

test("reach: a line a terminal, or points for a map", async () => {
  const { status, out } = await run("reach", ...WHERE, "--from", "INL");
  expect(status).toBe(0);
  expect(plain(out)).toMatchInlineSnapshot(`
    "        cost  duration      CO2e  changes  terminal                   modes
    1,380.00 USD  6 d 12 h    860 kg        0  Border yard (GATE:BORDER)  rail
    3,330.00 USD      40 d  3,812 kg        1  Far city (FAR:CITY)        road → sea
    "
  `);
  const map = await run("reach", ...WHERE, "--from", "INL", "--within-h", "200", "--geojson");
  expect(JSON.parse(map.out).features).toHaveLength(2);
});

test("matrix: a line a pair; a bad place is told and stops no other", async () => {
  const ends = ["--from", "INL,NOPE", "--to", "FAR", "GATE"];
  const { status, out, err } = await run("matrix", ...WHERE, ...ends);
  expect(status).toBe(0);
  expect(plain(out)).toMatchInlineSnapshot(`
    "from  to            cost  duration      CO2e  changes  terminal     modes
    INL   FAR   3,330.00 USD      40 d  3,812 kg        1  FAR:CITY     road → sea
    INL   GATE  1,380.00 USD  6 d 12 h    860 kg        0  GATE:BORDER  rail
    NOPE  FAR                                                           unknown_terminal
    NOPE  GATE                                                          unknown_terminal
    "
  `);
  expect(err).toContain('NOPE to FAR: from: no terminal or group "NOPE" [unknown_terminal]\n');
});

describe("exit status", () => {
  test.each([
    { words: ["alternatives", "--to", "FRA"], status: 2, err: "[unknown_terminal]" },
    { words: ["alternatives", "--ways", "0"], status: 2, err: "request › count" },
    { words: ["alternatives", "--modes", "road"], status: 3, err: "[modes_exclude]" },
    { words: ["alternatives", "--max-labels", "1"], status: 4, err: "stopped by the budget" },
    { words: ["departures"], status: 2, err: "--until: expected a value such as 2026-06-14" },
    {
      words: ["matrix", "--minimize", "cost=1,duration=20"],
      status: 2,
      err: "--minimize: expected one of cost, duration, co2e, for here nothing is weighed, found",
    },
    {
      words: ["departures", "--until", "2026-06-03", "--every", "daily"],
      status: 2,
      err: "request › every",
    },
    { words: ["departures", "--until", "2026-06-02", "--to", "FRA"], status: 2, err: "FRA" },
    { words: ["departures", "--until", "2026-06-02", "--modes", "road"], status: 3, err: "" },
    { words: ["latest"], status: 2, err: "options › --arrive-before: expected a value" },
    {
      words: ["latest", "--arrive-before", "2026-06-01T10:00+08:00"],
      status: 3,
      err: "[deadline_too_early]",
    },
    { words: ["plan", "--max-cost", "100"], status: 3, err: "the cheapest costs 3330 USD" },
    { words: ["plan", "--avoid-country", "CN"], status: 3, err: "[avoid_excludes]" },
    { words: ["plan", "--avoid-terminal", "NOPE"], status: 2, err: "[unknown_terminal]" },
    { words: ["plan", "--avoid-preset", "none"], status: 2, err: "request › avoid.presets.0" },
    { words: ["plan", "--currency", "XYZ"], status: 2, err: "[unknown_currency]" },
    { words: ["plan", "--insurance-rate", "0.01"], status: 2, err: "request › insuranceRate" },
    { words: ["plan", "--kg", "500", "--count", "2"], status: 2, err: "options › --count" },
    { words: ["plan", "--m3", "5"], status: 2, err: "options › --kg" },
    { words: ["plan", "--un", "12"], status: 2, err: "request › cargo.dangerousGoods.un" },
    { words: ["plan", "--via", "GATE@x"], status: 2, err: "options › --via" },
    { words: ["plan", "--from", "10,50"], status: 3, err: "[door_too_far]" },
    {
      words: ["plan", "--from", "29.5,106.5"],
      status: 2,
      err: "request › from.lat: expected longitude,latitude; found latitude 106.5: did you mean 106.5,29.5?",
    },
  ])("$words: $status", async ({ words: [command = "", ...words], status, err }) => {
    const ran = await run(command, ...withOptions(TRIP, ...words));
    expect(ran.err).toContain(err);
    expect(ran.status).toBe(status);
  });

  test("reach and matrix", async () => {
    expect((await run("reach", ...WHERE, "--from", "NOPE")).status).toBe(2);
    expect((await run("reach", ...WHERE, "--from", "INL", "--within-cost", "1")).status).toBe(3);
    expect((await run("reach", ...WHERE, "--from", "INL", "--max-labels", "1")).status).toBe(4);
    const pair = ["--from", "FAR", "--to", "INL"];
    expect((await run("matrix", ...WHERE, ...pair)).status).toBe(3);
    expect((await run("matrix", ...WHERE, "--from", "NOPE", "--to", "FAR")).status).toBe(2);
    expect((await run("matrix", ...WHERE)).err.match(/expected a value/g)).toHaveLength(2);
  });
});

test("every limit reaches the request", async () => {
  const words =
    "--modes rail,road,sea --via GATE@30 --avoid-terminal COAST --avoid-corridor a,b --avoid-country RU --avoid-service s --avoid-preset unEmbargo --max-cost 90000 --max-transfers 3 --booked-at 2026-05-01T00:00Z --currency USD --insurance-rate 0.01 --value-usd 1000 --coc --reefer --un 1263 --dg-class 3 --hs 8471 --headway-wait full --include-assumed --max-labels 5000";
  // The tiny network has no corridors a and b: the answer says so, and carries the request.
  const ran = await run("plan", ...TRIP, ...words.split(" "));
  expect(ran.err).toContain('avoid: no corridor "a"');
  const without = words.replace("--avoid-corridor a,b ", "").replace("--avoid-service s ", "");
  const { request } = JSON.parse((await run("plan", ...TRIP, ...without.split(" "), "--json")).out);
  expect(request).toEqual({
    from: "INL",
    to: "FAR",
    minimize: "cost",
    departAfter: "2026-06-01T08:00+08:00",
    cargo: {
      containers: [{ type: "40HC", count: 1 }],
      grossKg: 14_000,
      valueUsd: 1000,
      boxOwner: "coc",
      reefer: true,
      dangerousGoods: { un: "UN1263", class: "3" },
      hsCode: "8471",
    },
    modes: ["rail", "road", "sea"],
    via: [{ place: "GATE", minStayH: 30 }],
    avoid: { terminals: ["COAST"], countries: ["RU"], presets: ["unEmbargo"] },
    maxCost: 90_000,
    maxTransfers: 3,
    bookedAt: "2026-05-01T00:00Z",
    currency: "USD",
    insuranceRate: 0.01,
    headwayWait: "full",
    includeAssumed: true,
    budget: { labels: 5000 },
  });
});

test("loose cargo, doors and transfers as a criterion", async () => {
  const loose = await run("plan", ...TRIP, "--kg", "500", "--m3", "3", "--json");
  expect(loose.status === 3 || loose.status === 0).toBe(true);
  expect(JSON.parse(loose.out).request.cargo).toEqual({ grossKg: 500, volumeM3: 3 });
  const door = await run("plan", ...withOptions(TRIP, "--from", "-106.5,29.5"), "--json");
  expect(JSON.parse(door.out).request.from).toEqual({ lon: -106.5, lat: 29.5 });
  const { itineraries } = JSON.parse(
    (await run("pareto", ...TRIP, "--over", "transfers,cost", "--json")).out,
  );
  expect(itineraries.map(({ legs }: { legs: unknown[] }) => legs.length)).toEqual([1, 2]);
});

test.each(["alternatives", "departures", "latest", "reach", "matrix", "outlook"])(
  "%s --help",
  async (command) => {
    const { status, out } = await run(command, "--help");
    expect(status).toBe(0);
    expect(out).toContain("--avoid-country <codes>");
  },
);

test.each([
  { command: "plan", more: [] },
  { command: "alternatives", more: [] },
  { command: "departures", more: ["--until", "2026-06-01"] },
  { command: "criticality", more: [] },
])("$command: an answer that is not proven says so in its text, too", async ({ command, more }) => {
  // So many ways owe storage on this one that only some are looked through.
  const words = [command, "--network", CHONGQING, "--depart", "2026-06-01T08:00+08:00"];
  words.push("--from", "CNCTU", "--to", "DEHAM", "--minimize", "cost=1,duration=20", ...more);
  const { isProven } = JSON.parse((await run(...words, "--json")).out) as { isProven?: boolean };
  expect(isProven).toBe(false);
  expect((await run(...words)).err).toContain("not proven to be the best");
});
