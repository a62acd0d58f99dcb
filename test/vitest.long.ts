import { defineConfig } from "vitest/config";

/** What takes minutes: the oracle and the laws on other networks than those of every run, and on more of them. */
export default defineConfig({
  resolve: { conditions: ["@lianyun/source"] },
  ssr: { resolve: { conditions: ["@lianyun/source"] } },
  test: {
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: [
      "test/oracle/pareto.oracle.test.ts",
      "test/oracle/laws*.test.ts",
      "test/oracle/{budget,explain}.test.ts",
      "test/data/replayed.test.ts",
      "test/cluster/cluster.contract.test.ts",
      "test/long/**/*.test.ts",
    ],
    // Those of npm test, on other networks; more of them by command.
    env: {
      ORACLE_SEED: "770000000",
      ORACLE_CASES: "3000",
      LAWS_SEED: "780000000",
      LAWS_CASES: "300",
    },
  },
});
