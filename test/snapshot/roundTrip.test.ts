/** FEATURE: a snapshot answers as the network it was made of does, byte for byte, and has the same bytes everywhere. */
import { createHash } from "node:crypto";
import { readNetwork } from "@lianyun/node";
import {
  type Cargo,
  createPlanner,
  FreightError,
  type Network,
  type Planner,
  plannerFromSnapshot,
  type Request,
  toSnapshot,
} from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { createDraw } from "../kit/draw.ts";
import { TINY } from "../kit/folders.ts";
import { shuffled } from "../oracle/changes.ts";
import { randomCase } from "../oracle/randomCase.ts";

const sha256 = (buffer: ArrayBuffer): string =>
  createHash("sha256").update(new Uint8Array(buffer)).digest("hex");

/** Everything a planner says about a question, as text. */
const answersOf = (planner: Planner, request: Request): string =>
  JSON.stringify([
    planner.networkHash,
    ...(["cost", "duration", "co2e"] as const).map((minimize) =>
      planner.plan({ ...request, minimize }),
    ),
    planner.pareto({ ...request, over: ["cost", "duration"] }),
  ]);

const BOXES: Cargo = { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 };
const CARGOES: readonly Cargo[] = [
  { ...BOXES, valueUsd: 240_000 },
  { grossKg: 900, volumeM3: 5 },
  { ...BOXES, boxOwner: "coc", reefer: true },
  { ...BOXES, dangerousGoods: { un: "UN3480", class: "9" } },
];
const DEPART = "2026-06-01T08:00+08:00";

describe("the same answers", () => {
  test("data/tiny", async () => {
    const network = await readNetwork(TINY);
    const [own, opened] = [createPlanner(network), plannerFromSnapshot(toSnapshot(network))];
    for (const cargo of CARGOES)
      for (const from of network.terminals)
        for (const to of network.terminals) {
          const request = { from: from.id, to: to.id, cargo, departAfter: DEPART };
          expect(answersOf(opened, request)).toBe(answersOf(own, request));
        }
  });

  test("data/chongqing, between cities, from a door, and where there is no way", {
    timeout: 120_000,
  }, async () => {
    const network = await readChongqing();
    const planner = createPlanner(network);
    const opened = plannerFromSnapshot(toSnapshot(planner));
    const cargo = BOXES;
    const requests: Request[] = [
      { from: "CNCKG", to: "DEDUI", cargo, departAfter: DEPART, maxTransfers: 2 },
      { from: "CNCKG", to: "SGSIN", cargo: { grossKg: 900, volumeM3: 5 }, departAfter: DEPART },
      { from: { lon: 106.5, lat: 29.5 }, to: "CNSHA", cargo, departAfter: DEPART },
      { from: "CNCKG", to: "DEDUI", cargo, departAfter: DEPART, modes: ["inlandWaterway"] },
      { from: "CNCKG", to: "nowhere", cargo, departAfter: DEPART },
    ];
    for (const request of requests)
      expect(answersOf(opened, request)).toBe(answersOf(planner, request));
  });

  test("50 random networks", { timeout: 60_000 }, () => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const { network, request } = randomCase(seed);
      const opened = plannerFromSnapshot(toSnapshot(network));
      expect(answersOf(opened, request), `case ${seed}`).toBe(
        answersOf(createPlanner(network), request),
      );
    }
  });
});

describe("the same bytes", () => {
  test("data/tiny has these on every machine", async () => {
    const snapshot = toSnapshot(await readNetwork(TINY));
    // Another sum on one machine alone is a fault. On all, after a change of data/tiny, of the layout or of what is
    // compiled, write the new one here; after a change of the layout or of what is compiled, raise LAYOUT_VERSION too.
    expect(sha256(snapshot)).toBe(
      "32019855dae0134660f3bb599d7befcfd119465e0f5850febcb51a27115afd06",
    );
  });

  test("for rows in any order, and for a snapshot of a snapshot", async () => {
    const networks = [
      await readNetwork(TINY),
      ...[1, 2, 3, 4, 5, 6].map((seed) => randomCase(seed).network),
    ];
    for (const [seed, network] of networks.entries()) {
      const sum = sha256(toSnapshot(network));
      expect(sha256(toSnapshot(shuffled(network, createDraw(seed))))).toBe(sum);
      expect(sha256(toSnapshot(plannerFromSnapshot(toSnapshot(network))))).toBe(sum);
    }
  });
});

test("every row comes back as it was", async () => {
  const network = await readChongqing();
  const opened = plannerFromSnapshot(toSnapshot(network)).network;
  const sorted = (rows: unknown): unknown =>
    Array.isArray(rows) ? rows.map((row) => JSON.stringify(ordered(row))).sort() : rows;
  for (const [name, value] of Object.entries(network))
    expect(sorted(opened[name as keyof Network]), name).toEqual(sorted(value));
});

const ordered = (row: object): object =>
  Object.fromEntries(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));

test("text that is not well formed, and zero with a minus, come back as they can be told", async () => {
  const network = await readNetwork(TINY);
  const [first, ...rest] = network.terminals;
  const odd = { ...first!, nameZh: "半\ud800 \u0000é", lon: -0, lat: 12.345678901234567 };
  const { network: opened } = plannerFromSnapshot(
    toSnapshot({ ...network, terminals: [odd, ...rest] }),
  );
  expect(opened.terminals.find(({ id }) => id === odd.id)).toStrictEqual({ ...odd, lon: 0 });
});

test("a network with errors has no snapshot", async () => {
  const network = await readNetwork(TINY);
  expect(() => toSnapshot({ ...network, factors: [] })).toThrow(FreightError);
});
