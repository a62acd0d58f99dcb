import { defineConfig } from "vitest/config";

/** The demo in a real Chromium; built before it runs. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
