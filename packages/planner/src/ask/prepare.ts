/** A request → what a search needs: ends, limits, weights. */
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import { judge } from "../cost/accept.ts";
import { exchange } from "../cost/price.ts";
import { shipmentOf } from "../cost/shipment.ts";
import { distanceKm } from "../geo/line.ts";
import type { Reason } from "../itinerary/answer.ts";
import type { Telling } from "../itinerary/build.ts";
import { lorryUse } from "../itinerary/lines.ts";
import { toMinutesUtc } from "../network/calendar.ts";
import { MODES } from "../network/rows.ts";
import {
  COUNTRY_PRESETS,
  type Criterion,
  type Door,
  type FrontCriterion,
  type Place,
  placeOfVia,
  type Request,
  type Resolution,
} from "../request/request.ts";
import { destinationOf } from "../search/destination.ts";
import { createField, type Field } from "../search/field.ts";
import type { Ends, Lorry, Query } from "../search/query.ts";
import { listTouches } from "../search/touches.ts";
import type { Allowed, Load, Weighed } from "../search/weigh.ts";
import { toCents, toGrams, toMinutes } from "../units.ts";
import type { Engine } from "./engine.ts";
import { refuse } from "./refuse.ts";

/** A question that can be searched, whatever it is to be best in. */
export interface Prepared {
  readonly request: Request;
  readonly load: Load;
  readonly weighed: Weighed;
  readonly field: Field;
  /** All of a query but what it is over. */
  readonly base: Omit<Query, "over" | "units" | "isFirstOnly" | "isSpread">;
  readonly telling: Omit<Telling, "query">;
}

/** How reasons begin that stand in the way together with the one before. */
export const ALSO = "and at the same time: ";

/** How reasons begin that could be lifted instead of all that stand before, with those after them that stand in the way together. */
export const INSTEAD = "or instead: ";

const DEFAULT_LABELS = 2_000_000;
/** Share of the goods' value a year that keeping them in transit costs: capital, obsolescence, insurance (rail facts 5.4, range 0.10-0.25). */
const HOLDING_RATE_PER_YEAR = 0.15;
const DAYS_PER_YEAR = 365;

/** Limits of the network and its data that a search for reasons lifts. */
export type Lifted = Partial<Pick<Allowed, "judgesCargo" | "countsRoom" | "countsClosed">>;

/**
 * Reads a request that was checked and that `questionReasons` had nothing against. Reasons instead where a door has no
 * terminal within reach.
 */
export function prepare(
  engine: Engine,
  request: Request,
  lifted: Lifted = {},
): Prepared | Reason[] {
  const { compiled, reckoning } = engine;
  checkCurrency(engine, request);
  const load: Load = { cargo: request.cargo, shipment: shipmentOf(request.cargo) };
  const departAfter = minutesOf(request.departAfter);
  const allowed = allowedBy(request, lifted);
  const weighed = engine.weighed(load, allowed, {
    first: departAfter,
    last: departAfter + HORIZON_MINUTES,
  });
  const from = endsOf(engine, request, load, "from", allowed.judgesCargo);
  const to = endsOf(engine, request, load, "to", allowed.judgesCargo);
  if ("because" in from || "because" in to) return togetherBecause([from, to]);
  const insuranceCents = insuranceOf(engine, request);
  const { budget } = request;
  const { timeMs, now, abort } = budget ?? {};
  const started = now?.() ?? 0;
  const base: Prepared["base"] = {
    from,
    to,
    ...touching(engine, request),
    departAfter,
    arriveBefore:
      request.arriveBefore === undefined
        ? Number.POSITIVE_INFINITY
        : minutesOf(request.arriveBefore, "down"),
    bookedAt:
      request.bookedAt === undefined ? Number.NEGATIVE_INFINITY : minutesOf(request.bookedAt),
    maxCents: request.maxCost === undefined ? Number.POSITIVE_INFINITY : toCents(request.maxCost),
    startCents: insuranceCents ?? 0,
    maxLegs:
      request.maxTransfers === undefined ? Number.POSITIVE_INFINITY : request.maxTransfers + 1,
    maxLabels: budget?.labels ?? DEFAULT_LABELS,
    maxBytes: budget?.bytes ?? Number.POSITIVE_INFINITY,
    shouldStop: () =>
      (abort !== undefined && Atomics.load(abort, 0) !== 0) ||
      (now !== undefined && timeMs !== undefined && now() - started > timeMs),
  };
  const field = createField(compiled, weighed, base, destinationOf(compiled, weighed, to));
  const { valueUsd } = request.cargo;
  const value = valueUsd === undefined ? undefined : exchange(valueUsd, "USD", reckoning.rates);
  return {
    request,
    load,
    weighed,
    field,
    base,
    telling: {
      compiled,
      weighed,
      load,
      reckoning,
      field,
      doors: {
        ...(typeof request.from === "string" ? {} : { from: request.from }),
        ...(typeof request.to === "string" ? {} : { to: request.to }),
      },
      ...(value === undefined
        ? {}
        : { inventoryPerDay: (value * HOLDING_RATE_PER_YEAR) / DAYS_PER_YEAR }),
      ...(insuranceCents === undefined ? {} : { insuranceCents }),
      ...(request.currency === undefined ? {} : { currency: request.currency }),
    },
  };
}

/** The query for one best way by one criterion. */
export const ONE_BEST: Pick<Query, "over" | "units" | "isFirstOnly" | "isSpread"> = {
  over: ["duration"],
  units: [1],
  isFirstOnly: true,
  isSpread: false,
};

/** Minutes since the epoch of an instant of a checked request; `up` is the first whole minute that is not before it. */
export function minutesOf(iso: string, rounding: "up" | "down" = "up"): number {
  const minutes = toMinutesUtc(iso, rounding);
  if (minutes === undefined) throw new Error("invariant: the request was not checked");
  return minutes;
}

function checkCurrency({ network, reckoning }: Engine, { currency }: Request): void {
  if (currency === undefined || reckoning.rates.has(currency)) return;
  const known = [...reckoning.rates.keys()].sort().join(", ");
  refuse(
    "currency",
    "unknown_currency",
    `no rate for ${currency} in ${network.name}; known: ${known}`,
    currency,
  );
}

function allowedBy(
  { modes, includeAssumed, avoid, headwayWait, bookedAt }: Request,
  lifted: Lifted,
): Allowed {
  return {
    modes: new Set(modes ?? MODES),
    includeAssumed: includeAssumed ?? false,
    headwayWait: headwayWait ?? "half",
    countsLeads: bookedAt !== undefined,
    avoided: {
      terminals: new Set(avoid?.terminals),
      corridors: new Set(avoid?.corridors),
      countries: new Set([
        ...(avoid?.countries ?? []),
        ...(avoid?.presets ?? []).flatMap((preset) => COUNTRY_PRESETS[preset]),
      ]),
      services: new Set(avoid?.services),
    },
    judgesCargo: true,
    countsRoom: true,
    countsClosed: true,
    ...lifted,
  };
}

function insuranceOf({ reckoning }: Engine, { cargo, insuranceRate }: Request): number | undefined {
  if (insuranceRate === undefined) return undefined;
  if (cargo.valueUsd === undefined) throw new Error("invariant: the request was not checked");
  const value = exchange(cargo.valueUsd, "USD", reckoning.rates);
  if (value !== undefined) return toCents(value * insuranceRate);
  return refuse(
    "insuranceRate",
    "unknown_currency",
    "the network has no rate for the US dollar that goods are valued in",
    insuranceRate,
  );
}

function touching(
  engine: Engine,
  { via = [] }: Request,
): Pick<Query, "touches" | "mustTouch" | "stays"> {
  const stays = via.flatMap((item, index) =>
    typeof item === "string" || item.minStayH === 0
      ? []
      : [
          {
            bit: 1 << index,
            terminals: new Set(engine.terminalsAt(item.place)),
            minutes: toMinutes(item.minStayH),
          },
        ],
  );
  if (via.length === 0) return { mustTouch: 0, stays };
  const staying = stays.reduce((bits, { bit }) => bits | bit, 0);
  return {
    // A stay is not had by passing: its bit is set where cargo lies there.
    touches: listTouches(engine.compiled.rides, via.map(placeOfVia)).map((bits) => bits & ~staying),
    mustTouch: (1 << via.length) - 1,
    stays,
  };
}

/** The reasons of the ends that have one: they stand in the way together. */
const togetherBecause = (ends: readonly (Ends | { readonly because: Reason[] })[]): Reason[] =>
  ends
    .flatMap((end) => ("because" in end ? end.because : []))
    .map((reason, index): Reason => {
      const { message } = reason;
      return index === 0 ? reason : { ...reason, message: `${ALSO}${message}` };
    });

/** Gates of a named place, or the lorries between a door and the terminals about it. */
function endsOf(
  engine: Engine,
  request: Request,
  load: Load,
  end: "from" | "to",
  judgesCargo: boolean,
): Ends | { readonly because: Reason[] } {
  const place: Place = request[end];
  if (typeof place === "string") return { gates: engine.terminalsAt(place), lorries: [] };
  // Without road nothing leads from or to a door; why is told as of any mode left out.
  if (!(request.modes ?? MODES).includes("road")) return { gates: [], lorries: [] };
  const lorries = lorriesOf(engine, load, place);
  if (lorries.length === 0) return { because: [doorReason(engine, load, place, end)] };
  // None left: what is against the cargo is told as of any leg.
  return { gates: [], lorries: judgesCargo ? lorries.flatMap(judged) : lorries };

  function judged(lorry: Lorry): Lorry[] {
    const restrictions = engine.lorryRestrictions(engine.terminals[lorry.terminal]?.id ?? "");
    const { forbidden, limited } = judge(restrictions, load.cargo, load.shipment);
    return forbidden.length > 0 ? [] : [{ ...lorry, limited }];
  }
}

/** Every lorry that its row offers at this distance and prices for this cargo. */
function lorriesOf(
  { compiled, reckoning, terminals, nearest }: Engine,
  load: Load,
  door: Door,
): Lorry[] {
  const furthest = Math.max(0, ...compiled.drayages.map((row) => row?.maxKm ?? 0));
  // The index reckons on a sphere of 6,371 km; a hair more, and each row's own limit decides.
  return nearest(door, furthest * 1.001)
    .flatMap((terminal) => {
      const row = compiled.drayages[terminal];
      const at = terminals[terminal];
      if (row === undefined || at === undefined) return [];
      const straight = distanceKm([door.lon, door.lat], [at.lon, at.lat]);
      const km = Math.round(straight * row.circuity * 10) / 10;
      if (km > row.maxKm) return [];
      const use = lorryUse(load, reckoning, row, km);
      if (use === undefined) return [];
      return [
        {
          terminal,
          row,
          km,
          rideMinutes: toMinutes(km / row.speedKmH),
          doorMinutes: toMinutes(row.doorH),
          limited: [],
          ...use,
        },
      ];
    })
    .sort((a, b) => a.terminal - b.terminal);
}

function doorReason(engine: Engine, load: Load, door: Door, end: "from" | "to"): Reason {
  const { compiled, terminals, nearest } = engine;
  const [index] = nearest(door, Number.POSITIVE_INFINITY, 1);
  const terminal = index === undefined ? undefined : terminals[index];
  const row = index === undefined ? undefined : compiled.drayages[index];
  if (terminal === undefined || index === undefined)
    return { code: "door_too_far", message: `${end}: the network has no terminal` };
  const km = Math.round(
    distanceKm([door.lon, door.lat], [terminal.lon, terminal.lat]) * (row?.circuity ?? 1),
  );
  const why =
    row === undefined
      ? "no drayage row governs it"
      : km > row.maxKm
        ? `lorries are offered up to ${row.maxKm} km`
        : `drayage "${row.id}" has no price for this cargo`;
  // Longitude and latitude the wrong way round are a place, too, as often as not.
  const swapped: Door = { lon: door.lat, lat: door.lon };
  const isSwapped = Math.abs(door.lon) <= 90 && lorriesOf(engine, load, swapped).length > 0;
  const hint = isSwapped ? `; did you mean ${swapped.lon}, ${swapped.lat}?` : "";
  return {
    code: "door_too_far",
    message: `${end}: no lorry reaches ${door.lon}, ${door.lat}; the nearest terminal is ${terminal.id}, ${km} km by road, and ${why}${hint}`,
    lift: { set: { [end]: terminal.id } },
  };
}

/** Inside units of a resolution, parallel to the criteria. */
export const unitsOf = (
  over: readonly FrontCriterion[],
  resolution: Resolution | undefined,
): number[] =>
  over.map((criterion) =>
    criterion === "transfers" ? 1 : unitOf(criterion, resolution?.[criterion]),
  );

function unitOf(criterion: Criterion, resolution: number | undefined): number {
  if (resolution === undefined) return 1;
  switch (criterion) {
    case "cost":
      return Math.max(1, toCents(resolution));
    case "duration":
      return Math.max(1, toMinutes(resolution));
    case "co2e":
      return Math.max(1, toGrams(resolution));
  }
}
