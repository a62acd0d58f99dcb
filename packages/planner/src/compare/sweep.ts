/** How an answer moves with one figure of a scenario, and which figure moves it most. */
import { objectiveAt } from "../ask/plan.ts";
import { FreightError, type IssueCode } from "../errors.ts";
import type { PlanRequest } from "../request/request.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Modification } from "../scenario/shelf.ts";
import type { ComparisonRow, Outcome } from "./answer.ts";
import { type Comparing, compareOne, outcomeOf, type PlansToCompare } from "./compareOne.ts";

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

/** A row a value, in the order given. A value that touches nothing is the base. Throws as `applyScenario`. */
export function sweep(
  planner: Comparing,
  request: PlanRequest,
  varied: Varied,
  values: readonly number[],
): SweepRow[] {
  checkField(varied);
  return rowsFor(planner, request, varied, values, outcomeOf(planner, request));
}

function rowsFor(
  planner: Comparing,
  request: PlanRequest,
  varied: Varied,
  values: readonly number[],
  base: Outcome,
): SweepRow[] {
  return values.map((value) => {
    const scenario = scenarioAt(varied, value);
    const row = compareOne(base, plannerWith(planner, scenario), scenario.id, request);
    return { value, row };
  });
}

/** The planner of a scenario of one modification; itself where that says what is so already. */
function plannerWith(planner: Comparing, scenario: Scenario): PlansToCompare {
  try {
    return planner.with(scenario);
  } catch (error) {
    if (error instanceof FreightError && error.issues.every(({ code }) => code === TOUCHES_NOTHING))
      return planner;
    throw error;
  }
}
const TOUCHES_NOTHING: IssueCode = "touches_nothing";

/** A bar a figure, the longest first; those of which an end has no way come before all others. */
export function tornado(
  planner: Comparing,
  request: PlanRequest,
  ranges: readonly VariedRange[],
): TornadoBar[] {
  for (const range of ranges) checkField(range);
  const base = outcomeOf(planner, request);
  const bars = ranges.map((range): TornadoBar => {
    const [low, high] = rowsFor(planner, request, range, [range.low, range.high], base);
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

/** The modification with another value. */
const scenarioAt = ({ id, modification, field }: Varied, value: number): Scenario => ({
  id: `${id} ${value}`,
  modifications: [{ ...modification, [field]: value } as Modification],
});
