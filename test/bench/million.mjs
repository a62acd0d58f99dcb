// node test/bench/million.mjs: a study of a million rows on data/tiny by the command itself, and the most memory it took.
// For people: it takes a quarter of an hour. `--rows 20000` for fewer, `--workers 2`.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const rows = option("rows", 1_000_000);
const MOST_MB = 1_536;

const folder = await mkdtemp(join(tmpdir(), "lianyun-million-"));
try {
  // Base and one scenario, 10 cargoes, 2 criteria: 40 rows an hour of departure.
  const hours = Math.ceil(rows / 40);
  const until = new Date(Date.UTC(2026, 0, 1) + (hours - 1) * 3_600_000).toISOString().slice(0, 16);
  const cargo = Array.from(
    { length: 10 },
    (_, index) =>
      `  c${index}: { containers: [{ type: 40HC, count: ${index + 1} }], grossKg: ${10_000 * (index + 1)} }`,
  );
  const file = join(folder, "study.yaml");
  await writeFile(
    file,
    `network: ${relative(folder, here("../../data/tiny"))}
pairs: [[INL, FAR]]
cargo:
${cargo.join("\n")}
departures: { from: 2026-01-01T00:00Z, every: PT1H, until: "${until}Z" }
criteria: [cost, duration]
scenarios: [{ id: dear rail, modifications: [{ do: scaleTariff, mode: rail, by: 1.5 }] }]
`,
  );
  const begin = performance.now();
  const words = ["study", "run", file, "--out", join(folder, "run")];
  const workers = option("workers", undefined);
  const child = spawn(
    process.execPath,
    [
      here("../../packages/cli/bin/lianyun.mjs"),
      ...words,
      ...(workers === undefined ? [] : ["--workers", String(workers)]),
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  // All of the process: main thread, workers, buffers. The kernel keeps the most it ever was.
  let mostMb = 0;
  const timer = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    mostMb = Math.max(mostMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_024);
  }, 500);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  clearInterval(timer);
  const seconds = (performance.now() - begin) / 1_000;
  console.log(
    `${40 * hours} rows in ${seconds.toFixed(0)} s (${((40 * hours) / seconds).toFixed(0)} a second), at most ${mostMb.toFixed(0)} MB`,
  );
  if (code !== 0 || mostMb === 0 || mostMb > MOST_MB) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
