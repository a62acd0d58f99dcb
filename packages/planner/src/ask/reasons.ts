/** Why a question has no answer: what is wrong with it, or which limit stands in the way and what would lift it. */
import { shipmentOf } from "../cost/shipment.ts";
import { seaRouter } from "../geo/seaRouter.ts";
import type { Itinerary, Lift, Reason } from "../itinerary/answer.ts";
import { toMinutesUtc } from "../network/calendar.ts";
import { type Closing, closingsFor, isAllOpen } from "../network/closed.ts";
import { groupOf, type Link, MODES } from "../network/rows.ts";
import { suggest } from "../network/suggest.ts";
import { type Cargo, type Place, placeOfVia, type Request } from "../request/request.ts";
import type { Engine } from "./engine.ts";
import { findLack } from "./lack.ts";
import { ALSO, INSTEAD, type Lifted, ONE_BEST, type Prepared, prepare } from "./prepare.ts";
import { run } from "./run.ts";

/** A question ready to be searched, or the reasons why it cannot be. */
export type Opened = { readonly prepared: Prepared } | { readonly because: readonly Reason[] };

/** Reads a request that was checked. */
export function opening(engine: Engine, request: Request): Opened {
  const refused = questionReasons(engine, request);
  if (refused.length > 0) return { because: refused };
  const prepared = prepare(engine, request);
  return Array.isArray(prepared) ? { because: prepared } : { prepared };
}

const nameOf = (place: Place): string =>
  typeof place === "string" ? place : `${place.lon}, ${place.lat}`;

/** What can be said without searching. Empty: the question can be asked. */
export function questionReasons(engine: Engine, request: Request): Reason[] {
  const { network } = engine;
  const reasons: Reason[] = [];
  const isKnown = (place: string): boolean => engine.terminalsAt(place).length > 0;
  const unknown = (field: string, what: string, place: string): void => {
    const hint = what.startsWith("terminal") ? suggest(network, place) : "";
    reasons.push({ code: "unknown_terminal", message: `${field}: no ${what} "${place}"${hint}` });
  };
  for (const end of ["from", "to"] as const) {
    const place = request[end];
    if (typeof place === "string" && !isKnown(place)) unknown(end, "terminal or group", place);
  }
  const isCorridor = (place: string): boolean => network.corridors.some(({ id }) => id === place);
  const isService = (place: string): boolean => network.services.some(({ id }) => id === place);
  for (const item of request.via ?? []) {
    const place = placeOfVia(item);
    if (typeof item !== "string" && item.minStayH > 0 && !isKnown(place))
      unknown("via", "terminal or group to stay at", place);
    else if (!isKnown(place) && !isCorridor(place))
      unknown("via", "terminal, group or corridor", place);
  }
  const { avoid } = request;
  for (const place of avoid?.terminals ?? [])
    if (!isKnown(place)) unknown("avoid", "terminal or group", place);
  for (const id of avoid?.corridors ?? []) if (!isCorridor(id)) unknown("avoid", "corridor", id);
  for (const id of avoid?.services ?? []) if (!isService(id)) unknown("avoid", "service", id);
  if (reasons.length === 0) reasons.push(...samePlace(request));
  if (request.modes?.length === 0)
    reasons.push({
      code: "no_modes",
      message: "modes is empty: nothing may move the cargo",
      lift: { unset: ["modes"] },
    });
  const ready = toMinutesUtc(request.departAfter);
  const deadline =
    request.arriveBefore === undefined ? undefined : toMinutesUtc(request.arriveBefore, "down");
  if (ready !== undefined && deadline !== undefined && deadline < ready)
    reasons.push({
      code: "deadline_before_ready",
      message: `arriveBefore ${request.arriveBefore} is before departAfter ${request.departAfter}`,
      lift: { unset: ["arriveBefore"] },
    });
  return reasons;
}

/** The reason against a way from a place to itself; none where the places differ. */
export function samePlace({ from, to }: Pick<Request, "from" | "to">): Reason[] {
  const isSame =
    typeof from === "string" && typeof to === "string"
      ? from === to || groupOf(from) === to || groupOf(to) === from
      : typeof from !== "string" &&
        typeof to !== "string" &&
        from.lon === to.lon &&
        from.lat === to.lat;
  return isSame
    ? [
        {
          code: "same_place",
          message: `from and to name the same place: ${nameOf(from)}, ${nameOf(to)}`,
        },
      ]
    : [];
}

/** A request changed as a lift says. */
export function applyLift<Asked extends Request>(request: Asked, { set, unset = [] }: Lift): Asked {
  const kept = Object.entries(request).filter(([field]) => !unset.some((name) => name === field));
  return { ...(Object.fromEntries(kept) as unknown as Asked), ...set };
}

/** A limit that a request or its cargo sets, and what a way without it tells of it. */
interface Limit {
  readonly isSet: boolean;
  /** True where nobody asked for the limit: it is the default. */
  readonly isTacit?: boolean;
  /** A part of the limit: where lifting the part helps, the whole is not told. */
  readonly part?: Limit;
  /** The question without the limit. */
  readonly without: { readonly lift?: Lift; readonly lifted?: Lifted };
  /** Least of what, once the limit is gone: the way told shows the nearest value that is possible. */
  readonly by: "duration" | "cost" | "transfers";
  /** `within` says of other limits that they hold all the same, or are lifted too: "" where there are none. */
  tell(way: Itinerary, within: string): Reason;
}

/** Labels of one search for reasons: enough for any network that was searched, whatever the request's own budget. */
const REASON_BUDGET = { labels: 2_000_000 };

/**
 * Reasons after a complete search found nothing: each limit of the request that, lifted alone, gives a way; if none does
 * alone, every pair that does together; if no pair does, a set of which none can be left out; otherwise what the network lacks.
 */
export function findReasons(engine: Engine, request: Request, prepared: Prepared): Reason[] {
  const limits = listLimits(engine, request, prepared).filter(({ isSet }) => isSet);
  const ask = (lifted: readonly Limit[]): Itinerary | undefined => {
    const [first] = lifted;
    let asked: Request = { ...request, budget: REASON_BUDGET };
    let flags: Lifted = {};
    for (const { without } of lifted.filter((limit) => !isPartOf(limit, lifted))) {
      if (without.lift !== undefined) asked = applyLift(asked, without.lift);
      flags = { ...flags, ...without.lifted };
    }
    const open = prepare(engine, asked, flags);
    if (Array.isArray(open)) return undefined;
    const { found, tell } = run(open, { ...ONE_BEST, over: [first?.by ?? "duration"] });
    const [label] = found.answers;
    return label === undefined ? undefined : tell(label);
  };
  // That assumed services are left out goes without saying.
  const isAmongOthers =
    limits.filter((limit) => limit.isTacit !== true && !isPartOf(limit, limits)).length > 1;
  const within = isAmongOthers ? " within the other limits" : "";
  const alone = limits.flatMap((limit) => {
    const way = ask([limit]);
    return way === undefined ? [] : [{ set: [limit], reason: limit.tell(way, within) }];
  });
  if (alone.length > 0) return withoutWholes(alone).map(({ reason }) => reason);
  if (ask(limits) === undefined) {
    const loose = prepare(engine, loosest(request));
    return Array.isArray(loose) ? loose : [findLack(engine, loose)];
  }
  const pairs = limits.flatMap((limit, index) =>
    limits.slice(index + 1).map((other) => ({ set: [limit, other] })),
  );
  const together = pairs.filter(({ set }) => ask(set) !== undefined);
  const told =
    together.length > 0 ? withoutWholes(together).map(({ set }) => set) : [neededOf(limits, ask)];
  return told.flatMap((set, rank) => {
    const without = ` without the other limit${set.length > 2 ? "s" : ""}`;
    return set.map((limit, index) => {
      // Each is told with its own least, all others of the set lifted.
      const way = ask([limit, ...set.filter((other) => other !== limit)]);
      if (way === undefined) throw new Error("invariant: a way that was there is gone");
      const { message, ...reason } = limit.tell(way, without);
      return {
        ...reason,
        message: `${index > 0 ? ALSO : rank > 0 ? INSTEAD : ""}${message}`,
        // Values that are least one at a time need not do together: together the limits go altogether.
        ...(limit.without.lift !== undefined ? { lift: limit.without.lift } : {}),
      };
    });
  });
}

const isPartOf = (limit: Limit, limits: readonly Limit[]): boolean =>
  limits.some(({ part }) => part === limit);

/** Sets of limits but those that do no more than another does with a part of a limit. */
function withoutWholes<Set extends { readonly set: readonly Limit[] }>(
  sets: readonly Set[],
): readonly Set[] {
  const isCovered = ({ set }: Set): boolean =>
    set.some(
      (whole) =>
        whole.part !== undefined &&
        sets.some((other) =>
          set.every((limit) => other.set.includes(limit === whole ? (whole.part ?? limit) : limit)),
        ),
    );
  return sets.filter((set) => !isCovered(set));
}

/** A set of limits that give a way when they are lifted together, of which none can be left out. */
function neededOf(
  limits: readonly Limit[],
  ask: (lifted: readonly Limit[]) => Itinerary | undefined,
): readonly Limit[] {
  let needed = limits;
  for (const limit of limits) {
    const fewer = needed.filter((other) => other !== limit);
    if (ask(fewer) !== undefined) needed = fewer;
  }
  return needed;
}

function listLimits(engine: Engine, request: Request, prepared: Prepared): Limit[] {
  const { cargo } = request;
  const modes = request.modes ?? MODES;
  const stay = stayLimit(request);
  return [
    {
      isSet: request.arriveBefore !== undefined,
      without: { lift: { unset: ["arriveBefore"] } },
      by: "duration",
      tell: ({ availableAt }, within) => ({
        code: "deadline_too_early",
        message: `cannot be available by ${request.arriveBefore}; the earliest${within} is ${availableAt}`,
        lift: { set: { arriveBefore: availableAt } },
      }),
    },
    {
      isSet: modes.length < MODES.length,
      without: { lift: { unset: ["modes"] } },
      by: "cost",
      tell: (way) => ({
        code: "modes_exclude",
        message: `not possible with ${modes.join(", ")} alone; a way exists by ${modesUsed(way).join(", ")}`,
        lift: { set: { modes: [...new Set([...modes, ...modesUsed(way)])] } },
      }),
    },
    {
      isSet: (request.via ?? []).length > 0,
      part: stay,
      without: { lift: { unset: ["via"] } },
      by: "duration",
      tell: (_way, within) => ({
        code: "via_not_passed",
        message: `no way${within} passes ${request.via?.map(placeOfVia).join(" and ")}; ways that need not exist`,
        lift: { unset: ["via"] },
      }),
    },
    stay,
    {
      isSet: request.avoid !== undefined,
      without: { lift: { unset: ["avoid"] } },
      by: "duration",
      tell: () => ({
        code: "avoid_excludes",
        message: "every way touches what is to be avoided",
        lift: { unset: ["avoid"] },
      }),
    },
    {
      isSet: request.maxCost !== undefined,
      without: { lift: { unset: ["maxCost"] } },
      by: "cost",
      tell: (way, within) => {
        const least = costInside(engine, prepared, way);
        return {
          code: "too_expensive",
          message: `no way costs ${request.maxCost} ${engine.network.currency} or less; the cheapest${within} costs ${least} ${engine.network.currency}`,
          lift: { set: { maxCost: least } },
        };
      },
    },
    {
      isSet: request.maxTransfers !== undefined,
      without: { lift: { unset: ["maxTransfers"] } },
      by: "transfers",
      tell: ({ legs }, within) => ({
        code: "too_many_transfers",
        message: `no way has ${request.maxTransfers} changes or fewer; the fewest${within} are ${legs.length - 1}`,
        lift: { set: { maxTransfers: legs.length - 1 } },
      }),
    },
    {
      isSet: request.bookedAt !== undefined,
      without: { lift: { unset: ["bookedAt"] } },
      by: "duration",
      tell: () => ({
        code: "booked_too_late",
        message: `space booked from ${request.bookedAt} comes too late; booked earlier, a way exists`,
        lift: { unset: ["bookedAt"] },
      }),
    },
    {
      isSet: request.includeAssumed !== true,
      isTacit: true,
      without: { lift: { set: { includeAssumed: true } } },
      by: "duration",
      tell: () => ({
        code: "only_assumed",
        message:
          "only services without evidence of existence lead there; includeAssumed would use them",
        lift: { set: { includeAssumed: true } },
      }),
    },
    {
      isSet: !isAllOpen(engine.network),
      isTacit: true,
      without: { lifted: { countsClosed: false } },
      by: "duration",
      tell: (way) => {
        const closed = closedOn(engine, way);
        return {
          code: "closed",
          message: `closed: ${[...closed.keys()].join(", ")}; with it open a way exists`,
          closed: [...closed.values()],
        };
      },
    },
    ...cargoLimits(engine, request, cargo),
  ];
}

/** The stays at places to touch, which passing there is not. */
function stayLimit({ via = [] }: Request): Limit {
  const stays = via.flatMap((item) =>
    typeof item === "string" || item.minStayH === 0 ? [] : [item],
  );
  const passed = via.filter((item) => typeof item === "string" || item.minStayH === 0);
  const asked = [
    ...(passed.length === 0 ? [] : [`passes ${passed.map(placeOfVia).join(" and ")}`]),
    ...stays.map(({ place, minStayH }) => `stays ${minStayH} h at ${place}`),
  ].join(" and ");
  const lift: Lift = { set: { via: via.map(placeOfVia) } };
  return {
    isSet: stays.length > 0,
    without: { lift },
    by: "duration",
    tell: (_way, within) => ({
      code: "via_not_passed",
      message: `no way${within} ${asked}: cargo stays only where one leg ends and the next begins; ways that pass without a stay exist`,
      lift,
    }),
  };
}

/** What is closed of all that a way uses, by its words: `terminal BOR`, `passage hormuz (link l1)`. */
function closedOn({ network, compiled }: Engine, { legs }: Itinerary): Map<string, Closing> {
  const route = seaRouter(network);
  const shut = new Set(network.closed?.passages);
  // Those that the way with all open goes through: with them open it is there again.
  const cutBy = (link: Link): readonly string[] =>
    (route(link)?.passages ?? []).filter((passage) => shut.has(passage));
  const closingOf = closingsFor(network, cutBy);
  const used = compiled.rides.filter(({ mode, service, links, from, to }) =>
    legs.some(
      (leg) =>
        leg.mode === mode &&
        leg.from === from &&
        leg.to === to &&
        (leg.service === undefined ? leg.links[0] === links[0]?.id : leg.service === service?.id),
    ),
  );
  const words = ({ kind, id, link }: Closing): string =>
    `${kind} ${id}${link === undefined ? "" : ` (link ${link})`}`;
  const closings = used.flatMap((ride) => closingOf(ride) ?? []);
  return new Map(
    closings
      .map((closing) => [words(closing), closing] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** What an itinerary costs in the network's currency, whatever it is shown in. */
function costInside(engine: Engine, prepared: Prepared, way: Itinerary): number {
  const { currency } = prepared.request;
  if (currency === undefined || currency === engine.network.currency) return way.cost;
  const { currency: _, ...plain } = prepared.request;
  const open = prepare(
    engine,
    applyLift({ ...plain, budget: REASON_BUDGET }, { unset: ["maxCost"] }),
  );
  if (Array.isArray(open)) return way.cost;
  const { found, tell } = run(open, { ...ONE_BEST, over: ["cost"] });
  return found.answers[0] === undefined ? way.cost : tell(found.answers[0]).cost;
}

const modesUsed = ({ legs }: Itinerary): Itinerary["legs"][number]["mode"][] =>
  [...new Set(legs.map(({ mode }) => mode))].sort();

/** Limits that lie in the cargo: what it is, how heavy its boxes are, how much of it one departure takes. */
function cargoLimits(engine: Engine, request: Request, cargo: Cargo): Limit[] {
  const { dangerousGoods: _, hsCode: __, reefer: ___, ...harmless } = cargo;
  const isSpecial =
    cargo.dangerousGoods !== undefined || cargo.hsCode !== undefined || cargo.reefer === true;
  const lighter = lighterCargo(engine, request);
  const smaller = smallerCargo(engine, request);
  return [
    {
      isSet: isSpecial,
      without: { lift: { set: { cargo: harmless } } },
      by: "duration",
      tell: (_way, within) => ({
        code: "cargo_restricted",
        message: `restrictions forbid this cargo on every way${within}: ${whatIsSpecial(cargo)}; without it a way exists`,
        lift: { set: { cargo: harmless } },
      }),
    },
    {
      isSet: lighter !== undefined,
      without: { lift: { set: { cargo: lighter ?? cargo } } },
      by: "duration",
      tell: (_way, within) => ({
        code: "cargo_restricted",
        message: `boxes are too heavy on every way${within}: ${cargo.grossKg} kg in all; ${lighter?.grossKg} kg would go`,
        lift: { set: { cargo: lighter ?? cargo } },
      }),
    },
    {
      isSet: smaller !== undefined,
      without: { lift: { set: { cargo: smaller ?? cargo } } },
      by: "duration",
      tell: (_way, within) => ({
        code: "over_capacity",
        message: `no departure takes the whole shipment on any way${within}; in parts of ${sizeOf(smaller ?? cargo)} it would go`,
        lift: { set: { cargo: smaller ?? cargo } },
      }),
    },
  ];
}

function whatIsSpecial({ dangerousGoods, hsCode, reefer }: Cargo): string {
  const { un, class: division } = dangerousGoods ?? {};
  return [
    ...(un === undefined ? [] : [un]),
    ...(division === undefined ? [] : [`class ${division}`]),
    ...(hsCode === undefined ? [] : [`HS ${hsCode}`]),
    ...(reefer === true ? ["refrigerated"] : []),
  ].join(", ");
}

const sizeOf = ({ containers, grossKg }: Cargo): string =>
  containers === undefined
    ? `${grossKg} kg`
    : `${containers.map(({ type, count }) => `${count} x ${type}`).join(" and ")} of ${grossKg} kg`;

/** The question without any limit of its own but the cargo. */
const loosest = (request: Request): Request =>
  applyLift(request, {
    unset: ["arriveBefore", "modes", "via", "avoid", "maxCost", "maxTransfers", "bookedAt"],
    set: { includeAssumed: true, budget: REASON_BUDGET },
  });

const hasWay = (engine: Engine, request: Request, cargo: Cargo, lifted: Lifted = {}): boolean => {
  const open = prepare(engine, { ...request, cargo, budget: REASON_BUDGET }, lifted);
  return !Array.isArray(open) && run(open, ONE_BEST).found.answers.length > 0;
};

/**
 * The first of other cargoes that has a way, within the limits of the request or else without these; `undefined` where it is
 * not `lifted`, what they get under, that stands in the way.
 */
function firstToGo(
  engine: Engine,
  request: Request,
  cargoes: readonly Cargo[],
  lifted: Lifted,
): Cargo | undefined {
  if (cargoes.length === 0) return undefined;
  for (const asked of [request, loosest(request)]) {
    const isInTheWay =
      !hasWay(engine, asked, request.cargo) && hasWay(engine, asked, request.cargo, lifted);
    const found = isInTheWay ? cargoes.find((cargo) => hasWay(engine, asked, cargo)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The heaviest shipment in the same boxes that restrictions let through on some way; `undefined` where weight is not it. */
function lighterCargo(engine: Engine, request: Request): Cargo | undefined {
  const { cargo } = request;
  if (cargo.containers === undefined) return undefined;
  const { teu } = shipmentOf(cargo);
  const masses = engine.network.restrictions.flatMap(({ cargo: kind, limitKg }) =>
    kind === "grossWeight" && limitKg !== undefined ? [limitKg * teu, (limitKg * teu) / 2] : [],
  );
  const lighter = [...new Set(masses)]
    .map((mass) => Math.floor(mass))
    .filter((mass) => mass > 0 && mass < cargo.grossKg)
    .sort((a, b) => b - a)
    .map((grossKg): Cargo => ({ ...cargo, grossKg }));
  return firstToGo(engine, request, lighter, { judgesCargo: false });
}

/** The largest part of the shipment that some departures take; `undefined` where room is not it. */
function smallerCargo(engine: Engine, request: Request): Cargo | undefined {
  const { cargo } = request;
  const { teu, tonnes } = shipmentOf(cargo);
  const shares = engine.network.services
    .flatMap(({ capacityTeu, capacityT }) => [
      ...(capacityTeu === undefined ? [] : [capacityTeu / teu]),
      ...(capacityT === undefined ? [] : [capacityT / tonnes]),
    ])
    .filter((share) => share < 1);
  const parts = [...new Set(shares)]
    .sort((a, b) => b - a)
    .flatMap((share) => partsOf(cargo, share));
  return firstToGo(engine, request, parts, { countsRoom: false });
}

/** At most a share of a shipment: in whole boxes of every type in proportion, or as much less mass in the same boxes. */
function partsOf(cargo: Cargo, share: number): Cargo[] {
  const { containers, grossKg, volumeM3 } = cargo;
  const scale = (factor: number): Cargo => ({
    ...cargo,
    grossKg: Math.floor(grossKg * factor),
    ...(volumeM3 === undefined ? {} : { volumeM3: volumeM3 * factor }),
  });
  if (containers === undefined) return [scale(share)];
  const countOf = (list: typeof containers): number =>
    list.reduce((sum, { count }) => sum + count, 0);
  const list = containers
    .map(({ type, count }) => ({ type, count: Math.floor(count * share) }))
    .filter(({ count }) => count > 0);
  const fewer =
    list.length === 0 ? [] : [{ ...scale(countOf(list) / countOf(containers)), containers: list }];
  return [...fewer, scale(share)].filter((part) => part.grossKg > 0);
}
