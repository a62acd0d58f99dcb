import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What tells most in least time comes first: a mutant is done with at the first test that fails. */
const FILES = process.env["MUTATION_FILES"]?.split(",") ?? [];
const ORDER = [
  ...FILES.map((file) => `/${file}.test.ts`),
  ...["/packages/planner/src/", "/test/modules/", "/test/oracle/"],
];
const rank = ({ moduleId }: TestSpecification): number =>
  ORDER.findIndex((part) => moduleId.includes(part));

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byPath = [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    return byPath.sort((a, b) => rank(a) - rank(b));
  }
}

/** To ask the unit tests of a folder alone, or of the files changed. */
const FOLDER = process.env["MUTATION_UNITS_OF"];
const UNIT = ["packages/planner/src/**/*.test.ts"];
const OWN = FILES.map((file) => `packages/planner/src/${FOLDER}/${file}.test.ts`);
const IN_FOLDER = [`packages/planner/src/${FOLDER}/*.test.ts`];
const WHOLE = [
  "test/modules/*.test.ts",
  "test/oracle/{bruteForce,checker,checkerFeatures,features,pareto.oracle}.test.ts",
];

/** Since Vitest 4.1 hooks get their suite second; the file that Stryker 9.5.1 sets tests up with looks for it first. */
const suiteSecond: Plugin = {
  name: "stryker-suite-second",
  transform: (code, id) =>
    /stryker-setup-\d+\.js/.test(id)
      ? code.replaceAll("afterAll(({ meta }) =>", "afterAll(({}, { meta }) =>")
      : undefined,
};

/**
 * The tests that judge mutants and coverage: those with answers that were worked out by hand, and a short oracle. Laws and
 * whole networks take long and tell little that these do not.
 */
export default defineConfig({
  root,
  plugins: [suiteSecond],
  // Not by the link in node_modules: it leads out of the sandbox, to code without mutants.
  resolve: {
    alias: { "@lianyun/planner": `${root}packages/planner/src/index.ts` },
  },
  test: {
    include:
      FOLDER === undefined
        ? [...UNIT, ...WHOLE]
        : process.env["MUTATION_OWN"] === "yes"
          ? OWN
          : IN_FOLDER,
    env: { ORACLE_CASES: "60", ORACLE_REDUCE: "no" },
    testTimeout: 20_000,
    // One after another in one thread, with the modules read once: a mutant is judged in a second or two.
    pool: "threads",
    isolate: false,
    runner: `${root}test/mutation/stopAtFirst.ts`,
    fileParallelism: false,
    sequence: { sequencer: QuickestFirst },
  },
});
