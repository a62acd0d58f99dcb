/** `lianyun compare` and `lianyun criticality`: their tables, JSON, options and exit statuses. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "@lianyun/cli";
import { expect, test } from "vitest";
import { TINY } from "../kit/folders.ts";

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(...words: string[]): Promise<Ran> {
  const text = { out: "", err: "" };
  const status = await main(words, {
    out: (part) => {
      text.out += part;
    },
    err: (part) => {
      text.err += part;
    },
  });
  return { status, ...text };
}

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

test("compare: the base, then a line a scenario with what it changes and what keeping the old way costs", async () => {
  const { status, out } = await run("compare", ...WHERE, "--to", "FAR", "--scenarios", FILE);
  expect(status).toBe(0);
  expect(out).toMatchInlineSnapshot(`
    "INL → FAR
    scenario                             cost         change   duration      change      CO2e  keeping costs  way
    as it is                     3,330.00 USD                      40 d              3,812 kg                 INL:RAIL → road COAST:PORT → sea FAR:CITY
    Sea at five times the price  5,160.00 USD  +1,830.00 USD  16 d 14 h  -23 d 10 h  2,550 kg   4,170.00 USD  INL:RAIL → rail GATE:BORDER → rail FAR:CITY
    no-sea-no-rail               3,330.00 USD              =       40 d           =  3,812 kg                 the same

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
  expect(nowhere.status).not.toBe(0);
  expect(nowhere.err).toContain('to: no terminal or group "NOW"');
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
  expect(await run("criticality", ...WHERE, "--to", "NOW")).toMatchObject({ status: 3, out: "" });
});
