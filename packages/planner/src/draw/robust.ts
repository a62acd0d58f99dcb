/** The way that is best when things are late. */
import type { Engine } from "../ask/engine.ts";
import { objectiveAt } from "../ask/plan.ts";
import { opening } from "../ask/reasons.ts";
import { headOf } from "../ask/run.ts";
import { differenceOf } from "../explain/difference.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import type { Criterion, RobustRequest, Weights } from "../request/request.ts";
import { toHours, toMoney } from "../units.ts";
import type { Compared, Robust } from "./answer.ts";
import { listCandidates, wayKeyIn } from "./candidates.ts";
import {
  bookGiven,
  count,
  luckOf,
  outlookOf,
  type Subject,
  splitDrawing,
  subjectOf,
} from "./subject.ts";
import { quantileOf } from "./tally.ts";

const DEFAULT_QUANTILE = 0.9;
/** Ways compared at most: the best as planned. */
const MOST_COMPARED = 60;

/** Answers a request that was checked. */
export function robust(engine: Engine, request: RobustRequest): Robust {
  const { quantile = DEFAULT_QUANTILE, ...asked } = request;
  const { question, drawing } = splitDrawing(asked);
  const opened = opening(engine, question);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const subject = subjectOf(engine, opened.prepared, drawing);
  const found = listCandidates(engine, question, wayKeyIn(subject));
  const head = { ...headOf(engine, request), ...found.counted };
  if ("because" in found) return { status: "infeasible", because: found.because, ...head };
  if ("isStopped" in found) return { status: "stopped", ...head };
  const { minimize } = question;
  const inOrder = [...found.itineraries].sort(
    (a, b) => plannedOf(minimize, a) - plannedOf(minimize, b),
  );
  const ways = inOrder
    .slice(0, MOST_COMPARED)
    .map((itinerary) => compare(subject, minimize, quantile, itinerary))
    .sort((a, b) => {
      const byQuantile = byValue(a.quantile, b.quantile);
      return byQuantile === 0 ? byValue(a.median, b.median) : byQuantile;
    });
  const bestByMedian = leastOf(ways, ({ median }) => median);
  const [best] = ways;
  const other = ways[bestByMedian];
  if (best === undefined || other === undefined)
    throw new Error("invariant: a front that is not empty");
  return {
    status: "complete",
    draws: subject.draws,
    seed: subject.seed,
    quantile,
    ways,
    bestByMedian,
    bestPlanned: leastOf(ways, ({ planned }) => planned),
    ...(bestByMedian === 0
      ? {}
      : { difference: differenceOf(minimize, best.itinerary, other.itinerary) }),
    leftOut: inOrder.length - ways.length,
    ...head,
  };
}

function compare(
  subject: Subject,
  minimize: Criterion | Weights,
  quantile: number,
  itinerary: Itinerary,
): Compared {
  const booked = bookGiven(subject, itinerary);
  const luck = luckOf(subject, booked);
  const counted = count(subject, booked, luck);
  const { co2eKg } = itinerary;
  const weights: Weights = typeof minimize === "string" ? { [minimize]: 1 } : minimize;
  // A draw changes neither the kilometres nor the cargo, so it emits what is planned.
  const values = counted.minutes.map((minutes, index) =>
    minutes === Number.POSITIVE_INFINITY
      ? minutes
      : objectiveAt(
          {
            cost: toMoney(counted.cents[index] ?? Number.NaN),
            durationH: toHours(minutes),
            co2eKg,
          },
          weights,
        ),
  );
  values.sort();
  return {
    ...outlookOf(subject, booked, luck, counted),
    itinerary,
    planned: objectiveAt(itinerary, weights),
    ...finite("median", quantileOf(values, 0.5)),
    ...finite("quantile", quantileOf(values, quantile)),
  };
}

const plannedOf = (minimize: Criterion | Weights, itinerary: Itinerary): number =>
  objectiveAt(itinerary, minimize);

const finite = (name: "median" | "quantile", value: number): { readonly [at: string]: number } =>
  value === Number.POSITIVE_INFINITY ? {} : { [name]: value };

/** The lesser first; what is absent is more than anything. */
function byValue(a: number | undefined, b: number | undefined): number {
  if (a === b) return 0;
  return (a ?? Number.POSITIVE_INFINITY) < (b ?? Number.POSITIVE_INFINITY) ? -1 : 1;
}

/** Index of the way with the least value, the first of equals. */
function leastOf(
  ways: readonly Compared[],
  figureOf: (way: Compared) => number | undefined,
): number {
  let least = 0;
  for (const [index, way] of ways.entries()) {
    const best = ways[least];
    if (best !== undefined && byValue(figureOf(way), figureOf(best)) < 0) least = index;
  }
  return least;
}
