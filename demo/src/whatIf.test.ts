import { readNetwork, readScenarios } from "@lianyun/node";
import { applyScenario } from "@lianyun/planner";
import { expect, test } from "vitest";
import { flip, scenarioOf } from "./logic/whatIf.ts";
import { switchesOf } from "./whatIf.ts";

const FOLDER = new URL("../../data/chongqing", import.meta.url).pathname;
const network = await readNetwork(FOLDER);
const switches = switchesOf(await readScenarios(FOLDER), network);

test("every switch has its group, both names, a basis and a source", () => {
  expect(Object.fromEntries(switches.map(({ id, group }) => [id, group]))).toMatchObject({
    "suez-shut": "sea",
    "malacca-shut": "sea",
    "hormuz-shut": "sea",
    "panama-low-water": "sea",
    "three-gorges-shut": "river",
    "three-gorges-line-shut": "river",
    "yangtze-low-water": "river",
    "alashankou-shut": "border",
    "padang-besar-shut": "border",
    "rates-2024": "price",
    "as-of-2026": "price",
    "single-document": "plan",
    "pinglu-open": "plan",
  });
  for (const { name, nameZh, basis, basisZh, sources } of switches) {
    expect(name).not.toBe("");
    expect(nameZh).toMatch(/[\u4e00-\u9fff]/);
    expect(basis).not.toBe("");
    expect(basisZh).toMatch(/[\u4e00-\u9fff]/);
    expect(sources.length).toBeGreaterThan(0);
  }
});

test("of every border that can be shut and congested, and of the locks, one is on", () => {
  const congested = switches.filter(({ id }) => id.endsWith("-congested"));
  expect(congested.length).toBeGreaterThan(5);
  const pairs = congested.map(({ id }) => [id, id.replace("-congested", "-shut")]);
  for (const [a = "", b = ""] of [...pairs, ["three-gorges-line-shut", "three-gorges-shut"]]) {
    expect(flip(switches, [a], b)).toEqual([b]);
    expect(flip(switches, [b], a)).toEqual([a]);
  }
  // Borders of their own do not meet.
  expect(flip(switches, ["khorgos-shut"], "alashankou-congested")).toHaveLength(2);
});

test("all passages, locks, borders and plans go together", () => {
  const on = switches.filter(({ group }) => group !== "price").map(({ id }) => id);
  const scenario = scenarioOf(switches, [...on, "as-of-2026"]);
  if (scenario === undefined) throw new Error("no scenario");
  expect(applyScenario(network, scenario)).not.toBe(network);
});
