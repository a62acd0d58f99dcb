// `npm run mutate -- search|cost|compile`: changes the code of packages/planner/src/<folder> in every small way Stryker
// knows, and asks the quick tests whether they notice.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = process.argv[2];
process.chdir(root);
process.env.MUTATION_TESTS = process.argv.includes("--unit") ? "unit" : "all";
await new Stryker({
  mutate: [`packages/planner/src/${folder}/**/*.ts`, "!packages/planner/src/**/*.test.ts"],
  ignorePatterns: ["/data", "/test/bench", "/test/browser", "/test/data"],
  plugins: [
    fileURLToPath(import.meta.resolve("@stryker-mutator/vitest-runner")),
    fileURLToPath(new URL("keep.mjs", import.meta.url)),
  ],
  testRunner: "vitest",
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 15000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 10,
  incremental: true,
  incrementalFile: `test/mutation/.incremental/${folder}.json`,
  reporters: ["progress-append-only", "keep"],
  tsconfigFile: "none",
  tempDirName: ".stryker-tmp",
  cleanTempDir: "always",
  allowConsoleColors: false,
  disableTypeChecks: false,
  warnings: { slow: false },
}).runMutationTest();
