/** The words of the command line → a request. What the planner checks is left to the planner. */
import {
  CONTAINER_TYPES,
  type Containers,
  type ContainerType,
  CRITERIA,
  type Criterion,
  type Issue,
  type Mode,
  type Request,
  type Resolution,
  type Weights,
} from "@lianyun/planner";

/** Options of `plan` and `pareto` as commander delivers them: text, flags. */
export interface QuestionOptions {
  readonly from?: string;
  readonly to?: string;
  readonly depart?: string;
  readonly arriveBefore?: string;
  readonly container: string;
  readonly count: string;
  readonly grossKg: string;
  readonly volumeM3?: string;
  readonly valueUsd?: string;
  readonly modes?: string;
  readonly via?: string;
  readonly headwayWait?: string;
  readonly includeAssumed?: boolean;
  readonly maxLabels?: string;
}

/** A value, or issues about the option it came from. */
export class OptionIssues {
  readonly found: Issue[] = [];
  add(option: string, expected: string, received: string): void {
    this.found.push({
      code: "bad_request",
      severity: "error",
      at: { table: "options", column: `--${option}` },
      message: `expected ${expected}, found "${received}"`,
      received,
    });
  }
}

function number(issues: OptionIssues, option: string, text: string, isWhole = false): number {
  if (isWhole ? /^\d{1,9}$/.test(text) : /^\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  issues.add(option, isWhole ? "a whole number" : "a number such as 28000", text);
  return 0;
}

/** A mode by its name, or by the word people use. */
const toMode = (word: string): Mode => (word === "river" ? "inlandWaterway" : (word as Mode));

/** `a,b` without the empty parts; an empty text is an empty list. */
export const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** Everything that is wrong with the options themselves is told at once; the request they make is checked after. */
export function toRequest(options: QuestionOptions, issues: OptionIssues): Request {
  if (!CONTAINER_TYPES.includes(options.container as ContainerType))
    issues.add("container", `one of ${CONTAINER_TYPES.join(", ")}`, options.container);
  for (const option of ["from", "to", "depart"] as const)
    if (options[option] === undefined) issues.add(option, "a value", "nothing");
  const containers: Containers[] = [
    {
      type: options.container as ContainerType,
      count: number(issues, "count", options.count, true),
    },
  ];
  const { volumeM3, valueUsd, arriveBefore, modes, via, headwayWait, maxLabels } = options;
  return {
    from: options.from ?? "",
    to: options.to ?? "",
    cargo: {
      containers,
      grossKg: number(issues, "gross-kg", options.grossKg),
      ...(volumeM3 === undefined ? {} : { volumeM3: number(issues, "volume-m3", volumeM3) }),
      ...(valueUsd === undefined ? {} : { valueUsd: number(issues, "value-usd", valueUsd) }),
    },
    departAfter: options.depart ?? "",
    ...(arriveBefore === undefined ? {} : { arriveBefore }),
    ...(modes === undefined ? {} : { modes: list(modes).map(toMode) }),
    ...(via === undefined ? {} : { via: list(via) }),
    ...(headwayWait === undefined ? {} : { headwayWait: headwayWait as "half" | "full" }),
    ...(options.includeAssumed === true ? { includeAssumed: true } : {}),
    ...(maxLabels === undefined
      ? {}
      : { budget: { labels: number(issues, "max-labels", maxLabels, true) } }),
  };
}

/** `cost`, or weights such as `cost=1,duration=20,co2e=0.1`. */
export function toMinimize(text: string, issues: OptionIssues): Criterion | Weights {
  return text.includes("=") ? toAmounts("minimize", text, issues) : (text as Criterion);
}

/** `cost=10,duration=1`. */
export const toResolution = (text: string, issues: OptionIssues): Resolution =>
  toAmounts("resolution", text, issues);

function toAmounts(
  option: string,
  text: string,
  issues: OptionIssues,
): Readonly<Record<string, number>> {
  const amounts: Record<string, number> = {};
  for (const part of list(text)) {
    const [name = "", value = "", ...rest] = part.split("=");
    if (!CRITERIA.includes(name as Criterion) || rest.length > 0 || Object.hasOwn(amounts, name))
      issues.add(option, `each of ${CRITERIA.join(", ")} once at most, as in cost=10`, part);
    amounts[name] = number(issues, option, value);
  }
  return amounts;
}

/** `cost,duration`. */
export const toOver = (text: string): Criterion[] => list(text) as Criterion[];
