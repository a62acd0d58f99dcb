/**
 * What exists: the rows of a network, as plain readonly data.
 *
 * A column of a table has the name of its field here. Units are suffixes: `H` hours, `Km`, `Kg`, `G` grams.
 * Prices are in the row's own `currency`; everything else is absolute. `lon, lat` order.
 */

/** Ways to move freight. */
export type Mode = "road" | "rail" | "inlandWaterway" | "sea" | "air";
export const MODES: readonly Mode[] = ["road", "rail", "inlandWaterway", "sea", "air"];

/** Where cargo enters or leaves the network: the shipper hands it in, the consignee takes it over. */
export type Gate = "gate";

/** How far a figure can be trusted. */
export type Grade = "official" | "press" | "academic" | "carrier" | "derived" | "estimate";
export const GRADES: readonly Grade[] = [
  "official",
  "press",
  "academic",
  "carrier",
  "derived",
  "estimate",
];

/** Where the figures of a row come from. */
export interface Evidence {
  /** Id in `sources`. */
  readonly source: string;
  readonly grade: Grade;
  /** How the figure was reached. Required for `derived` and `estimate`. */
  readonly basis?: string;
}

export type TerminalKind =
  | "seaPort"
  | "riverPort"
  | "railTerminal"
  | "airport"
  | "roadHub"
  | "border"
  | "lock"
  | "park";
export const TERMINAL_KINDS: readonly TerminalKind[] = [
  "seaPort",
  "riverPort",
  "railTerminal",
  "airport",
  "roadHub",
  "border",
  "lock",
  "park",
];

/** A place where freight changes vehicle or mode, waits, enters or leaves. */
export interface Terminal extends Evidence {
  /**
   * `GROUP:NAME`, where the group is a UN/LOCODE if there is one (`CNCKG:TUANJIE`). A bare id is a group of one.
   * A request may name the terminal or the group.
   */
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  /** Name of the group, the same for all its members. */
  readonly city: string;
  readonly cityZh: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** WGS-84 degrees. */
  readonly lon: number;
  readonly lat: number;
  /** IANA zone; timetables and printed times at this terminal are in it. */
  readonly timeZone: string;
  readonly kinds: readonly TerminalKind[];
  /** Local days and clock hours in which handling may start; it may run past them. All three, or none: always open. */
  readonly openDays?: readonly Weekday[];
  /** `HH:MM`. */
  readonly opensAt?: string;
  /** `HH:MM` after `opensAt`, the first minute in which handling no longer starts; `24:00` is midnight. */
  readonly closesAt?: string;
}

/** A named set of links that people speak of as one and that a scenario can close or change. */
export interface Corridor {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
}

/** A longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** A directed possibility of movement between two terminals by one mode. */
export interface Link extends Evidence {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly mode: Mode;
  /** Length travelled; for air the great circle. */
  readonly distanceKm: number;
  /** True: a vehicle can be had at any time and the link is a leg of its own. False: only services run on it. */
  readonly onDemand: boolean;
  /** Loading to discharge when on demand; required then, unused otherwise (calls carry the hours of services). */
  readonly durationH?: number;
  /** Track gauge, rail only and required there: 1435, 1520, 1000. */
  readonly gaugeMm?: number;
  /** Id in `corridors`. */
  readonly corridor?: string;
  /** Id in `factors`: what moving freight here emits, unless the service says otherwise. */
  readonly factor: string;
  /** Points the drawn line passes between the two terminals. Sea links without any follow the sea lanes. */
  readonly via?: readonly LonLat[];
}

/** What an operator sells over links: calls in order, leaving by timetable (`departures`) or by headway. */
export interface Service extends Evidence {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly mode: Mode;
  /** Hours between departures where no weekdays are published. Exactly one of this and rows in `departures`. */
  readonly headwayH?: number;
  /** Hours before its departure by which space must be booked, where published; counts from the request's `bookedAt`. */
  readonly bookingLeadH?: number;
  /** What one departure takes at most; a shipment goes in one departure. Empty: no limit is known. */
  readonly capacityTeu?: number;
  /** Tonnes of cargo without box tare. */
  readonly capacityT?: number;
  /** True where no evidence was found that it runs: left out unless the request says `includeAssumed`. */
  readonly assumed: boolean;
  /** Id in `factors`; overrides that of the links. */
  readonly factor?: string;
}

/** What is done to the vehicle or cargo at a call while it stays aboard (or is reloaded within the through service). */
export type CallStep = "border" | "lock" | "gaugeChange" | "bogieChange";
export const CALL_STEPS: readonly CallStep[] = ["border", "lock", "gaugeChange", "bogieChange"];

/** A service's visit to a terminal. Hours are elapsed since the service left its first call. */
export interface Call {
  readonly service: string;
  /** Order of the calls: whole numbers, rising. */
  readonly seq: number;
  readonly terminal: string;
  /** The link that leads here from the call before. Needed only where two links of the mode join the pair. */
  readonly link?: string;
  /** Empty at the first call only. */
  readonly arriveH?: number;
  /** Empty at the last call only. 0 at the first. */
  readonly departH?: number;
  /** How long before departure cargo must have been handed in. Required where cargo can be loaded. */
  readonly cutOffH?: number;
  readonly load: boolean;
  readonly discharge: boolean;
  readonly step?: CallStep;
  /** Id in `factors`: the hub operation of the step. Required for a `gaugeChange`, which reloads the box. */
  readonly factor?: string;
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
export const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A weekly departure of a service from its first call, in that terminal's local time. */
export interface Departure {
  readonly service: string;
  readonly days: readonly Weekday[];
  /** `HH:MM`, 24 hours. In a gap of the clock it moves forward; in an overlap it takes the first. */
  readonly time: string;
  /** First and last local dates it runs, `YYYY-MM-DD`, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
}

/**
 * Parts of a price; they are added. At least one is given: a missing price is not 0.
 *
 * Boxes: a 20' pays `perTeu`; a 40' or 45' pays `perFeu`, or twice `perTeu` where that is empty.
 * A 20' box under a price that has only `perFeu` cannot be priced. `perKg` prices chargeable weight. Loose cargo pays
 * `perWm` and `perKg`; a price that has box rates and neither of them does not price it.
 */
export interface Price {
  readonly currency: string;
  readonly perShipment?: number;
  readonly perTeu?: number;
  readonly perFeu?: number;
  readonly perKg?: number;
  /** Loose cargo (LCL), by weight or measure: the greater of tonnes and cubic metres. */
  readonly perWm?: number;
  /** The least that is charged for the shipment. */
  readonly minimum?: number;
}

/** A price that may grow with distance; boxes as in `Price`. */
export interface DistancePrice extends Price {
  readonly perTeuKm?: number;
  readonly perFeuKm?: number;
}

/** The market a price was seen in. A network plans on one set; what the set does not price falls back to `calm`. */
export type RateSet = "calm" | "peak2021" | "peak2024" | "asOf2026";
export const RATE_SETS: readonly RateSet[] = ["calm", "peak2021", "peak2024", "asOf2026"];

/** How papers travel: a document a mode, or one for the whole chain. */
export type Regime = "paper" | "single";
export const REGIMES: readonly Regime[] = ["paper", "single"];

/** Costs on the way that a tariff already includes, so that nobody adds them again. */
export type Covered = "border" | "gaugeChange" | "lock" | "customs" | "tolls";
export const COVERED: readonly Covered[] = ["border", "gaugeChange", "lock", "customs", "tolls"];

/**
 * A published price rule for a leg, from loading to discharge.
 *
 * Scope, most specific first: a service from a load call to a discharge call; a service; a link; a corridor and
 * mode; a mode. A through rate is never the sum of its links.
 */
export interface Tariff extends DistancePrice, Evidence {
  readonly id: string;
  /** Empty is `calm`. */
  readonly rateSet?: RateSet;
  readonly service?: string;
  readonly load?: string;
  readonly discharge?: string;
  readonly link?: string;
  readonly corridor?: string;
  readonly mode?: Mode;
  /**
   * First and last local dates of departure at the loading terminal for which it holds, `YYYY-MM-DD`, both included. A
   * dated tariff comes before an undated one of the same scope; out of its dates it does not count.
   */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly covers?: readonly Covered[];
}

/** What cargo a surcharge is asked of. */
export type SurchargeOn = "all" | "reefer" | "dangerousGoods";
export const SURCHARGE_ON: readonly SurchargeOn[] = ["all", "reefer", "dangerousGoods"];

/**
 * Asked on top of the tariff of a leg. Every surcharge that concerns the leg counts, each as a line of its own.
 *
 * It concerns legs that match every scope column it gives: the tariff that governs, a service, a corridor (any link of the
 * leg), a mode. A price or a percentage, not both.
 */
export interface Surcharge extends Evidence {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly tariff?: string;
  readonly service?: string;
  readonly corridor?: string;
  readonly mode?: Mode;
  /** Empty is `all`. */
  readonly on?: SurchargeOn;
  /** First and last local dates of departure at the loading terminal, both included. */
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Of the tariff's amount, minimum included. */
  readonly percent?: number;
  /** Required with a price. */
  readonly currency?: string;
  readonly perShipment?: number;
  readonly perTeu?: number;
  readonly perFeu?: number;
  readonly perKg?: number;
  readonly perWm?: number;
}

/**
 * Lorries between a door and the terminals about it: `{ lon, lat }` in a request. The most specific row governs a terminal:
 * terminal > group > country > `*`.
 */
export interface Drayage extends DistancePrice, Evidence {
  readonly id: string;
  /** A terminal, a group, a country, or `*`. */
  readonly at: string;
  /** Road distance = great circle × this; at least 1. */
  readonly circuity: number;
  readonly speedKmH: number;
  /** Loading or unloading at the door, hours. */
  readonly doorH: number;
  /** Road distance beyond which no lorry is offered. */
  readonly maxKm: number;
  /** Id in `factors`. */
  readonly factor: string;
}

/** What a transfer is, in the field's words. */
export type TransferKind = "gateIn" | "release" | "handling" | "transshipment" | "gaugeChange";
export const TRANSFER_KINDS: readonly TransferKind[] = [
  "gateIn",
  "release",
  "handling",
  "transshipment",
  "gaugeChange",
];

/**
 * Handling between two legs, or between a gate and a leg. No matching row means it is not possible there.
 *
 * The most specific row wins: `at` terminal, then group, then country, then `*`; then rows that name services;
 * then rows that name gauges. Without gauges a rail-to-rail row joins equal gauges only.
 */
export interface Transfer extends Price, Evidence {
  readonly id: string;
  /** Empty is `paper`. A `single` row stands beside the paper one and governs where the network uses that regime. */
  readonly regime?: Regime;
  /** A terminal id, a group, a country code, or `*`. */
  readonly at: string;
  readonly fromMode: Mode | Gate;
  readonly toMode: Mode | Gate;
  readonly fromGaugeMm?: number;
  readonly toGaugeMm?: number;
  readonly fromService?: string;
  readonly toService?: string;
  readonly kind: TransferKind;
  /** Working time between the two vehicles, without waiting and without the cut-off. */
  readonly durationH: number;
  /** Id in `factors`, per `container` or `t`: the hub operations this handling is. */
  readonly factor: string;
}

/** What an emission factor is counted by. */
export type FactorPer = "tkm" | "teuKm" | "container" | "t";
export const FACTOR_PER: readonly FactorPer[] = ["tkm", "teuKm", "container", "t"];

/** An emission intensity in grams CO2e, well to wheel. */
export interface Factor extends Evidence {
  readonly id: string;
  readonly name: string;
  /** Tonne-km of cargo without box tare, TEU-km, container handled, or tonne handled. */
  readonly per: FactorPer;
  readonly wtwG: number;
  /** Energy provision and operation apart, where published; they add up to `wtwG`. */
  readonly wttG?: number;
  readonly ttwG?: number;
  /** Added to the distance of the leg once: 95 km for air (GLEC). */
  readonly addKm?: number;
  /** In place of `wtwG` where the cargo is refrigerated; empty: the same. */
  readonly reeferWtwG?: number;
  /** Of a factor per container: grams a tonne of loose cargo handled. Empty: loose cargo emits nothing here. */
  readonly looseWtwG?: number;
}

/** An exchange rate into the network's currency: `units` of `currency` are worth `worth`. */
export interface Fx extends Evidence {
  readonly currency: string;
  readonly units: number;
  readonly worth: number;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly date: string;
}

/** Where figures were read. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Web address or other reference of the original. */
  readonly address: string;
  /** Year of the figure or of publication. */
  readonly year: number;
  readonly grade: Grade;
}

/** A point of the sea lanes. A port's approach has the id of the port's group or terminal. */
export interface LaneWaypoint {
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
}

/** Two waypoints joined by open water, both ways. */
export interface LaneEdge {
  readonly from: string;
  readonly to: string;
  /** The passage this stretch runs through: suez, panama, malacca, … */
  readonly passage?: string;
}

/** Where a calendar, delay or restriction applies: where all that is named agrees; at least one is. */
export interface Scope {
  /** A terminal or a group. */
  readonly terminal?: string;
  readonly corridor?: string;
  readonly service?: string;
  readonly mode?: Mode;
}

export type CalendarEffect = "closed" | "reduced" | "slow";
export const CALENDAR_EFFECTS: readonly CalendarEffect[] = ["closed", "reduced", "slow"];

/**
 * Days on which something does not run as usual: holidays, maintenance, border hours.
 *
 * It concerns a leg at one moment: with a terminal or group, when the leg calls there (departs, or arrives where it ends);
 * with a corridor, when it departs onto its first link of it; otherwise when it departs. A country means legs loaded there.
 * Moments are those of the timetable, without the hours that calendars add. Local dates at the terminal of the moment.
 */
export interface Calendar extends Scope, Evidence {
  readonly id: string;
  readonly country?: string;
  readonly name: string;
  readonly nameZh: string;
  /** First and last local dates, both included. */
  readonly validFrom: string;
  readonly validTo: string;
  /**
   * `closed`: no leg has its moment in these days, and no handling starts at a terminal closed to every mode and service;
   * what leaves at any time or by headway waits. `slow`: `extraH` is added to the leg. `reduced`: headways grow by 1 / share
   * and a timetabled departure carries that share of its capacity.
   */
  readonly effect: CalendarEffect;
  /** Share left while `reduced`, 0 to 1; 0 is closed. */
  readonly share?: number;
  /** Hours added to a leg while `slow`. */
  readonly extraH?: number;
}

/** Quantiles of what is added to the median hours. Data only: used by draws, not by the search. */
export interface Delay extends Scope, Evidence {
  readonly id: string;
  readonly link?: string;
  readonly p10H: number;
  /** 0 by definition. */
  readonly p50H: number;
  readonly p90H: number;
  readonly p99H?: number;
}

export type CargoKind =
  | "dangerousGoods"
  | "lithiumBatteries"
  | "reefer"
  | "hsChapter"
  | "grossWeight"
  | "outOfGauge"
  | "food"
  | "other";
export const CARGO_KINDS: readonly CargoKind[] = [
  "dangerousGoods",
  "lithiumBatteries",
  "reefer",
  "hsChapter",
  "grossWeight",
  "outOfGauge",
  "food",
  "other",
];
export type RestrictionRule = "forbidden" | "limited" | "allowed";
export const RESTRICTION_RULES: readonly RestrictionRule[] = ["forbidden", "limited", "allowed"];

/**
 * What may not travel where, or how much of it.
 *
 * It concerns a leg with its mode, service, corridor or link (any link of the leg), terminal (any call of the leg, ends
 * included) and country (of any such terminal). Of the rows that concern a cargo on a leg those that name its UN number go
 * before those that name its class or chapter, and these before rows without a value; among equals `forbidden` goes before
 * `limited` before `allowed`. `limited` with a weight forbids heavier boxes; without one the leg is open and says so.
 */
export interface Restriction extends Scope, Evidence {
  readonly id: string;
  readonly country?: string;
  readonly link?: string;
  readonly cargo: CargoKind;
  /** UN number (`UN3480`) or class, HS chapter, or box type (all boxes of its length), where the kind needs one. */
  readonly value?: string;
  readonly rule: RestrictionRule;
  /** Gross kilograms a box or piece where the rule is a weight. */
  readonly limitKg?: number;
  readonly note?: string;
}

/**
 * What a terminal charges for space after free time, per started day, from discharge to loading or release. Several rows
 * of one place and mode are steps. The most specific place with rows for the mode (or for any) governs.
 */
export interface Storage extends Evidence {
  readonly id: string;
  /** A terminal, a group, a country, or `*`. */
  readonly at: string;
  /** The mode the cargo was discharged from; empty for any. */
  readonly mode?: Mode;
  /** The started day after free time from which the rate holds: 1 is the first. */
  readonly fromDay: number;
  /** Hours without charge after discharge. */
  readonly freeH: number;
  readonly currency: string;
  readonly perTeuDay?: number;
  readonly perFeuDay?: number;
  /** For loose and air cargo, a tonne and day. */
  readonly perTDay?: number;
}

/**
 * Hire and return of boxes that the carrier owns (`boxOwner: "coc"`). Days run from discharge of a leg to loading of the
 * next, or to release. Rows of one corridor and mode are steps; corridor with mode goes before corridor before mode. A
 * corridor means legs whose first link that has a corridor is in it.
 */
export interface BoxHire extends Evidence {
  readonly id: string;
  readonly corridor?: string;
  readonly mode?: Mode;
  /** The started day after the free days from which the rate holds: 1 is the first. */
  readonly fromDay: number;
  readonly freeDays: number;
  readonly currency: string;
  readonly perTeuDay?: number;
  readonly perFeuDay?: number;
  /** Once a box: one-way hire, return, or what a carrier's box costs above one's own. */
  readonly perTeu?: number;
  readonly perFeu?: number;
}

/**
 * The rate of a tariff per chargeable kilogram from a weight on, in place of its `perKg`. Where the next break is cheaper at
 * its own weight, that is charged.
 */
export interface WeightBreak extends Evidence {
  readonly id: string;
  /** Id in `tariffs`; the rate is in its currency. */
  readonly tariff: string;
  readonly fromKg: number;
  readonly perKg: number;
}

/**
 * What is shut, by ids in the order of their letters. The rows stay: a question can be told what stands in its way.
 *
 * Nothing is loaded or discharged at a closed terminal (or at any of a closed group), and nothing passes that must stop there
 * for a `step`; what merely calls goes by. A closed passage shuts no link by itself: `closePassage` sends ships another way.
 */
export interface Closed {
  readonly terminals?: readonly string[];
  readonly corridors?: readonly string[];
  readonly links?: readonly string[];
  readonly services?: readonly string[];
  /** Beside those that ice closes. */
  readonly passages?: readonly string[];
  /** Links of the sea that no way is left for with these passages shut; whoever closed a link itself is in `links`. */
  readonly cutLinks?: readonly string[];
}

/** Everything a planner knows. Rows are never changed in place. */
export interface Network {
  readonly name: string;
  /** ISO 4217; all answers are in it. */
  readonly currency: string;
  readonly version: string;
  /** Which prices count. Defaults to `calm`. */
  readonly rateSet?: RateSet;
  /** Which transfer rows count. Defaults to `paper`. */
  readonly regime?: Regime;
  /** What a scenario shuts. Defaults to nothing. */
  readonly closed?: Closed;
  readonly terminals: readonly Terminal[];
  readonly corridors: readonly Corridor[];
  readonly links: readonly Link[];
  readonly services: readonly Service[];
  readonly calls: readonly Call[];
  readonly departures: readonly Departure[];
  readonly tariffs: readonly Tariff[];
  readonly transfers: readonly Transfer[];
  readonly factors: readonly Factor[];
  readonly fx: readonly Fx[];
  readonly sources: readonly Source[];
  readonly calendars: readonly Calendar[];
  readonly delays: readonly Delay[];
  readonly restrictions: readonly Restriction[];
  readonly storage: readonly Storage[];
  readonly boxHire: readonly BoxHire[];
  readonly weightBreaks: readonly WeightBreak[];
  readonly surcharges: readonly Surcharge[];
  readonly drayage: readonly Drayage[];
  readonly laneWaypoints: readonly LaneWaypoint[];
  readonly laneEdges: readonly LaneEdge[];
}

/** True where a terminal is the place or belongs to it: the place is a terminal or a group. */
export const isAt = (terminalId: string, place: string): boolean =>
  terminalId === place || groupOf(terminalId) === place;

/** The group a terminal belongs to: the part of its id before the colon, or the whole id. */
export function groupOf(terminalId: string): string {
  const colon = terminalId.indexOf(":");
  return colon < 0 ? terminalId : terminalId.slice(0, colon);
}
