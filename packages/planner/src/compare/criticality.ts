/** How much hangs on each corridor, terminal and service: what its loss would cost. */
import { createTally, tallied, withOther } from "../ask/again.ts";
import type { Engine } from "../ask/engine.ts";
import { searchBest } from "../ask/plan.ts";
import { opening } from "../ask/reasons.ts";
import { checkList } from "../ask/refuse.ts";
import { firstOf } from "../ask/spread.ts";
import { FreightError, type Issue, show } from "../errors.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import { closingsFor } from "../network/closed.ts";
import { type Closed, groupOf } from "../network/rows.ts";
import { checkPlanRequest } from "../request/checkRequest.ts";
import { CRITERIA, type PlanRequest } from "../request/request.ts";
import { without } from "../search/reweigh.ts";
import type { Change } from "./answer.ts";
import { changeOf } from "./change.ts";
import { orRefused } from "./compareOne.ts";

/** What can be lost. A terminal that stands alone in its group is told as a terminal. */
export type CriticalKind = "corridor" | "terminal" | "group" | "service";

/** What the loss of one thing does to a question. */
export interface Loss {
  /** Index of the request. */
  readonly request: number;
  /** The best way without it less the best way; absent where none is left, or none was found in time. */
  readonly change?: Change;
  /** True where the budget ran out before it was known whether a way is left, and which is the best. */
  readonly isStopped?: true;
}

/** A thing that some best way uses, and what its loss does. */
export interface CriticalRow {
  readonly kind: CriticalKind;
  readonly id: string;
  /** Questions whose best way uses it. */
  readonly used: number;
  /** Of these, how many have no way without it. */
  readonly cutOff: number;
  /** And of how many the budget ran out before that was known. */
  readonly stopped: number;
  /** Sum over the others of what the objective, cost, hours and CO2e rise by. */
  readonly objective: number;
  readonly cost: number;
  readonly durationH: number;
  readonly co2eKg: number;
  /** By question; those whose best way does not use it lose nothing and are left out. */
  readonly losses: readonly Loss[];
}

/** The answer of `criticality`: those that cut off the most first, then the greatest loss in the objective, then by id. */
export interface Criticality {
  readonly rows: readonly CriticalRow[];
  /** Indices of requests that count for nothing: they cannot be read, have no way, or ran out of budget. */
  readonly leftOut: readonly number[];
  /** False where a search gave up looking ahead: a way may be missing, so a loss can be told too great or too small. */
  readonly isProven?: false;
}

const TABLE = {
  corridor: "corridors",
  terminal: "terminals",
  group: "terminals",
  service: "services",
} as const;

/**
 * Closes in turn whatever the best way of each question uses, and asks again. Of what no best way uses the loss is nothing,
 * for the search is exact: only what is used is searched for, without compiling anything anew. The ends of a question
 * themselves are left out, and groups that one lies in: without them there is no question.
 *
 * Throws a FreightError where two requests that can be read minimize or pay in different things: losses are added up.
 */
export function criticality(engine: Engine, requests: readonly PlanRequest[]): Criticality {
  checkList("requests", requests);
  const found = new Map<string, { kind: CriticalKind; id: string; losses: Loss[] }>();
  const leftOut: number[] = [];
  const tally = createTally();
  checkUnits(engine, requests);
  for (const [index, request] of requests.entries()) {
    const asked = orRefused(() => {
      checkPlanRequest(request);
      return opening(engine, request);
    });
    const prepared = "prepared" in asked ? asked.prepared : undefined;
    const best = prepared === undefined ? undefined : searchBest(engine, request, prepared);
    if (
      prepared === undefined ||
      best?.itinerary === undefined ||
      best.found.stoppedAt !== undefined
    ) {
      leftOut.push(index);
      continue;
    }
    tally.count(best.found);
    for (const { kind, id } of usedBy(engine, request, best.itinerary)) {
      const closed: Closed = { [TABLE[kind]]: [id] };
      const closingOf = closingsFor({ ...engine.network, closed });
      const weighed = without(engine.compiled, prepared.weighed, (ride) => {
        const row = engine.compiled.rides[ride];
        return row !== undefined && closingOf(row) !== undefined;
      });
      const other = searchBest(engine, request, withOther(engine, prepared, { weighed }));
      tally.count(other.found);
      const key = `${kind} ${id}`;
      const row = found.get(key) ?? { kind, id, losses: [] };
      found.set(key, row);
      row.losses.push({ request: index, ...lossOf(request, best.itinerary, other) });
    }
  }
  const { isProven } = tallied(tally);
  return {
    rows: [...found.values()].map(summed).sort(byLoss),
    leftOut,
    ...(isProven === undefined ? {} : { isProven: false }),
  };
}

function lossOf(
  { minimize }: PlanRequest,
  best: Itinerary,
  { found, itinerary }: ReturnType<typeof searchBest>,
): Omit<Loss, "request"> {
  if (found.stoppedAt !== undefined) return { isStopped: true };
  return itinerary === undefined ? {} : { change: changeOf(itinerary, best, minimize) };
}

/** Throws where what is minimized, or the money, is not the same in all requests that can be read. */
function checkUnits({ network }: Engine, requests: readonly PlanRequest[]): void {
  const issues: Issue[] = [];
  let first: Readonly<Record<"minimize" | "currency", string>> | undefined;
  let shown: Pick<PlanRequest, "minimize" | "currency"> | undefined;
  for (const [index, request] of requests.entries()) {
    if (orRefused(() => checkPlanRequest(request)) !== undefined) continue;
    const { minimize, currency = network.currency } = request;
    const own = { minimize: JSON.stringify(criteriaIn(minimize)), currency };
    first ??= own;
    shown ??= { minimize, currency };
    for (const column of ["minimize", "currency"] as const)
      if (own[column] !== first[column])
        issues.push({
          code: "bad_request",
          severity: "error",
          at: { table: `request ${index}`, column },
          message: `expected the same in all requests, for their losses are added up: ${show(shown[column])}`,
          received: request[column],
        });
  }
  if (issues.length > 0) throw new FreightError("The losses cannot be added up", issues);
}

const criteriaIn = (minimize: PlanRequest["minimize"]): readonly (readonly [string, number])[] =>
  CRITERIA.map((criterion) => [
    criterion,
    typeof minimize === "string" ? Number(minimize === criterion) : (minimize[criterion] ?? 0),
  ]);

/** Corridors, terminals, groups of several terminals and services of a way, each once; the ends apart. */
function usedBy(
  { network }: Engine,
  { from, to }: PlanRequest,
  { legs }: Itinerary,
): { kind: CriticalKind; id: string }[] {
  const corridors = new Map(network.links.map(({ id, corridor }) => [id, corridor]));
  const isEnd = (place: string): boolean =>
    [from, to].some((end) => end === place || groupOf(place) === end);
  const hasEnd = (group: string): boolean =>
    [from, to].some((end) => typeof end === "string" && groupOf(end) === group);
  const used = new Map<string, { kind: CriticalKind; id: string }>();
  const add = (kind: CriticalKind, id: string | undefined): void => {
    if (id !== undefined) used.set(`${kind} ${id}`, { kind, id });
  };
  const members = new Map<string, number>();
  for (const { id } of network.terminals)
    members.set(groupOf(id), (members.get(groupOf(id)) ?? 0) + 1);
  const visit = (place: string): void => {
    if (place === "door" || isEnd(place)) return;
    add("terminal", place);
    const group = groupOf(place);
    if ((members.get(group) ?? 0) > 1 && !hasEnd(group)) add("group", group);
  };
  for (const { service, links, from: start, to: end, calls } of legs) {
    add("service", service);
    for (const link of links) add("corridor", corridors.get(link));
    for (const place of [
      start,
      ...calls.filter(({ step }) => step !== undefined).map((call) => call.terminal),
      end,
    ])
      visit(place);
  }
  return [...used.values()];
}

function summed({
  kind,
  id,
  losses,
}: {
  readonly kind: CriticalKind;
  readonly id: string;
  readonly losses: readonly Loss[];
}): CriticalRow {
  const sum = (figure: (change: Change) => number): number =>
    losses.reduce((total, { change }) => total + (change === undefined ? 0 : figure(change)), 0);
  return {
    kind,
    id,
    used: losses.length,
    cutOff: losses.filter(({ change, isStopped }) => change === undefined && isStopped !== true)
      .length,
    stopped: losses.filter(({ isStopped }) => isStopped === true).length,
    objective: sum(({ objective }) => objective),
    cost: sum(({ cost }) => cost),
    durationH: sum(({ durationH }) => durationH),
    co2eKg: sum(({ co2eKg }) => co2eKg),
    losses,
  };
}

const byLoss = (a: CriticalRow, b: CriticalRow): number =>
  firstOf(
    b.cutOff - a.cutOff,
    b.objective - a.objective,
    `${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1,
  );
