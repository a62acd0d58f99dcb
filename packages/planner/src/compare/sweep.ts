/** How an answer moves with one figure of a scenario, and which figure moves it most. */
import { objectiveAt } from "../ask/plan.ts";
import { FreightError } from "../errors.ts";
import type { PlanRequest } from "../request/request.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Modification } from "../scenario/shelf.ts";
import type { ComparisonRow, Outcome } from "./answer.ts";

/** A figure to vary: a numeric field of a modification. */
export interface Varied {
  /** What the rows call it. */
  readonly id: string;
  readonly modification: Modification;
  /** The field that varies: `by`, `hours`, `perTeu`, … */
  readonly field: string;
}

/** A value of the figure, and what the scenario of it makes of the question. */
export interface SweepRow {
  readonly value: number;
  readonly row: ComparisonRow;
}

/** A bar of a tornado: the objective at the least and at the greatest value of one figure. */
export interface TornadoBar {
  readonly id: string;
  readonly low: SweepRow;
  readonly high: SweepRow;
  /** Of the objective, greatest less least over the two ends and the base; absent where one has no way. */
  readonly span?: number;
}

/** Values of a figure that a tornado looks at. */
export interface VariedRange extends Varied {
  readonly low: number;
  readonly high: number;
}

/** Compares one question on the network of a scenario. */
export type CompareOn = (scenario: Scenario, request: PlanRequest) => ComparisonRow;

/** A row a value, in the order given. A value that changes nothing (times 1) is the base. Throws as `applyScenario`. */
export function sweep(
  compareOn: CompareOn,
  request: PlanRequest,
  varied: Varied,
  values: readonly number[],
): SweepRow[] {
  checkField(varied);
  return values.map((value) => ({ value, row: compareOn(scenarioAt(varied, value), request) }));
}

/** A bar a figure, the longest first; those of which an end has no way come before all others. */
export function tornado(
  compareOn: CompareOn,
  request: PlanRequest,
  ranges: readonly VariedRange[],
): TornadoBar[] {
  const bars = ranges.map((range): TornadoBar => {
    const [low, high] = sweep(compareOn, request, range, [range.low, range.high]);
    if (low === undefined || high === undefined) throw new Error("invariant: two values, two rows");
    const ends = [low.row.base, low.row.plan, high.row.plan].map((end) => figureOf(end, request));
    const known = ends.filter((figure) => figure !== undefined);
    const isWhole = known.length === ends.length;
    return {
      id: range.id,
      low,
      high,
      ...(isWhole ? { span: Math.max(...known) - Math.min(...known) } : {}),
    };
  });
  const spanOf = ({ span = Number.POSITIVE_INFINITY }: TornadoBar): number => span;
  return bars.sort((a, b) => (spanOf(b) === spanOf(a) ? 0 : spanOf(b) - spanOf(a)));
}

const figureOf = (outcome: Outcome, { minimize }: PlanRequest): number | undefined =>
  outcome.status === "optimal" ? objectiveAt(outcome.itinerary, minimize) : undefined;

function checkField({ id, modification, field }: Varied): void {
  const value = (modification as unknown as Readonly<Record<string, unknown>>)[field];
  if (typeof value === "number") return;
  throw new FreightError("The figure cannot be varied", [
    {
      code: "bad_scenario",
      severity: "error",
      at: { table: `figure ${id}`, column: field },
      message: `expected a field of ${modification.do} that is a number`,
      received: value,
    },
  ]);
}

/** The modification with another value; none where it would change nothing. */
function scenarioAt({ id, modification, field }: Varied, value: number): Scenario {
  const isNothing = field === "by" && value === 1;
  return {
    id: `${id} ${value}`,
    modifications: isNothing ? [] : [{ ...modification, [field]: value } as Modification],
  };
}
