/** What the worker sends the page. */
import type {
  Issue,
  Itinerary,
  ItineraryGeoJSON,
  Mode,
  ParetoRequest,
  PlanRequest,
  Reason,
  SearchStats,
} from "@lianyun/planner";
import type { Grounds } from "./grounds.ts";
import type { OwnTables, SupposedByKey } from "./planners.ts";

/** What an option comes to. */
export type Figures = Pick<Itinerary, "durationH" | "cost" | "co2eKg">;

/** Ways were found; `bound` is there if the search stopped before it had all of them. */
export interface Found {
  readonly status: "found";
  readonly currency: string;
  /** The network asked. */
  readonly network?: { readonly name: string; readonly version: string };
  /** As it was asked, to be asked again by another day or another program. */
  readonly request?: ParetoRequest;
  /** At least one. */
  readonly itineraries: readonly Itinerary[];
  /** The drawn line of each itinerary, in their order. Equal ones are the same object. */
  readonly shapes: readonly ItineraryGeoJSON[];
  readonly stats: SearchStats;
  readonly elapsedMs: number;
  readonly bound?: number;
  /** What it was found under: whatever is asked about the answer is asked under the same. */
  readonly supposed?: SupposedByKey;
  /** Options without the scenario; where there is none, options without the own tables. */
  readonly without?: readonly Figures[];
  /** What is odd about the own tables. */
  readonly warnings?: readonly Issue[];
  /** Files of the own tables laid over the network; a link does not hold them. */
  readonly ownFiles?: readonly string[];
}

export type Answer =
  | Found
  | { readonly status: "infeasible"; readonly because: readonly Reason[] }
  /** The search used up its budget before it found a way; there is none cheaper than `bound`. */
  | { readonly status: "stopped"; readonly bound: number }
  /** The planner would not take the question. */
  | { readonly status: "refused"; readonly issues: readonly Issue[] }
  /** The own tables do not fit the network. */
  | { readonly status: "notLaid"; readonly issues: readonly Issue[] };

/** What the best way of a ready time comes to, or why there is none. */
export type Departure =
  | (Pick<Itinerary, "cost" | "durationH" | "availableAt"> & {
      /** The latest hand-in for the same departure, and whether that departure is an estimate. */
      readonly latestGateIn: string;
      readonly isEstimated: boolean;
      /** Of the legs, each once. */
      readonly modes: readonly Mode[];
    })
  | { readonly because: readonly Reason[] }
  /** The planner would not take the question, or failed; in English. */
  | { readonly faults: readonly string[] };

/** The cheapest way of a kind, in figures; without them there is none. */
export interface Cheapest {
  readonly figures?: Pick<Itinerary, "cost" | "durationH" | "co2eKg">;
  readonly because: readonly Reason[];
}

/** When a way is there once things are late, over many draws. */
export interface Arrival {
  /** Of the draws one, five and nine in ten are available by then, by the clock there; absent where too few ever are. */
  readonly p10?: string;
  readonly p50?: string;
  readonly p90?: string;
  /** Legs, and those of them on which the data knows delays. Of none waits and handling may still be drawn. */
  readonly legs: number;
  readonly known: number;
}

export interface About extends Grounds {
  /** Absent where it could not be drawn. */
  readonly arrival?: Arrival;
  /** Its tariffs as a table to start own rates from: those in use, but without the scenario. */
  readonly ownTariffs: string;
}

/** The worker's side of the conversation. */
export interface PlanningWorker {
  /** Resolves when the network is compiled. */
  readonly ready: () => Promise<void>;
  /** Takes own tables, to be named by their key in what follows. */
  readonly hold: (own: OwnTables) => Promise<void>;
  /** Answers on the network as it is, or as it is supposed to be. */
  readonly ask: (request: ParetoRequest, supposed: SupposedByKey) => Promise<Answer>;
  /** What the one ready time of the request gives. */
  readonly departure: (request: PlanRequest, supposed: SupposedByKey) => Promise<Departure>;
  /** The cheapest of the front; with a mode, of those on it that use the mode. */
  readonly cheapest: (
    request: ParetoRequest,
    supposed: SupposedByKey,
    uses?: Mode,
  ) => Promise<Cheapest>;
  /** More about an itinerary of an answer, worked out for the one that is looked at. */
  readonly about: (
    itinerary: Itinerary,
    request: ParetoRequest,
    supposed: SupposedByKey,
  ) => Promise<About>;
  /** The whole answer as the command prints it, byte for byte; with own tables it says which, as `overlay`. */
  readonly print: (request: ParetoRequest, supposed: SupposedByKey) => Promise<string>;
}
