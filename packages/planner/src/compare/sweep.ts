/** How an answer moves with one figure of a scenario, and which figure moves it most. */
import { objectiveAt } from "../ask/plan.ts";
import { checkList } from "../ask/refuse.ts";
import { FreightError, type Issue, type IssueCode, show } from "../errors.ts";
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

/** A row a value, in the order given. A value that touches nothing is the base. Throws as `applyScenario`, and for what is no figure or number. */
export function sweep(
  planner: Comparing,
  request: PlanRequest,
  varied: Varied,
  values: readonly number[],
): SweepRow[] {
  checkList("values", values);
  throwIfAny(
    figureIssues(varied, Object.fromEntries(values.map((value, at) => [`values.${at}`, value]))),
  );
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
  checkList("ranges", ranges);
  throwIfAny(
    ranges.flatMap((range: VariedRange | undefined) =>
      figureIssues(range as VariedRange, { low: range?.low, high: range?.high }),
    ),
  );
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

/** What is wrong with a figure and the values that it is to have, by their names in the call. */
function figureIssues(varied: Varied, values: Readonly<Record<string, unknown>>): Issue[] {
  const { id, modification, field } = (varied ?? {}) as Partial<Varied>;
  const issues: Issue[] = [];
  const refuse = (column: string, expected: string, received: unknown): void => {
    issues.push({
      code: "bad_scenario",
      severity: "error",
      at: { table: `figure ${show(id)}`, column },
      message: `expected ${expected}, found ${show(received)}`,
      received,
    });
  };
  if (typeof id !== "string" || id === "") refuse("id", "a name", id);
  const fields = (modification ?? {}) as unknown as Readonly<Record<string, unknown>>;
  const { do: what } = fields;
  if (typeof what !== "string") {
    const one = 'one modification, such as scaleTariff({ mode: "rail", by: 1.2 })';
    refuse("modification", one, modification);
  } else if (field === undefined || typeof fields[field] !== "number")
    refuse(
      field ?? "field",
      `a field of ${what} that is a number`,
      field === undefined ? undefined : fields[field],
    );
  for (const [column, value] of Object.entries(values))
    if (!Number.isFinite(value)) refuse(column, "a number", value);
  return issues;
}

function throwIfAny(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new FreightError("The figures cannot be varied", issues);
}

/** The modification with another value. */
const scenarioAt = ({ id, modification, field }: Varied, value: number): Scenario => ({
  id: `${id} ${value}`,
  modifications: [{ ...modification, [field]: value } as Modification],
});
