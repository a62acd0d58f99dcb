// `npm run mutate -- search|cost|compile`: changes the code of packages/planner/src/<folder> in every small way Stryker
// knows, and asks the quick tests whether they notice. Goes on where an earlier run was ended. Options: `--unit`, to ask
// the unit tests of the folder alone, which is quick and a good beginning; `--files=terms,weigh`, to change those alone;
// `--own` with them, to ask their own unit tests alone, which is quicker still; `--again`, to ask once more about those of
// them that no test noticed and that have no reason; `--report`, to write the page from what is known.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { FOLDERS, here, root, sourceOf } from "./folders.mjs";
import { mutantsOf, scoreOf, toMarkdown } from "./report.mjs";

const words = process.argv.slice(2);
const isOwn = words.includes("--own");
const isUnit = isOwn || words.includes("--unit");
const files = (words.find((word) => word.startsWith("--files=")) ?? "--files=*")
  .slice(8)
  .split(",");
const folders = words.filter((word) => !word.startsWith("--"));
if (folders.length === 0 || folders.some((folder) => !FOLDERS.includes(folder))) {
  console.error(`expected folders of ${FOLDERS.join(", ")}; found "${folders.join(" ")}"`);
  process.exit(2);
}
process.chdir(root);

for (const folder of folders) {
  const known = `test/mutation/.incremental/${folder}.json`;
  if (!words.includes("--report")) await judge(folder, known);
  if (existsSync(known)) tell(folder, JSON.parse(readFileSync(known, "utf8")));
}

/** Why no test noticed a mutant, by the key that the page's source gives. */
function reasonsOf(folder) {
  const file = join(here, "reasons", `${folder}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** True where no test noticed a mutant, and nobody has said why. */
function isOpen(reasons, { status, key }) {
  return ["Survived", "NoCoverage"].includes(status) && reasons[key] === undefined;
}

/** Places of mutants that tests missed for no known reason, as Stryker wants them: lines from 1, columns from 0. */
function missedIn(folder, known) {
  const reasons = reasonsOf(folder);
  return mutantsOf(JSON.parse(readFileSync(known, "utf8")))
    .filter((mutant) => isOpen(reasons, mutant))
    .filter(({ file }) => files.includes("*") || files.includes(file.slice(0, -3)))
    .map(({ file, location: { start, end } }) => {
      const [from, to] = [start, end].map(({ line, column }) => `${line}:${column - 1}`);
      return `${sourceOf(folder)}/${file}:${from}-${to}`;
    });
}

function judge(folder, incrementalFile) {
  if (isUnit) process.env.MUTATION_UNITS_OF = folder;
  // Their own unit tests are asked first.
  process.env.MUTATION_FILES = files.filter((file) => file !== "*").join(",");
  if (isOwn) process.env.MUTATION_OWN = "yes";
  return new Stryker({
    mutate: words.includes("--again")
      ? missedIn(folder, incrementalFile)
      : [...files.map((file) => `${sourceOf(folder)}/${file}.ts`), "!**/*.test.ts"],
    ignorePatterns: ["/data", "/test/bench", "/test/browser", "/test/data"],
    plugins: [
      fileURLToPath(import.meta.resolve("@stryker-mutator/vitest-runner")),
      join(here, "keep.mjs"),
    ],
    testRunner: "vitest",
    vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
    coverageAnalysis: "perTest",
    // Timing matters more than cores: a mutant that times out on a busy machine would count as noticed.
    concurrency: 1,
    timeoutMS: isUnit ? 5_000 : 20_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 15,
    incremental: true,
    incrementalFile,
    reporters: ["progress-append-only", "keep"],
    // Stryker rewrites the configuration with a compiler's interface that this one does not have; there is no need.
    tsconfigFile: "none",
    disableTypeChecks: false,
    tempDirName: ".stryker-tmp",
    cleanTempDir: "always",
    allowConsoleColors: false,
  }).runMutationTest();
}

/** Writes the page of a folder. Reasons are written by people. */
function tell(folder, report) {
  const results = join(here, "results");
  const reasons = reasonsOf(folder);
  const mutants = mutantsOf(report);
  const judged = mutants.filter(({ status }) => status !== "Pending");
  const pending = (report.planned ?? mutants.length) - judged.length;
  const isWhole = Object.keys(report.testFiles).some((path) => path.startsWith("test/"));
  const tests = isWhole ? "unit tests, module tests and a short oracle" : "its unit tests alone";
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, `${folder}.md`),
    toMarkdown(folder, report, reasons, { tests, pending }),
  );
  const open = judged.filter((mutant) => isOpen(reasons, mutant));
  console.log(
    `${folder}: ${scoreOf(judged).toFixed(1)} % of ${judged.length} mutants, ${pending} not judged; ` +
      `${open.length} without a reason:`,
  );
  for (const { key, line } of open) console.log(`  ${line}  ${key}`);
}
