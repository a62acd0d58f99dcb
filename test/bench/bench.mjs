// `npm run bench`: what the planner does, side by side with others in one run. For people: reported, never gated (the
// counts that are gated stand in bench.test.ts). Options: `--full` for more and larger queries, `--only=tree,sea`.
import { fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { here } from "./contest.mjs";
import { isMet, toMarkdown } from "./table.mjs";

const options = process.argv.slice(2);
const isFull = options.includes("--full");
const only = options
  .find((option) => option.startsWith("--only="))
  ?.slice(7)
  .split(",");
const PARTS = ["chongqing", "study", "tree", "path", "pareto", "timetable", "sea", "memory"];

// What it is measured against is not part of the workspace: nobody else has to install it.
if (!existsSync(join(here, "node_modules/ngraph.path"))) {
  const { status } = spawnSync("npm", ["ci", "--prefix", here, "--prefer-offline"], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** A part has a process to itself: what one compiles, keeps or sets is not another's. */
async function runPart(name) {
  const child = fork(join(here, "part.mjs"), [name, ...(isFull ? ["--full"] : [])], {
    serialization: "advanced",
  });
  let section;
  child.on("message", (message) => {
    section = message;
  });
  const [code, signal] = await once(child, "close");
  if (section === undefined || code !== 0) {
    console.error(`${name} ended with ${signal ?? code}`);
    process.exit(1);
  }
  return section;
}

const machine = `${cpus()[0]?.model} x ${cpus().length}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the start`;
const started = performance.now();
const sections = [];
console.log(machine);
for (const name of PARTS.filter((part) => only?.includes(part) ?? true)) {
  const begun = performance.now();
  const section = await runPart(name);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  sections.push({ name, ...section });
  console.log(`\n## ${section.title}: ${seconds} s\n\n${toMarkdown(section.head, section.rows)}`);
}
const goals = sections.flatMap((section) => section.goals);
const goalTable = toMarkdown(
  ["goal", "measured", "to reach", ""],
  goals.map((goal) => [
    goal.what,
    goal.measured?.toPrecision(3) ?? "-",
    `${goal.sign} ${goal.least}`,
    { true: "met", false: "MISSED" }[String(isMet(goal))] ?? "not measured",
  ]),
);
console.log(
  `\n## Goals\n\n${goalTable}\n\n${((performance.now() - started) / 1_000).toFixed(0)} s`,
);

if (only === undefined) {
  const results = join(here, "results");
  mkdirSync(results, { recursive: true });
  const file = join(results, isFull ? "full" : "short");
  const told = sections.map(
    ({ title, head, rows }) => `## ${title}\n\n${toMarkdown(head, rows)}\n`,
  );
  writeFileSync(`${file}.json`, `${JSON.stringify({ machine, sections }, null, 2)}\n`);
  writeFileSync(
    `${file}.md`,
    `# npm run bench\n\n${machine}\n\n${told.join("\n")}\n## Goals\n\n${goalTable}\n`,
  );
}
