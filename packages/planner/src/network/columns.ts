/**
 * One specification per column: how its cell is read and what its value may be.
 *
 * It drives the reading of text (`read/`), the checks of networks made in code (`checkNetwork`) and the
 * data-format page. `accepts` judges a value; `cell` says how text becomes one. Plain functions: a network has a cell for every
 * one of its columns in every row, and a schema asked for each of them took most of the time of making a small planner.
 */
import type { IssueCode } from "../errors.ts";
import {
  CALENDAR_EFFECTS,
  CALL_STEPS,
  CARGO_KINDS,
  COVERED,
  FACTOR_PER,
  GRADES,
  MODES,
  type Network,
  RATE_SETS,
  REGIMES,
  RESTRICTION_RULES,
  SURCHARGE_ON,
  TERMINAL_KINDS,
  TRANSFER_KINDS,
  WEEKDAYS,
} from "./rows.ts";

/** How the text of a cell is read. */
export type CellKind = "text" | "number" | "boolean" | "words" | "points";

export interface Column {
  readonly cell: CellKind;
  readonly optional: boolean;
  /** Whether a value may stand in the column. */
  readonly accepts: (value: unknown) => boolean;
  /** What a value must be, completing "expected …". */
  readonly expected: string;
  /** The code of the issue when the value is readable but not allowed. */
  readonly code: IssueCode;
  /** The words that it may be, where it is one of a few. */
  readonly words?: readonly string[];
}

/** The tables of a network: every field of `Network` that holds rows. */
export type TableName = Exclude<
  keyof Network,
  "name" | "currency" | "version" | "rateSet" | "regime" | "closed"
>;
/** The row of a table. */
export type RowOf<T extends TableName> = Network[T][number];
export type TableColumns<Row> = { readonly [K in keyof Required<Row>]: Column };

interface Range {
  readonly min?: number;
  readonly max?: number;
  /** True where `min` itself is not allowed. */
  readonly above?: boolean;
  readonly whole?: boolean;
}

const numberIn =
  ({ min, max, above = false, whole = false }: Range) =>
  (value: unknown): boolean =>
    typeof value === "number" &&
    (whole ? Number.isSafeInteger(value) : Number.isFinite(value)) &&
    (min === undefined || (above ? value > min : value >= min)) &&
    (max === undefined || value <= max);

const number = (range: Range = {}): Column => {
  const { min, max, above = false, whole = false } = range;
  const bounds = [
    min === undefined ? "" : `${above ? ">" : ">="} ${min}`,
    max === undefined ? "" : `<= ${max}`,
  ].filter((bound) => bound !== "");
  const expected = [whole ? "a whole number" : "a number", bounds.join(" and ")].join(" ").trim();
  return {
    cell: "number",
    optional: false,
    accepts: numberIn(range),
    expected,
    code: "out_of_range",
  };
};

const MOST_LETTERS = 500;

const text = (pattern?: RegExp, expected = "text", code: IssueCode = "bad_text"): Column => ({
  cell: "text",
  optional: false,
  accepts: (value) =>
    typeof value === "string" &&
    value.length <= MOST_LETTERS &&
    (pattern === undefined ? value.length > 0 : pattern.test(value)),
  expected,
  code,
});

const isOneOf =
  (words: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && words.includes(value);

const oneOf = (words: readonly string[]): Column => ({
  cell: "text",
  optional: false,
  accepts: isOneOf(words),
  expected: `one of ${words.join(", ")}`,
  code: "bad_word",
  words,
});

/** A list that is not empty, each item of which is accepted. */
const listOf =
  (accepts: (item: unknown) => boolean) =>
  (value: unknown): boolean =>
    // A hole in a list is an item that is nothing, which `every` would pass over.
    Array.isArray(value) && value.length > 0 && Array.from(value).every(accepts);

const someOf = (words: readonly string[]): Column => ({
  cell: "words",
  optional: false,
  accepts: listOf(isOneOf(words)),
  expected: `one or more of ${words.join(", ")}, separated by spaces`,
  code: "bad_word",
  words,
});

const boolean = (): Column => ({
  cell: "boolean",
  optional: false,
  accepts: (value) => typeof value === "boolean",
  expected: "true or false",
  code: "bad_boolean",
});

const LON = { min: -180, max: 180 };
const LAT = { min: -90, max: 90 };
const [isLon, isLat] = [numberIn(LON), numberIn(LAT)];

const points = (): Column => ({
  cell: "points",
  optional: false,
  accepts: listOf(
    (point) => Array.isArray(point) && point.length === 2 && isLon(point[0]) && isLat(point[1]),
  ),
  expected: 'points as "lon lat; lon lat"',
  code: "bad_points",
});

const optional = (column: Column): Column => ({ ...column, optional: true });

// Ids become keys of maps and parts of printed lines: no spaces, no control characters, none of Object's own names.
const id = (): Column =>
  text(
    /^(?!__proto__$|constructor$|prototype$)[A-Za-z0-9][A-Za-z0-9:._-]{0,79}$/,
    "an id of letters, digits and : . _ -",
  );
const date = (): Column =>
  text(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "a date YYYY-MM-DD", "bad_time");
const clockTime = (): Column => text(/^([01]\d|2[0-3]):[0-5]\d$/, "a local time HH:MM", "bad_time");
const currency = (): Column => text(/^[A-Z]{3}$/, "an ISO 4217 code such as USD");
const NOT_NEGATIVE = { min: 0 };
/** Hours of one movement, wait or handling: ten years are a slip of the pen. */
const HOURS = { min: 0, max: 87_600 };
const POSITIVE = { min: 0, above: true };

const evidence = {
  source: id(),
  grade: oneOf(GRADES),
  basis: optional(text()),
};

const price = {
  currency: currency(),
  perShipment: optional(number(NOT_NEGATIVE)),
  perTeu: optional(number(NOT_NEGATIVE)),
  perFeu: optional(number(NOT_NEGATIVE)),
};
const perKm = {
  perTeuKm: optional(number(NOT_NEGATIVE)),
  perFeuKm: optional(number(NOT_NEGATIVE)),
};
const otherParts = {
  perKg: optional(number(NOT_NEGATIVE)),
  perWm: optional(number(NOT_NEGATIVE)),
  minimum: optional(number(NOT_NEGATIVE)),
};
const validity = { validFrom: optional(date()), validTo: optional(date()) };

const place = (): Column =>
  text(/^(\*|[A-Za-z0-9][A-Za-z0-9:._-]{0,79})$/, "a terminal, a group, a country or *");
const country = (): Column => text(/^[A-Z]{2}$/, "an ISO 3166 code such as CN");

const scope = {
  country: optional(country()),
  terminal: optional(id()),
  corridor: optional(id()),
  service: optional(id()),
  mode: optional(oneOf(MODES)),
};

const MODES_AND_GATE = [...MODES, "gate"];

/** The columns of every table, in the order they are written. */
export const COLUMNS: { readonly [T in TableName]: TableColumns<RowOf<T>> } = {
  terminals: {
    id: id(),
    name: text(),
    nameZh: text(),
    city: text(),
    cityZh: text(),
    country: country(),
    lon: number(LON),
    lat: number(LAT),
    timeZone: text(),
    kinds: someOf(TERMINAL_KINDS),
    openDays: optional(someOf(WEEKDAYS)),
    opensAt: optional(clockTime()),
    closesAt: optional(
      text(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "a local time HH:MM up to 24:00", "bad_time"),
    ),
    ...evidence,
  },
  corridors: { id: id(), name: text(), nameZh: text() },
  links: {
    id: id(),
    from: id(),
    to: id(),
    mode: oneOf(MODES),
    distanceKm: number(NOT_NEGATIVE),
    onDemand: boolean(),
    durationH: optional(number(HOURS)),
    gaugeMm: optional(number({ min: 600, max: 2_000, whole: true })),
    corridor: optional(id()),
    factor: id(),
    via: optional(points()),
    ...evidence,
  },
  services: {
    id: id(),
    name: text(),
    nameZh: text(),
    mode: oneOf(MODES),
    headwayH: optional(number({ ...HOURS, above: true })),
    bookingLeadH: optional(number(HOURS)),
    capacityTeu: optional(number(POSITIVE)),
    capacityT: optional(number(POSITIVE)),
    assumed: boolean(),
    factor: optional(id()),
    ...evidence,
  },
  calls: {
    service: id(),
    seq: number({ min: 1, whole: true }),
    terminal: id(),
    link: optional(id()),
    arriveH: optional(number(HOURS)),
    departH: optional(number(HOURS)),
    cutOffH: optional(number(HOURS)),
    load: boolean(),
    discharge: boolean(),
    step: optional(oneOf(CALL_STEPS)),
    factor: optional(id()),
  },
  departures: {
    service: id(),
    days: someOf(WEEKDAYS),
    time: clockTime(),
    ...validity,
  },
  tariffs: {
    id: id(),
    rateSet: optional(oneOf(RATE_SETS)),
    service: optional(id()),
    load: optional(id()),
    discharge: optional(id()),
    link: optional(id()),
    corridor: optional(id()),
    mode: optional(oneOf(MODES)),
    ...validity,
    ...price,
    ...perKm,
    ...otherParts,
    covers: optional(someOf(COVERED)),
    ...evidence,
  },
  transfers: {
    id: id(),
    regime: optional(oneOf(REGIMES)),
    at: place(),
    fromMode: oneOf(MODES_AND_GATE),
    toMode: oneOf(MODES_AND_GATE),
    fromGaugeMm: optional(number({ min: 600, max: 2_000, whole: true })),
    toGaugeMm: optional(number({ min: 600, max: 2_000, whole: true })),
    fromService: optional(id()),
    toService: optional(id()),
    kind: oneOf(TRANSFER_KINDS),
    durationH: number(HOURS),
    ...price,
    ...otherParts,
    factor: id(),
    ...evidence,
  },
  factors: {
    id: id(),
    name: text(),
    per: oneOf(FACTOR_PER),
    wtwG: number(NOT_NEGATIVE),
    wttG: optional(number(NOT_NEGATIVE)),
    ttwG: optional(number(NOT_NEGATIVE)),
    addKm: optional(number(NOT_NEGATIVE)),
    reeferWtwG: optional(number(NOT_NEGATIVE)),
    looseWtwG: optional(number(NOT_NEGATIVE)),
    ...evidence,
  },
  fx: {
    currency: currency(),
    units: number(POSITIVE),
    worth: number(POSITIVE),
    date: text(/^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/, "a month or date", "bad_time"),
    ...evidence,
  },
  sources: {
    id: id(),
    title: text(),
    address: text(),
    year: number({ min: 1900, max: 2100, whole: true }),
    grade: oneOf(GRADES),
  },
  calendars: {
    id: id(),
    name: text(),
    nameZh: text(),
    validFrom: date(),
    validTo: date(),
    ...scope,
    effect: oneOf(CALENDAR_EFFECTS),
    share: optional(number({ min: 0, max: 1 })),
    extraH: optional(number(HOURS)),
    ...evidence,
  },
  delays: {
    id: id(),
    service: optional(id()),
    link: optional(id()),
    corridor: optional(id()),
    terminal: optional(id()),
    mode: optional(oneOf(MODES)),
    p10H: number(),
    p50H: number({ min: 0, max: 0 }),
    p90H: number(),
    p99H: optional(number()),
    ...evidence,
  },
  restrictions: {
    id: id(),
    cargo: oneOf(CARGO_KINDS),
    value: optional(text()),
    ...scope,
    link: optional(id()),
    rule: oneOf(RESTRICTION_RULES),
    limitKg: optional(number(POSITIVE)),
    note: optional(text()),
    ...evidence,
  },
  storage: {
    id: id(),
    at: place(),
    mode: optional(oneOf(MODES)),
    fromDay: number({ min: 1, whole: true }),
    freeH: number(HOURS),
    currency: currency(),
    perTeuDay: optional(number(NOT_NEGATIVE)),
    perFeuDay: optional(number(NOT_NEGATIVE)),
    perTDay: optional(number(NOT_NEGATIVE)),
    ...evidence,
  },
  boxHire: {
    id: id(),
    corridor: optional(id()),
    mode: optional(oneOf(MODES)),
    fromDay: number({ min: 1, whole: true }),
    freeDays: number(NOT_NEGATIVE),
    currency: currency(),
    perTeuDay: optional(number(NOT_NEGATIVE)),
    perFeuDay: optional(number(NOT_NEGATIVE)),
    perTeu: optional(number(NOT_NEGATIVE)),
    perFeu: optional(number(NOT_NEGATIVE)),
    ...evidence,
  },
  weightBreaks: {
    id: id(),
    tariff: id(),
    fromKg: number(NOT_NEGATIVE),
    perKg: number(NOT_NEGATIVE),
    ...evidence,
  },
  surcharges: {
    id: id(),
    name: text(),
    nameZh: text(),
    tariff: optional(id()),
    service: optional(id()),
    corridor: optional(id()),
    mode: optional(oneOf(MODES)),
    on: optional(oneOf(SURCHARGE_ON)),
    ...validity,
    percent: optional(number(NOT_NEGATIVE)),
    ...price,
    currency: optional(currency()),
    perKg: optional(number(NOT_NEGATIVE)),
    perWm: optional(number(NOT_NEGATIVE)),
    ...evidence,
  },
  drayage: {
    id: id(),
    at: place(),
    circuity: number({ min: 1, max: 5 }),
    speedKmH: number({ min: 0, above: true, max: 130 }),
    doorH: number(HOURS),
    maxKm: number({ min: 0, above: true, max: 5_000 }),
    ...price,
    ...perKm,
    ...otherParts,
    factor: id(),
    ...evidence,
  },
  laneWaypoints: { id: id(), lon: number(LON), lat: number(LAT) },
  laneEdges: { from: id(), to: id(), passage: optional(id()) },
};

export const TABLE_NAMES: readonly TableName[] = Object.keys(COLUMNS) as TableName[];
/** Tables a network cannot do without. */
export const REQUIRED_TABLES: readonly TableName[] = [
  "terminals",
  "links",
  "tariffs",
  "transfers",
  "factors",
  "sources",
];
