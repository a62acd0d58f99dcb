/** What the worker sends the page. */
import type {
  Issue,
  Itinerary,
  ItineraryGeoJSON,
  ParetoRequest,
  Reason,
  SearchStats,
} from "@lianyun/planner";
import type { Supposed } from "./planners.ts";

/** What an option comes to. */
export type Figures = Pick<Itinerary, "durationH" | "cost" | "co2eKg">;

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
  /** Options of the network as it is, where something else was supposed. */
  readonly without?: readonly Figures[];
  /** What is odd about the own tables. */
  readonly warnings?: readonly Issue[];
}

export type Answer =
  | Found
  | { readonly status: "infeasible"; readonly because: readonly Reason[] }
  /** The search used up its budget before it found a way; there is none cheaper than `bound`. */
  | { readonly status: "stopped"; readonly bound: number }
  /** The planner would not take the question; one line a fault, in English. */
  | { readonly status: "refused"; readonly faults: readonly string[] }
  /** The own tables do not fit the network. */
  | { readonly status: "notLaid"; readonly issues: readonly Issue[] };

/** The worker's side of the conversation. */
export interface PlanningWorker {
  /** Resolves when the network is compiled. */
  readonly ready: () => Promise<void>;
  /** Answers on the network as it is, or as it is supposed to be; other work is then done on the same. */
  readonly ask: (request: ParetoRequest, supposed?: Supposed) => Promise<Answer>;
}
