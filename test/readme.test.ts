/** The code of README.md compiles and runs; its figures are those of the data. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readScenarios } from "@lianyun/node";
import { expect, test } from "vitest";
import { readChongqing } from "./kit/chongqing.ts";
import { CHONGQING, ROOT } from "./kit/folders.ts";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const [code = "", questions = "", whatIf = ""] = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(
  ([, block = ""]) => block,
);

test("the library example is twelve lines, compiles under strict and prints three things", () => {
  const lines = code.split("\n").filter((line) => line !== "" && !line.startsWith("import"));
  expect(lines.length).toBeLessThanOrEqual(12);
  const folder = join(ROOT, "test/results/readme");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "example.ts"), code);
  writeFileSync(join(folder, "questions.ts"), code + questions + whatIf);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const config = {
    extends: "../../../tsconfig.base.json",
    // As a user has it: the built packages, not the sources of the workspace.
    compilerOptions: {
      composite: false,
      customConditions: [],
      isolatedDeclarations: false,
      types: ["node"],
      outDir: "out",
      declaration: false,
      declarationMap: false,
    },
    files: ["example.ts", "questions.ts"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  const run = (command: string, ...words: string[]): string => {
    const { status, stdout, stderr } = spawnSync(command, words, { cwd: ROOT, encoding: "utf8" });
    expect(status, stdout + stderr).toBe(0);
    return stdout;
  };
  run(join(ROOT, "node_modules/.bin/tsc"), "-p", folder);
  const printed = run(process.execPath, join(folder, "out/example.js")).trim().split("\n");
  expect(printed).toHaveLength(3);
  expect(printed[0]).toMatch(/^CNCKG:\w+ 06-01 08:00 ~ .* ~ DEDUI:\w+ \[\d+d .*kg\]$/);
  expect(printed[1]).toMatch(/^\d+ ways that no other beats$/);
  // The list of questions goes on from the example, and asks each.
  expect((questions + whatIf).match(/^planner\.\w+/gm)).toHaveLength(17);
  run(process.execPath, join(folder, "out/questions.js"));
}, 60_000);

test("every command of the table is one", async () => {
  const { main } = await import("@lianyun/cli");
  const section = readme.slice(readme.indexOf("## The command"), readme.indexOf("**Own rates.**"));
  const named = [...section.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name = ""]) => name);
  let help = "";
  const streams = {
    out: (text: string) => {
      help += text;
    },
    err: () => {},
  };
  await main(["--help"], streams);
  const commands = [...help.matchAll(/^ {2}([a-z-]+) (?:\[options\]|\[command\]|<| )/gm)].map(
    ([, name = ""]) => name,
  );
  expect([...named, "help"].sort()).toEqual(commands.sort());
  for (const name of named) expect(await main([name, "--help"], streams), name).toBe(0);
});

test("the number of scenarios is that of the file", async () => {
  const { length } = await readScenarios(CHONGQING);
  expect(readme).toContain(`\`data/chongqing/scenarios.yaml\` holds ${length} scenarios`);
});

test("counts of the data are those of the data", async () => {
  const { terminals, services, links, version } = await readChongqing();
  expect(readme).toContain(`${terminals.length} terminals, ${services.length} services`);
  const map = readFileSync(join(CHONGQING, "map.svg"), "utf8");
  expect(map).toContain(
    `${terminals.length} terminals and ${links.length} links of data/chongqing ${version}`,
  );
  expect(readFileSync(join(ROOT, "data/CHANGELOG.md"), "utf8")).toContain(
    `## chongqing ${version} (`,
  );
});

test("how long the data holds is what the data says", async () => {
  const { tariffs, calendars, fx, services, sources } = await readChongqing();
  const whole = readme.replaceAll("\n", " ");
  expect(tariffs.filter(({ validTo }) => validTo !== undefined)).toEqual([]);
  expect(whole).toContain("its prices have no last day");
  const years = calendars.flatMap(({ validFrom, validTo }) => [validFrom, validTo]).sort();
  expect([years[0]?.slice(0, 4), years.at(-1)?.slice(0, 4)]).toEqual(["2026", "2028"]);
  expect(whole).toContain("those of 2026, 2027 and 2028");
  expect([...new Set(fx.map(({ date }) => date))]).toEqual(["2026-01"]);
  expect(whole).toContain("exchange rates are of January 2026");
  const yearOf = new Map(sources.map(({ id, year }) => [id, year ?? 0]));
  // Of 2026 are own estimates, whose basis says what they rest on.
  const calm = tariffs
    .filter(({ rateSet = "calm" }) => rateSet === "calm")
    .map(({ source }) => yearOf.get(source) ?? 0)
    .filter((year) => year < 2026);
  expect([Math.min(...calm), Math.max(...calm)]).toEqual([2019, 2025]);
  expect(whole).toContain("published from 2019 to 2025");
  const old = services.filter(({ source }) => (yearOf.get(source) ?? 0) < 2022);
  expect(old.length / services.length).toBeCloseTo(0.3, 1);
  expect(whole).toContain("three in ten of them before 2022");
});

test("the short form of the command is one", () => {
  const [, path = ""] = /alias lianyun="node \$PWD\/([^"]+)"/.exec(readme) ?? [];
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, path), "--version"], {
    cwd: tmpdir(),
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "lianyun/0.1.0\n" });
});

test("data/README.md is as the code has it: npm run -s docs writes it", () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "-e",
      "process.stdout.write((await import('./test/tools/dataFormat.mjs')).renderDataReadme())",
      "--input-type=module",
    ],
    { cwd: ROOT, encoding: "utf8" },
  );
  expect(status, stderr).toBe(0);
  expect(readFileSync(join(ROOT, "data/README.md"), "utf8")).toBe(stdout);
});

test("every file that the documents link to exists", () => {
  for (const document of ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "data/README.md"]) {
    const text = readFileSync(join(ROOT, document), "utf8");
    for (const [, target = ""] of text.matchAll(/\]\(([^)#:]+)\)/g))
      expect(
        () => readFileSync(join(ROOT, document, "..", target)),
        `${document} → ${target}`,
      ).not.toThrow();
  }
});

test("the version is one version everywhere", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const others = ["planner", "node", "cluster", "cli"].map(
    (name) =>
      JSON.parse(readFileSync(join(ROOT, "packages", name, "package.json"), "utf8")).version,
  );
  expect(new Set(others)).toEqual(new Set([version]));
  expect(readFileSync(join(ROOT, "packages/planner/src/version.ts"), "utf8")).toContain(
    `lianyun/${version}`,
  );
  expect(readFileSync(join(ROOT, "CITATION.cff"), "utf8")).toContain(`version: ${version}`);
});
