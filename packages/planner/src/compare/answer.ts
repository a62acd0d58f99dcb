/** What comparing answers: plain, readonly, serialisable. */

import type { Issue } from "../errors.ts";
import type { Flips, TariffFlips } from "../explain/answer.ts";
import type { Itinerary, Plan } from "../itinerary/answer.ts";
import type { Mode } from "../network/rows.ts";
import type { GivenLeg, PlanRequest } from "../request/request.ts";

/** A row that could not be asked: what is wrong with its request. */
export interface Refused {
  readonly status: "refused";
  readonly issues: readonly Issue[];
}

/** What one question gives on one network. */
export type Outcome<Way = Itinerary> = Plan<Way> | Refused;

/** A way by its legs, whatever their departures: an itinerary, or what is remembered of one. */
export interface WayLegs {
  readonly legs: readonly Omit<GivenLeg, "departAt">[];
}

/**
 * What a comparison reads of the answer without the scenario: any outcome, or as little as is worth remembering of many. The way counts
 * where the status is `optimal`.
 */
export interface BaseOutcome {
  readonly status: Outcome["status"];
  readonly itinerary?: WayLegs & Pick<Itinerary, "cost" | "durationH" | "co2eKg">;
}

/** One way less another; money in the answer's currency. */
export interface Change {
  readonly cost: number;
  readonly durationH: number;
  readonly co2eKg: number;
  readonly transfers: number;
  /** Of what `minimize` asks for: money, hours, kg, or the weighted sum. */
  readonly objective: number;
}

/** A leg by what it is, whatever its departure. */
export interface LegName {
  readonly mode: Mode;
  /** Id of the service, of the link of an on-demand leg, or of the drayage row of a lorry. */
  readonly by: string;
  readonly from: string;
  readonly to: string;
}

/** What a scenario makes of a question. */
export interface ComparisonRow<Base extends BaseOutcome = Outcome, Way = Itinerary> {
  /** Id of the scenario. */
  readonly scenario: string;
  readonly request: PlanRequest;
  /** Without the scenario. */
  readonly base: Base;
  /** With it. */
  readonly plan: Outcome<Way>;
  /** With it less without it, where both have a best way. */
  readonly delta?: Change;
  /** Legs of the best way without it that are not in the best way with it, and the reverse; where both have one. */
  readonly left?: readonly LegName[];
  readonly joined?: readonly LegName[];
  /**
   * What became of the old way: `kept`, `gone` where its legs no longer lead there within the limits, `stopped` where the budget
   * ran out before that was known. Absent where there was no old way.
   */
  readonly keptStatus?: "kept" | "gone" | "stopped";
  /** The old way kept: the same legs, lorries among them, at their departures and prices of the scenario. Present where `kept`. */
  readonly kept?: Way;
  /** The old way kept, less the best: what it costs not to choose anew. 0 or more in `objective`. */
  readonly regret?: Change;
  /** Where asked for: the prices at which the choice under the scenario turns. */
  readonly flips?: {
    readonly tariffs: readonly TariffFlips[];
    readonly carbonPrice: Flips;
    readonly hourValue: Flips;
  };
}

/** What comparing may be asked beside the rows. */
export interface CompareOptions {
  /** True: flip prices of each row, a few dozen searches each. Defaults to false. */
  readonly flips?: boolean;
}
