import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["@lianyun/source"] },
  ssr: { resolve: { conditions: ["@lianyun/source"] } },
  test: {
    include: ["packages/*/src/**/*.test.ts", "demo/src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", "test/browser/**", "test/long/**"],
    // Built once before any test: two tests that run the command must not build it under each other.
    globalSetup: "test/tools/ensureBuilt.mjs",
    testTimeout: 20_000,
    // All cores: by default one is left to the terminal.
    maxWorkers: "100%",
  },
});
