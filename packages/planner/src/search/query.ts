/** The question in the engine's terms: indices and whole minutes. */
import type { Criterion, HeadwayWait } from "../request/request.ts";

export interface Query {
  readonly origins: readonly number[];
  readonly destinations: readonly number[];
  /** By ride, a bit for each place of `via` that it touches; absent where nothing must be touched. */
  readonly touches?: Uint8Array;
  /** The bits that must all be set at the destination; 0 where nothing must be touched. */
  readonly mustTouch: number;
  /** Absolute minute. */
  readonly departAfter: number;
  /** Absolute minute by which it must be available, or Infinity. */
  readonly arriveBefore: number;
  readonly headwayWait: HeadwayWait;
  /** Criteria of the front, most important first. */
  readonly over: readonly Criterion[];
  /** Units the front is exact on, parallel to `over`: minutes, cents, grams; 1 for the finest. */
  readonly units: readonly number[];
  /** True: the first way found is enough (it is the best in the first criterion, then the next). */
  readonly isFirstOnly: boolean;
  readonly maxLabels: number;
  /** Asked every 1,024 labels taken; true ends the search. */
  readonly isOutOfTime: () => boolean;
}
