/** The question: what cargo, from where to where, ready when, and what counts. */
import type { Mode } from "../network/rows.ts";

/** ISO 6346 sizes by their usual names. A 40' or 45' box is 2 TEU. */
export type ContainerType = "20GP" | "40GP" | "40HC" | "45HC";
export const CONTAINER_TYPES: readonly ContainerType[] = ["20GP", "40GP", "40HC", "45HC"];

/** Boxes of one type. */
export interface Containers {
  readonly type: ContainerType;
  /** Whole boxes, at least 1. */
  readonly count: number;
}

/** What is shipped: at least one box; a box carries at most 28,280 kg and holds 90 m3. */
export interface Cargo {
  readonly containers: readonly Containers[];
  /** The whole shipment without box tare. */
  readonly grossKg: number;
  /** For chargeable weight by air; without it the gross weight governs and the cost line says so. */
  readonly volumeM3?: number;
  /** Value of the goods in US dollars, for the inventory cost that is reported apart. */
  readonly valueUsd?: number;
}

/** What can be minimized and traded off. */
export type Criterion = "cost" | "duration" | "co2e";
export const CRITERIA: readonly Criterion[] = ["cost", "duration", "co2e"];

/** How long cargo waits for a service known by headway only: half of it on average, all of it at worst. */
export type HeadwayWait = "half" | "full";

/** Limits of a search. A stopped answer says so and carries a bound. */
export interface Budget {
  /** Partial ways made. Defaults to 2,000,000. */
  readonly labels?: number;
  /** Milliseconds by `now`; both or neither. An answer stopped by time cannot be reproduced. */
  readonly timeMs?: number;
  readonly now?: () => number;
}

/** What every question says: where, what cargo, when, and within which limits. */
export interface Request {
  /** A terminal (`CNCKG:TUANJIE`) or a group (`CNCKG`: any of its terminals, without drayage). */
  readonly from: string;
  readonly to: string;
  readonly cargo: Cargo;
  /** ISO 8601 with offset: when the cargo is ready at the terminal. */
  readonly departAfter: string;
  /** ISO 8601 with offset: when it must be available at the destination. */
  readonly arriveBefore?: string;
  /** Modes allowed. Defaults to all. */
  readonly modes?: readonly Mode[];
  /**
   * Terminals, groups or corridors that the way must touch, in any order, at most four: a leg starts, ends or calls
   * there, or runs on a link of the corridor.
   */
  readonly via?: readonly string[];
  /** Defaults to `half`. */
  readonly headwayWait?: HeadwayWait;
  /** Use services without evidence of existence. Defaults to false. */
  readonly includeAssumed?: boolean;
  readonly budget?: Budget;
}

/** Weights of a generalized cost: currency per unit of money, per hour and per kg CO2e. At least one above 0. */
export interface Weights {
  readonly cost?: number;
  readonly duration?: number;
  readonly co2e?: number;
}

/** The question for the one best way. */
export interface PlanRequest extends Request {
  readonly minimize: Criterion | Weights;
}

/** Coarser units the front is exact on: currency units, hours, kg. */
export interface Resolution {
  readonly cost?: number;
  readonly duration?: number;
  readonly co2e?: number;
}

/** The question for every way that no other beats. */
export interface ParetoRequest extends Request {
  /** One to three criteria, each once; the answer is sorted by the first. */
  readonly over: readonly Criterion[];
  /** Defaults to minutes, cents and grams. */
  readonly resolution?: Resolution;
}
