#!/usr/bin/env node
// Runs the built command; in the workspace the first use installs and builds, and later uses build what is stale.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const workspace = here("../../../test/tools/workspace.mjs");
if (existsSync(workspace)) await (await import(workspace)).ensureBuilt();
// A reader that has seen enough (`| head`) is not an error.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
const { main } = await import("../dist/main.js");
const { tuneProcess } = await import("@lianyun/node");
tuneProcess();
process.exitCode = await main(process.argv.slice(2));
