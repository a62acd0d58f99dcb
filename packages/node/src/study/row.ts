/** One question in one scenario → one row. */
import {
  areSameLegs,
  type BaseOutcome,
  type Change,
  type ComparisonRow,
  compareOne,
  type Flip,
  type LegName,
  type None,
  type Outcome,
  type Plan,
  type Planner,
  type PlansToCompare,
  type WayOutline,
} from "@lianyun/planner";
import { areSlips } from "../slips.ts";
import type { ResultRow, RowStatus } from "./columns.ts";
import { drawCells } from "./draws.ts";
import type { Asked } from "./requests.ts";
import type { Study } from "./study.ts";

/**
 * What rows of scenarios read of the base's answer. Answers kept whole until all scenarios are done would
 * outlive young memory, and whatever is made as they are would then be taken for long-lived, too.
 */
export interface BaseAnswer extends BaseOutcome {
  readonly rowStatus: RowStatus;
}

/** What is kept of the base's answer. */
export function baseOf(outcome: Outcome<WayOutline>): BaseAnswer {
  const { status } = outcome;
  const way = wayOf(outcome);
  const rowStatus = statusOf(outcome);
  if (way === undefined) return { status, rowStatus };
  const { cost, durationH, co2eKg } = way;
  // Legs of rides are one object for all answers, and a lorry's is small; of the answer's own lists none is held.
  return { status, rowStatus, itinerary: { cost, durationH, co2eKg, legs: [...way.legs] } };
}

/** Who answers: what the base says, and the planner of the scenario. */
export interface Answering {
  readonly scenario: string;
  readonly base: BaseAnswer;
  readonly planner: Planner;
  /** Of the base itself: the answer. */
  readonly answer?: Outcome<WayOutline>;
}

/** Asks and tells. Whatever is wrong with the question is in the row. */
export function makeRow(asked: Asked, answering: Answering, study: Study): ResultRow {
  const { question, ...ids } = asked;
  const { base, planner, scenario, answer } = answering;
  const other =
    answer === undefined || answer.status === "refused"
      ? withoutKeepingAgain(planner.outlined)
      : answeringBy(answer, planner);
  const compared = compareOne(base, other, scenario, question, { flips: study.options.flips });
  const { plan } = compared;
  const way = wayOf(plan);
  // Own keys first: one shape for all rows (ARCHITECTURE, decision 29).
  return {
    scenario,
    labels: plan.status === "refused" ? null : plan.stats.labels,
    extracted: plan.status === "refused" ? null : plan.stats.extracted,
    ...ids,
    ...outcomeCells(plan),
    ...wayCells(way),
    ...baseCells(base),
    ...changeCells(compared),
    ...flipCells(compared),
    ...drawCells(planner, question, way, study.draws),
  };
}

/** In the base the answer is known, and keeping its way changes nothing. */
const answeringBy = (plan: Plan<WayOutline>, planner: Planner): PlansToCompare<WayOutline> => ({
  plan: () => plan,
  keep: () => plan,
  explain: (request) => planner.explain(request),
});

/**
 * Where the new way has the legs of the old one, keeping the old is the new: the best of all ways is the best of those by its
 * own legs. Most rows are such, and this saves half of their time.
 */
function withoutKeepingAgain(planner: PlansToCompare<WayOutline>): PlansToCompare<WayOutline> {
  let now: Plan<WayOutline> | undefined;
  return {
    plan(request) {
      now = planner.plan(request);
      return now;
    },
    keep: (request, way) =>
      now?.status === "optimal" && areSameLegs(now.itinerary.legs, way.legs)
        ? now
        : planner.keep(request, way),
    explain: (request) => planner.explain(request),
  };
}

const wayOf = (outcome: Outcome<WayOutline>): WayOutline | undefined =>
  outcome.status === "optimal" || outcome.status === "stopped" ? outcome.itinerary : undefined;

/** What became of the question: a slip is refused however it was found out. */
export function statusOf(outcome: Outcome<WayOutline>): RowStatus {
  if (outcome.status !== "infeasible") return outcome.status;
  return areSlips(outcome.because) ? "refused" : "infeasible";
}

function outcomeCells(
  outcome: Outcome<WayOutline>,
): Pick<ResultRow, "status" | "reasons" | "message" | "currency" | "isProven"> {
  const status = statusOf(outcome);
  if (outcome.status === "refused") {
    const { issues } = outcome;
    const messages = issues.map(({ at, message }) => `${at.column ?? at.table}: ${message}`);
    return {
      status,
      reasons: joined(issues),
      message: messages.join("; "),
      currency: "",
      isProven: null,
    };
  }
  const because = outcome.status === "infeasible" ? outcome.because : [];
  return {
    status,
    reasons: joined(because),
    message: status === "refused" ? because.map(({ message }) => message).join("; ") : "",
    currency: status === "refused" ? "" : outcome.currency,
    isProven: status === "refused" ? null : status !== "stopped" && outcome.isProven !== false,
  };
}

const joined = (found: readonly { readonly code: string }[]): string =>
  [...new Set(found.map(({ code }) => code))].join(";");

type WayCells = Pick<
  ResultRow,
  "cost" | "durationH" | "co2eKg" | "transfers" | "modes" | "gateways" | "services" | "notices"
>;

function wayCells(way: WayOutline | undefined): WayCells {
  if (way === undefined)
    return {
      cost: null,
      durationH: null,
      co2eKg: null,
      transfers: null,
      modes: "",
      gateways: "",
      services: "",
      notices: "",
    };
  const { cost, durationH, co2eKg, legs } = way;
  return {
    cost,
    durationH,
    co2eKg,
    transfers: legs.length - 1,
    modes: withoutRepeats(legs.map(({ mode }) => mode)).join(";"),
    gateways: gatewaysOf(way).join(";"),
    services: legs.map(({ service, drayage, links }) => service ?? drayage ?? links[0]).join(";"),
    notices: joined(way.notices),
  };
}

const withoutRepeats = (words: readonly string[]): string[] =>
  words.filter((word, index) => word !== words[index - 1]);

/** Terminals between the two ends where cargo changes vehicle or passes a border or gauge aboard; locks and plain calls are none. */
export function gatewaysOf({ legs }: Pick<WayOutline, "legs">): string[] {
  const between = legs.flatMap(({ calls, to }, index) => [
    ...calls
      .filter(({ step }) => step !== undefined && step !== "lock")
      .map(({ terminal }) => terminal),
    ...(index === legs.length - 1 ? [] : [to]),
  ]);
  return withoutRepeats(between);
}

function baseCells(
  base: BaseAnswer,
): Pick<ResultRow, "baseStatus" | "baseCost" | "baseDurationH" | "baseCo2eKg"> {
  const { rowStatus, itinerary } = base;
  return {
    baseStatus: rowStatus,
    baseCost: itinerary?.cost ?? null,
    baseDurationH: itinerary?.durationH ?? null,
    baseCo2eKg: itinerary?.co2eKg ?? null,
  };
}

type ChangeCells = Pick<
  ResultRow,
  | `delta${"Cost" | "DurationH" | "Co2eKg" | "Transfers" | "Objective"}`
  | `regret${"Objective" | "Cost" | "DurationH" | "Co2eKg"}`
  | "keptStatus"
  | "legsLeft"
  | "legsJoined"
>;

function changeCells({
  delta,
  keptStatus,
  regret,
  left,
  joined: more,
}: ComparisonRow<BaseOutcome, WayOutline>): ChangeCells {
  const of = (change: Change | undefined, figure: keyof Change): number | null =>
    change?.[figure] ?? null;
  return {
    deltaCost: of(delta, "cost"),
    deltaDurationH: of(delta, "durationH"),
    deltaCo2eKg: of(delta, "co2eKg"),
    deltaTransfers: of(delta, "transfers"),
    deltaObjective: of(delta, "objective"),
    keptStatus: keptStatus ?? "",
    regretObjective: of(regret, "objective"),
    regretCost: of(regret, "cost"),
    regretDurationH: of(regret, "durationH"),
    regretCo2eKg: of(regret, "co2eKg"),
    legsLeft: legsText(left),
    legsJoined: legsText(more),
  };
}

/** Empty where the way is the same, as in most rows. */
const legsText = (legs: readonly LegName[] = NO_LEGS): string =>
  legs.length === 0 ? "" : legs.map(nameOfLeg).join(";");
const NO_LEGS: readonly LegName[] = [];

const nameOfLeg = ({ mode, by, from, to }: LegName): string => `${mode} ${by} ${from}>${to}`;

type FlipCells = Pick<
  ResultRow,
  "flipTariff" | "flipTariffChange" | `flip${"Carbon" | "Hour"}${"Up" | "Down"}`
>;

function flipCells({ flips }: ComparisonRow<BaseOutcome, WayOutline>): FlipCells {
  const value = (flip: Flip | None | undefined): number | null =>
    flip !== undefined && "change" in flip ? (flip.value ?? null) : null;
  const [nearest] = (flips?.tariffs ?? [])
    .flatMap(({ tariff, up, down }) =>
      [up, down].flatMap((flip) => ("change" in flip ? [{ tariff, change: flip.change }] : [])),
    )
    .sort((a, b) => Math.abs(a.change) - Math.abs(b.change));
  return {
    flipTariff: nearest?.tariff ?? "",
    flipTariffChange: nearest?.change ?? null,
    flipCarbonUp: value(flips?.carbonPrice.up),
    flipCarbonDown: value(flips?.carbonPrice.down),
    flipHourUp: value(flips?.hourValue.up),
    flipHourDown: value(flips?.hourValue.down),
  };
}
