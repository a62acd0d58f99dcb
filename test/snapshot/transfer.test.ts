/** FEATURE: a snapshot is moved to a worker without a copy, and answers there as it does here. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { readNetwork } from "@lianyun/node";
import { createPlanner, type PlanRequest, plannerFromSnapshot, toSnapshot } from "@lianyun/planner";
import { expect, test } from "vitest";
import { ROOT, TINY } from "../kit/folders.ts";

const network = await readNetwork(TINY);
const [from, to] = [network.terminals[0]!.id, network.terminals.at(-1)!.id];
const request: PlanRequest = {
  from,
  to,
  cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
  departAfter: "2026-06-01T08:00+08:00",
  minimize: "cost",
};
const expected = JSON.stringify(createPlanner(network).plan(request));

// Workers run no TypeScript: this one takes the built library.
const LIBRARY = pathToFileURL(join(ROOT, "packages/planner/dist/index.js")).href;
const SCRIPT = `
  const { parentPort } = require("node:worker_threads");
  parentPort.once("message", async ({ snapshot, request }) => {
    const { plannerFromSnapshot } = await import(${JSON.stringify(LIBRARY)});
    parentPort.postMessage(JSON.stringify(plannerFromSnapshot(snapshot).plan(request)));
  });
`;

async function askWorker(snapshot: ArrayBuffer | SharedArrayBuffer): Promise<unknown> {
  const worker = new Worker(SCRIPT, { eval: true });
  try {
    const answer = new Promise((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
    });
    worker.postMessage({ snapshot, request }, snapshot instanceof ArrayBuffer ? [snapshot] : []);
    return await answer;
  } finally {
    await worker.terminate();
  }
}

test("transferred", { timeout: 60_000 }, async () => {
  const snapshot = toSnapshot(network);
  expect(await askWorker(snapshot)).toBe(expected);
  // Gone from here: it was moved, not copied.
  expect(snapshot.byteLength).toBe(0);
});

test("shared", { timeout: 60_000 }, async () => {
  const snapshot = toSnapshot(network);
  const shared = new SharedArrayBuffer(snapshot.byteLength);
  new Uint8Array(shared).set(new Uint8Array(snapshot));
  expect(await askWorker(shared)).toBe(expected);
  expect(JSON.stringify(plannerFromSnapshot(shared).plan(request))).toBe(expected);
});

test("cloned", () => {
  const clone = structuredClone(toSnapshot(network));
  expect(JSON.stringify(plannerFromSnapshot(clone).plan(request))).toBe(expected);
});
