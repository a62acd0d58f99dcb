/** The words of the command line → a request. What the planner checks is left to the planner. */
import { stat } from "node:fs/promises";
import {
  type Avoid,
  type Cargo,
  CONTAINER_TYPES,
  type Containers,
  type ContainerType,
  type CountryPreset,
  CRITERIA,
  type Criterion,
  FreightError,
  type FrontCriterion,
  type HeadwayWait,
  type Issue,
  type Place,
  type Request,
  type Resolution,
  toMode,
  type ViaStay,
  type Weights,
} from "@lianyun/planner";

/** Options of every command that asks under a scenario. */
export interface ScenarioOptions {
  /** Id of one of the scenarios. */
  readonly scenario?: string;
  /** Where they are read; the network's own folder where it is not given. */
  readonly scenarios?: string;
}

/** Options of every question as commander delivers them: text, flags. */
export interface QuestionOptions extends ScenarioOptions {
  readonly depart?: string;
  readonly arriveBefore?: string;
  readonly container?: string;
  readonly count?: string;
  readonly grossKg?: string;
  readonly volumeM3?: string;
  readonly kg?: string;
  readonly m3?: string;
  readonly valueUsd?: string;
  readonly coc?: boolean;
  readonly reefer?: boolean;
  readonly un?: string;
  readonly dgClass?: string;
  readonly hs?: string;
  readonly modes?: string;
  readonly via?: string;
  readonly avoidTerminal?: string;
  readonly avoidCorridor?: string;
  readonly avoidCountry?: string;
  readonly avoidService?: string;
  readonly avoidPreset?: string;
  readonly maxCost?: string;
  readonly maxTransfers?: string;
  readonly bookedAt?: string;
  readonly currency?: string;
  readonly insuranceRate?: string;
  readonly headwayWait?: string;
  readonly includeAssumed?: boolean;
  readonly maxLabels?: string;
}

/** Options of a question from one place to another. */
export interface TripOptions extends QuestionOptions {
  readonly from?: string;
  readonly to?: string;
}

/** A value, or issues about the option it came from. */
export class OptionIssues {
  readonly found: Issue[] = [];
  add(option: string, expected: string, received: string, hint = ""): void {
    this.found.push({
      code: "bad_request",
      severity: "error",
      at: { table: "options", column: `--${option}` },
      message: `expected ${expected}, found "${received}"${hint}`,
      received,
    });
  }
  /** Ends here where anything was found, for commands that read no network whose issues would be told with them. */
  throwIfAny(): void {
    if (this.found.length > 0) throw new FreightError("Bad input", this.found);
  }
}

/** A folder to write to: an issue where something else bears its name, before anything is worked out. */
export async function checkFolder(
  issues: OptionIssues,
  option: string,
  path: string,
): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined && !found.isDirectory()) issues.add(option, "a folder", path, ", a file");
}

/** The number of an option; an issue and 0 where it is none. */
export function number(
  issues: OptionIssues,
  option: string,
  text: string,
  isWhole = false,
): number {
  if (isWhole ? /^\d{1,9}$/.test(text) : /^\d{1,15}(\.\d{1,9})?$/.test(text)) return Number(text);
  issues.add(option, isWhole ? "a whole number" : "a number such as 28000", text);
  return 0;
}

/** `a,b` without the empty parts; an empty text is an empty list. */
export const list = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** A whole question from one place to another; everything that is wrong with the options is told at once. */
export function toRequest(options: TripOptions, issues: OptionIssues): Request {
  return {
    from: toPlace(required(options.from, "from", issues)),
    to: toPlace(required(options.to, "to", issues)),
    ...toQuestion(options, issues),
  };
}

/** What an option may look like. */
const EXAMPLES: Readonly<Record<string, string>> = {
  from: "CNCKG",
  to: "DEDUI",
  depart: "2026-06-01T08:00+08:00",
  until: "2026-06-14",
  "arrive-before": "2026-07-20T00:00+02:00",
};

/** The text of an option that must be given. */
export function required(text: string | undefined, option: string, issues: OptionIssues): string {
  const example = EXAMPLES[option];
  if (text === undefined)
    issues.add(option, `a value${example === undefined ? "" : ` such as ${example}`}`, "nothing");
  return text ?? "";
}

/** Both ends must be given, whether they are one place or several. */
export function requireEnds(
  options: { readonly from?: string | readonly string[]; readonly to?: string | readonly string[] },
  issues: OptionIssues,
): void {
  for (const end of ["from", "to"] as const) required(options[end]?.toString(), end, issues);
}

/** Degrees that there are not are left to the planner, who says what they may be. */
const POINT = /^(-?\d{1,3}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)$/;

/** `106.5,29.5` is a door (lon, lat); anything else a terminal or group. */
export function toPlace(text: string): Place {
  const [, lon, lat] = POINT.exec(text) ?? [];
  return lon === undefined || lat === undefined ? text : { lon: Number(lon), lat: Number(lat) };
}

/** Places of an option that is given more than once or holds several: `CNCKG,CNCTU 106.5,29.5`. */
export const toPlaces = (texts: readonly string[]): Place[] =>
  texts.flatMap((text) => (POINT.test(text) ? [toPlace(text)] : list(text)));

/** A question but for its places. */
export function toQuestion(
  options: QuestionOptions,
  issues: OptionIssues,
): Omit<Request, "from" | "to"> {
  const { arriveBefore, modes, via, headwayWait, includeAssumed, maxLabels } = options;
  const { maxCost, maxTransfers, bookedAt, currency, insuranceRate } = options;
  const avoid = toAvoid(options);
  return {
    departAfter: required(options.depart, "depart", issues),
    cargo: toCargo(options, issues),
    ...(arriveBefore === undefined ? {} : { arriveBefore }),
    ...(modes === undefined ? {} : { modes: list(modes).map(toMode) }),
    ...(via === undefined ? {} : { via: list(via).map((text) => toVia(text, issues)) }),
    ...(avoid === undefined ? {} : { avoid }),
    ...(maxCost === undefined ? {} : { maxCost: number(issues, "max-cost", maxCost) }),
    ...(maxTransfers === undefined
      ? {}
      : { maxTransfers: number(issues, "max-transfers", maxTransfers, true) }),
    ...(bookedAt === undefined ? {} : { bookedAt }),
    ...(currency === undefined ? {} : { currency }),
    ...(insuranceRate === undefined
      ? {}
      : { insuranceRate: number(issues, "insurance-rate", insuranceRate) }),
    ...(headwayWait === undefined ? {} : { headwayWait: headwayWait as HeadwayWait }),
    ...(includeAssumed === true ? { includeAssumed: true } : {}),
    ...(maxLabels === undefined
      ? {}
      : { budget: { labels: number(issues, "max-labels", maxLabels, true) } }),
  };
}

/** What is shipped where the options do not say: one 40' high cube of 14 t. */
const USUAL = { container: "40HC", count: "1", grossKg: "14000" } as const;

function toCargo(options: QuestionOptions, issues: OptionIssues): Cargo {
  const { kg, m3, volumeM3, valueUsd, coc, reefer, un, dgClass, hs } = options;
  if (kg === undefined && m3 !== undefined)
    issues.add("kg", "a weight of the loose cargo", "nothing");
  const boxes = kg === undefined ? toBoxes(options, issues) : {};
  for (const [option, text] of Object.entries({
    container: options.container,
    count: options.count,
    "gross-kg": options.grossKg,
    "volume-m3": volumeM3,
    coc: coc === true ? "coc" : undefined,
  }))
    if (kg !== undefined && text !== undefined) issues.add(option, "boxes or --kg, not both", text);
  const volume = kg === undefined ? volumeM3 : m3;
  return {
    ...boxes,
    grossKg:
      kg === undefined
        ? number(issues, "gross-kg", options.grossKg ?? USUAL.grossKg)
        : number(issues, "kg", kg),
    ...(volume === undefined
      ? {}
      : { volumeM3: number(issues, kg === undefined ? "volume-m3" : "m3", volume) }),
    ...(valueUsd === undefined ? {} : { valueUsd: number(issues, "value-usd", valueUsd) }),
    ...(coc === true && kg === undefined ? { boxOwner: "coc" as const } : {}),
    ...(reefer === true ? { reefer: true } : {}),
    ...(un === undefined && dgClass === undefined
      ? {}
      : {
          dangerousGoods: {
            ...(un === undefined ? {} : { un: /^\d{4}$/.test(un) ? `UN${un}` : un }),
            ...(dgClass === undefined ? {} : { class: dgClass }),
          },
        }),
    ...(hs === undefined ? {} : { hsCode: hs }),
  };
}

function toBoxes(options: QuestionOptions, issues: OptionIssues): { containers: Containers[] } {
  const type = (options.container ?? USUAL.container) as ContainerType;
  if (!CONTAINER_TYPES.includes(type))
    issues.add("container", `one of ${CONTAINER_TYPES.join(", ")}`, type);
  return {
    containers: [{ type, count: number(issues, "count", options.count ?? USUAL.count, true) }],
  };
}

/** `CNALK`, or `CNALK@48`: with a stay of hours. */
function toVia(text: string, issues: OptionIssues): string | ViaStay {
  const [place = "", hours, ...rest] = text.split("@");
  if (hours === undefined) return place;
  if (rest.length > 0) issues.add("via", "a place, or a place and hours: CNALK@48", text);
  return { place, minStayH: number(issues, "via", hours) };
}

function toAvoid(options: QuestionOptions): Avoid | undefined {
  const { avoidTerminal, avoidCorridor, avoidCountry, avoidService, avoidPreset } = options;
  const avoid = {
    ...(avoidTerminal === undefined ? {} : { terminals: list(avoidTerminal) }),
    ...(avoidCorridor === undefined ? {} : { corridors: list(avoidCorridor) }),
    ...(avoidCountry === undefined ? {} : { countries: list(avoidCountry) }),
    ...(avoidService === undefined ? {} : { services: list(avoidService) }),
    ...(avoidPreset === undefined ? {} : { presets: list(avoidPreset) as CountryPreset[] }),
  };
  return Object.keys(avoid).length === 0 ? undefined : avoid;
}

/** `cost`, or weights such as `cost=1,duration=20,co2e=0.1`. */
export function toMinimize(text: string, issues: OptionIssues): Criterion | Weights {
  return text.includes("=") ? toAmounts("minimize", text, issues) : (text as Criterion);
}

/** `--minimize` where a question has one criterion: what is none is left to the planner. */
export function toCriterion(text: string, issues: OptionIssues): Criterion {
  if (text.includes("="))
    issues.add("minimize", `one of ${CRITERIA.join(", ")}, for here nothing is weighed`, text);
  return text as Criterion;
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

/** `cost,duration,transfers`. */
export const toOver = (text: string): FrontCriterion[] => list(text) as FrontCriterion[];
