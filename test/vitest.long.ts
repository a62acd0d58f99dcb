import { defineConfig } from "vitest/config";

/** What takes minutes: the oracle on other networks than those of every run, four times as many; all zones in other processes. */
export default defineConfig({
  resolve: { conditions: ["@lianyun/source"] },
  ssr: { resolve: { conditions: ["@lianyun/source"] } },
  test: {
    include: ["test/oracle/pareto.oracle.test.ts", "test/time/zones.test.ts"],
    env: { ORACLE_SEED: "770000000", ORACLE_CASES: "8000", ALL_ZONES: "1" },
  },
});
