/** FEATURE: laws of comparing: keeping a way is never better than choosing, and what is lost is what closing loses. */
import {
  type CriticalKind,
  checkScenario,
  closeCorridor,
  closeService,
  closeTerminal,
  type Itinerary,
  keyOfLeg,
  type Modification,
  type PlanRequest,
  scaleDuration,
  scaleTariff,
  scenario,
} from "@lianyun/planner";
import { expect } from "vitest";
import { createDraw } from "../kit/draw.ts";
import { inOutline } from "../kit/outline.ts";
import { WITHOUT } from "./features.ts";
import { law, plannerOf } from "./law.ts";

const MINIMIZED = ["cost", "duration", "co2e"] as const;
/** Exact where nothing is owed for waiting; and money in the network's own currency is rounded once. */
const exact = { without: [WITHOUT.currency, WITHOUT.storage, WITHOUT.boxHire] };

const vectorOf = ({ cost, durationH, co2eKg }: Itinerary): unknown => ({ cost, durationH, co2eKg });

const keysOf = ({ legs }: Itinerary): readonly string[] => legs.map(keyOfLeg);

// One best way is asked for, so no case has two answers.
law(
  "the best way kept is the best way",
  { ...exact, leastTraded: 0 },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const asked: PlanRequest = { ...request, minimize: MINIMIZED[seed % MINIMIZED.length]! };
    const plan = planner.plan(asked);
    if (plan.status !== "optimal") return { answers: 0, isTelling: false };
    const kept = planner.keep(asked, plan.itinerary);
    expect(kept.status).toBe("optimal");
    if (kept.status === "optimal") {
      expect(vectorOf(kept.itinerary)).toEqual(vectorOf(plan.itinerary));
      expect(keysOf(kept.itinerary)).toEqual(keysOf(plan.itinerary));
    }
    return { answers: 1, isTelling: true };
  },
);

law(
  "in outline the same ways are told: chosen, kept, kept where a leg is gone, found before a budget ended",
  { leastTraded: 0 },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const asked: PlanRequest = { ...request, minimize: MINIMIZED[seed % MINIMIZED.length]! };
    const plan = planner.plan(asked);
    expect(planner.outlined.plan(asked)).toEqual(inOutline(plan));
    const hurried: PlanRequest = { ...asked, budget: { labels: 1 + (seed % 24) } };
    expect(planner.outlined.plan(hurried)).toEqual(inOutline(planner.plan(hurried)));
    if (plan.status !== "optimal") return { answers: 0, isTelling: false };
    const { itinerary } = plan;
    const { to } = createDraw(seed).pick(itinerary.legs);
    const shut = scenario("shut", closeTerminal(to));
    const networks =
      checkScenario(network, shut).length === 0 ? [planner, planner.with(shut)] : [planner];
    for (const on of networks)
      expect(on.outlined.keep(asked, itinerary)).toEqual(inOutline(on.keep(asked, itinerary)));
    return { answers: 1, isTelling: true };
  },
);

law(
  "a way kept in a scenario is that way, and never better than the best",
  { ...exact, leastTraded: 0, leastTelling: 0.4 },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const asked: PlanRequest = { ...request, minimize: MINIMIZED[seed % MINIMIZED.length]! };
    const plan = planner.plan(asked);
    if (plan.status !== "optimal") return { answers: 0, isTelling: false };
    // One leg of the way dearer and slower, so that ways which leave it out would win.
    const { mode } = createDraw(seed).pick(plan.itinerary.legs);
    const change = seed % 2 === 0 ? scaleTariff({ mode, by: 30 }) : scaleDuration({ mode, by: 5 });
    const made = scenario(change.do, change);
    const possible = checkScenario(network, made).length === 0 ? [made] : [];
    let kept = 0;
    for (const row of planner.compare([asked], possible)) {
      expect(row.keptStatus === "kept").toBe(row.kept !== undefined);
      if (row.kept === undefined) continue;
      kept += 1;
      expect(keysOf(row.kept)).toEqual(keysOf(plan.itinerary));
      expect(row.regret?.objective).toBeGreaterThanOrEqual(0);
    }
    return { answers: 1, isTelling: kept > 0 };
  },
);

const CLOSING: Readonly<Record<CriticalKind, (id: string) => Modification>> = {
  corridor: closeCorridor,
  terminal: closeTerminal,
  group: closeTerminal,
  service: closeService,
};

law(
  "the loss of a thing is what closing it changes, and keeping the old way is never regretted by less than nothing",
  // A way of one on-demand link outside any corridor has nothing to lose.
  { ...exact, leastRouted: 0.5, leastTraded: 0, leastTelling: 0.3 },
  ({ network, request }, seed) => {
    const planner = plannerOf(network);
    const asked: PlanRequest = { ...request, minimize: MINIMIZED[seed % MINIMIZED.length]! };
    const { rows } = planner.criticality([asked]);
    if (rows.length === 0) return { answers: 0, isTelling: false };
    const row = createDraw(seed).pick(rows);
    const closed = scenario("closed", CLOSING[row.kind](row.id));
    const [compared] = planner.compare([asked], [closed]);
    expect(compared?.plan.status).toBe(row.cutOff === 1 ? "infeasible" : "optimal");
    expect(row.losses[0]?.change).toEqual(compared?.delta);
    expect(row.objective).toBeGreaterThanOrEqual(0);
    expect(compared?.regret?.objective ?? 0).toBeGreaterThanOrEqual(0);
    if (compared?.kept !== undefined) {
      const base = compared.base.status === "optimal" ? keysOf(compared.base.itinerary) : [];
      expect(keysOf(compared.kept)).toEqual(base);
    }
    // Asked twice, it is lost twice.
    const twice = seed % 16 === 0 ? planner.criticality([asked, asked]).rows : [];
    for (const { kind, id, used, objective } of twice) {
      const once = rows.find((other) => other.kind === kind && other.id === id);
      expect([used, objective]).toEqual([2, 2 * (once?.objective ?? Number.NaN)]);
    }
    return { answers: 1, isTelling: row.cutOff === 0 };
  },
);
