/**
 * Counts of the kernels on the instances of the bench: what clocks cannot gate. A change that makes them larger has to
 * say why in its commit.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readNetwork } from "@lianyun/node";
import {
  type Cargo,
  createPlanner,
  type Planner,
  type PlanRequest,
  type SearchStats,
} from "@lianyun/planner";
import { expect, test, vi } from "vitest";
import { type LaidOut, layOut } from "../../packages/planner/src/kernel/arcs.ts";
import { createPathSearch } from "../../packages/planner/src/kernel/path.ts";
import { createTreeSearch } from "../../packages/planner/src/kernel/tree.ts";
import { createTreeScript } from "../../packages/planner/src/kernel/treeScript.ts";
import { createLabels, LABEL_BYTES } from "../../packages/planner/src/search/labels.ts";
import { ROOT } from "../kit/folders.ts";
import { type Instance, makeInstance } from "./instances.mjs";

type Question = Omit<PlanRequest, "minimize">;
const CRITERIA = ["cost", "duration", "co2e"] as const;
const NAMES = ["mm-1000", "mm-10000", "grid-1024"];

function toArcs({ nodeCount, firstOut, head, weights }: Instance): LaidOut {
  const tail = new Int32Array(head.length);
  for (let node = 0; node < nodeCount; node++) tail.fill(node, firstOut[node], firstOut[node + 1]);
  return layOut(nodeCount, tail, head, weights[0]!);
}

test.each([
  { name: "mm-1000", arcs: 4_046, relaxed: 4_146 },
  { name: "mm-10000", arcs: 40_644, relaxed: 41_167 },
  { name: "grid-1024", arcs: 3_968, relaxed: 4_038 },
])("one to all on $name: links relaxed, next to each once", ({ name, arcs: count, relaxed }) => {
  const instance = makeInstance(name, 2);
  const arcs = toArcs(instance);
  expect(arcs.head.length).toBe(count);
  for (const search of [createTreeSearch(arcs), createTreeScript(arcs)]) {
    search.from(instance.queries[0]!);
    expect(search.countRelaxed()).toBe(relaxed);
  }
});

test.each(NAMES)("one to one on %s as long as one to all says", (name) => {
  const instance = makeInstance(name, 10);
  const arcs = toArcs(instance);
  const tree = createTreeSearch(arcs);
  const search = createPathSearch(arcs);
  for (let i = 0; i < 10; i++) {
    const [from, to] = [instance.queries[2 * i]!, instance.queries[2 * i + 1]!];
    expect(search.find(from, to)?.length).toBe(tree.from(from)[to]);
  }
});

test.each(NAMES)("%s laid out: 16 bytes an arc and 4 a node at the most", (name) => {
  const { firstOut, head, weight } = toArcs(makeInstance(name, 1));
  const bytes = [firstOut, head, weight].reduce((sum, { byteLength }) => sum + byteLength, 0);
  expect(bytes).toBeLessThanOrEqual(16 * head.length + 4 * firstOut.length);
});

/** Questions of queries.json on data/chongqing, and one on data/tiny. They change with the data too: see which changed. */
const planners = new Map<string, Promise<Planner>>();
const plannerOf = (name: string): Promise<Planner> => {
  const known =
    planners.get(name) ?? readNetwork(join(ROOT, "data", name)).then((rows) => createPlanner(rows));
  planners.set(name, known);
  return known;
};
const questionsOf = async (name: string): Promise<readonly Question[]> => {
  if (name === "tiny")
    return [
      {
        from: "INL",
        to: "FAR",
        departAfter: "2026-06-01T08:00+08:00",
        cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
      },
    ];
  const { pairs, cargo, departAfter } = JSON.parse(
    await readFile(join(ROOT, "test/bench/queries.json"), "utf8"),
  ) as { pairs: [string, string][]; cargo: Cargo; departAfter: string };
  return pairs.map(([from, to]) => ({ from, to, cargo, departAfter }));
};

const ASKED = {
  "plan by cost": (planner, question) => planner.plan({ ...question, minimize: "cost" }),
  "plan by duration": (planner, question) => planner.plan({ ...question, minimize: "duration" }),
  "pareto, 3 criteria": (planner, question) => planner.pareto({ ...question, over: CRITERIA }),
  "departures over 14 days": (planner, question) =>
    planner.departures({ ...question, minimize: "cost", every: "P1D", until: "2026-06-14" }),
  "reach by duration": (planner, { to: _to, ...question }) =>
    planner.reach({ ...question, minimize: "duration" }),
} satisfies Record<string, (planner: Planner, question: Question) => { stats: SearchStats }>;

test.each([
  ["tiny", "plan by cost", 7, 4, 336],
  ["tiny", "plan by duration", 3, 3, 144],
  ["tiny", "pareto, 3 criteria", 11, 11, 528],
  ["tiny", "departures over 14 days", 98, 56, 4_704],
  ["tiny", "reach by duration", 11, 11, 528],
  ["chongqing", "plan by cost", 8_650, 435, 90_528],
  ["chongqing", "plan by duration", 348, 320, 10_368],
  ["chongqing", "pareto, 3 criteria", 79_002, 72_263, 1_014_576],
  ["chongqing", "departures over 14 days", 17_443, 589, 346_704],
  ["chongqing", "reach by duration", 21_050, 21_050, 202_080],
] as const)(
  "data/%s, %s: %d labels made, %d taken, %d bytes at the most",
  async (name, what, labels, taken, bytes) => {
    const planner = await plannerOf(name);
    const questions = await questionsOf(name);
    // A few of them where each is many searches.
    const isMany = what.startsWith("departures") || what.startsWith("reach");
    const counts = (isMany ? questions.slice(0, 5) : questions).map(
      (question) => ASKED[what](planner, question).stats,
    );
    const sum = (key: "labels" | "extracted"): number =>
      counts.reduce((total, stats) => total + stats[key], 0);
    const most = Math.max(...counts.map((stats) => stats.labels));
    expect([sum("labels"), sum("extracted"), LABEL_BYTES * most]).toEqual([labels, taken, bytes]);
  },
);

test("data/chongqing without WebAssembly, bounds and labels: the same to the byte", async () => {
  const questions = (await questionsOf("chongqing")).slice(0, 6);
  const { network } = await plannerOf("chongqing");
  const ask = (): string[] => {
    const planner = createPlanner(network);
    return questions.map((question) =>
      JSON.stringify(planner.pareto({ ...question, over: CRITERIA })),
    );
  };
  const told = ask();
  vi.stubGlobal("WebAssembly", undefined);
  try {
    expect(ask()).toEqual(told);
  } finally {
    vi.unstubAllGlobals();
  }
});

test("a label takes 48 bytes at the most", () => {
  const store = createLabels(1);
  const bytes = store.figures.byteLength + store.marks.byteLength + store.next.byteLength;
  expect(bytes).toBe(LABEL_BYTES);
  expect(LABEL_BYTES).toBeLessThanOrEqual(48);
});
