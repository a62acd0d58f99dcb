import { defineConfig } from "vitest/config";

/** What takes minutes: the same laws on many more cases. */
export default defineConfig({
  resolve: { conditions: ["@lianyun/source"] },
  ssr: { resolve: { conditions: ["@lianyun/source"] } },
  test: { include: ["test/long/**/*.test.ts"], testTimeout: 600_000 },
});
