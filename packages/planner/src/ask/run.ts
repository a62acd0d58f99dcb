/** Searching at one go or in parts, and what every answer says about itself. */
import { exchange } from "../cost/price.ts";
import type { AnswerHead, Itinerary, Summary, WayOutline } from "../itinerary/answer.ts";
import { buildItinerary, buildSummary } from "../itinerary/build.ts";
import { buildOutline } from "../itinerary/outline.ts";
import type { Budget, FrontCriterion, Request } from "../request/request.ts";
import type { Query } from "../search/query.ts";
import { createSearch, type Search, type Settled } from "../search/rounds.ts";
import { toHours, toKg, toMoney } from "../units.ts";
import { ENGINE } from "../version.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";

/** What a query is over, beside what was prepared. */
export type Aim = Pick<Query, "over" | "units" | "isFirstOnly" | "isSpread">;

/** A search that is over, and how to tell of its labels. */
export interface Done {
  readonly found: Settled;
  readonly tell: (label: number) => Itinerary;
  /** What `tell` tells, in outline. */
  readonly outline: (label: number) => WayOutline;
  /** The figures of `tell` alone. */
  readonly summarize: (label: number) => Summary;
}

/** How much is told of a way. */
export type Detail<Way> = (done: Done) => (label: number) => Way;
export const inFull: Detail<Itinerary> = ({ tell }) => tell;
export const inOutline: Detail<WayOutline> = ({ outline }) => outline;
export const inFigures: Detail<Summary> = ({ summarize }) => summarize;

/** A search not yet begun. */
export function begin(
  prepared: Prepared,
  aim: Aim,
): { readonly search: Search; readonly done: () => Done } {
  const { base, telling, weighed, field } = prepared;
  // Not by spreads: one shape for all questions (ARCHITECTURE, decision 29).
  const query: Query = Object.assign({}, base, aim);
  const search = createSearch(telling.compiled, weighed, query, field);
  return {
    search,
    done() {
      const found = search.found();
      const { labels } = found;
      const told = { query, ...telling };
      return {
        found,
        tell: (label) => buildItinerary(told, labels, label),
        outline: (label) => buildOutline(told, found, label),
        summarize: (label) => buildSummary(told, labels, label),
      };
    },
  };
}

/** Searches at one go. */
export function run(prepared: Prepared, aim: Aim): Done {
  const { search, done } = begin(prepared, aim);
  search.advance(Number.POSITIVE_INFINITY);
  return done();
}

/** How a search makes room for others on its thread. */
export interface Pauses {
  /** Partial ways looked at between two pauses. Defaults to 20,000. */
  readonly every?: number;
  /** Resolves when the search may go on: `() => new Promise((go) => setTimeout(go))` lets a page draw. */
  pause(): Promise<void>;
}

const DEFAULT_PART = 20_000;

/** Searches in parts, with a pause after each. */
export async function runInParts(prepared: Prepared, aim: Aim, pauses: Pauses): Promise<Done> {
  const { search, done } = begin(prepared, aim);
  // One pause after the other is the point: no two parts may run at once.
  while (!search.advance(pauses.every ?? DEFAULT_PART)) await pauses.pause();
  return done();
}

/** What every answer says about itself. */
export function headOf<Asked extends Budgeted>(
  engine: Engine,
  request: Asked,
  found?: Settled,
): AnswerHead<Asked> {
  const { network, networkHash } = engine;
  return {
    currency: request.currency ?? network.currency,
    engine: ENGINE,
    network: { name: network.name, version: network.version },
    networkHash,
    request: plainRequest(request),
    ...(found === undefined ? { stats: { labels: 0, extracted: 0 } } : countedOf(found)),
  };
}

/** What an answer says of the search behind it. */
export const countedOf = ({
  labels,
  extracted,
  isProven,
}: Settled): Pick<AnswerHead, "stats" | "isProven"> => ({
  stats: { labels: labels.made, extracted },
  ...(isProven ? {} : { isProven }),
});

/** What every question has, whatever it asks. */
interface Budgeted {
  readonly currency?: string;
  readonly budget?: Budget;
}

/** The request without what cannot be written down. */
function plainRequest<Asked extends Budgeted>(request: Asked): Asked {
  const { budget } = request;
  if (budget === undefined) return request;
  const { now: _, abort: __, ...limits } = budget;
  return { ...request, budget: limits };
}

/** Lines of an itinerary are rounded one by one; no itinerary has more. */
const MOST_LINES = 2_000;

/** A bound of a search in the units of the answer. */
export function boundOf(
  { network, reckoning }: Pick<Engine, "network" | "reckoning">,
  { currency }: Pick<Request, "currency">,
  [criterion = "cost"]: readonly FrontCriterion[],
  inside: number,
): { readonly criterion: FrontCriterion; readonly bound: number } {
  switch (criterion) {
    case "cost": {
      if (currency === undefined || currency === network.currency)
        return { criterion, bound: toMoney(inside) };
      const worth = exchange(1, currency, reckoning.rates) ?? Number.NaN;
      // Each line may have been rounded down by half a cent.
      return {
        criterion,
        bound: toMoney(Math.max(0, Math.floor(inside / worth - MOST_LINES / 2))),
      };
    }
    case "duration":
      return { criterion, bound: toHours(inside) };
    case "co2e":
      return { criterion, bound: toKg(inside) };
    case "transfers":
      return { criterion, bound: Math.max(0, inside - 1) };
  }
}
