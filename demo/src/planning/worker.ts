/** The planner, off the page's thread: opens the compiled network and answers one question at a time. */
import snapshotUrl from "virtual:snapshot";
import {
  FreightError,
  formatIssue,
  type ParetoRequest,
  plannerFromSnapshot,
} from "@lianyun/planner";
import type { Figures, PlanningWorker } from "./answer.ts";
import { answerCalls } from "./calls.ts";
import { groundsOf } from "./grounds.ts";
import { createPlanners, type Planned, type Supposed } from "./planners.ts";
import { toAnswer } from "./toAnswer.ts";

const loading = load(snapshotUrl);

/** What questions go to: the planner of what was supposed last. */
interface Desk extends Planned {
  readonly supposed: Supposed;
  /** Supposes something else; what is wrong with it, if it cannot be. */
  readonly suppose: (supposed: Supposed) => ReturnType<ReturnType<typeof createPlanners>>;
  /** The options of the network as it is, for an answer to be compared with. */
  readonly asItIs: (request: ParetoRequest) => readonly Figures[];
}

async function load(url: string): Promise<Desk> {
  const response = await fetch(url);
  if (!response.ok || response.body === null)
    throw new Error(`the network did not load: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  const base = plannerFromSnapshot(await new Response(unpacked).arrayBuffer());
  const plannersOf = createPlanners(base);
  let planned = plannersOf({}) as Planned;
  let supposedNow: Supposed = {};
  // The question before the first switch is the one after it, nearly always.
  let last: { readonly request: string; readonly figures: readonly Figures[] } | undefined;
  return {
    get planner() {
      return planned.planner;
    },
    get draw() {
      return planned.draw;
    },
    get supposed() {
      return supposedNow;
    },
    get warnings() {
      return planned.warnings;
    },
    suppose: (supposed) => {
      const next = plannersOf(supposed);
      if ("planner" in next) {
        planned = next;
        supposedNow = supposed;
      }
      return next;
    },
    asItIs: (request) => {
      const text = JSON.stringify(request);
      if (last?.request !== text) {
        const front = base.pareto(request);
        const options = front.status === "infeasible" ? [] : front.itineraries;
        const figures = options.map(({ durationH, cost, co2eKg }) => ({ durationH, cost, co2eKg }));
        last = { request: text, figures };
      }
      return last.figures;
    },
  };
}

const api: PlanningWorker = {
  ready: async () => {
    await loading;
  },
  ask: async (request, supposed = {}) => {
    const desk = await loading;
    const start = performance.now();
    try {
      const next = desk.suppose(supposed);
      if ("issues" in next) return { status: "notLaid", issues: next.issues };
      const answer = toAnswer(desk.planner.pareto(request), desk.draw, performance.now() - start);
      const isReal = supposed.scenario === undefined && supposed.own === undefined;
      return answer.status === "found"
        ? {
            ...answer,
            warnings: desk.warnings,
            hasOwn: supposed.own !== undefined,
            ...(isReal ? {} : { without: desk.asItIs(request) }),
          }
        : answer;
    } catch (error) {
      if (!(error instanceof FreightError)) throw error;
      return { status: "refused", faults: error.issues.map(formatIssue) };
    }
  },
  departure: async (request) => {
    const { planner } = await loading;
    const { departAfter } = request;
    const answer = planner.departures({ ...request, every: "P1D", until: departAfter });
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
  },
  cheapest: async (request, uses) => {
    const front = (await loading).planner.pareto(request);
    if (front.status === "infeasible") return { because: front.because };
    const found = front.itineraries.find(
      ({ legs }) => uses === undefined || legs.some(({ mode }) => mode === uses),
    );
    if (found === undefined) return { because: [] };
    const { cost, durationH, co2eKg } = found;
    return { figures: { cost, durationH, co2eKg }, because: [] };
  },
  grounds: async (itinerary) => groundsOf(itinerary, (await loading).planner.network),
  print: async (request) => {
    const { planner, supposed } = await loading;
    const { stats: _, ...written } = planner.pareto(request);
    const { scenario } = supposed;
    const said = scenario === undefined ? written : { scenario, ...written };
    return `${JSON.stringify(said, null, 2)}\n`;
  },
};

answerCalls(self as unknown as Worker, api);
