/** The door: a network is compiled once and asked many times. */

import { checkNetwork } from "./check/checkNetwork.ts";
import { type Compiled, compile } from "./compile/compile.ts";
import { listTerms } from "./cost/emissions.ts";
import { ratesOf } from "./cost/price.ts";
import { shipmentOf } from "./cost/shipment.ts";
import { FreightError } from "./errors.ts";
import type { AnswerHead, Front, Infeasible, Itinerary, Plan, Reason } from "./itinerary/answer.ts";
import { buildItinerary, type Telling } from "./itinerary/build.ts";
import { findReasons, questionReasons } from "./itinerary/reasons.ts";
import { toMinutesUtc } from "./network/calendar.ts";
import { hashNetwork } from "./network/hash.ts";
import { isAt, MODES, type Network } from "./network/rows.ts";
import { checkParetoRequest, checkPlanRequest } from "./request/checkRequest.ts";
import type {
  Criterion,
  ParetoRequest,
  PlanRequest,
  Request,
  Resolution,
  Weights,
} from "./request/request.ts";
import { CRITERIA } from "./request/request.ts";
import type { Query } from "./search/query.ts";
import { type Found, search } from "./search/search.ts";
import { listTouches } from "./search/touches.ts";
import { type Allowed, type Reckoning, weigh } from "./search/weigh.ts";
import { toCents, toGrams, toHours, toKg, toMinutes, toMoney } from "./units.ts";
import { ENGINE } from "./version.ts";

/** Answers questions about one network. Holds no state that changes an answer; safe to share. */
export interface Planner {
  readonly network: Network;
  /** SHA-256 of the network's content. */
  readonly networkHash: string;
  /**
   * The best way by one criterion or by weights. Ties go to the better in the other criteria, then to a rule that looks
   * at content alone (see `search`). Throws a FreightError where the request cannot be read.
   */
  plan(request: PlanRequest): Plan;
  /**
   * Every non-dominated way, exactly: one itinerary per distinct vector of the criteria in `over`.
   * Throws a FreightError where the request cannot be read.
   */
  pareto(request: ParetoRequest): Front;
}

/** Share of the goods' value a year that keeping them in transit costs: capital, obsolescence, insurance (rail facts 5.4, range 0.10-0.25). */
const HOLDING_RATE_PER_YEAR = 0.15;
const DAYS_PER_YEAR = 365;
const DEFAULT_LABELS = 2_000_000;

/**
 * Compiles a network. Throws a FreightError with every error `checkNetwork` finds.
 *
 * The rows are not copied: do not change them afterwards.
 */
export function createPlanner(network: Network): Planner {
  const errors = checkNetwork(network).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new FreightError("The network cannot be planned on", errors);
  const compiled = compile(network);
  const rates = ratesOf(network.currency, network.fx);
  const factors = new Map(network.factors.map((factor) => [factor.id, factor]));
  const reckoning: Reckoning = {
    rates,
    factors,
    terms: compiled.rides.map((ride) => listTerms(factors, ride)),
  };
  const networkHash = hashNetwork(network);

  /** Searches and tells; `read` makes the answer of what was found. */
  function ask<T>(
    request: Request,
    over: readonly Criterion[],
    isFirstOnly: boolean,
    resolution: Resolution | undefined,
    read: (head: AnswerHead, found: Found, tell: (label: number) => Itinerary) => T,
  ): T | Infeasible {
    const infeasible = (because: readonly Reason[], labels = 0, extracted = 0): Infeasible => ({
      status: "infeasible",
      because,
      ...headOf(request, labels, extracted),
    });
    const refused = questionReasons(compiled, request);
    if (refused.length > 0) return infeasible(refused);
    const departAfter = minutesOf(request.departAfter);
    const shipment = shipmentOf(request.cargo);
    const query = queryOf(compiled, request, departAfter, over, isFirstOnly, resolution);
    const weighed = weigh(compiled, reckoning, shipment, allowedBy(request));
    const found = search(compiled, weighed, query);
    if (found.answers.length === 0 && found.stoppedAt === undefined) {
      const because = findReasons(compiled, reckoning, shipment, request, query);
      return infeasible(because, found.labels.size, found.extracted);
    }
    const usd = rates.get("USD");
    const { valueUsd } = request.cargo;
    const telling: Telling = {
      compiled,
      weighed,
      shipment,
      reckoning,
      departAfter,
      ...(valueUsd === undefined || usd === undefined
        ? {}
        : {
            inventoryPerDay:
              (((valueUsd * usd.worth) / usd.units) * HOLDING_RATE_PER_YEAR) / DAYS_PER_YEAR,
          }),
    };
    return read(headOf(request, found.labels.size, found.extracted), found, (label) =>
      buildItinerary(telling, found.labels, label),
    );
  }

  const headOf = (request: Request, labels: number, extracted: number): AnswerHead => ({
    currency: network.currency,
    engine: ENGINE,
    network: { name: network.name, version: network.version },
    networkHash,
    request: plainRequest(request),
    stats: { labels, extracted },
  });

  return {
    network,
    networkHash,
    plan(request) {
      checkPlanRequest(request);
      const { minimize } = request;
      // A weighted optimum lies on the front of the criteria that weigh anything.
      const over =
        typeof minimize === "string"
          ? [minimize]
          : CRITERIA.filter((criterion) => (minimize[criterion] ?? 0) > 0);
      return ask<Plan>(
        request,
        over,
        typeof minimize === "string",
        undefined,
        (head, found, tell) => {
          if (found.stoppedAt !== undefined)
            return { status: "stopped", ...boundOf(over, found.stoppedAt), ...head };
          const itineraries = found.answers.map(tell);
          const itinerary =
            typeof minimize === "string" ? itineraries[0] : lightest(itineraries, minimize);
          if (itinerary === undefined) throw new Error("invariant: an answer without itinerary");
          return { status: "optimal", itinerary, ...head };
        },
      );
    },
    pareto(request) {
      checkParetoRequest(request);
      const { over, resolution } = request;
      return ask<Front>(request, over, false, resolution, (head, found, tell) => {
        const itineraries = found.answers.map(tell);
        if (found.stoppedAt === undefined) return { status: "complete", itineraries, ...head };
        return { status: "stopped", itineraries, ...boundOf(over, found.stoppedAt), ...head };
      });
    },
  };
}

function minutesOf(iso: string, rounding: "up" | "down" = "up"): number {
  const minutes = toMinutesUtc(iso, rounding);
  if (minutes === undefined) throw new Error("invariant: the request was not checked");
  return minutes;
}

function allowedBy({ modes, includeAssumed }: Request): Allowed {
  return { modes: new Set(modes ?? MODES), includeAssumed: includeAssumed ?? false };
}

function queryOf(
  compiled: Compiled,
  request: Request,
  departAfter: number,
  over: readonly Criterion[],
  isFirstOnly: boolean,
  resolution: Resolution | undefined,
): Query {
  const { budget } = request;
  const { timeMs, now } = budget ?? {};
  const started = now?.() ?? 0;
  return {
    origins: membersOf(compiled, request.from),
    destinations: membersOf(compiled, request.to),
    ...touching(compiled, request.via ?? []),
    departAfter,
    arriveBefore:
      request.arriveBefore === undefined
        ? Number.POSITIVE_INFINITY
        : minutesOf(request.arriveBefore, "down"),
    headwayWait: request.headwayWait ?? "half",
    over,
    units: over.map((criterion) => unitOf(criterion, resolution?.[criterion])),
    isFirstOnly,
    maxLabels: budget?.labels ?? DEFAULT_LABELS,
    isOutOfTime: () => now !== undefined && timeMs !== undefined && now() - started > timeMs,
  };
}

function touching(
  { rides }: Compiled,
  via: readonly string[],
): Pick<Query, "touches" | "mustTouch"> {
  return via.length === 0
    ? { mustTouch: 0 }
    : { touches: listTouches(rides, via), mustTouch: (1 << via.length) - 1 };
}

/** Terminals of a group, or the terminal itself; none where the name is unknown. */
function membersOf({ terminalIds }: Compiled, place: string): number[] {
  return terminalIds.flatMap((id, index) => (isAt(id, place) ? [index] : []));
}

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

function boundOf(
  [criterion = "cost"]: readonly Criterion[],
  inside: number,
): { readonly criterion: Criterion; readonly bound: number } {
  return { criterion, bound: toOutside(criterion, inside) };
}

function toOutside(criterion: Criterion, inside: number): number {
  switch (criterion) {
    case "cost":
      return toMoney(inside);
    case "duration":
      return toHours(inside);
    case "co2e":
      return toKg(inside);
  }
}

/** The itinerary of the least generalized cost. A weighted optimum always lies on the front; ties keep the front's order. */
function lightest(itineraries: readonly Itinerary[], weights: Weights): Itinerary | undefined {
  const weightOf = ({ cost, durationH, co2eKg }: Itinerary): number =>
    (weights.cost ?? 0) * cost + (weights.duration ?? 0) * durationH + (weights.co2e ?? 0) * co2eKg;
  let best: Itinerary | undefined;
  for (const itinerary of itineraries)
    if (best === undefined || weightOf(itinerary) < weightOf(best)) best = itinerary;
  return best;
}

/** The request without what cannot be written down. */
function plainRequest(request: Request): Request {
  const { budget, ...rest } = request;
  if (budget === undefined) return rest;
  const { now: _, ...limits } = budget;
  return { ...rest, budget: limits };
}
