/** A network held against what was published. */
import { GRADES, type Grade, type Itinerary, type Network, type Planner } from "@lianyun/planner";
import type { Comparison, Range } from "./readComparisons.ts";

export type Measured = "days" | "cost ratio" | "CO2e";

/** One published figure and what the network says. */
export interface Verdict {
  readonly comparison: Comparison;
  readonly measured: Measured;
  readonly published: Range;
  /** From the fastest to the cheapest way of the kind; absent where none was found. */
  readonly model?: Range;
  readonly isHit: boolean;
}

/** What the compared ways rest on: money and hours by grade, as shares. */
export interface Footing {
  readonly cost: Readonly<Record<Grade, number>>;
  readonly time: Readonly<Record<Grade, number>>;
}

/** Figures judged, and comparisons that cannot be: no number, a scenario, or no way of the kind. */
export interface Report {
  readonly verdicts: readonly Verdict[];
  readonly withoutNumber: readonly Comparison[];
  readonly needScenario: readonly Comparison[];
  /** Of the cheapest way of each comparison judged. */
  readonly footing: Footing;
}

/** 20 t in one 40' box: what the published CO2e figures are for. */
const CARGO = { containers: [{ type: "40HC", count: 1 }], grossKg: 20_000 } as const;
const READY = "2026-06-01T08:00+08:00";
/** Tolerances of the facts for ratios of cost, and for CO2e by the mode that decides it. */
const COST_TOLERANCE = 0.25;
const CO2E_TOLERANCE = {
  air: 0.1,
  rail: 0.35,
  road: 0.35,
  sea: 0.45,
  inlandWaterway: 0.45,
} as const;
const HOURS_PER_DAY = 24;

/**
 * Judges every published figure: a hit where the model's range, from the fastest to the cheapest way of the kind,
 * meets the published range widened by its tolerance.
 */
export function comparePublished(planner: Planner, comparisons: readonly Comparison[]): Report {
  const fronts = new Map<string, readonly Itinerary[]>();
  const frontOf = (comparison: Comparison): readonly Itinerary[] => {
    const known = fronts.get(comparison.id);
    if (known !== undefined) return known;
    const front = waysOf(planner, comparison);
    fronts.set(comparison.id, front);
    return front;
  };
  const byId = new Map(comparisons.map((comparison) => [comparison.id, comparison]));
  const judged = comparisons.filter(({ scenario }) => scenario === "");
  const verdicts = judged.flatMap((comparison): Verdict[] => {
    const front = frontOf(comparison);
    const other = byId.get(comparison.against ?? "");
    return [
      ...judge(
        comparison,
        "days",
        comparison.days,
        comparison.tolerance,
        daysOf(front, comparison.measure),
      ),
      ...judge(
        comparison,
        "cost ratio",
        other === undefined ? undefined : comparison.costRatio,
        COST_TOLERANCE,
        ratioOf(front, other === undefined ? [] : frontOf(other)),
      ),
      ...judge(comparison, "CO2e", comparison.co2eKgPerFeu, co2eTolerance(front), co2eOf(front)),
    ];
  });
  const cheapest = judged.flatMap((comparison) => cheapestOf(frontOf(comparison)) ?? []);
  const hasVerdict = new Set(verdicts.map(({ comparison }) => comparison));
  return {
    verdicts,
    withoutNumber: judged.filter((comparison) => !hasVerdict.has(comparison)),
    needScenario: comparisons.filter(({ scenario }) => scenario !== ""),
    footing: footingOf(planner.network, cheapest),
  };
}

const cheapestOf = (ways: readonly Itinerary[]): Itinerary | undefined =>
  [...ways].sort((a, b) => a.cost - b.cost)[0];

/** Cost by the grade of each line; the hours of a leg by the grade of its service or link, waits left out. */
function footingOf({ services, links }: Network, ways: readonly Itinerary[]): Footing {
  const grades = new Map<string, Grade>(
    [...links, ...services].map(({ id, grade }) => [id, grade]),
  );
  const cost = ways.flatMap(({ lines }) =>
    lines.flatMap(({ measure, grade, amount }) =>
      measure === "cost" ? [[grade, amount] as const] : [],
    ),
  );
  const time = ways.flatMap(({ legs }) =>
    legs.map(
      (leg) =>
        [grades.get(leg.service ?? leg.links[0] ?? "") ?? "estimate", leg.durationH] as const,
    ),
  );
  return { cost: sharesOf(cost), time: sharesOf(time) };
}

function sharesOf(amounts: readonly (readonly [Grade, number])[]): Record<Grade, number> {
  const total = amounts.reduce((sum, [, amount]) => sum + amount, 0);
  const shareOf = (grade: Grade): number =>
    total === 0
      ? 0
      : amounts.reduce((sum, [own, amount]) => (own === grade ? sum + amount : sum), 0) / total;
  return Object.fromEntries(GRADES.map((grade) => [grade, shareOf(grade)])) as Record<
    Grade,
    number
  >;
}

function waysOf(planner: Planner, { from, to, modes, via }: Comparison): readonly Itinerary[] {
  const question = {
    from,
    to,
    cargo: CARGO,
    departAfter: READY,
    over: ["duration", "cost"] as const,
    ...(modes.length === 0 ? {} : { modes }),
    ...(via.length === 0 ? {} : { via }),
  };
  const front = planner.pareto(question);
  if (front.status !== "infeasible") return front.itineraries;
  const assumed = planner.pareto({ ...question, includeAssumed: true });
  return assumed.status === "infeasible" ? [] : assumed.itineraries;
}

function judge(
  comparison: Comparison,
  measured: Measured,
  published: Range | undefined,
  tolerance: number,
  model: Range | undefined,
): Verdict[] {
  if (published === undefined) return [];
  if (model === undefined) return [{ comparison, measured, published, isHit: false }];
  const isHit =
    model.max >= published.min * (1 - tolerance) && model.min <= published.max * (1 + tolerance);
  return [{ comparison, measured, published, model, isHit }];
}

function rangeOf(values: readonly number[]): Range | undefined {
  return values.length === 0 ? undefined : { min: Math.min(...values), max: Math.max(...values) };
}

const daysOf = (ways: readonly Itinerary[], measure: Comparison["measure"]): Range | undefined =>
  rangeOf(
    ways.map(
      ({ durationH, transitH }) => (measure === "lead" ? durationH : transitH) / HOURS_PER_DAY,
    ),
  );

const co2eOf = (ways: readonly Itinerary[]): Range | undefined =>
  rangeOf(ways.map(({ co2eKg }) => co2eKg));

/** The cheapest way of the one against the cheapest of the other. */
function ratioOf(ways: readonly Itinerary[], others: readonly Itinerary[]): Range | undefined {
  const [own, other] = [ways, others].map((each) => rangeOf(each.map(({ cost }) => cost))?.min);
  return own === undefined || other === undefined || other === 0
    ? undefined
    : { min: own / other, max: own / other };
}

/** The tolerance of the mode with the longest leg. */
function co2eTolerance(ways: readonly Itinerary[]): number {
  const legs = ways[0]?.legs ?? [];
  const [first] = [...legs].sort((a, b) => b.distanceKm - a.distanceKm);
  return first === undefined ? 0 : CO2E_TOLERANCE[first.mode];
}
