import { expect, test } from "vitest";
import { TABLE_NAMES } from "./columns.ts";
import { hashNetwork } from "./hash.ts";
import type { Corridor, Network } from "./rows.ts";

const corridors: Corridor[] = [
  { id: "west", name: "West", nameZh: "西" },
  { id: "east", name: "East", nameZh: "东" },
];
const network = {
  name: "n",
  version: "1.0.0",
  currency: "USD",
  ...Object.fromEntries(TABLE_NAMES.map((table) => [table, []])),
  corridors,
} as unknown as Network;

test("rows in any order, and any name or version, have one hash", () => {
  const other = { ...network, name: "m", version: "2.0.0", corridors: [...corridors].reverse() };
  expect(hashNetwork(other)).toBe(hashNetwork(network));
});

test.each([
  { currency: "CNY" },
  { rateSet: "peak2021" },
  { regime: "single" },
  { corridors: corridors.slice(1) },
] as Partial<Network>[])("%o changes it", (change) => {
  expect(hashNetwork({ ...network, ...change })).not.toBe(hashNetwork(network));
});
