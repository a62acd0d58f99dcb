/**
 * The CO2e report of a shipment: plain, readonly, serialisable, after ISO 14083:2023 as the GLEC Framework v3 applies it.
 *
 * A transport chain is a row of transport chain elements (TCE): transport operations, which move the cargo, and hub
 * operations, which handle it between them. Each has an activity and the emission intensity of its operation category (a row
 * of `factors`); their product is well-to-wheel CO2e (WTW), the sum of energy provision (WTT) and operation (TTW). Mass is
 * the cargo without box tare, never chargeable weight. `null` is "does not apply" or "not known", never 0.
 */
import type { CallStep, FactorPer, Grade, Mode, TransferKind } from "../network/rows.ts";
import type { GradeShares } from "./gradeShares.ts";

/**
 * What `distanceKm` measures. `plannedRoute`: the length of the links travelled, as planned, not as sailed or driven. What
 * vehicles travel beyond it is in the intensity where the factor's framework puts it there (sea 15 %, road 5 %, rail none)
 * and must not be added again. `greatCircle`: air; what flights add to it is `addedKm` (95 km).
 * `greatCircleTimesCircuity`: the lorry of a door, whose road is not known.
 */
export type DistanceKind = "plannedRoute" | "greatCircle" | "greatCircleTimesCircuity";

/** What a hub operation is: the transfer between two legs, or the step at a call while the cargo stays with its service. */
export type HubStep = TransferKind | CallStep | "door";

/** One transport chain element. A transport has no `step`, a hub operation no mode, service or distance. */
export interface ChainElement {
  /** Place in the chain, from 1. */
  readonly element: number;
  readonly operation: "transport" | "hub";
  /** The leg or transfer of the itinerary it is part of, by index. */
  readonly part: "leg" | "transfer";
  readonly index: number;
  readonly name: string;
  readonly mode: Mode | null;
  readonly step: HubStep | null;
  /** Id; null for an on-demand link, the lorry of a door and hub operations. */
  readonly service: string | null;
  /** A terminal, or `door`. A hub operation begins and ends at one place. */
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  /** Cargo without box tare. */
  readonly massT: number;
  /** Without `addedKm`. */
  readonly distanceKm: number | null;
  readonly distanceKind: DistanceKind | null;
  /** What the factor adds to the distance of a transport: 0 for most, 95 for air. */
  readonly addedKm: number | null;
  /** Transport activity, whatever the factor counts by: `massT` × (`distanceKm` + `addedKm`). */
  readonly transportActivityTkm: number | null;
  /** What the intensity multiplies, in `activityUnit`: tonne-km, TEU-km, containers or tonnes handled. */
  readonly activity: number;
  readonly activityUnit: FactorPer;
  /** Grams CO2e, WTW, per `activityUnit`. */
  readonly intensityGPerUnit: number;
  /** WTW. */
  readonly co2eKg: number;
  /** Energy provision; with `ttwKg` it adds up to `co2eKg`. Both null where the factor is published undivided. */
  readonly wttKg: number | null;
  /** Operation. */
  readonly ttwKg: number | null;
  /** Id in `factors`. */
  readonly factor: string;
  readonly factorName: string;
  /** Id in `sources`. */
  readonly source: string;
  readonly sourceTitle: string;
  readonly sourceAddress: string;
  readonly grade: Grade;
  /** How the intensity was reached, where it is derived or an estimate. */
  readonly basis: string | null;
}

/** Sums over the elements, in whole grams. */
export interface Co2eTotals {
  /** WTW; equal to the itinerary's `co2eKg`. */
  readonly co2eKg: number;
  readonly transportCo2eKg: number;
  readonly hubCo2eKg: number;
  /** Sums over the elements that are divided; null where none is. */
  readonly wttKg: number | null;
  readonly ttwKg: number | null;
  /** Share of `co2eKg` that is divided into WTT and TTW, 0 to 1; null where `co2eKg` is 0. */
  readonly splitShare: number | null;
  readonly transportActivityTkm: number;
  /** `co2eKg`, hub operations included, per transport activity; null without any. */
  readonly averageGPerTkm: number | null;
  /** Shares of `co2eKg` by the grade of the factor; null where `co2eKg` is 0. */
  readonly byGrade: GradeShares | null;
}

/** One transport chain, from origin to destination. */
export interface Co2eReport {
  readonly method: string;
  readonly network: { readonly name: string; readonly version: string };
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  /** First departure and last arrival, local to the place. */
  readonly departAt: string;
  readonly arriveAt: string;
  readonly cargo: {
    readonly massT: number;
    /** 0 for loose cargo, as `teu`. */
    readonly boxes: number;
    readonly teu: number;
    readonly isReefer: boolean;
  };
  readonly elements: readonly ChainElement[];
  readonly totals: Co2eTotals;
}
