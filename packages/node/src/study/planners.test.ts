/** Networks of scenarios are made once a thread, however many blocks of questions they are asked. */
import { fileURLToPath } from "node:url";
import { type Scenario, scaleTariff, toSnapshot } from "@lianyun/planner";
import { expect, test } from "vitest";
import { readNetwork } from "../readNetwork.ts";
import { createPlanners, keptPlanners } from "./planners.ts";

test("the planners of two dozen scenarios are made once", async () => {
  const network = await readNetwork(
    fileURLToPath(new URL("../../../../data/tiny", import.meta.url)),
  );
  const planners = createPlanners(toSnapshot(network));
  const scenarios = Array.from(
    { length: 24 },
    (_, index): Scenario => ({
      id: `dearer-${index}`,
      modifications: [scaleTariff({ by: 2 + index })],
    }),
  );
  const first = scenarios.map((scenario) => planners.of(scenario));
  expect(new Set(first).size).toBe(24);
  for (const [index, scenario] of scenarios.entries())
    expect(planners.of(scenario)).toBe(first[index]);
});

test.each([
  { snapshotMb: 1, kept: 24 },
  { snapshotMb: 8, kept: 3 },
  { snapshotMb: 1_000, kept: 2 },
])("of a snapshot of $snapshotMb MB $kept are kept", ({ snapshotMb, kept }) => {
  expect(keptPlanners(snapshotMb * 2 ** 20)).toBe(kept);
});
