/** The ways worth comparing when things are late. */
import { type Counted, createTally, tallied } from "../ask/again.ts";
import { alternatives } from "../ask/alternatives.ts";
import type { Engine } from "../ask/engine.ts";
import { pareto } from "../ask/pareto.ts";
import type { Itinerary, Reason } from "../itinerary/answer.ts";
import { CRITERIA, type PlanRequest } from "../request/request.ts";
import { type Posed, readWay } from "./way.ts";

/** Ways found, each by its departures of the best of its kind; or why there are none. */
export type Candidates =
  | { readonly itineraries: readonly Itinerary[]; readonly counted: Counted }
  | { readonly because: readonly Reason[]; readonly counted: Counted }
  | { readonly isStopped: true; readonly counted: Counted };

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
  const tally = createTally();
  tally.add(front);
  if (front.status === "infeasible") return { because: front.because, counted: tallied(tally) };
  const others = alternatives(engine, question);
  tally.add(others);
  const counted = tallied(tally);
  if (front.status === "stopped" || others.status === "stopped")
    return { isStopped: true, counted };
  if (others.status === "infeasible") return { because: others.because, counted };
  // The optimum comes first, so that of its way the optimal departure is the one compared.
  const ways = new Map<string, Itinerary>();
  for (const itinerary of [...others.itineraries, ...front.itineraries]) {
    const key = wayKeyOf(itinerary);
    if (!ways.has(key)) ways.set(key, itinerary);
  }
  return { itineraries: [...ways.values()], counted };
}

/** What a way is, whatever its departures. */
export const wayKeyIn =
  (posed: Posed) =>
  (itinerary: Itinerary): string =>
    readWay(posed, itinerary).key;
