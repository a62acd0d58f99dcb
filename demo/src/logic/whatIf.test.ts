import { expect, test } from "vitest";
import type { Switch } from "../whatIf.ts";
import { flip, scenarioOf } from "./whatIf.ts";

const suez = { do: "closePassage", passage: "suez" } as const;
const hormuz = { do: "closePassage", passage: "hormuz" } as const;
const peak = { do: "useRateSet", rateSet: "peak2024" } as const;
const latest = { do: "useRateSet", rateSet: "asOf2026" } as const;

const shut = { do: "closeTerminal", terminal: "CNALK" } as const;
const slow = { do: "scaleBorder", terminal: "CNALK:ALASHANKOU", by: 5 } as const;

const one = (id: string, ...modifications: Switch["modifications"]): Switch => ({
  id,
  name: id,
  nameZh: id,
  group: "sea",
  sources: [],
  grade: "press",
  basis: "",
  basisZh: "",
  modifications,
});
const switches = [
  one("suez", suez),
  one("hormuz", hormuz),
  one("peak", peak),
  one("now", suez, latest),
  one("shut", shut),
  one("slow", slow),
];

test("switches become one scenario in the order of the page, and what two ask alike is made once", () => {
  expect(scenarioOf(switches, [])).toBeUndefined();
  expect(scenarioOf(switches, ["now", "hormuz", "suez"])).toEqual({
    id: "what-if",
    modifications: [suez, hormuz, latest],
  });
});

test("a switch is flipped on and off; two levels of rates are never on together", () => {
  expect(flip(switches, [], "hormuz")).toEqual(["hormuz"]);
  expect(flip(switches, ["hormuz"], "suez")).toEqual(["suez", "hormuz"]);
  expect(flip(switches, ["suez", "hormuz"], "suez")).toEqual(["hormuz"]);
  expect(flip(switches, ["suez", "now"], "peak")).toEqual(["suez", "peak"]);
  expect(flip(switches, ["suez"], "no such switch")).toEqual(["suez"]);
});

test("a border is not shut and slow at once: the newest of the two stays on", () => {
  expect(flip(switches, ["suez", "shut"], "slow")).toEqual(["suez", "slow"]);
  expect(flip(switches, ["slow"], "shut")).toEqual(["shut"]);
});
