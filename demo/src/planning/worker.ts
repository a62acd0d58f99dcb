/** The planner, off the page's thread: opens the compiled network and answers one question at a time. */
import snapshotUrl from "virtual:snapshot";
import {
  createGeoJSON,
  FreightError,
  formatIssue,
  type Itinerary,
  type ItineraryGeoJSON,
  type Planner,
  plannerFromSnapshot,
} from "@lianyun/planner";
import { expose } from "comlink";
import type { PlanningWorker } from "./answer.ts";
import { groundsOf } from "./grounds.ts";
import { toAnswer } from "./toAnswer.ts";

const loading = load(snapshotUrl);

async function load(url: string): Promise<{
  readonly planner: Planner;
  readonly draw: (itinerary: Itinerary) => ItineraryGeoJSON;
}> {
  const response = await fetch(url);
  if (!response.ok || response.body === null)
    throw new Error(`the network did not load: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  const planner = plannerFromSnapshot(await new Response(unpacked).arrayBuffer());
  return { planner, draw: drawOnce(createGeoJSON(planner.network)) };
}

const api: PlanningWorker = {
  ready: async () => {
    await loading;
  },
  ask: async (request) => {
    const { planner, draw } = await loading;
    const start = performance.now();
    try {
      const front = planner.pareto(request);
      return toAnswer(front, draw, performance.now() - start);
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
    const { stats: _, ...written } = (await loading).planner.pareto(request);
    return `${JSON.stringify(written, null, 2)}\n`;
  },
};

/** Options that differ in dates only get one and the same shape: a message to the page copies it once. */
function drawOnce(
  draw: (itinerary: Itinerary) => ItineraryGeoJSON,
): (itinerary: Itinerary) => ItineraryGeoJSON {
  const drawn = new Map<string, ItineraryGeoJSON>();
  return (itinerary) => {
    const key = itinerary.legs.map((leg) => leg.links.join(" ")).join("|");
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const shape = draw(itinerary);
    drawn.set(key, shape);
    return shape;
  };
}

expose(api);
