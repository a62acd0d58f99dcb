// Installs, builds and checks the workspace with nothing but Node and npm on the machine.
// Usage: node test/tools/workspace.mjs <step> …   with steps install, packages, build, serve, check, long, bench, chaos,
// load, coverage, and mutate with folders after it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const bin = (name) => join(root, "node_modules", ".bin", name);
// What commands say goes to stderr, so that stdout holds an answer alone; checks print for people anyway.
const run = (command, ...args) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (error !== undefined) throw error;
  return status ?? 1;
};
const must = (command, ...args) => {
  const status = run(command, ...args);
  if (status !== 0) process.exit(status);
};

const stamp = join(root, "node_modules", ".lianyun-installed");
const PNPM = ["--yes", "--prefer-offline", "pnpm@12.21.0"];

/** Newest change below a folder, passing over what is built or installed. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => !["node_modules", "dist"].includes(name) && !name.endsWith(".tsbuildinfo"))
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

const isStale = (made, ...from) =>
  !existsSync(made) || from.some((path) => newest(join(root, path)) > statSync(made).mtimeMs);

function install() {
  if (!isStale(stamp, "pnpm-lock.yaml", "package.json", "pnpm-workspace.yaml")) return;
  must("npx", ...PNPM, "install", "--frozen-lockfile", "--reporter", "append-only");
  writeFileSync(stamp, "");
}

const PACKAGES = ["packages/planner", "packages/node", "packages/cluster", "packages/cli"];
const built = join(root, "node_modules", ".lianyun-built");

function buildPackages() {
  if (!isStale(built, ...PACKAGES)) return;
  must(bin("tsc"), "-b", ...PACKAGES);
  writeFileSync(built, "");
}

/** For the command: packages installed and built, silently when they are. */
export async function ensureBuilt() {
  install();
  buildPackages();
}

/** Serves the built demo from this process, so that ending it ends the server. */
async function serve() {
  const require = createRequire(join(root, "demo", "package.json"));
  const { preview } = await import(pathToFileURL(require.resolve("vite")).href);
  const server = await preview({
    root: join(root, "demo"),
    preview: { host: "127.0.0.1", port: 4173 },
  });
  server.printUrls();
}

// Steps, and options that go on to bench or load; what comes after `mutate` goes on to it.
const words = process.argv.slice(2);
const options = words.filter((word) => word.startsWith("--"));

/** What judges the tests is not part of the workspace: it is installed when first asked for. */
function judge(script, ...args) {
  const folder = join(root, "test/mutation");
  if (!existsSync(join(folder, "node_modules")))
    must("npm", "ci", "--prefix", folder, "--prefer-offline");
  must(process.execPath, join(folder, script), ...args);
}

const steps = {
  install,
  packages: buildPackages,
  build() {
    buildPackages();
    must("npx", ...PNPM, "--silent", "--filter", "@lianyun/demo", "build");
  },
  serve,
  check: () => runChecks(CHECKS),
  long: () => runChecks(LONG_CHECKS),
  // What takes minutes to hours: everything that can happen to a cluster, over and over; and how much it can take.
  chaos() {
    process.env.CHAOS_CYCLES ??= "20";
    must(bin("vitest"), "run", "--config", "test/vitest.long.ts", "test/long/cluster.test.ts");
  },
  load: () => must(process.execPath, "test/bench/cluster.mjs", ...options),
  bench: () => must(process.execPath, "test/bench/bench.mjs", ...options),
  coverage: () => judge("coverage.mjs"),
  mutate: () => judge("mutate.mjs", ...words.splice(words.indexOf("mutate") + 1)),
};

/** Two rows side by side: a browser waits for its pages half of the time, which the other tests can use. */
const CHECKS = [
  [
    ["format and lint", bin("biome"), "ci", "."],
    ["typed lint", bin("oxlint"), "--type-aware", "--deny-warnings", "."],
    ["types", bin("tsc"), "-b"],
    ["browser", bin("vitest"), "run", "--config", "test/vitest.browser.ts", "answer", "measures"],
  ],
  [["tests", bin("vitest"), "run"]],
];

/** Every flow in the browser, and what else takes minutes. */
const LONG_CHECKS = [
  [
    [
      "browser",
      bin("vitest"),
      "run",
      "--config",
      "test/vitest.browser.ts",
      "access",
      "demo",
      "question",
    ],
  ],
  [["long", bin("vitest"), "run", "--config", "test/vitest.long.ts"]],
];

/** Whether a check passes. What it says is told at its end, whole: another may run beside it. */
function passes([name, command, ...args]) {
  const { stderr, env } = process;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: stderr.isTTY ? { FORCE_COLOR: "1", ...env } : env,
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => said.push(part));
    child.on("error", reject);
    child.on("close", (status) => {
      stderr.write(`\n== ${name}\n${Buffer.concat(said).toString()}`);
      resolve(status === 0);
    });
  });
}

/** Runs every check, so that one failure does not hide the next, and ends with one line that sums up. */
async function runChecks(rows) {
  const failed = [];
  const runRow = async (row) => {
    for (const check of row) if (!(await passes(check))) failed.push(check[0]);
  };
  await Promise.all(rows.map(runRow));
  if (failed.length > 0) process.stderr.write(`\nFailed: ${failed.join(", ")}\n`);
  const passed = rows.flat().length - failed.length;
  process.stdout.write(`\nchecks: ${passed} passed, ${failed.length} failed\n`);
  if (failed.length > 0) process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const step of words) {
    if (step.startsWith("--")) continue;
    const action = steps[step];
    if (action === undefined)
      throw new Error(`no step "${step}"; known: ${Object.keys(steps).join(", ")}`);
    await action();
  }
