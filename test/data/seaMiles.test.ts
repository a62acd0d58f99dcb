/**
 * The sea lanes against reference miles: two published lane networks measured for 672 pairs of ports (searoute-py's and
 * the Eurostat 20 km network, computed November 2026), open and with passages shut. Within the two the error is 0.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ARCTIC_PASSAGES, createSeaLanes, toNauticalMiles } from "@lianyun/planner";
import { expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { ROOT } from "../kit/folders.ts";

const network = await readChongqing();
const [header = "", ...lines] = readFileSync(join(ROOT, "test/reference/seaMiles.csv"), "utf8")
  .trim()
  .split("\n");
const columns = header.split(",");
const pairs = lines.map((line) =>
  Object.fromEntries(line.split(",").map((cell, i) => [columns[i], cell])),
);

interface Errors {
  readonly count: number;
  readonly median: number;
  readonly p90: number;
}

const milesOf = (cell: string | undefined): number =>
  cell === undefined || cell === "" ? Number.NaN : Number(cell);

/** Errors relative to the nearer reference, over the pairs that have one and are longer than `least`. */
function errors(shut: readonly string[], low: string, high: string, least: number): Errors {
  const lanes = createSeaLanes(network.laneWaypoints, network.laneEdges, [
    ...shut,
    ...ARCTIC_PASSAGES,
  ]);
  const found = pairs.flatMap((pair) => {
    const [a, b] = [milesOf(pair[low]), milesOf(pair[high])];
    if (!(Math.max(a, b) > least)) return [];
    const path = lanes.findPath(pair["from"] ?? "", pair["to"] ?? "");
    if (path === undefined) return [1];
    const nm = toNauticalMiles(path.lengthKm);
    const [min, max] = [Math.min(a, b), Math.max(a, b)];
    return [nm < min ? (min - nm) / min : nm > max ? (nm - max) / max : 0];
  });
  const sorted = found.sort((x, y) => x - y);
  const at = (q: number): number => sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN;
  return { count: sorted.length, median: at(0.5), p90: at(0.9) };
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

test.each([
  { name: "open", shut: [], low: "nmA", high: "nmB", least: 150, median: 0.0005, p90: 0.04 },
  {
    name: "Suez and Panama shut",
    shut: ["suez", "panama"],
    low: "nmNoSuezNoPanama",
    high: "nmNoSuezNoPanama",
    least: 1_500,
    median: 0.02,
    p90: 0.05,
  },
  {
    name: "Panama shut",
    shut: ["panama"],
    low: "nmNoPanama",
    high: "nmNoPanama",
    least: 1_500,
    median: 0.02,
    p90: 0.05,
  },
  {
    name: "Malacca shut",
    shut: ["malacca"],
    low: "nmNoMalacca",
    high: "nmNoMalacca",
    least: 1_500,
    median: 0.02,
    p90: 0.05,
  },
])("$name: nine in ten within the limit", ({ name, shut, low, high, least, median, p90 }) => {
  const found = errors(shut, low, high, least);
  console.log(
    `sea miles, ${name}: ${found.count} pairs, median ${percent(found.median)}, nine in ten within ${percent(found.p90)}`,
  );
  expect(found.count).toBeGreaterThan(300);
  expect(found.median).toBeLessThanOrEqual(median);
  expect(found.p90).toBeLessThanOrEqual(p90);
});
