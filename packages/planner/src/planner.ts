/** The door: a network is compiled once and asked many times. */
import { alternatives } from "./ask/alternatives.ts";
import { departures } from "./ask/departures.ts";
import { createEngine, type Engine, engineFrom, engineOf } from "./ask/engine.ts";
import { latest } from "./ask/latest.ts";
import { matrix } from "./ask/matrix.ts";
import { pareto, paretoInParts } from "./ask/pareto.ts";
import { plan, planInParts } from "./ask/plan.ts";
import { reach } from "./ask/reach.ts";
import { inFull, inOutline, type Pauses } from "./ask/run.ts";
import type { CompareOptions, ComparisonRow, WayLegs } from "./compare/answer.ts";
import { compare } from "./compare/compare.ts";
import type { PlansToCompare } from "./compare/compareOne.ts";
import { type Criticality, criticality } from "./compare/criticality.ts";
import { keep } from "./compare/keep.ts";
import {
  type SweepRow,
  sweep,
  type TornadoBar,
  tornado,
  type Varied,
  type VariedRange,
} from "./compare/sweep.ts";
import type { CostModel } from "./cost/model.ts";
import type { LatestSafe, Outlook, Replay, Robust } from "./draw/answer.ts";
import { latestSafe } from "./draw/latestSafe.ts";
import { outlook, replay } from "./draw/outlook.ts";
import { robust } from "./draw/robust.ts";
import type { Explanation } from "./explain/answer.ts";
import { explain } from "./explain/explain.ts";
import type {
  Alternatives,
  Departures,
  Front,
  Latest,
  Matrix,
  Plan,
  Reach,
  WayOutline,
} from "./itinerary/answer.ts";
import type { Network } from "./network/rows.ts";
import {
  checkAlternativesRequest,
  checkDeparturesRequest,
  checkLatestRequest,
  checkLatestSafeRequest,
  checkMatrixRequest,
  checkOutlookRequest,
  checkParetoRequest,
  checkPlanRequest,
  checkReachRequest,
  checkReplayRequest,
  checkRobustRequest,
} from "./request/checkRequest.ts";
import type {
  AlternativesRequest,
  DeparturesRequest,
  LatestRequest,
  LatestSafeRequest,
  MatrixRequest,
  OutlookRequest,
  ParetoRequest,
  PlanRequest,
  ReachRequest,
  ReplayRequest,
  RobustRequest,
} from "./request/request.ts";
import { applyScenario } from "./scenario/applyScenario.ts";
import type { Scenario } from "./scenario/scenario.ts";
import { openSnapshot } from "./snapshot/openSnapshot.ts";

/** Answers questions about one network. Holds no state that changes an answer; safe to share. */
export interface Planner {
  readonly network: Network;
  /** SHA-256 of the network's content. */
  readonly networkHash: string;
  /**
   * The best way by one criterion or by weights. Ties go to the better in the other criteria, then to a rule that looks
   * at content alone (see `search`). Throws a FreightError where the request cannot be read.
   */
  plan(request: PlanRequest): Plan;
  /**
   * `plan` and `keep` with ways told in outline, for tables of many answers: the same figures, legs and notices without the
   * lines and times of an itinerary; `explain` as it is. Legs are shared by answers, and frozen. `compareOne` may ask it in
   * place of the planner. Throws a FreightError where the request cannot be read.
   */
  readonly outlined: PlansToCompare<WayOutline>;
  /** As `plan`, with pauses: a page stays alive while it is searched. */
  planInParts(request: PlanRequest, pauses: Pauses): Promise<Plan>;
  /**
   * Every non-dominated way, exactly: one itinerary per distinct vector of the criteria in `over`. Of ways on which cargo goes
   * on as soon as it can, or waits where the next leg itself is then sooner or cheaper; storage and hire on the whole way
   * count. Where that takes too long to prove, `isProven` is false (see `search/rounds.ts`); so for all questions.
   * Throws a FreightError where the request cannot be read.
   */
  pareto(request: ParetoRequest): Front;
  /**
   * As `plan`, with what the answer hangs on: the next best way and why it lost, the slack of each connection, and by how much
   * a tariff, the carbon price or the value of an hour must change for another way to win. A few dozen searches.
   *
   * The budget's labels and memory count for each search by itself, its time for all; a part over which it ran out says so.
   * Throws a FreightError where the request cannot be read.
   */
  explain(request: PlanRequest): Explanation;
  /** As `pareto`, with pauses. */
  paretoInParts(request: ParetoRequest, pauses: Pauses): Promise<Front>;
  /**
   * Really different ways, for a shipper who wants a choice and not a variation: up to `count` (4), the optimum first, the
   * rest in the order of the objective.
   *
   * Two ways differ when their overlap is at most 0.6: the tonne-km that both carry by the same mode from the same terminal
   * to the same, over the tonne-km of the shorter way. A through service counts link by link, so a train and a lorry on it
   * side by side differ, and two trains that share the line do not. As the cargo is one, tonne-km are counted in km.
   *
   * The optimum is exact; that nothing better differs is not promised, for choosing k dissimilar ways is NP-hard. Candidates
   * are, first, the exact front over cost, duration and CO2e, taken greedily in the order of the objective. While there are
   * fewer than `count`, plans follow that leave out corridors, services, terminals (links outside any corridor) of the
   * optimum, then of what that gave, the best first, until enough differ, nothing new comes, or 100 were asked.
   *
   * The budget's labels and memory count for each search by itself, its time for all. Throws a FreightError where the request
   * cannot be read.
   */
  alternatives(request: AlternativesRequest): Alternatives;
  /**
   * What each ready time from `departAfter` to `until` gives, every so many hours: for a shipper who can choose the day. A
   * row is what `plan` answers for that `departAfter`, and the latest that cargo could be handed in and still leave so.
   *
   * A later ready time can be the cheaper one: it may meet a connection without storage on the way.
   *
   * A row that has no way, or whose budget ran out, says so and stops no other; labels and memory count for each row by
   * itself, time for all. Throws a FreightError where the request cannot be read, and at `every` where it makes more than
   * 1,000 rows.
   */
  departures(request: DeparturesRequest): Departures;
  /**
   * The latest ready time, to the minute and not before `departAfter`, at which a way within all limits is available by
   * `arriveBefore`, and the best way then. A minute later there is none (see `ask/latest.ts` for why that is enough, and for
   * `maxCost`, where times are tried an hour apart and the answer says `isExact: false`). Infeasible, with the reasons of
   * `plan`, where cargo ready at `departAfter` does not make it.
   *
   * The budget's labels and memory count for each search by itself, its time for all. Throws a FreightError where the request
   * cannot be read, and at `arriveBefore` where it is more than 400 days after `departAfter`.
   */
  latest(request: LatestRequest): Latest;
  /**
   * The best way by one criterion to every terminal, within the limits: what a place can reach in ten days, or for a sum.
   * By that criterion each figure is what `plan` answers; of ways that tie in it and in duration any may be told, so another
   * figure can be another than `plan`'s. Terminals of the origin itself are left out.
   *
   * One search, but for `within.co2eKg` where something else is minimized: where the best way emits more, the best of those
   * that do not is searched for, terminal by terminal. Stopped by the budget it carries what was found and a bound: every
   * terminal that is missing takes at least so much. Throws a FreightError where the request cannot be read.
   */
  reach(request: ReachRequest): Reach;
  /**
   * The best of every pair of an origin and a destination by one criterion: one search an origin, and one more for each
   * destination that is a door. Of a group the best member counts. Figures as those of `reach`.
   *
   * A pair that has no way, names an unknown place, or names one place twice says so in its row and stops no other.
   * The budget's labels and memory count for each search by itself, its time for all. Throws a FreightError where the request
   * cannot be read.
   */
  matrix(request: MatrixRequest): Matrix;
  /**
   * What becomes of the best way, or of the `way` given, when things are late: P10, P50, P90 and mean of its duration, cost and
   * arrival, the share of draws that make `arriveBefore`, and how often each connection is missed.
   *
   * A draw takes hours from the quantiles of `delays` and adds them to the legs and to handling, and waits for a service
   * known by headway for as long as it happens to be. Cargo keeps its bookings on timetables; what it misses it goes on by at
   * the next departure of the same service, by the calendars, hours and cut-offs that the search knows, and storage, hire and
   * dated tariffs are asked as they fall. Nothing is faster than the speeds that `check` believes; lorries of doors keep time.
   *
   * Each number is a function of the seed's name, the ends of the question, the number of the draw and what is drawn: the first
   * hundred of a thousand draws are the hundred, and two ways that share a train meet it equally late. Throws a
   * FreightError where the request cannot be read, and at a leg of `way` that cannot be ridden.
   */
  outlook(request: OutlookRequest): Outlook;
  /** One draw of an outlook told in full, rebooked where it missed something. Draw 0 is the plan. Throws as `outlook`. */
  replay(request: ReplayRequest): Replay;
  /**
   * The way whose objective is least in the share of draws asked for: by `quantile: 0.9`, what nine in ten do not exceed.
   *
   * Compared are the exact front over cost, duration and CO2e and the `alternatives`, all under the same draws; a better one
   * that is in neither is not known of. The budget's labels and memory count for each search by itself, its time for each. Throws
   * a FreightError where the request cannot be read.
   */
  robust(request: RobustRequest): Robust;
  /**
   * The latest ready time, to the minute and not before `departAfter`, for which at least a `share` (0.9) of the draws is
   * available by `arriveBefore`, and the way that is: of those that `robust` compares at `departAfter` and the one of
   * `latest`. Infeasible, with a deadline that could be met (`too_uncertain`), where cargo ready at `departAfter` is not sure
   * enough. Throws as `latest`.
   */
  latestSafe(request: LatestSafeRequest): LatestSafe;
  /**
   * A planner for the network of a scenario, compiled when first asked; this one and its network are not changed, and a scenario without
   * modifications gives this one back. Throws a FreightError with every issue where the scenario cannot be applied.
   */
  with(scenario: Scenario): Planner;
  /**
   * The legs of a way on this network at the date of the request, whatever else would be better: what keeping an old way gives. An
   * itinerary, or its legs alone. Infeasible with `leg_gone` where they no longer lead there. Throws a FreightError where the request cannot be
   * read.
   */
  keep(request: PlanRequest, way: WayLegs): Plan;
  /**
   * What each scenario makes of each question: the new best way, what it gains or loses, which legs changed, and the regret of
   * keeping the old way. A row a scenario and question, scenarios outermost, each compiled once.
   *
   * A request that cannot be read is a row that says `refused` and stops no other. Throws a FreightError with every issue
   * where a scenario cannot be applied, before anything is asked.
   */
  compare(
    requests: readonly PlanRequest[],
    scenarios: readonly Scenario[],
    options?: CompareOptions,
  ): readonly ComparisonRow[];
  /**
   * One question at each value of one figure of a modification: a sensitivity sweep. Throws a FreightError where a value
   * cannot be applied, or the field is no number.
   */
  sweep(request: PlanRequest, varied: Varied, values: readonly number[]): readonly SweepRow[];
  /** One question at both ends of each figure, the figure that moves the objective most first. Throws as `sweep`. */
  tornado(request: PlanRequest, ranges: readonly VariedRange[]): readonly TornadoBar[];
  /**
   * For each corridor, terminal, group and service on a best way: what its loss costs over the questions. A few dozen searches
   * a question. Questions that cannot be asked are told in `leftOut`; a FreightError is thrown where losses are of unlike units.
   */
  criticality(requests: readonly PlanRequest[]): Criticality;
}

/** How a planner reckons, where not by the tables alone. */
export interface PlannerOptions {
  /** Prices of legs and transfers from elsewhere. */
  readonly costs?: CostModel;
}

/**
 * Compiles a network. Throws a FreightError with every error `checkNetwork` finds.
 *
 * The rows are not copied: do not change them afterwards.
 */
export function createPlanner(network: Network, { costs }: PlannerOptions = {}): Planner {
  return plannerOf(createEngine(network, costs), costs);
}

/**
 * A planner from what `toSnapshot` made: the same answers as from the network itself, ready at once. A view on bytes that
 * do not begin at a multiple of eight is copied; otherwise the planner reads the buffer in place: do not change it.
 *
 * Throws a FreightError (`bad_snapshot`) where the buffer is none, comes from another version of the library, is cut short
 * or was damaged by accident. It is no defense against a buffer made to deceive: open only what you trust.
 */
export function plannerFromSnapshot(
  snapshot: ArrayBufferLike | ArrayBufferView,
  { costs }: PlannerOptions = {},
): Planner {
  return plannerOf(engineOf(openSnapshot(snapshot), costs), costs);
}

function plannerOf(engine: Engine, costs: CostModel | undefined): Planner {
  const planner: Planner = {
    network: engine.network,
    get networkHash() {
      return engine.networkHash;
    },
    plan(request) {
      checkPlanRequest(request);
      return plan(engine, request, inFull);
    },
    outlined: {
      plan(request) {
        checkPlanRequest(request);
        return plan(engine, request, inOutline);
      },
      keep(request, way) {
        checkPlanRequest(request);
        return keep(engine, request, way, inOutline);
      },
      explain: (request) => planner.explain(request),
    },
    explain(request) {
      checkPlanRequest(request);
      return explain(engine, request);
    },
    async planInParts(request, pauses) {
      checkPlanRequest(request);
      return await planInParts(engine, request, pauses);
    },
    pareto(request) {
      checkParetoRequest(request);
      return pareto(engine, request);
    },
    async paretoInParts(request, pauses) {
      checkParetoRequest(request);
      return await paretoInParts(engine, request, pauses);
    },
    alternatives(request) {
      checkAlternativesRequest(request);
      return alternatives(engine, request);
    },
    departures(request) {
      checkDeparturesRequest(request);
      return departures(engine, request);
    },
    latest(request) {
      checkLatestRequest(request);
      return latest(engine, request);
    },
    reach(request) {
      checkReachRequest(request);
      return reach(engine, request);
    },
    matrix(request) {
      checkMatrixRequest(request);
      return matrix(engine, request);
    },
    outlook(request) {
      checkOutlookRequest(request);
      return outlook(engine, request);
    },
    replay(request) {
      checkReplayRequest(request);
      return replay(engine, request);
    },
    robust(request) {
      checkRobustRequest(request);
      return robust(engine, request);
    },
    latestSafe(request) {
      checkLatestSafeRequest(request);
      return latestSafe(engine, request);
    },
    with(scenario) {
      const network = applyScenario(engine.network, scenario);
      return network === engine.network
        ? planner
        : plannerOf(engineFrom(engine, network, costs), costs);
    },
    keep(request, way) {
      checkPlanRequest(request);
      return keep(engine, request, way, inFull);
    },
    compare: (requests, scenarios, options) => compare(planner, requests, scenarios, options),
    sweep: (request, varied, values) => sweep(planner, request, varied, values),
    tornado: (request, ranges) => tornado(planner, request, ranges),
    criticality: (requests) => criticality(engine, requests),
  };
  return planner;
}
