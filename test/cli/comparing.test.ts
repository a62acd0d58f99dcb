/** `lianyun compare` and `lianyun criticality`: their tables, JSON, options and exit statuses. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { runCommand as run } from "../kit/runCommand.ts";

const WHERE = ["--network", TINY, "--depart", "2026-06-01T08:00+08:00", "--from", "INL"];
const FILE = join(mkdtempSync(join(tmpdir(), "lianyun-compare-")), "what-if.yaml");
writeFileSync(
  FILE,
  `scenarios:
  - id: dear-sea
    name: Sea at five times the price
    modifications:
      - { do: scaleTariff, mode: sea, by: 5 }
  - id: no-sea-no-rail
    modifications:
      - { do: scaleTariff, mode: air, by: 2 }
`,
);

const SHUT = FILE.replace("what-if", "shut");
writeFileSync(
  SHUT,
  `scenarios:
  - id: slow-air-dear-sea
    modifications:
      - { do: scaleDuration, mode: air, by: 40 }
      - { do: scaleTariff, mode: sea, by: 5 }
  - id: west-shut
    modifications:
      - { do: closeCorridor, corridor: west }
`,
);

test("compare: the base, then a line a scenario with what it changes and what keeping the old way costs", async () => {
  const { status, out } = await run("compare", ...WHERE, "--to", "FAR", "--scenarios", FILE);
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "INL → FAR
    scenario                             cost         change   duration      change      CO2e  keeping costs  way
    as it is                     3,330.00 USD                      40 d              3,812 kg                 INL:RAIL → road COAST:PORT → sea FAR:CITY
    Sea at five times the price  5,160.00 USD  +1,830.00 USD  16 d 14 h  -23 d 10 h  2,550 kg   4,170.00 USD  INL:RAIL → rail GATE:BORDER → rail FAR:CITY
    no-sea-no-rail               3,330.00 USD              =       40 d           =  3,812 kg                 nothing changes

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
});

test("compare as JSON, of one scenario alone", async () => {
  const { status, out } = await run(
    ...[
      "compare",
      ...WHERE,
      "--to",
      "FAR",
      "--scenarios",
      FILE,
      "--scenario",
      "dear-sea",
      "--json",
    ],
  );
  expect(status).toBe(0);
  const [row, ...others] = JSON.parse(out);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ scenario: "dear-sea", plan: { status: "optimal" } });
  expect(row.plan).not.toHaveProperty("stats");
});

test("compare refuses an unknown scenario and an unknown place, with nothing on stdout", async () => {
  const unknown = await run(
    "compare",
    ...WHERE,
    "--to",
    "FAR",
    "--scenarios",
    FILE,
    "--scenario",
    "x",
  );
  expect(unknown).toMatchObject({ status: 2, out: "" });
  expect(unknown.err).toContain("options › --scenario: expected some of dear-sea, no-sea-no-rail");
  const nowhere = await run("compare", ...WHERE, "--to", "NOW", "--scenarios", FILE);
  expect(nowhere).toMatchObject({ status: 2, out: "" });
  // Told once, not for each scenario.
  expect(nowhere.err).toBe(
    'INL to NOW, as it is: to: no terminal or group "NOW" [unknown_terminal]\n',
  );
});

test("criticality: a line a thing that is used, the greatest loss first", async () => {
  const { status, out } = await run("criticality", ...WHERE, "--to", "FAR");
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "lost      questions  cut off           cost    duration       CO2e  what
    service           1           +1,830.00 USD  -23 d 10 h  -1,262 kg  Weekly liner (liner)
    terminal          1           +1,830.00 USD  -23 d 10 h  -1,262 kg  Coast port (COAST:PORT)

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
  const json = JSON.parse((await run("criticality", ...WHERE, "--to", "FAR", "--json")).out);
  expect(json).toMatchObject({ requests: [{ from: "INL", to: "FAR" }], leftOut: [] });
  expect(json).toMatchObject({
    currency: "USD",
    engine: expect.stringMatching(/^lianyun\//),
    network: { name: "tiny" },
    networkHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(json).not.toHaveProperty("scenario");
  const nowhere = await run("criticality", ...WHERE, "--to", "NOW");
  expect(nowhere).toMatchObject({ status: 2, out: "" });
  expect(nowhere.err).toBe(
    'INL to NOW: left out: to: no terminal or group "NOW" [unknown_terminal]\n',
  );
  const late = ["--arrive-before", "2026-06-02T08:00+08:00"];
  expect(await run("criticality", ...WHERE, "--to", "FAR", ...late)).toMatchObject({
    status: 3,
    out: "",
  });
});

test("criticality under a scenario says so", async () => {
  const under = ["--to", "FAR", "--scenarios", FILE, "--scenario", "dear-sea"];
  const { out } = await run("criticality", ...WHERE, ...under);
  expect(out).toMatch(/^scenario dear-sea: Sea at five times the price\n\nlost /);
  const json = JSON.parse((await run("criticality", ...WHERE, ...under, "--json")).out);
  expect(json).toMatchObject({ scenario: "dear-sea" });
});

test("compare: what keeping the old way costs is told in what was minimized", async () => {
  const rows = async (minimize: string): Promise<string> =>
    (await run("compare", ...WHERE, "--to", "FAR", "--scenarios", SHUT, "--minimize", minimize))
      .out;
  expect(await rows("duration")).toMatchInlineSnapshot(`
    "INL → FAR
    scenario                    cost          change   duration      change       CO2e  keeping takes  way
    as it is           58,800.00 USD                   1 d 16 h              67,220 kg                 INL:AIR → air FAR:CITY
    slow-air-dear-sea   5,160.00 USD  -53,640.00 USD  16 d 14 h  +14 d 22 h   2,550 kg       4 d 14 h  INL:RAIL → rail GATE:BORDER → rail FAR:CITY
    west-shut          58,800.00 USD               =   1 d 16 h           =  67,220 kg                 nothing changes

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
  expect(await rows("co2e")).toMatchInlineSnapshot(`
    "INL → FAR
    scenario                   cost         change   duration      change      CO2e  keeping emits  way
    as it is           5,160.00 USD                 16 d 14 h              2,550 kg                 INL:RAIL → rail GATE:BORDER → rail FAR:CITY
    slow-air-dear-sea  5,160.00 USD              =  16 d 14 h           =  2,550 kg                 nothing changes
    west-shut          3,330.00 USD  -1,830.00 USD       40 d  +23 d 10 h  3,812 kg   not possible  INL:RAIL → road COAST:PORT → sea FAR:CITY

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
  expect(await rows("cost=1,duration=0.5")).toMatchInlineSnapshot(`
    "INL → FAR
    scenario                   cost         change   duration      change      CO2e  change, weighted  keeping, weighted  way
    as it is           3,330.00 USD                      40 d              3,812 kg                                       INL:RAIL → road COAST:PORT → sea FAR:CITY
    slow-air-dear-sea  5,160.00 USD  +1,830.00 USD  16 d 14 h  -23 d 10 h  2,550 kg            +1,549              4,451  INL:RAIL → rail GATE:BORDER → rail FAR:CITY
    west-shut          3,330.00 USD              =       40 d           =  3,812 kg                 =                     nothing changes

    tiny 0.1.0, lianyun/0.1.0
    "
  `);
});

test("by weights the loss of their sum has a column in criticality", async () => {
  const weights = ["--to", "FAR", "--minimize", "cost=1,duration=0.5"];
  const [head, first] = (await run("criticality", ...WHERE, ...weights)).out.split("\n");
  expect(head).toMatch(/CO2e +weighted +what$/);
  expect(first).toMatch(/ kg +\+1,549 +Weekly liner/);
});

test("a way whose legs are priced as in calm times is named under the table", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-rates-"));
  writeFileSync(
    join(folder, "tariffs.csv"),
    "id,rateSet,mode,currency,perFeu,source,grade,basis\npeak-air,peak2021,air,USD,90000,tiny,estimate,made up\n",
  );
  const file = join(folder, "peak.yaml");
  writeFileSync(
    file,
    "scenarios: [{ id: peak, name: At the peak, modifications: [{ do: useRateSet, rateSet: peak2021 }] }]\n",
  );
  const words = ["compare", ...WHERE, "--to", "FAR", "--scenarios", file, "--overlay", folder];
  expect(await run(...words)).toMatchObject({
    status: 0,
    out: expect.stringContaining(
      "\nlegs without a rate of the rate set, priced as in calm times: At the peak (road, sea)\n",
    ),
  });
});

test("a ship that goes round at the price of the box is told below the table", {
  timeout: 60_000,
}, async () => {
  const words = ["compare", "--network", CHONGQING, "--depart", "2026-06-01T08:00+08:00"].concat(
    ...["--from", "CNSHA", "--to", "NLRTM", "--modes", "sea"],
    ...["--scenario", "suez-shut,panama-low-water"],
  );
  const { status, out } = await run(...words);
  expect(status).toBe(0);
  expect(out).toMatch(/^Suez shut .* = .* the same$/m);
  expect(out).toMatch(
    /^longer at the price without the scenario: Suez shut \(sea CNSHA:\w+ → NLRTM:\w+, \d,\d{3} km longer\): a rate by the box/m,
  );
  expect(out).toMatch(/^Panama low water .* nothing changes$/m);
});

test("flips: the nearest of each kind stands under the table", async () => {
  const words = ["compare", ...WHERE, "--to", "FAR", "--scenarios", FILE, "--scenario", "dear-sea"];
  const { out } = await run(...words, "--flips");
  expect(out).toMatch(/\nSea at five times the price: another way wins at\n( {2}\S.*\n)+\n/);
  expect(out).toMatch(/^ {2}tariff \S+ [+-][\d,.]+ USD a leg: INL:RAIL → /m);
  expect((await run(...words)).out).not.toContain("another way wins");
});
