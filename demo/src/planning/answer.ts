/** What the worker sends the page. */
import type {
  Itinerary,
  ItineraryGeoJSON,
  ParetoRequest,
  Reason,
  SearchStats,
} from "@lianyun/planner";

/** Ways were found; `bound` is there if the search stopped before it had all of them. */
export interface Found {
  readonly status: "found";
  readonly currency: string;
  /** The network asked. */
  readonly network?: { readonly name: string; readonly version: string };
  /** At least one. */
  readonly itineraries: readonly Itinerary[];
  /** The drawn line of each itinerary, in their order. Equal ones are the same object. */
  readonly shapes: readonly ItineraryGeoJSON[];
  readonly stats: SearchStats;
  readonly elapsedMs: number;
  readonly bound?: number;
}

export type Answer =
  | Found
  | { readonly status: "infeasible"; readonly because: readonly Reason[] }
  /** The search used up its budget before it found a way; there is none cheaper than `bound`. */
  | { readonly status: "stopped"; readonly bound: number }
  /** The planner would not take the question; one line a fault, in English. */
  | { readonly status: "refused"; readonly faults: readonly string[] };

/** The worker's side of the conversation. */
export interface PlanningWorker {
  /** Resolves when the network is compiled. */
  readonly ready: () => Promise<void>;
  readonly ask: (request: ParetoRequest) => Promise<Answer>;
}
