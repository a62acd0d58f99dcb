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
  // A second lock beside locks that are shut: the newest word counts.
  const locks = ["three-gorges-line-shut", "second-three-gorges-lock"].map((id) => [
    id,
    "three-gorges-shut",
  ]);
  for (const [a = "", b = ""] of [...pairs, ...locks]) {
    expect(flip(switches, [a], b)).toEqual([b]);
    expect(flip(switches, [b], a)).toEqual([a]);
  }
  // Borders of their own do not meet.
  expect(flip(switches, ["khorgos-shut"], "alashankou-congested")).toHaveLength(2);
});

test("what a page can have on at once goes together: every passage, lock, border and plan, shut or slow", () => {
  const on = switches
    .filter(({ group }) => group !== "price")
    .reduce<readonly string[]>((chosen, { id }) => flip(switches, chosen, id), []);
  expect(on.length).toBeGreaterThan(15);
  const scenario = scenarioOf(switches, [...on, "as-of-2026"]);
  if (scenario === undefined) throw new Error("no scenario");
  expect(applyScenario(network, scenario)).not.toBe(network);
});
