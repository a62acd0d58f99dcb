/** The planner, off the page's thread: compiles the baked network once and answers one question at a time. */
import {
  createGeoJSON,
  createPlanner,
  FreightError,
  formatIssue,
  type Itinerary,
  type ItineraryGeoJSON,
} from "@lianyun/planner";
import { expose } from "comlink";
import type { PlanningWorker } from "./answer.ts";
import { toAnswer } from "./toAnswer.ts";

// A chunk of its own: the data can be cached and counted apart from the script.
const loading = import("virtual:network").then(({ default: network }) => ({
  planner: createPlanner(network),
  draw: drawOnce(createGeoJSON(network)),
}));

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
