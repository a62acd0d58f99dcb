// Contenders side by side: each in a process of its own, asked in turn, so that a noisy neighbour meets all alike.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { makeInstance, toBytes } from "./instances.mjs";

export const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "lianyun-bench-"));
const files = new Map();

/** The file of an instance, drawn when first asked for. */
export function fileOf(name, queryCount) {
  const key = `${name}-${queryCount}`;
  if (!files.has(key)) {
    const file = join(folder, key);
    writeFileSync(file, toBytes(makeInstance(name, queryCount)));
    files.set(key, file);
  }
  return files.get(key);
}

/** Compiles a twin; `undefined` where the machine has no g++. */
const twins = new Map();
export function buildTwin(name) {
  if (!twins.has(name)) {
    mkdirSync(folder, { recursive: true });
    const out = join(folder, name);
    const options = ["-O3", "-march=native", "-std=c++20", "-o", out];
    const { status, error, stderr } = spawnSync("g++", [
      ...options,
      join(here, `twin/${name}.cpp`),
    ]);
    if (error === undefined && status !== 0) throw new Error(String(stderr));
    twins.set(name, error === undefined ? out : undefined);
  }
  return twins.get(name);
}

/** A contender in JavaScript: a file of contenders/. `node`: another command to run it with. */
export const inNode = (contender, label, node = [process.execPath]) => ({
  label,
  command: (name, file) => [
    ...node,
    "--expose-gc",
    "--max-old-space-size=6000",
    join(here, "contend.mjs"),
    contender,
    name,
    file,
  ],
});
export const inTwin = (twin, label = "C++ twin") => ({
  label,
  command: (_name, file, options = []) => {
    const binary = buildTwin(twin);
    return binary === undefined ? undefined : [binary, file, ...options];
  },
});

function start([command, ...args]) {
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${args.join(" ")} ended early`);
    return value;
  };
  return {
    next,
    async round(passes) {
      child.stdin.write(`round ${passes}\n`);
      return JSON.parse(await next());
    },
    end: () => child.stdin.end(),
  };
}

/**
 * Rows of one contest, a contender each, the first being the one the others are compared with: best time a query over
 * the rounds and their passes (a contender that takes far longer may ask for fewer), what was found compared query by query.
 */
export async function contest(contenders, name, file, { rounds = 2, passes = 5 } = {}) {
  const running = [];
  for (const { label, command, passes: ownPasses } of contenders) {
    const words = command(name, file);
    if (words === undefined) {
      running.push({ label, absent: "no g++ here" });
      continue;
    }
    const process = start(words);
    await process.next();
    running.push({ label, process, ownPasses });
  }
  for (let round = 0; round < rounds; round++)
    for (const row of running) {
      if (row.process === undefined) continue;
      const found = await row.process.round(row.ownPasses ?? passes);
      row.ms = row.ms?.map((ms, i) => Math.min(ms, found.ms[i])) ?? found.ms;
      row.sums ??= found.sums;
      if (JSON.stringify(row.sums) !== JSON.stringify(found.sums))
        throw new Error(`${row.label} on ${name}: two rounds, two answers`);
      Object.assign(row, { bytes: found.bytes, peakBytes: found.peakBytes, more: found.more });
    }
  const [own] = running;
  return running.map(({ process, ...row }) => {
    process?.end();
    if (row.absent !== undefined) return row;
    const differing = row.sums.filter((sum, i) => sum !== own.sums[i]).length;
    return {
      ...row,
      queries: row.ms.length,
      differing,
      median: quantile(row.ms, 0.5),
      p90: quantile(row.ms, 0.9),
    };
  });
}

export function quantile(list, q) {
  const sorted = [...list].sort((a, b) => a - b);
  if (q === 0.5 && sorted.length % 2 === 0)
    return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}
