/** FEATURE: a planner from a snapshot takes scenarios as any, and a network with closings comes back with them. */
import {
  closeCorridor,
  closeTerminal,
  createPlanner,
  FreightError,
  type Modification,
  type Network,
  type Planner,
  plannerFromSnapshot,
  scaleBorder,
  scaleDwell,
  scaleTariff,
  scenario,
  setHeadway,
  toSnapshot,
} from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";

let network: Network;
let planner: Planner;
let opened: Planner;
beforeAll(async () => {
  network = await readChongqing();
  planner = createPlanner(network);
  opened = plannerFromSnapshot(toSnapshot(planner));
}, 60_000);

const question = {
  from: "CNCKG",
  to: "DEDUI",
  cargo: { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 },
  departAfter: "2026-06-01T08:00+08:00",
  minimize: "duration",
} as const;
const told = (asked: Planner): string => JSON.stringify([asked.networkHash, asked.plan(question)]);

test.each<{ readonly made: Modification[] }>([
  { made: [closeTerminal("KZDOS")] },
  { made: [closeTerminal("CNALK:ALASHANKOU"), scaleTariff({ mode: "rail", by: 2 })] },
  { made: [scaleBorder({ terminal: "KZDOS", by: 3 }), scaleDwell({ terminal: "CNSHA", by: 2 })] },
  { made: [setHeadway({ mode: "sea", headwayH: 48 })] },
])(
  "$made: opened or not, made at once or anew, the answers are one",
  ({ made }) => {
    const tried = scenario("tried", ...made);
    const usual = planner.with(tried);
    const answer = told(usual);
    expect(answer).not.toBe(told(planner));
    expect(told(opened.with(tried))).toBe(answer);
    expect(told(createPlanner(usual.network))).toBe(answer);
    const again = plannerFromSnapshot(toSnapshot(usual));
    expect(again.network.closed).toEqual(usual.network.closed);
    expect(told(again)).toBe(answer);
    // The planners that were asked stay what they were.
    expect(told(opened)).toBe(told(planner));
  },
  60_000,
);

test("a closing shares every table, and neither is checked nor laid out again", () => {
  const [corridor] = network.corridors;
  const closed = planner.with(scenario("closed", closeCorridor(corridor!.id))).network;
  expect(closed.links).toBe(network.links);
  expect(closed.tariffs).toBe(network.tariffs);
});

test("a row that a scenario spoils is found, though the others are not looked at again", () => {
  const spoilt = scenario("spoilt", scaleDwell({ terminal: "CNSHA", by: 1_000 }));
  const tooLong = scenario("long", ...spoilt.modifications, ...spoilt.modifications);
  for (const asked of [planner, opened]) {
    expect(() => asked.with(tooLong)).toThrow(FreightError);
    expect(() => asked.with(tooLong)).toThrow("expected a number >= 0 and <= 87600");
  }
});
