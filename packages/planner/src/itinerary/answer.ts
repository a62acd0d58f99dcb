/**
 * What a planner answers: plain, readonly, serialisable.
 *
 * Hours, kilometres, kilograms and money in the answer's currency; times are ISO 8601 with the offset of the place.
 */
import type { Closing } from "../network/closed.ts";
import type { CallStep, Covered, Evidence, Mode, TransferKind } from "../network/rows.ts";
import type {
  AlternativesRequest,
  Criterion,
  DeparturesRequest,
  Door,
  FrontCriterion,
  LatestRequest,
  MatrixRequest,
  Place,
  ReachRequest,
  Request,
} from "../request/request.ts";

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
  /** Id of the service; absent for an on-demand link and for the lorry of a door. */
  readonly service?: string;
  /** Id of the drayage row; present on the lorry of a door alone. */
  readonly drayage?: string;
  /** Where the door is; with `drayage`. */
  readonly door?: Door;
  /** Ids of the links travelled, in order; none for the lorry of a door. */
  readonly links: readonly string[];
  /** A terminal, or `door`. */
  readonly from: string;
  readonly to: string;
  readonly departAt: string;
  readonly arriveAt: string;
  /**
   * Hours between departures where no weekdays are published: the clock times are then what half a headway (or all of
   * it, as asked) of waiting gives, not a timetable.
   */
  readonly headwayH?: number;
  /** Departure to arrival; for the lorry of a door without loading or unloading there. */
  readonly durationH: number;
  /** Hours of `durationH` that calendars add, and the ids of their rows. 0 and none on most days. */
  readonly slowH: number;
  /**
   * Hours of `durationH` that a draw adds to the usual, less than 0 where it is faster; calls between are moved in proportion. In
   * drawn itineraries alone, where it is not 0.
   */
  readonly delayH?: number;
  readonly calendars: readonly string[];
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
 * `closedH + handlingH + waitH + cutOffH` is the whole time from `startAt` to `endAt`; an itinerary has one more transfer
 * than it has legs: gate-in or loading at the door first, release or unloading at the door last.
 */
export interface TransferStep {
  /** A terminal, or `door`. */
  readonly at: string;
  readonly kind: TransferKind | "door";
  readonly startAt: string;
  readonly endAt: string;
  /** From `startAt` until handling may start: outside opening hours, or shut by a calendar. */
  readonly closedH: number;
  readonly handlingH: number;
  /**
   * From handling done to the cut-off of the departure taken: the slack, by which cargo may come later and still leave so.
   * 0 at release.
   */
  readonly waitH: number;
  /** From the cut-off to departure. */
  readonly cutOffH: number;
  /** Hours of `handlingH` that a draw adds to the usual. In drawn itineraries alone, where it is not 0. */
  readonly delayH?: number;
  readonly cost: number;
  readonly co2eKg: number;
}

/**
 * What a figure is for. Cost: freight of a leg, a surcharge on it, drayage, hire of the carrier's box (once, or for days),
 * handling, storage, insurance. CO2e: moving, or a hub operation.
 */
export type LineKind =
  | "freight"
  | "surcharge"
  | "drayage"
  | "boxHire"
  | "handling"
  | "storage"
  | "insurance"
  | "moving"
  | "hub";

/**
 * Something a reader must know that is not a figure: conditions of a restriction, less room than usual on a departure,
 * storage that runs without a price for this cargo, freight at calm rates where the network plans on others, days of years
 * whose holidays and closings are not known: those are said once a way, on the first leg that they concern.
 */
export interface Notice {
  readonly code: "restricted" | "reduced" | "storage_unpriced" | "calm_rate" | "beyond_calendars";
  /** The leg or transfer it is about. */
  readonly part: "leg" | "transfer";
  readonly index: number;
  /** Id of the row it comes from. */
  readonly rule: string;
  readonly message: string;
  /** With the code `beyond_calendars` alone: the first and the last year in which a calendar begins. */
  readonly years?: { readonly first: number; readonly last: number };
}

/** One figure of a breakdown. Lines of a measure add up to the itinerary's total exactly, in cents and in grams. */
export interface Line extends Evidence {
  readonly measure: "cost" | "co2e";
  readonly kind: LineKind;
  /** The leg or transfer it belongs to, by index; `shipment` (index 0) where it belongs to the whole. */
  readonly part: "leg" | "transfer" | "shipment";
  readonly index: number;
  /** Money in the answer's currency, or kg CO2e. */
  readonly amount: number;
  /** Id of the row that asks it: tariff, surcharge, drayage, box hire, transfer or storage (cost), factor (co2e). */
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
  readonly notices: readonly Notice[];
  /**
   * Value of the goods × holding rate × duration; not part of `cost`. Present where the cargo has a value and the network
   * a rate for the US dollar it is given in.
   */
  readonly inventoryCost?: number;
}

/** A leg by what does not hang on when it departs. */
export interface LegOutline
  extends Pick<
    Leg,
    "mode" | "service" | "drayage" | "door" | "links" | "from" | "to" | "distanceKm" | "assumed"
  > {
  readonly calls: readonly Pick<PassingCall, "terminal" | "step">[];
}

/**
 * A way in outline: its figures, legs without their times, and notices. An itinerary is one, too. Legs of different answers
 * may be one and the same object.
 */
export interface WayOutline extends Pick<Itinerary, "cost" | "durationH" | "co2eKg" | "notices"> {
  readonly legs: readonly LegOutline[];
}

/** Why a question has no answer. */
export type ReasonCode =
  | "avoid_excludes"
  | "booked_too_late"
  | "cargo_restricted"
  | "closed"
  | "door_too_far"
  | "over_capacity"
  | "too_expensive"
  | "too_uncertain"
  | "too_many_transfers"
  | "cargo_not_priced"
  | "deadline_before_ready"
  | "deadline_too_early"
  | "modes_exclude"
  | "leg_gone"
  | "no_departure"
  | "no_modes"
  | "no_transfer"
  | "not_connected"
  | "only_assumed"
  | "same_place"
  | "unknown_terminal"
  | "via_not_passed";

/** Changes to a request: `set` these fields, drop those in `unset`. */
export interface Lift {
  readonly set?: Partial<Request>;
  readonly unset?: readonly (keyof Request)[];
}

/** The sides of handling at a terminal: modes; where cargo enters or leaves the network, the gate, or the `lorry` of a door. */
export type Handling =
  | { readonly from: Mode; readonly to: Mode | "gate" | "lorry" }
  | { readonly from: "gate" | "lorry"; readonly to: Mode };

/** Something that the network lacks, without which no way leads on. */
export type Gap =
  | ({
      /** Handling at a terminal that no transfer row allows. */
      readonly kind: "transfer";
      readonly at: string;
    } & Handling)
  | ({
      /** A price for the cargo of handling that a transfer row allows. */
      readonly kind: "transferPrice";
      readonly at: string;
      /** Id of the transfer row. */
      readonly transfer: string;
    } & Handling)
  | {
      /** A price of a possible leg for the cargo. */
      readonly kind: "price";
      readonly mode: Mode;
      readonly from: string;
      readonly to: string;
      /** Id of the tariff that has none for it; absent where none governs the leg. */
      readonly tariff?: string;
    };

/** One reason, for a program (`code`) and for a person. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
  /** With the code `closed` alone: what is closed, each once. */
  readonly closed?: readonly Closing[];
  /** With the codes `no_transfer` and `cargo_not_priced` alone: what is missing, the first few of it, at least one. */
  readonly gaps?: readonly Gap[];
  /**
   * What would lift it, where the asker can. Each reason of an answer lifts alone, but those whose message begins with "and at
   * the same time" only together with those before, back to the first or to one that begins with "or instead". Absent where
   * only the network could change.
   */
  readonly lift?: Lift;
}

/** What every answer says about itself. */
export interface AnswerHead<Asked = Request> {
  /** ISO 4217: of all money in the answer, limits of the request apart. */
  readonly currency: string;
  /** Name and version of the engine that computed it. */
  readonly engine: string;
  /** The network asked, by name and version. */
  readonly network: { readonly name: string; readonly version: string };
  /** SHA-256 of the network's content, hexadecimal. */
  readonly networkHash: string;
  readonly request: Asked;
  /** Work done by the searches that answered. The same on every machine. */
  readonly stats: SearchStats;
  /**
   * False where a search gave up looking ahead to what cargo owes for storage and hire further on: all that is told is real
   * and priced to the cent, but a way can be missing that comes later to a place and owes less after it. Absent otherwise.
   */
  readonly isProven?: false;
}

/** Counts of a search: a measure of its work that no clock can blur. */
export interface SearchStats {
  /** Partial ways made. */
  readonly labels: number;
  /** Partial ways looked at, dominated ones included. */
  readonly extracted: number;
}

/** No way exists, with every reason found. */
export interface Infeasible<Asked = Request> extends AnswerHead<Asked> {
  readonly status: "infeasible";
  readonly because: readonly Reason[];
}

/** The answer of `plan`; of `outlined`, with ways in outline. */
export type Plan<Way = Itinerary> =
  | (AnswerHead & { readonly status: "optimal"; readonly itinerary: Way })
  | Infeasible
  | (AnswerHead & {
      /** The budget ran out. */
      readonly status: "stopped";
      /**
       * No way that was not yet looked at is better than `bound` in this criterion: money, hours or kg. A way found that comes to
       * just that is the best in it; one that ties with it may still be better in the others.
       */
      readonly criterion: Criterion;
      readonly bound: number;
      /** The best way found so far, where one was found: real, but perhaps not the best there is. */
      readonly itinerary?: Way;
    });

/** The answer of `pareto`: itineraries sorted by the first criterion asked for, ties by the next. */
export type Front =
  | (AnswerHead & { readonly status: "complete"; readonly itineraries: readonly Itinerary[] })
  | Infeasible
  | (AnswerHead & {
      readonly status: "stopped";
      /** Each is on the exact front: everything better than `bound` in the criterion is here. */
      readonly itineraries: readonly Itinerary[];
      readonly criterion: FrontCriterion;
      /** Money, hours, kg or changes. */
      readonly bound: number;
    });

/** The budget ran out: nothing that is missing is better than `bound` in the criterion: money, hours or kg. */
export interface Bounded {
  readonly status: "stopped";
  readonly criterion: Criterion;
  readonly bound: number;
}

/** The answer of `alternatives`: the optimum first, the rest in the order of the objective. */
export type Alternatives =
  | (AnswerHead<AlternativesRequest> & Different & { readonly status: "complete" })
  | Infeasible<AlternativesRequest>
  | (AnswerHead<AlternativesRequest> &
      Different & {
        /** The budget ran out: the ways told are real and differ, but a better one may be missing, the optimum among them. */
        readonly status: "stopped";
      });

/** Ways of which any two differ. */
export interface Different {
  readonly itineraries: readonly Itinerary[];
  /**
   * By two positions in `itineraries`, the share of tonne-km that the two have in common, to four decimals: 1 on the
   * diagonal, at most 0.6 elsewhere.
   */
  readonly overlaps: readonly (readonly number[])[];
}

/** What one ready time gives. */
export type DepartureRow = {
  /** When the cargo is ready, in the offset of the request. */
  readonly departAfter: string;
} & (
  | {
      readonly status: "optimal";
      /**
       * The latest that cargo can be handed in at the origin (at a door: that loading can begin) and still leave on the same
       * first departure: its cut-off less handling, within opening hours. Of a service known by its headway the departure
       * is an estimate, and this with it. Local to the origin.
       */
      readonly latestGateIn: string;
      readonly itinerary: Itinerary;
    }
  | { readonly status: "infeasible"; readonly because: readonly Reason[] }
  | (Bounded & { readonly itinerary?: Itinerary })
);

/** The answer of `departures`: a row a ready time, rising. Infeasible: the question itself is wrong, whatever the date. */
export type Departures =
  | (AnswerHead<DeparturesRequest> & {
      readonly status: "complete";
      readonly rows: readonly DepartureRow[];
    })
  | Infeasible<DeparturesRequest>;

/** The answer of `latest`. */
export type Latest =
  | (AnswerHead<LatestRequest> & {
      readonly status: "optimal";
      /** The latest ready time that makes it, in the offset of the request. */
      readonly departAfter: string;
      /** False only where a limit of cost made times be tried an hour apart: see `latest`. */
      readonly isExact: boolean;
      /** The best way then. */
      readonly itinerary: Itinerary;
    })
  | Infeasible<LatestRequest>
  | (AnswerHead<LatestRequest> & {
      /** The budget ran out: no ready time after `departBy` makes it; `departAfter` does, where there is one. */
      readonly status: "stopped";
      readonly departBy: string;
      readonly departAfter?: string;
    });

/** The figures of a way, without its legs. */
export interface Summary {
  readonly cost: number;
  /** From ready to available. */
  readonly durationH: number;
  readonly co2eKg: number;
  /** Changes between legs. */
  readonly transfers: number;
  /** Of the legs, in order; legs that follow by the same mode count once. */
  readonly modes: readonly Mode[];
}

/** A terminal that can be reached, and the best way there. */
export interface Reached extends Summary {
  readonly terminal: string;
}

/** The answer of `reach`: sorted by the criterion, then by id. */
export type Reach =
  | (AnswerHead<ReachRequest> & {
      readonly status: "complete";
      readonly reached: readonly Reached[];
    })
  | Infeasible<ReachRequest>
  | (AnswerHead<ReachRequest> &
      Bounded & {
        /** Every terminal whose best is under the bound, and perhaps some at it. */
        readonly reached: readonly Reached[];
      });

/** What a pair of places gives. */
export type MatrixRow = { readonly from: Place; readonly to: Place } & PairOutcome;

/** The best way of a pair, or why there is none. */
export type PairOutcome =
  | (Summary & {
      readonly status: "optimal";
      /** The member of the group reached, or the terminal itself; `door`. */
      readonly terminal: string;
    })
  | {
      readonly status: "infeasible";
      /** What is wrong with the pair. Absent: no way leads there within the limits, and `plan` says why. */
      readonly because?: readonly Reason[];
    }
  | Bounded;

/** The answer of `matrix`: a row a pair, by origin, then by destination, in the order of the request. */
export type Matrix =
  | (AnswerHead<MatrixRequest> & {
      readonly status: "complete";
      readonly rows: readonly MatrixRow[];
    })
  | Infeasible<MatrixRequest>;
