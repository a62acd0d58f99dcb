import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest comes first, so that the workers end together. What takes a second or two needs no place here. */
const LONGEST = [
  "oracle/laws",
  "oracle/lawsOfAnswers",
  "oracle/pareto.oracle",
  "oracle/lawsOfDraws",
  "data/replayed",
  "oracle/budget",
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

export default defineConfig({
  resolve: { conditions: ["@lianyun/source"] },
  ssr: { resolve: { conditions: ["@lianyun/source"] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "demo/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: [
      ...["**/node_modules/**", "**/dist/**", "test/browser/**", "test/long/**"],
      // A minute and a half of random questions that the long run asks.
      ...["test/oracle/explain.test.ts", "test/oracle/lawsOfComparing.test.ts"],
    ],
    // Built once before any test: two tests that run the command must not build it under each other.
    globalSetup: "test/tools/ensureBuilt.mjs",
    testTimeout: 20_000,
    // All cores: by default one is left to the terminal.
    maxWorkers: "100%",
    // Modules are read once a worker: nothing in them changes but what they remember, and to read them for each file took a
    // third of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
