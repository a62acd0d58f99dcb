/** Options that are given more than once: nothing that was asked for is left out without a word. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { runCommand as run } from "../kit/runCommand.ts";

const TRIP = ["--network", TINY, "--from", "INL", "--to", "FAR"].concat(
  "--depart",
  "2026-06-01T08:00+08:00",
);
const FILE = join(mkdtempSync(join(tmpdir(), "lianyun-repeats-")), "mine.yaml");
writeFileSync(
  FILE,
  `scenarios:
  - { id: dear-sea, modifications: [{ do: scaleTariff, mode: sea, by: 5 }] }
  - { id: dear-air, modifications: [{ do: scaleTariff, mode: air, by: 5 }] }
`,
);
const BOTH = ["--scenarios", FILE, "--scenario", "dear-sea", "--scenario", "dear-air"];

test.each([
  {
    words: BOTH,
    says: 'options › --scenario: expected it once, found "dear-sea" and "dear-air": a question is asked under one scenario; `lianyun compare --scenario a,b`',
  },
  {
    words: ["--scenarios", FILE, "--scenario", "dear-sea,dear-air"],
    says: 'options › --scenario: expected one, found "dear-sea,dear-air": a question is asked under one scenario; `lianyun compare --scenario a,b`',
  },
  {
    words: ["--container", "20GP", "--container", "40HC"],
    says: 'options › --container: expected it once, found "20GP" and "40HC"',
  },
  { words: ["--to", "COAST"], says: 'options › --to: expected it once, found "FAR" and "COAST"' },
])("plan refuses $words", async ({ words, says }) => {
  const { status, out, err } = await run("plan", ...TRIP, ...words);
  expect({ status, out }).toEqual({ status: 2, out: "" });
  expect(err).toContain(says);
});

test("compare takes several, one by one or in a list", async () => {
  const rows = async (...words: string[]): Promise<string[]> =>
    JSON.parse((await run("compare", ...TRIP, "--json", ...words)).out).map(
      ({ scenario }: { scenario: string }) => scenario,
    );
  expect(await rows(...BOTH)).toEqual(["dear-sea", "dear-air"]);
  const listed = ["--scenarios", FILE, "--scenario", "dear-air,dear-sea", "--scenario", "dear-air"];
  expect(await rows(...listed)).toEqual(["dear-air", "dear-sea"]);
});

test("lists go on; of what has one value the last counts", async () => {
  const words = ["--avoid-terminal", "COAST", "--avoid-terminal", "INL:AIR", "--modes", "rail"];
  const { out } = await run(
    "plan",
    ...TRIP,
    ...words,
    "--modes",
    "sea",
    "--count",
    "3",
    "--count",
    "2",
    "--json",
  );
  expect(JSON.parse(out).request).toMatchObject({
    avoid: { terminals: ["COAST", "INL:AIR"] },
    modes: ["rail", "sea"],
    cargo: { containers: [{ count: 2 }] },
  });
});

test.each([
  { id: "suez-shutt", says: "did you mean suez-shut?" },
  { id: "suez", says: "did you mean suez-shut?" },
  { id: "rates", says: "did you mean rates-2021, rates-2024?" },
])("an unknown scenario $id: $says", async ({ id, says }) => {
  const shipped = ["--scenarios", join(CHONGQING, "scenarios.yaml"), "--scenario", id];
  for (const command of ["plan", "compare"]) {
    const { status, out, err } = await run(command, ...TRIP, ...shipped);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(` of those in ${shipped[1]}, found "${id}"; ${says}`);
  }
});

test("a shipped scenario asked of a file of one's own: the error says whose they are", async () => {
  for (const command of ["plan", "compare"]) {
    const words = ["--scenarios", FILE, "--scenario", "suez-shut"];
    const { status, err } = await run(command, ...TRIP, ...words);
    expect(status).toBe(2);
    expect(err).toContain(`of dear-sea, dear-air (${FILE}), found "suez-shut"`);
  }
});

test("several scenarios as one: a+b is asked under both at once", async () => {
  const words = ["--scenarios", FILE, "--scenario", "dear-sea+dear-air"];
  const ran = await run("plan", ...TRIP, ...words);
  expect({ status: ran.status, head: ran.out.split("\n")[0] }).toEqual({
    status: 0,
    head: "scenario dear-sea+dear-air: dear-sea + dear-air",
  });
  const slip = await run("plan", ...TRIP, "--scenarios", FILE, "--scenario", "dear-sea+dear-ari");
  expect(slip.status).toBe(2);
  expect(slip.err).toContain('found "dear-ari"; did you mean dear-air?');
});
