/** Two ways side by side: what only one has, and what both have in different amounts. */
import { criteriaOf } from "../ask/objective.ts";
import type { Itinerary, Leg, Line } from "../itinerary/answer.ts";
import type { Criterion, Weights } from "../request/request.ts";
import { toCents, toGrams, toHours, toKg, toMinutes, toMoney } from "../units.ts";
import type { Difference, DifferenceKind, DifferenceLine } from "./answer.ts";

/** A figure of one way, in whole cents, grams or minutes. */
interface Figure {
  readonly measure: DifferenceLine["measure"];
  readonly kind: DifferenceKind;
  readonly at: string;
  readonly rule: string;
  readonly units: number;
}

/** The other way less the best, by the criterion or weights that chose between them. */
export function differenceOf(
  minimize: Criterion | Weights,
  best: Itinerary,
  other: Itinerary,
): Difference {
  const cost = toMoney(toCents(other.cost) - toCents(best.cost));
  const durationH = toHours(toMinutes(other.durationH) - toMinutes(best.durationH));
  const co2eKg = toKg(toGrams(other.co2eKg) - toGrams(best.co2eKg));
  const weights: Weights = typeof minimize === "string" ? { [minimize]: 1 } : minimize;
  const isWeighed = new Set(criteriaOf(minimize));
  const part = (criterion: Criterion, amount: number): number =>
    isWeighed.has(criterion) ? (weights[criterion] ?? 0) * amount : 0;
  const parts = {
    cost: part("cost", cost),
    duration: part("duration", durationH),
    co2e: part("co2e", co2eKg),
  };
  return {
    cost,
    durationH,
    co2eKg,
    objective: parts.cost + parts.duration + parts.co2e,
    parts,
    lines: linesOf(figuresOf(best), figuresOf(other)),
  };
}

const nameOfLeg = ({ mode, service, drayage, links, from, to }: Leg): string =>
  `${mode} ${service ?? drayage ?? links.join("+")} ${from} > ${to}`;

function figuresOf({ lines, legs, transfers }: Itinerary): Figure[] {
  const placeOf = ({ part, index }: Pick<Line, "part" | "index">): string => {
    const leg = legs[index];
    if (part === "leg" && leg !== undefined) return nameOfLeg(leg);
    return part === "transfer" ? (transfers[index]?.at ?? "") : "shipment";
  };
  const hours = (kind: DifferenceKind, at: string, amount: number): Figure => ({
    measure: "duration",
    kind,
    at,
    rule: "",
    units: toMinutes(amount),
  });
  return [
    ...lines.map((line) => ({
      measure: line.measure,
      kind: line.kind,
      at: placeOf(line),
      rule: line.rule,
      units: line.measure === "cost" ? toCents(line.amount) : toGrams(line.amount),
    })),
    ...legs.map((leg) => hours("moving", nameOfLeg(leg), leg.durationH)),
    ...transfers.flatMap(({ at, closedH, handlingH, waitH, cutOffH }) => [
      hours("closed", at, closedH),
      hours("handling", at, handlingH),
      hours("waiting", at, waitH),
      hours("cutOff", at, cutOffH),
    ]),
  ];
}

const MEASURES: readonly DifferenceLine["measure"][] = ["cost", "duration", "co2e"];

/** Figures for the same thing at the same place by the same row stand against each other; equal ones are left out. */
function linesOf(best: readonly Figure[], other: readonly Figure[]): DifferenceLine[] {
  const rows = new Map<string, { readonly figure: Figure; best?: number; other?: number }>();
  for (const [side, figures] of [
    ["best", best],
    ["other", other],
  ] as const)
    for (const figure of figures) {
      const key = JSON.stringify([figure.measure, figure.kind, figure.at, figure.rule]);
      const row = rows.get(key) ?? { figure };
      row[side] = (row[side] ?? 0) + figure.units;
      rows.set(key, row);
    }
  return [...rows.values()]
    .map(({ figure, ...sides }) => ({
      figure,
      sides,
      units: (sides.other ?? 0) - (sides.best ?? 0),
    }))
    .filter(({ units }) => units !== 0)
    .sort((a, b) => {
      const byMeasure = MEASURES.indexOf(a.figure.measure) - MEASURES.indexOf(b.figure.measure);
      return byMeasure === 0 ? Math.abs(b.units) - Math.abs(a.units) : byMeasure;
    })
    .map(({ figure: { measure, kind, at, rule }, sides, units }): DifferenceLine => {
      const shown = SHOWN[measure];
      return {
        measure,
        kind,
        at,
        rule,
        ...(sides.best === undefined ? {} : { best: shown(sides.best) }),
        ...(sides.other === undefined ? {} : { other: shown(sides.other) }),
        difference: shown(units),
      };
    });
}

const SHOWN: Readonly<Record<DifferenceLine["measure"], (units: number) => number>> = {
  cost: toMoney,
  duration: toHours,
  co2e: toKg,
};
