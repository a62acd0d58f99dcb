/**
 * What a planner answers: plain, readonly, serialisable.
 *
 * Hours, kilometres, kilograms and money in the network's currency; times are ISO 8601 with the offset of the place.
 */
import type { CallStep, Covered, Evidence, Mode, TransferKind } from "../network/rows.ts";
import type { Criterion, Request } from "../request/request.ts";

/** A visit on the way, cargo aboard. */
export interface PassingCall {
  readonly terminal: string;
  readonly arriveAt: string;
  readonly departAt: string;
  readonly dwellH: number;
  readonly step?: CallStep;
}

/** A part of an itinerary moved by one vehicle or through service, from loading to discharge. */
export interface Leg {
  readonly mode: Mode;
  /** Id of the service; absent for an on-demand link. */
  readonly service?: string;
  /** Ids of the links travelled, in order. */
  readonly links: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly departAt: string;
  readonly arriveAt: string;
  /**
   * Hours between departures where no weekdays are published: the clock times are then what half a headway (or all of
   * it, as asked) of waiting gives, not a timetable.
   */
  readonly headwayH?: number;
  readonly durationH: number;
  readonly distanceKm: number;
  /** Calls between loading and discharge: borders, locks, ports. */
  readonly calls: readonly PassingCall[];
  readonly cost: number;
  readonly co2eKg: number;
  /** True where no evidence was found that the service runs. */
  readonly assumed: boolean;
}

/**
 * What happens at a terminal between two legs, or between a gate and a leg.
 *
 * `handlingH + waitH + cutOffH` is the whole time from `startAt` to `endAt`; an itinerary has one more transfer
 * than it has legs: gate-in first, release last.
 */
export interface TransferStep {
  readonly at: string;
  readonly kind: TransferKind;
  readonly startAt: string;
  readonly endAt: string;
  readonly handlingH: number;
  /** From handling done to the cut-off of the departure taken. 0 at release. */
  readonly waitH: number;
  /** From the cut-off to departure. */
  readonly cutOffH: number;
  readonly cost: number;
  readonly co2eKg: number;
}

/** One figure of a breakdown. Lines of a measure add up to the itinerary's total exactly, in cents and in grams. */
export interface Line extends Evidence {
  readonly measure: "cost" | "co2e";
  /** The leg or transfer it belongs to, by index. */
  readonly part: "leg" | "transfer";
  readonly index: number;
  /** Money in the network's currency, or kg CO2e. */
  readonly amount: number;
  /** Id of the tariff or transfer (cost), or of the factor (co2e). */
  readonly rule: string;
  /** Costs on the way that the tariff includes. */
  readonly covers?: readonly Covered[];
  /** What a reader must know of how it was counted, such as chargeable weight. */
  readonly note?: string;
}

/** One way from origin to destination on one date. */
export interface Itinerary {
  /** From `departAfter` to available at the destination, after release. */
  readonly durationH: number;
  /** First departure to last arrival. */
  readonly transitH: number;
  readonly cost: number;
  readonly co2eKg: number;
  /** Departure of the first leg and arrival of the last, local to the place. */
  readonly departAt: string;
  readonly arriveAt: string;
  /** When the cargo can be taken over, local to the destination. */
  readonly availableAt: string;
  readonly legs: readonly Leg[];
  readonly transfers: readonly TransferStep[];
  readonly lines: readonly Line[];
  /**
   * Value of the goods × holding rate × duration; not part of `cost`. Present where the cargo has a value and the network
   * a rate for the US dollar it is given in.
   */
  readonly inventoryCost?: number;
}

/** Why a question has no answer. */
export type ReasonCode =
  | "cargo_not_priced"
  | "deadline_before_ready"
  | "deadline_too_early"
  | "modes_exclude"
  | "no_departure"
  | "no_modes"
  | "no_transfer"
  | "not_connected"
  | "only_assumed"
  | "same_place"
  | "unknown_terminal"
  | "via_not_passed";

/** One reason, for a program (`code`) and for a person. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
}

/** What every answer says about itself. */
export interface AnswerHead {
  readonly currency: string;
  /** Name and version of the engine that computed it. */
  readonly engine: string;
  /** The network asked, by name and version. */
  readonly network: { readonly name: string; readonly version: string };
  /** SHA-256 of the network's content, hexadecimal. */
  readonly networkHash: string;
  readonly request: Request;
  /** Work done by the search that answered. The same on every machine. */
  readonly stats: SearchStats;
}

/** Counts of a search: a measure of its work that no clock can blur. */
export interface SearchStats {
  /** Partial ways made. */
  readonly labels: number;
  /** Partial ways looked at, dominated ones included. */
  readonly extracted: number;
}

/** No way exists, with every reason found. */
export interface Infeasible extends AnswerHead {
  readonly status: "infeasible";
  readonly because: readonly Reason[];
}

/** The answer of `plan`. */
export type Plan =
  | (AnswerHead & { readonly status: "optimal"; readonly itinerary: Itinerary })
  | Infeasible
  | (AnswerHead & {
      /** The budget ran out. */
      readonly status: "stopped";
      /** No way is better than `bound` in this criterion: money, hours or kg. */
      readonly criterion: Criterion;
      readonly bound: number;
    });

/** The answer of `pareto`: itineraries sorted by the first criterion asked for, ties by the next. */
export type Front =
  | (AnswerHead & { readonly status: "complete"; readonly itineraries: readonly Itinerary[] })
  | Infeasible
  | (AnswerHead & {
      readonly status: "stopped";
      /** Each is on the exact front: everything better than `bound` in the criterion is here. */
      readonly itineraries: readonly Itinerary[];
      readonly criterion: Criterion;
      readonly bound: number;
    });
