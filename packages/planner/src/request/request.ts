/** The question: what cargo, from where to where, ready when, and what counts. */
import type { Mode } from "../network/rows.ts";

/** ISO 6346 sizes by their usual names. A 40' or 45' box is 2 TEU. */
export type ContainerType = "20GP" | "40GP" | "40HC" | "45HC";
export const CONTAINER_TYPES: readonly ContainerType[] = ["20GP", "40GP", "40HC", "45HC"];

/** The most that a box of any size carries (ISO 668: 30,480 kg less 2.2 t of a 20' box). */
export const MOST_KG_PER_BOX = 28_280;

/** Boxes of one type. */
export interface Containers {
  readonly type: ContainerType;
  /** Whole boxes, at least 1. */
  readonly count: number;
}

/** Whose box it is: the shipper's, or the carrier's, who asks hire for it. */
export type BoxOwner = "soc" | "coc";
export const BOX_OWNERS: readonly BoxOwner[] = ["soc", "coc"];

/** Dangerous goods by UN number (`UN1263`), by class or division (`3`, `2.1`), or both. At least one is given. */
export interface DangerousGoods {
  readonly un?: string;
  readonly class?: string;
}

/** What is shipped: boxes, or loose cargo where there are none. A box carries at most 28,280 kg and holds 90 m3. */
export interface Cargo {
  /** Absent: loose cargo (LCL, air freight), priced by weight or measure. */
  readonly containers?: readonly Containers[];
  /** The whole shipment without box tare, spread evenly over the boxes by their TEU. */
  readonly grossKg: number;
  /** For chargeable weight and for weight or measure; without it the gross weight governs and the cost line says so. */
  readonly volumeM3?: number;
  /** Value of the goods in US dollars, for the inventory cost that is reported apart and for insurance. */
  readonly valueUsd?: number;
  /** Defaults to `soc`. */
  readonly boxOwner?: BoxOwner;
  /** Refrigerated. Defaults to false. */
  readonly reefer?: boolean;
  readonly dangerousGoods?: DangerousGoods;
  /** Heading or chapter of the harmonized system, two to ten digits: `8471`. */
  readonly hsCode?: string;
}

/** What can be minimized and traded off. */
export type Criterion = "cost" | "duration" | "co2e";
export const CRITERIA: readonly Criterion[] = ["cost", "duration", "co2e"];
/** What a front can be over: the criteria, and changes between legs. */
export type FrontCriterion = Criterion | "transfers";
export const FRONT_CRITERIA: readonly FrontCriterion[] = [...CRITERIA, "transfers"];

/** How long cargo waits for a service known by headway only: half of it on average, all of it at worst. */
export type HeadwayWait = "half" | "full";

/**
 * Limits of a search. A stopped answer says so and carries a bound. Clock and flag are looked at every 1,024 partial ways: a
 * smaller search ends by itself.
 */
export interface Budget {
  /** Partial ways made. Defaults to 2,000,000. */
  readonly labels?: number;
  /** Memory of the partial ways, in bytes. */
  readonly bytes?: number;
  /** Milliseconds by `now`; both or neither. An answer stopped by time cannot be reproduced. */
  readonly timeMs?: number;
  readonly now?: () => number;
  /** Ends the search once element 0 is not 0: an `Int32Array` over shared memory that another thread sets. */
  readonly abort?: Int32Array;
}

/** A point on the map: WGS-84 degrees. Cargo is fetched or brought by lorry, from or to terminals near it. */
export interface Door {
  readonly lon: number;
  readonly lat: number;
}

/** A terminal (`CNCKG:TUANJIE`), a group (`CNCKG`: any of its terminals, without drayage), or a door. */
export type Place = string | Door;

/** A place to touch; with a stay, cargo lies there at least so long between two legs. */
export interface ViaStay {
  /** A terminal or group with a stay; a corridor only without one. */
  readonly place: string;
  readonly minStayH: number;
}

/** The place of an item of `via`. */
export const placeOfVia = (item: string | ViaStay): string =>
  typeof item === "string" ? item : item.place;

/** What a way must not touch: a leg must not start, end or call there, run on it, or be of it. */
export interface Avoid {
  /** Terminals or groups. */
  readonly terminals?: readonly string[];
  readonly corridors?: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[];
  readonly services?: readonly string[];
  /** Named lists of countries; see `COUNTRY_PRESETS`. */
  readonly presets?: readonly CountryPreset[];
}

/** Names of lists of countries under sanctions. */
export type CountryPreset = "euSanctions" | "usEmbargo" | "unEmbargo";

/**
 * Countries that cargo under a regime may not touch, as of 2026: a help, not legal advice. `euSanctions`: transit of many
 * goods through Russia and Belarus is banned (Regulations (EU) 833/2014 and 765/2006). `usEmbargo`: countries under
 * comprehensive programmes of the US Treasury (31 CFR 510, 515, 560). `unEmbargo`: North Korea (Security Council
 * resolution 2397 of 2017).
 */
export const COUNTRY_PRESETS: Readonly<Record<CountryPreset, readonly string[]>> = {
  euSanctions: ["RU", "BY"],
  usEmbargo: ["CU", "IR", "KP"],
  unEmbargo: ["KP"],
};

/** Whatever limits the ways of a question. */
export interface Limits {
  /** ISO 8601 with offset: when it must be available at the destination. */
  readonly arriveBefore?: string;
  /** Modes allowed; the lorry of a door counts as road. Defaults to all. */
  readonly modes?: readonly Mode[];
  /**
   * Terminals, groups or corridors that the way must touch, in any order, at most four: a leg starts, ends or calls
   * there, or runs on a link of the corridor.
   */
  readonly via?: readonly (string | ViaStay)[];
  readonly avoid?: Avoid;
  /** The most it may cost, in the network's currency. */
  readonly maxCost?: number;
  /** The most changes between legs; a lorry of a door is a leg. */
  readonly maxTransfers?: number;
  /** ISO 8601 with offset: when space can be booked at the earliest. Absent: booking leads do not count. */
  readonly bookedAt?: string;
  /** Use services without evidence of existence. Defaults to false. */
  readonly includeAssumed?: boolean;
}

/** How a question is reckoned. */
export interface Reckoned {
  /** Defaults to `half`. */
  readonly headwayWait?: HeadwayWait;
  /** ISO 4217: money of the answer is shown in it. Defaults to the network's; must have a rate in `fx`. */
  readonly currency?: string;
  /** Share of the goods' value asked for insurance: 0.003 adds a cost line of 0.3 %. Needs `valueUsd`. */
  readonly insuranceRate?: number;
  readonly budget?: Budget;
}

/** What every question says: where, what cargo, when, and within which limits. */
export interface Request extends Limits, Reckoned {
  readonly from: Place;
  readonly to: Place;
  readonly cargo: Cargo;
  /** ISO 8601 with offset: when the cargo is ready at the terminal or door. */
  readonly departAfter: string;
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
  /** One to four criteria, each once; the answer is sorted by the first. */
  readonly over: readonly FrontCriterion[];
  /** Defaults to minutes, cents and grams. */
  readonly resolution?: Resolution;
}

/** The question for really different ways. */
export interface AlternativesRequest extends PlanRequest {
  /** The most ways told, the optimum among them: 1 to 20. Defaults to 4. */
  readonly count?: number;
}

/** The question for what each ready time gives. */
export interface DeparturesRequest extends PlanRequest {
  /**
   * Between two ready times: whole days and hours as an ISO 8601 duration, such as `P1D`, `PT6H` or `P1DT12H`. A day is
   * exactly 24 hours, for a request has an offset, not a time zone: where a clock changes the local hour moves.
   */
  readonly every: string;
  /** The last ready time, included: ISO 8601 with offset, or a date (all of it, in the offset of `departAfter`). */
  readonly until: string;
}

/** The question for the latest ready time that makes a deadline. */
export interface LatestRequest extends Request {
  /** At most 400 days after `departAfter`. */
  readonly arriveBefore: string;
  /** What the way told at that time is best in. Defaults to cost. */
  readonly minimize?: Criterion | Weights;
}

/** How far a question may reach; a limit that is absent does not count. */
export interface Within {
  readonly durationH?: number;
  /** In the network's currency. */
  readonly cost?: number;
  readonly co2eKg?: number;
}

/** The question for every terminal that can be reached. */
export interface ReachRequest extends Omit<Request, "to"> {
  readonly minimize: Criterion;
  readonly within?: Within;
}

/** The question for the best of every pair of places. */
export interface MatrixRequest extends Omit<Request, "from" | "to"> {
  /** At most 1,000 places. */
  readonly origins: readonly Place[];
  /** At most 1,000 places; at most 100,000 pairs. */
  readonly destinations: readonly Place[];
  readonly minimize: Criterion;
}

/** A leg of a way as an itinerary tells it; its other fields do not count. */
export interface GivenLeg {
  readonly mode: Mode;
  readonly service?: string;
  readonly drayage?: string;
  readonly links: readonly string[];
  readonly from: string;
  readonly to: string;
  /** The departure booked; of what leaves at any time or every so often an estimate, which is worked out anew. */
  readonly departAt: string;
}

/** A way to be judged: an itinerary of any answer for the same ends, or what of it counts here. */
export interface GivenWay {
  readonly legs: readonly GivenLeg[];
}

/** How delays are drawn. */
export interface Drawing {
  /** How many: 1 to 100,000. Defaults to 1,000. */
  readonly draws?: number;
  /** Name of the seed, up to 80 characters: the same name, the same draws. Defaults to `lianyun`. */
  readonly seed?: string;
  /**
   * Whether the wait for a service known by headway is drawn too, evenly over the headway. Defaults to true; false waits as
   * `headwayWait` says.
   */
  readonly drawWaits?: boolean;
}

/** The question for what becomes of a way when things are late. */
export interface OutlookRequest extends PlanRequest, Drawing {
  /** The way to be judged. Absent: the best one. Its limits are then the question's, `arriveBefore` apart. */
  readonly way?: GivenWay;
}

/** The question for one draw told in full. */
export interface ReplayRequest extends OutlookRequest {
  /** Which: 1 to 100,000, counted as an outlook of as many counts them; 0 is the plan, with nothing late. */
  readonly draw: number;
}

/** The question for the way that is best when things are late. */
export interface RobustRequest extends PlanRequest, Drawing {
  /** The share of draws in which it is to be no worse: more than 0, at most 1. Defaults to 0.9. */
  readonly quantile?: number;
}

/** The question for the latest ready time that makes a deadline as surely as asked for. */
export interface LatestSafeRequest extends LatestRequest, Drawing {
  /** The share of draws that must make it: more than 0, at most 1. Defaults to 0.9. */
  readonly share?: number;
}
