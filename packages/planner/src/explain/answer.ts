/** What `explain` answers: the best way, the next one, what it hangs on. Plain, readonly, serialisable. */
import type { AnswerHead, Itinerary, LineKind, Plan } from "../itinerary/answer.ts";
import type { Weights } from "../request/request.ts";

/** Why a part of an explanation is not there. */
export type NoneCode =
  /** No other way leads there within the limits of the request. */
  | "no_other_way"
  /** Nothing changes, however far it goes (for prices: up to ten billion an hour, a hundred billion a tonne). */
  | "never"
  /** It is at its least already: a price or weight of 0, or a tariff one of whose legs would be free before another way wins. */
  | "at_least"
  /** `minimize` names duration or CO2e alone: nothing is weighed against money. */
  | "not_weighed"
  /** `maxCost` closes ways as a tariff grows, beside what it weighs. */
  | "max_cost"
  /** Prices are those of a cost model, not of tariffs. */
  | "cost_model"
  /** The budget of the request ran out over this part. */
  | "stopped";

/** In place of a part that is not there. */
export interface None {
  readonly none: NoneCode;
  readonly message: string;
}

/** What a line of a difference is for: lines of the breakdown, or hours of the timetable. */
export type DifferenceKind = LineKind | "closed" | "waiting" | "cutOff";

/** A line that is not the same in both ways. Money, kg or hours; exact in cents, grams and minutes. */
export interface DifferenceLine {
  readonly measure: "cost" | "co2e" | "duration";
  readonly kind: DifferenceKind;
  /** The leg (`rail yuxinou CNCKG:TUANJIE > DEDUI:RAIL`), the terminal, or `shipment`. */
  readonly at: string;
  /** Id of the row that asks it; empty for hours. */
  readonly rule: string;
  /** Absent where the way has no such line. */
  readonly best?: number;
  readonly other?: number;
  /** Other less best. */
  readonly difference: number;
}

/** The other way less the best. */
export interface Difference {
  readonly cost: number;
  readonly durationH: number;
  readonly co2eKg: number;
  /**
   * By what it lost: the difference of the criterion, or of the weighted sum, and what each criterion adds to it. 0 where the
   * two are equal and a later criterion decided, or the rule for ties.
   */
  readonly objective: number;
  readonly parts: { readonly cost: number; readonly duration: number; readonly co2e: number };
  /** Lines that differ; those of a measure add up to its difference exactly. The greatest first within a measure. */
  readonly lines: readonly DifferenceLine[];
}

/** The best of the ways that do without at least one leg of the best. Another departure, or a detour with all its legs, is not another way. */
export interface RunnerUp {
  readonly itinerary: Itinerary;
  readonly difference: Difference;
}

/** Loading onto a leg: how late the cargo may come, and what missing it means. */
export interface Connection {
  /** Index of the leg loaded onto, and of the transfer before it. */
  readonly index: number;
  readonly at: string;
  /** What leaves: at any time (never missed), about every so often (times are estimates), or by timetable. */
  readonly leaves: "onDemand" | "headway" | "timetable";
  /** From handling done to the cut-off: `waitH` of the transfer. Of a headway it is the wait reckoned with, not slack. */
  readonly slackH: number;
  /**
   * Coming a minute after the cut-off (of a headway: missing the departure by a hair) and going on by the same legs, each at
   * its first departure. Absent where cargo leaves whenever it is ready.
   */
  readonly ifMissed?: Missed;
}

/** What follows from missing a connection. */
export interface Missed {
  /** Absent: no later departure within the horizon. */
  readonly departAt?: string;
  /** How much later the leg arrives. */
  readonly legDelayH?: number;
  /** When it would be available; absent where a departure further on is missing. */
  readonly availableAt?: string;
  /** How much later than the best; 0 where later connections take it up. */
  readonly delayH?: number;
  /** True where `arriveBefore` would be missed, or it never comes. */
  readonly isLate: boolean;
}

/** The least change at which another way is the best. */
export interface Flip {
  /**
   * In whole cents, negative where it is less: a leg under a tariff in the network's currency, a tonne CO2e or an hour in the
   * answer's.
   */
  readonly change: number;
  /** A price a tonne or an hour: what it is then. Absent for tariffs. */
  readonly value?: number;
  /** With `value`: what to ask `plan` for. */
  readonly minimize?: Weights;
  /** The way that wins then, at today's prices. */
  readonly itinerary: Itinerary;
}

/** Flips either way. One unit (a cent) before a flip the best way is still the best, perhaps by another departure. */
export interface Flips {
  readonly up: Flip | None;
  readonly down: Flip | None;
}

/**
 * What a tariff would have to change by. The change is added to what every leg under the tariff is asked, in the network's
 * currency, after its minimum and beside surcharges in percent: as a surcharge row on the tariff with that `perShipment` does,
 * or `perShipment` and `minimum` of its own row where no percentage is asked.
 */
export interface TariffFlips extends Flips {
  readonly tariff: string;
  /** Legs of the best way under it. */
  readonly legs: readonly number[];
}

/** The answer of `explain`: the best way and what speaks for it, or what `plan` says where there is none. */
export type Explanation =
  | (AnswerHead & {
      readonly status: "optimal";
      readonly itinerary: Itinerary;
      readonly runnerUp: RunnerUp | None;
      /** A leg each, lorries of doors left out. */
      readonly connections: readonly Connection[];
      /** By the order of the legs. */
      readonly tariffs: readonly TariffFlips[];
      /** Money a tonne CO2e: 1,000 times the weight of `co2e`. */
      readonly carbonPrice: Flips;
      /** Money an hour: the weight of `duration`. */
      readonly hourValue: Flips;
    })
  | Exclude<Plan, { readonly status: "optimal" }>;
