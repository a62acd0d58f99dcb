/** The ways worth comparing when things are late. */
import { alternatives } from "../ask/alternatives.ts";
import type { Engine } from "../ask/engine.ts";
import { pareto } from "../ask/pareto.ts";
import type { Itinerary, Reason, SearchStats } from "../itinerary/answer.ts";
import { CRITERIA, type PlanRequest } from "../request/request.ts";
import { type Asked, readWay } from "./way.ts";

/** Ways found, each by its departures of the best of its kind; or why there are none. */
export type Candidates =
  | { readonly itineraries: readonly Itinerary[]; readonly stats: SearchStats }
  | { readonly because: readonly Reason[]; readonly stats: SearchStats }
  | { readonly isStopped: true; readonly stats: SearchStats };

/**
 * The exact front over cost, duration and CO2e, and the alternatives: front first by cost, then what differs. Of several
 * departures of one way the first found stays.
 */
export function listCandidates(
  engine: Engine,
  question: PlanRequest,
  wayKeyOf: (itinerary: Itinerary) => string,
): Candidates {
  const { minimize: _, ...open } = question;
  const front = pareto(engine, { ...open, over: CRITERIA });
  if (front.status === "infeasible") return { because: front.because, stats: front.stats };
  const others = alternatives(engine, question);
  const stats = {
    labels: front.stats.labels + others.stats.labels,
    extracted: front.stats.extracted + others.stats.extracted,
  };
  if (front.status === "stopped" || others.status === "stopped") return { isStopped: true, stats };
  if (others.status === "infeasible") return { because: others.because, stats };
  // The optimum comes first, so that of its way the optimal departure is the one compared.
  const ways = new Map<string, Itinerary>();
  for (const itinerary of [...others.itineraries, ...front.itineraries]) {
    const key = wayKeyOf(itinerary);
    if (!ways.has(key)) ways.set(key, itinerary);
  }
  return { itineraries: [...ways.values()], stats };
}

/** What a way is, whatever its departures. */
export const wayKeyIn =
  (asked: Asked) =>
  (itinerary: Itinerary): string =>
    readWay(asked, itinerary).key;
