import { defineConfig } from "vitest/config";

/** The demo in a real Chromium; built before it runs. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // Unit tests run on the same cores: a look that came a frame too early is looked at once more.
    retry: 1,
  },
});
