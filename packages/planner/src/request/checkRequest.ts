/** The shape of a question, checked once at the door. */
import * as z from "zod/mini";
import { FreightError, type Issue, show } from "../errors.ts";
import { isDate, toMinutesUtc, whyNoDay } from "../network/calendar.ts";
import { misfitsOf, NAMING } from "../network/misfit.ts";
import { MODES } from "../network/rows.ts";
import {
  type AlternativesRequest,
  BOX_OWNERS,
  CONTAINER_TYPES,
  COUNTRY_PRESETS,
  type CountryPreset,
  CRITERIA,
  type DeparturesRequest,
  FRONT_CRITERIA,
  type LatestRequest,
  type LatestSafeRequest,
  type MatrixRequest,
  MOST_KG_PER_BOX,
  type OutlookRequest,
  type ParetoRequest,
  type PlanRequest,
  placeOfVia,
  type ReachRequest,
  type ReplayRequest,
  type RobustRequest,
} from "./request.ts";

// zod probes `new Function` for speed, which a strict Content-Security-Policy reports. In its small form, because this is
// all of zod that a page has to load which opens a snapshot.
z.config({ jitless: true });

const instant = z.string().check(
  z.refine((text) => toMinutesUtc(text) !== undefined, {
    error: ({ input }) =>
      whyNoDay(input) ?? "expected an ISO 8601 time with offset such as 2026-06-01T08:00+08:00",
  }),
);
const amount = z.number().check(z.gte(0));
const positive = z.number().check(z.gt(0));
const flag = z.optional(z.boolean());
const textLike = (pattern: RegExp, error: string): z.ZodMiniString =>
  z.string().check(z.regex(pattern, { error }));

/** The most that a box of any size holds: a 45' high cube. */
const MOST_M3_PER_BOX = 90;

type Boxes = readonly { readonly count: number }[] | undefined;
const boxesOf = (containers: Boxes): number =>
  (containers ?? []).reduce((sum, { count }) => sum + count, 0);

const isLoose = (containers: Boxes): boolean => containers === undefined;

const cargo = z
  .strictObject({
    containers: z.optional(
      z
        .array(
          z.strictObject({
            type: z.enum(CONTAINER_TYPES),
            count: z.int().check(z.gte(1), z.lte(100_000)),
          }),
        )
        .check(z.minLength(1)),
    ),
    grossKg: positive.check(z.lte(1e12)),
    volumeM3: z.optional(positive.check(z.lte(1e12))),
    valueUsd: z.optional(amount.check(z.lte(1e12))),
    boxOwner: z.optional(z.enum(BOX_OWNERS)),
    reefer: flag,
    dangerousGoods: z.optional(
      z
        .strictObject({
          un: z.optional(textLike(/^UN\d{4}$/, "expected a UN number such as UN1263")),
          class: z.optional(
            textLike(/^[1-9](\.[1-9])?$/, "expected a class or division such as 3 or 2.1"),
          ),
        })
        .check(
          z.refine((goods) => goods.un !== undefined || goods.class !== undefined, {
            error: "expected un, class, or both",
          }),
        ),
    ),
    hsCode: z.optional(
      textLike(/^\d{2,10}$/, "expected two to ten digits of the harmonized system"),
    ),
  })
  .check(
    z.refine(
      ({ containers, grossKg }) =>
        isLoose(containers) || grossKg <= MOST_KG_PER_BOX * boxesOf(containers),
      {
        path: ["grossKg"],
        error: `expected at most ${MOST_KG_PER_BOX} kg times the number of boxes`,
      },
    ),
    z.refine(
      ({ containers, volumeM3 }) =>
        isLoose(containers) || (volumeM3 ?? 0) <= MOST_M3_PER_BOX * boxesOf(containers),
      {
        path: ["volumeM3"],
        error: `expected at most ${MOST_M3_PER_BOX} m3 times the number of boxes`,
      },
    ),
    z.refine(({ containers, boxOwner }) => !isLoose(containers) || boxOwner === undefined, {
      path: ["boxOwner"],
      error: "expected containers where a box has an owner",
    }),
  );

/** Each place doubles the states of the search. */
const MOST_VIA = 4;

/** Degrees. */
const MOST_LON = 180;
const MOST_LAT = 90;

const name = z.string().check(z.minLength(1), z.maxLength(80));
const place = z.union(
  [
    name,
    z.strictObject({
      lon: z.number().check(z.gte(-MOST_LON), z.lte(MOST_LON)),
      lat: z.number().check(z.gte(-MOST_LAT), z.lte(MOST_LAT)),
    }),
  ],
  { error: "expected a terminal, a group, or { lon, lat }" },
);
const names = z.optional(z.array(name).check(z.maxLength(1_000)));
/** Ten years, as for hours of the tables. */
const MOST_HOURS = 87_600;

const common = {
  from: place,
  to: place,
  cargo,
  departAfter: instant,
  arriveBefore: z.optional(instant),
  // An empty set is a question without an answer, not a malformed one.
  modes: z.optional(z.array(z.enum(MODES))),
  via: z.optional(
    z
      .array(
        z.union(
          [name, z.strictObject({ place: name, minStayH: amount.check(z.lte(MOST_HOURS)) })],
          { error: "expected a place, or { place, minStayH }" },
        ),
      )
      .check(
        z.maxLength(MOST_VIA),
        z.refine((via) => new Set(via.map(placeOfVia)).size === via.length, {
          error: "expected each place once",
        }),
      ),
  ),
  avoid: z.optional(
    z.strictObject({
      terminals: names,
      corridors: names,
      countries: z.optional(
        z.array(textLike(/^[A-Z]{2}$/, "expected an ISO 3166 code such as RU")),
      ),
      services: names,
      presets: z.optional(z.array(z.enum(Object.keys(COUNTRY_PRESETS) as CountryPreset[]))),
    }),
  ),
  maxCost: z.optional(amount),
  maxTransfers: z.optional(z.int().check(z.gte(0), z.lte(250))),
  bookedAt: z.optional(instant),
  headwayWait: z.optional(z.enum(["half", "full"])),
  includeAssumed: flag,
  currency: z.optional(textLike(/^[A-Z]{3}$/, "expected an ISO 4217 code such as EUR")),
  insuranceRate: z.optional(z.number().check(z.gte(0), z.lte(1))),
  budget: z.optional(
    z
      .strictObject({
        labels: z.optional(z.int().check(z.gte(1))),
        bytes: z.optional(z.int().check(z.gte(1))),
        timeMs: z.optional(positive),
        now: z.optional(z.custom<() => number>((value) => typeof value === "function")),
        abort: z.optional(z.custom<Int32Array>((value) => value instanceof Int32Array)),
      })
      .check(
        z.refine(({ timeMs, now }) => (timeMs === undefined) === (now === undefined), {
          error: "timeMs and now belong together",
        }),
      ),
  ),
};

const isInsurable = (request: {
  readonly insuranceRate?: number | undefined;
  readonly cargo: { readonly valueUsd?: number | undefined };
}): boolean => request.insuranceRate === undefined || request.cargo.valueUsd !== undefined;
const INSURABLE = { path: ["insuranceRate"], error: "expected cargo.valueUsd to insure" };

const minimize = z.union(
  [
    z.enum(CRITERIA),
    z
      .strictObject({
        cost: z.optional(amount),
        duration: z.optional(amount),
        co2e: z.optional(amount),
      })
      .check(
        z.refine((weights) => Object.values(weights).some((w) => w !== undefined && w > 0), {
          error: "expected at least one weight above 0",
        }),
      ),
  ],
  { error: "expected cost, duration, co2e, or weights of them with at least one above 0" },
);
const planSchema = z.strictObject({ ...common, minimize }).check(z.refine(isInsurable, INSURABLE));

const paretoSchema = z
  .strictObject({
    ...common,
    over: z.array(z.enum(FRONT_CRITERIA)).check(
      z.minLength(1),
      z.refine((over) => new Set(over).size === over.length, {
        error: "expected each criterion once",
      }),
    ),
    resolution: z.optional(
      z.strictObject({
        cost: z.optional(positive),
        duration: z.optional(positive),
        co2e: z.optional(positive),
      }),
    ),
  })
  .check(z.refine(isInsurable, INSURABLE));

const alternativesSchema = z
  .strictObject({ ...common, minimize, count: z.optional(z.int().check(z.gte(1), z.lte(20))) })
  .check(z.refine(isInsurable, INSURABLE));

const DATE = /^\d{4}-\d\d-\d\d$/;
const isDay = (text: string): boolean => DATE.test(text) && isDate(text);

const departuresSchema = z
  .strictObject({
    ...common,
    minimize,
    every: textLike(
      /^P(?=\d|T\d)(\d{1,3}D)?(T\d{1,4}H)?$/,
      "expected whole days and hours such as P1D, PT6H or P1DT12H",
    ),
    until: z.string().check(
      z.refine((text) => isDay(text) || toMinutesUtc(text) !== undefined, {
        error: ({ input }) =>
          whyNoDay(input) ?? "expected an ISO 8601 time with offset, or a date such as 2026-06-28",
      }),
    ),
  })
  .check(z.refine(isInsurable, INSURABLE));

const latestSchema = z
  .strictObject({ ...common, arriveBefore: instant, minimize: z.optional(minimize) })
  .check(z.refine(isInsurable, INSURABLE));

const criterion = z.enum(CRITERIA);
const { from: _from, to: _to, ...placeless } = common;

const reachSchema = z
  .strictObject({
    ...placeless,
    from: place,
    minimize: criterion,
    within: z.optional(
      z.strictObject({
        durationH: z.optional(amount.check(z.lte(MOST_HOURS))),
        cost: z.optional(amount),
        co2eKg: z.optional(amount),
      }),
    ),
  })
  .check(z.refine(isInsurable, INSURABLE));

const MOST_PAIRS = 100_000;
const places = z.array(place).check(z.minLength(1), z.maxLength(1_000));
const matrixSchema = z
  .strictObject({ ...placeless, origins: places, destinations: places, minimize: criterion })
  .check(
    z.refine(isInsurable, INSURABLE),
    z.refine(({ origins, destinations }) => origins.length * destinations.length <= MOST_PAIRS, {
      path: ["destinations"],
      error: `expected at most ${MOST_PAIRS} pairs of an origin and a destination`,
    }),
  );

const MOST_DRAWS = 100_000;
const drawing = {
  draws: z.optional(z.int().check(z.gte(1), z.lte(MOST_DRAWS))),
  seed: z.optional(name),
  drawWaits: flag,
};
/** An itinerary has many fields more, which are not looked at. */
const way = z.looseObject({
  legs: z
    .array(
      z.looseObject({
        mode: z.enum(MODES),
        service: z.optional(name),
        drayage: z.optional(name),
        links: z.array(name),
        from: name,
        to: name,
        departAt: instant,
      }),
    )
    .check(z.minLength(1), z.maxLength(255)),
});
const outlook = { ...common, ...drawing, minimize, way: z.optional(way) };
const outlookSchema = z.strictObject(outlook).check(z.refine(isInsurable, INSURABLE));
const replaySchema = z
  .strictObject({ ...outlook, draw: z.int().check(z.gte(0), z.lte(MOST_DRAWS)) })
  .check(z.refine(isInsurable, INSURABLE));
const share = z.optional(positive.check(z.lte(1)));
const robustSchema = z
  .strictObject({ ...common, ...drawing, minimize, quantile: share })
  .check(z.refine(isInsurable, INSURABLE));
const latestSafeSchema = z
  .strictObject({
    ...common,
    ...drawing,
    arriveBefore: instant,
    minimize: z.optional(minimize),
    share,
  })
  .check(z.refine(isInsurable, INSURABLE));

/** Throws a FreightError with every issue where the request is not one; `column` of an issue is the path. */
export function checkPlanRequest(request: PlanRequest): void {
  if (!isSettled(request)) check(planSchema, request);
}

/** Requests that were found sound and cannot change any more. */
const SETTLED = new WeakSet<PlanRequest>();

/** True of what `settle` gave: it needs no other check. */
export const isSettled = (request: PlanRequest): boolean => SETTLED.has(request);

/**
 * A plan request for all the planners that it will be put to, checked once: a frozen copy, which they take as it is. One that
 * cannot be read comes back itself, and whoever plans it says why.
 */
export function settle(request: PlanRequest): PlanRequest {
  const { success, data } = planSchema.safeParse(request);
  if (!success) return request;
  // Made by the check, of its own fields alone: nobody else has it.
  const settled = data as PlanRequest;
  freeze(settled);
  SETTLED.add(settled);
  return settled;
}

function freeze(value: unknown): void {
  // What another thread sets to end a search cannot be frozen; it is shared for that.
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

/** As `checkPlanRequest`. */
export function checkParetoRequest(request: ParetoRequest): void {
  check(paretoSchema, request);
}

/** As `checkPlanRequest`. */
export function checkAlternativesRequest(request: AlternativesRequest): void {
  check(alternativesSchema, request);
}

/** As `checkPlanRequest`; that `every` and `until` fit together is left to `listReadyTimes`. */
export function checkDeparturesRequest(request: DeparturesRequest): void {
  check(departuresSchema, request);
}

/** As `checkPlanRequest`; a deadline beyond the horizon is left to `latest`. */
export function checkLatestRequest(request: LatestRequest): void {
  check(latestSchema, request);
}

/** As `checkPlanRequest`. */
export function checkReachRequest(request: ReachRequest): void {
  check(reachSchema, request);
}

/** As `checkPlanRequest`; places that the network does not know are left to the rows of the answer. */
export function checkMatrixRequest(request: MatrixRequest): void {
  check(matrixSchema, request);
}

/** As `checkPlanRequest`; that the network has the way is left to `readWay`. */
export function checkOutlookRequest(request: OutlookRequest): void {
  check(outlookSchema, request);
}

/** As `checkOutlookRequest`. */
export function checkReplayRequest(request: ReplayRequest): void {
  check(replaySchema, request);
}

/** As `checkPlanRequest`. */
export function checkRobustRequest(request: RobustRequest): void {
  check(robustSchema, request);
}

/** As `checkLatestRequest`. */
export function checkLatestSafeRequest(request: LatestSafeRequest): void {
  check(latestSafeSchema, request);
}

const TIMES: ReadonlySet<unknown> = new Set([
  "departAfter",
  "arriveBefore",
  "bookedAt",
  "until",
  "departAt",
]);

function check(schema: z.ZodMiniType, request: unknown): void {
  const result = schema.safeParse(request, NAMING);
  if (result.success) return;
  const issues = result.error.issues.flatMap(flatten).flatMap((found) =>
    misfitsOf(found, request).map(
      ({ path, message, received }): Issue => ({
        code: TIMES.has(path.at(-1)) ? "bad_time" : "bad_request",
        severity: "error",
        at: { table: "request", column: path.join(".") },
        message: latitudeText(found, request) ?? message,
        received,
      }),
    ),
  );
  throw new FreightError("The request cannot be read", issues);
}

/** Of a door whose latitude is none: the most frequent slip is the order, and it is told where the other order is a place. */
function latitudeText({ code, path }: z.core.$ZodIssue, request: unknown): string | undefined {
  if (path.at(-1) !== "lat" || (code !== "too_big" && code !== "too_small")) return undefined;
  const { lon, lat } = path
    .slice(0, -1)
    .reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown>)[key],
      request,
    ) as Readonly<Record<string, unknown>>;
  const found = `expected longitude,latitude; found latitude ${show(lat)}`;
  return isWithin(lon, MOST_LAT) && isWithin(lat, MOST_LON)
    ? `${found}: did you mean ${show(lat)},${show(lon)}?`
    : found;
}

const isWithin = (degrees: unknown, most: number): boolean =>
  typeof degrees === "number" && Math.abs(degrees) <= most;

/** Of a choice, the issues of the branch that came nearest: weights, where an object was given. */
function flatten(found: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (found.code !== "invalid_union") return [found];
  const nearest = found.errors.find((branch) =>
    branch.some(({ code }) => code !== "invalid_type" && code !== "invalid_value"),
  );
  return nearest?.map((issue) => ({ ...issue, path: [...found.path, ...issue.path] })) ?? [found];
}
