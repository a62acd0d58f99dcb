/** The question in the engine's terms: indices and whole minutes, cents, grams. */
import type { Drayage, Restriction } from "../network/rows.ts";
import type { FrontCriterion } from "../request/request.ts";

/** The lorry between a door and a terminal, with what it uses for this cargo. */
export interface Lorry {
  readonly terminal: number;
  readonly row: Drayage;
  readonly km: number;
  readonly rideMinutes: number;
  /** Loading or unloading at the door. */
  readonly doorMinutes: number;
  readonly cents: number;
  readonly grams: number;
  /** Restrictions that let the cargo on it under conditions. */
  readonly limited: readonly Restriction[];
}

/** Where cargo enters or leaves: at the gates of terminals, or by lorries between them and a door. */
export interface Ends {
  readonly gates: readonly number[];
  readonly lorries: readonly Lorry[];
}

/** A place of `via` where cargo must lie for a while between two legs. */
export interface Stay {
  /** Its bit among the places to touch. */
  readonly bit: number;
  readonly terminals: ReadonlySet<number>;
  readonly minutes: number;
}

export interface Query {
  readonly from: Ends;
  readonly to: Ends;
  /** By ride, a bit for each place of `via` without a stay that it touches; absent where nothing must be touched. */
  readonly touches?: Uint8Array;
  readonly stays: readonly Stay[];
  /** The bits that must all be set at the destination; 0 where nothing must be touched. */
  readonly mustTouch: number;
  /** Absolute minute. */
  readonly departAfter: number;
  /** Absolute minute by which it must be available, or Infinity. */
  readonly arriveBefore: number;
  /** Absolute minute from which space can be booked; -Infinity where booking leads do not count. */
  readonly bookedAt: number;
  /** What the shipment costs whatever the way: insurance. */
  readonly startCents: number;
  /** The most it may cost, or Infinity. */
  readonly maxCents: number;
  /** The most legs, or Infinity. */
  readonly maxLegs: number;
  /** Criteria of the front, most important first. */
  readonly over: readonly FrontCriterion[];
  /** Units the front is exact on, parallel to `over`: minutes, cents, grams, changes; 1 for the finest. */
  readonly units: readonly number[];
  /** True: the first way found is enough (it is the best in the first criterion, then the next). */
  readonly isFirstOnly: boolean;
  /**
   * True: the best way by the first criterion to every gate of `to`, each by itself, instead of a front. Ties are then left to
   * duration, and the other criteria are not compared.
   */
  readonly isSpread: boolean;
  readonly maxLabels: number;
  readonly maxBytes: number;
  /** Asked every 1,024 labels taken; true ends the search. */
  readonly shouldStop: () => boolean;
}
