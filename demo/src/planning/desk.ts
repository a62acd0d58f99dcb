/**
 * What the worker does, on a network that is open. Nothing is remembered of what was asked last: each request brings what it
 * supposes, so that no answer is told on another network than the one it was found on.
 */
import {
  FreightError,
  formatIssue,
  type Issue,
  type ParetoRequest,
  type Planner,
} from "@lianyun/planner";
import { RESOLUTION } from "../logic/question.ts";
import { thin } from "../logic/thin.ts";
import type { Departure, Figures, PlanningWorker } from "./answer.ts";
import { arrivalOf } from "./arrival.ts";
import { groundsOf } from "./grounds.ts";
import { ownTariffsOf } from "./ownTariffs.ts";
import {
  createPlanners,
  type NotLaid,
  type OwnTables,
  type Planned,
  type SupposedByKey,
} from "./planners.ts";
import { toAnswer } from "./toAnswer.ts";

export type Desk = Omit<PlanningWorker, "ready">;

export function createDesk(base: Planner): Desk {
  const plannersOf = createPlanners(base);
  const held = new Map<string, OwnTables>();
  const ownOf = (key: string | undefined): OwnTables | undefined => {
    const own = key === undefined ? undefined : held.get(key);
    if (key !== undefined && own === undefined)
      throw new Error(`invariant: own tables ${key} were never sent`);
    return own;
  };
  const suppose = async ({ scenario, own }: SupposedByKey): Promise<Planned | NotLaid> =>
    plannersOf({ scenario, own: ownOf(own) });
  const plannerOf = async (supposed: SupposedByKey): Promise<Planner> => {
    const planned = await suppose(supposed);
    if ("issues" in planned) throw new FreightError("own tables do not fit", planned.issues);
    return planned.planner;
  };

  // The question before the first switch is the one after it, nearly always.
  let last: { planner: Planner; request: string; figures: readonly Figures[] } | undefined;
  /** Own tables are no part of what a switch does: a scenario is compared with the network they are laid over. */
  const without = async (
    request: ParetoRequest,
    { scenario, own }: SupposedByKey,
  ): Promise<readonly Figures[] | undefined> => {
    if (scenario === undefined && own === undefined) return undefined;
    const planner = await plannerOf(scenario === undefined ? {} : { own });
    const text = JSON.stringify(request);
    if (last?.request !== text || last.planner !== planner) {
      const front = planner.pareto(request);
      const options = front.status === "infeasible" ? [] : front.itineraries;
      const figures = thin(options, RESOLUTION).map(({ durationH, cost, co2eKg }) => ({
        durationH,
        cost,
        co2eKg,
      }));
      last = { planner, request: text, figures };
    }
    return last.figures;
  };

  return {
    hold: async (own) => {
      held.set(own.key, own);
    },
    ask: async (request, supposed) => {
      const start = performance.now();
      try {
        const next = await suppose(supposed);
        if ("issues" in next) return { status: "notLaid", issues: next.issues };
        const front = next.planner.pareto(request);
        const answer = toAnswer(front, next.draw, performance.now() - start);
        if (answer.status !== "found") return answer;
        const compared = await without(request, supposed);
        return {
          ...answer,
          supposed,
          warnings: next.warnings,
          ownFiles: filesOf(ownOf(supposed.own)),
          ...(compared === undefined ? {} : { without: compared }),
        };
      } catch (error) {
        return { status: "refused", issues: issuesOf(error) };
      }
    },
    departure: async (request, supposed): Promise<Departure> => {
      try {
        const { departAfter } = request;
        const planner = await plannerOf(supposed);
        const answer = planner.departures({
          ...request,
          every: "P1D",
          until: departAfter,
        });
        const row = answer.status === "complete" ? answer.rows[0] : answer;
        if (row?.status !== "optimal")
          return { because: row?.status === "infeasible" ? row.because : [] };
        const { latestGateIn, itinerary } = row;
        const { cost, durationH, availableAt, legs } = itinerary;
        return {
          cost,
          durationH,
          availableAt,
          latestGateIn,
          isEstimated: legs[0]?.headwayH !== undefined,
          modes: [...new Set(legs.map(({ mode }) => mode))],
        };
      } catch (error) {
        return { faults: issuesOf(error).map(formatIssue) };
      }
    },
    cheapest: async (request, supposed, uses) => {
      const front = (await plannerOf(supposed)).pareto(request);
      if (front.status === "infeasible") return { because: front.because };
      const found = front.itineraries.find(
        ({ legs }) => uses === undefined || legs.some(({ mode }) => mode === uses),
      );
      if (found === undefined) return { because: [] };
      const { cost, durationH, co2eKg } = found;
      return { figures: { cost, durationH, co2eKg }, because: [] };
    },
    about: async (itinerary, request, supposed) => {
      const planner = await plannerOf(supposed);
      const real = await plannerOf({ own: supposed.own });
      const arrival = arrivalOf(itinerary, request, planner);
      return {
        ...groundsOf(itinerary, planner.network),
        ownTariffs: ownTariffsOf(itinerary, real.network),
        ...(arrival === undefined ? {} : { arrival }),
      };
    },
    print: async (request, supposed) => {
      const { stats: _, ...written } = (await plannerOf(supposed)).pareto(request);
      const { scenario, own } = supposed;
      const said = {
        ...(scenario === undefined ? {} : { scenario }),
        // Without these tables the command gives other figures; a reader of the file must see that.
        ...(own === undefined ? {} : { overlay: filesOf(ownOf(own)) }),
        ...written,
      };
      return `${JSON.stringify(said, null, 2)}\n`;
    },
  };
}

const filesOf = (own: OwnTables | undefined): readonly string[] =>
  Object.entries(own?.tables ?? {}).map(([name, { file }]) => file ?? `${name}.csv`);

/** What is wrong, if the planner would not take the question; anything else goes on up. */
function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof FreightError) return error.issues;
  throw error;
}
