import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest comes first, so that the workers end together. What takes a second or two needs no place here. */
const LONGEST = [
  "oracle/lawsOfQuestions",
  "oracle/lawsOfNetworks",
  "oracle/pareto.oracle",
  "cli/command",
  "time/zones",
  "test/readme",
  "snapshot/roundTrip",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((name) => moduleId.endsWith(`${name}.test.ts`));
      return found < 0 ? LONGEST.length : found;
    };
    const byPath = [...files].sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
    return byPath.sort((a, b) => place(a) - place(b));
  }
}

const fromSource = { conditions: ["@lianyun/source"] };
const exclude = [
  ...["**/node_modules/**", "**/dist/**", "test/browser/**", "test/long/**", "test/results/**"],
  // What the long run asks: random questions by the hundred, ways over the whole data replayed, a server for a contract.
  ...["test/oracle/explain.test.ts", "test/data/replayed.test.ts"],
  "test/cluster/cluster.contract.test.ts",
];
const common = {
  // Built once before any test: two tests that run the command must not build it under each other.
  globalSetup: "test/tools/ensureBuilt.mjs",
  testTimeout: 20_000,
  // Modules are read once a worker: nothing in them changes but what they remember, and to read them for each file took a
  // third of the time.
  isolate: false,
};

export default defineConfig({
  test: {
    // All cores: by default one is left to the terminal.
    maxWorkers: "100%",
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve: fromSource,
        ssr: { resolve: fromSource },
        test: {
          ...common,
          name: "source",
          include: ["packages/*/src/**/*.test.ts", "demo/src/**/*.test.ts", "test/**/*.test.ts"],
          exclude: [...exclude, "test/oracle/**"],
        },
      },
      {
        test: {
          ...common,
          name: "oracle",
          include: ["test/oracle/**/*.test.ts"],
          exclude,
          // Millions of searches: of the built planner, as Node loads it. Through the runner's own loader they take a third more.
          server: { deps: { external: [/packages\/\w+\/dist\//] } },
          // Every budget of so many; the long run tries those of more.
          env: { BUDGET_CASES: "40" },
        },
      },
    ],
  },
});
