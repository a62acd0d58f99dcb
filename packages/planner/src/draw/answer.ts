/** What draws answer: plain, readonly, serialisable. Units as in `itinerary/answer.ts`. */
import type { Difference } from "../explain/answer.ts";
import type { AnswerHead, Bounded, Infeasible, Itinerary } from "../itinerary/answer.ts";
import type { Evidence } from "../network/rows.ts";
import type {
  LatestSafeRequest,
  OutlookRequest,
  ReplayRequest,
  RobustRequest,
} from "../request/request.ts";

/**
 * Values of the draws: `p90` is the least that nine in ten do not exceed. A draw that never arrives exceeds everything: a
 * quantile that falls among such is absent. The mean is over the draws that arrive; absent where none does.
 */
export interface Quantiles<Value = number> {
  readonly p10?: Value;
  readonly p50?: Value;
  readonly p90?: Value;
  readonly mean?: Value;
}

/** What becomes of a way when things are late. */
export interface WayOutlook {
  /** From ready to available. */
  readonly durationH: Quantiles;
  /** By the dates of each draw: storage, hire and dated tariffs count as they fall. */
  readonly cost: Quantiles;
  /** Local to the destination; the mean to the minute. */
  readonly availableAt: Quantiles<string>;
  /** Share of the draws that come to an end: in the others no departure was left within 400 days. */
  readonly arrives: number;
  /** Share of the draws available by `arriveBefore`. Present where the request has one. */
  readonly onTime?: number;
  /** A leg each, lorries of doors left out. */
  readonly connections: readonly DrawnConnection[];
  /** Rows of `delays` at work, in the order of the way. None: nothing is known to be late. */
  readonly delays: readonly DelayAtWork[];
}

/** Loading onto a leg. */
export interface DrawnConnection {
  /** Index of the leg loaded onto, and of the transfer before it. */
  readonly index: number;
  readonly at: string;
  /** What leaves: at any time or about every so often (never missed), or by timetable. */
  readonly leaves: "onDemand" | "headway" | "timetable";
  /** Share of the draws in which the departure booked is missed and a later one taken. Of a timetable alone. */
  readonly missed?: number;
}

/** A row of `delays` that speaks of a part of a way. */
export interface DelayAtWork extends Evidence {
  readonly part: "leg" | "transfer";
  readonly index: number;
  /** Id of the row. */
  readonly rule: string;
  /** How much of its hours counts: less than 1 where only a part of its service is ridden. */
  readonly share: number;
}

/** How it was drawn. */
export interface Drew {
  readonly draws: number;
  readonly seed: string;
}

/** The answer of `outlook`. */
export type Outlook =
  | (AnswerHead<OutlookRequest> &
      Drew &
      WayOutlook & {
        readonly status: "complete";
        /** The way as it is planned: nothing late. */
        readonly itinerary: Itinerary;
      })
  | Infeasible<OutlookRequest>
  | (AnswerHead<OutlookRequest> & Bounded);

/** The answer of `replay`. */
export type Replay =
  | (AnswerHead<ReplayRequest> & {
      readonly status: "complete";
      readonly seed: string;
      readonly draw: number;
      /** Absent: no departure was left within 400 days. */
      readonly itinerary?: Itinerary;
      /** Legs whose booked departure was missed, by index. */
      readonly missed: readonly number[];
    })
  | Infeasible<ReplayRequest>
  | (AnswerHead<ReplayRequest> & Bounded);

/** A way that was compared. */
export interface Compared extends WayOutlook {
  readonly itinerary: Itinerary;
  /**
   * What is minimized, as planned, in half of the draws at most, and in the share asked for at most: money, hours, kg, or the
   * weighted sum. Absent where too many draws never arrive.
   */
  readonly planned: number;
  readonly median?: number;
  readonly quantile?: number;
}

/** The answer of `robust`. */
export type Robust =
  | (AnswerHead<RobustRequest> &
      Drew & {
        readonly status: "complete";
        /** The share of draws asked about. */
        readonly quantile: number;
        /** The best by the quantile first; ties by the median, then as planned. */
        readonly ways: readonly Compared[];
        /** Index in `ways` of the one that is best by the median. 0: the same. */
        readonly bestByMedian: number;
        /** Index in `ways` of the one that is best as planned. */
        readonly bestPlanned: number;
        /** How the way best by the median differs from the first, as planned; absent where it is the same. */
        readonly difference?: Difference;
        /** Ways that were found and not compared: the worse ones as planned, beyond 60. */
        readonly leftOut: number;
      })
  | Infeasible<RobustRequest>
  | (AnswerHead<RobustRequest> & { readonly status: "stopped" });

/** The answer of `latestSafe`. */
export type LatestSafe =
  | (AnswerHead<LatestSafeRequest> &
      Drew &
      WayOutlook & {
        readonly status: "complete";
        /** The share of draws asked for. */
        readonly share: number;
        /** The latest ready time that is safe, in the offset of the request. */
        readonly departAfter: string;
        /** The way that is safe then, as planned. */
        readonly itinerary: Itinerary;
        /** Ways that were compared. */
        readonly compared: number;
      })
  | Infeasible<LatestSafeRequest>
  | (AnswerHead<LatestSafeRequest> & { readonly status: "stopped" });
