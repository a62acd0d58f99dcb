/**
 * FEATURE: laws that hold on every network, whatever the answers are (reliability.md 1.1).
 *
 * Only the planner is asked; each law relates two of its answers.
 */
import {
  type Criterion,
  createPlanner,
  type Itinerary,
  type Planner,
  type Request,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { createDraw } from "../kit/draw.ts";
import {
  laterBy,
  linksOfService,
  shuffled,
  withoutLinks,
  withoutServices,
  withPricesTimes,
  withValidityLater,
} from "./changes.ts";
import { frontOf, type Vector } from "./front.ts";
import { type Case, type CaseOptions, randomCase } from "./randomCase.ts";
import { expectToHold } from "./reduceCase.ts";
import { itinerariesOf, vectorOf } from "./vectors.ts";

const FIRST_SEED = 20_270_000;
const CASES = 200;
const ALL: readonly Criterion[] = ["cost", "duration", "co2e"];

const fullFront = (planner: Planner, request: Request): readonly Itinerary[] =>
  itinerariesOf(planner.pareto({ ...request, over: ALL }));
const vectors = (itineraries: readonly Itinerary[]): Vector[] => itineraries.map(vectorOf);

/** A law that `check` holds for `CASES` random cases. It returns whether the case put the law to the test. */
function law(
  title: string,
  options: CaseOptions,
  check: (tried: Case, seed: number) => boolean,
): void {
  test(title, { timeout: 60_000 }, () => {
    let telling = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed += 1) {
      expectToHold(`case ${seed}`, randomCase(seed, options), (tried) => {
        telling += Number(check(tried, seed));
      });
    }
    // A law that nothing was asked of was not tested.
    expect(telling).toBeGreaterThan(CASES / 2);
  });
}

law("the order of rows changes no byte of an answer", {}, ({ network, request }, seed) => {
  const [answers, same] = [network, shuffled(network, createDraw(seed))].map((rows) => {
    const planner = createPlanner(rows);
    const plans = ALL.map((minimize) => planner.plan({ ...request, minimize }));
    return [planner.pareto({ ...request, over: ALL }), ...plans];
  });
  expect(JSON.stringify(same)).toBe(JSON.stringify(answers));
  return answers![0]!.status === "complete";
});

/** Fails unless every vector of `without` has one in `withMore` that is no worse. */
function expectNoWorse(withMore: readonly Vector[], without: readonly Vector[]): void {
  const missed = without.filter(
    (vector) =>
      !withMore.some((other) => ALL.every((criterion) => other[criterion] <= vector[criterion])),
  );
  expect(missed).toEqual([]);
}

law("adding a service or a link never worsens an answer", {}, ({ network, request }, seed) => {
  const draw = createDraw(seed);
  const smaller =
    network.services.length > 0 && draw.chance(0.5)
      ? withoutServices(network, new Set([draw.pick(network.services).id]))
      : withoutLinks(network, new Set([draw.pick(network.links).id]));
  // A network has links and tariffs.
  if (smaller.links.length === 0 || smaller.tariffs.length === 0) return false;
  const [after, before] = [createPlanner(network), createPlanner(smaller)];
  const front = vectors(fullFront(before, request));
  expectNoWorse(vectors(fullFront(after, request)), front);
  for (const minimize of ALL) {
    const [more, less] = [after, before].map((planner) =>
      vectors(itinerariesOf(planner.plan({ ...request, minimize }))),
    );
    if (less![0] !== undefined) expect(more![0]![minimize]).toBeLessThanOrEqual(less![0][minimize]);
  }
  return front.length > 0;
});

law("removing what no answer uses changes no answer", {}, ({ network, request }) => {
  const answers = fullFront(createPlanner(network), request);
  const legs = answers.flatMap((itinerary) => itinerary.legs);
  const services = new Set(legs.flatMap(({ service }) => service ?? []));
  const links = new Set([
    ...legs.flatMap((leg) => leg.links),
    ...[...services].flatMap((service) => linksOfService(network, service)),
  ]);
  const unused = (rows: readonly { id: string }[], used: ReadonlySet<string>): Set<string> =>
    new Set(rows.map(({ id }) => id).filter((id) => !used.has(id)));
  const smaller = withoutLinks(
    withoutServices(network, unused(network.services, services)),
    unused(network.links, links),
  );
  if (answers.length === 0) return false;
  expect(fullFront(createPlanner(smaller), request)).toEqual(answers);
  return smaller.links.length < network.links.length;
});

law(
  "doubling every price doubles every cost and nothing else",
  { evenPrices: true },
  ({ network, request }) => {
    const answers = fullFront(createPlanner(network), request);
    const dearer = fullFront(createPlanner(withPricesTimes(network, 2)), request);
    expect(vectors(dearer)).toEqual(
      vectors(answers).map((vector) => ({ ...vector, cost: 2 * vector.cost })),
    );
    return answers.some(({ cost }) => cost > 0);
  },
);

law(
  "whole weeks later, everything is whole weeks later",
  { zones: ["UTC"] },
  ({ network, request }, seed) => {
    const days = 7 * createDraw(seed).int(-20, 60);
    const { departAfter, arriveBefore, ...same } = request;
    const later: Request = {
      ...same,
      departAfter: laterBy(days, departAfter),
      ...(arriveBefore === undefined ? {} : { arriveBefore: laterBy(days, arriveBefore) }),
    };
    const answers = fullFront(createPlanner(network), request);
    const isTime = (value: unknown): value is string =>
      typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value);
    const shift = (value: unknown): unknown => (isTime(value) ? laterBy(days, value) : value);
    const expected = JSON.parse(JSON.stringify(answers), (_, value) => shift(value));
    const shifted = createPlanner(withValidityLater(network, days));
    expect(fullFront(shifted, later)).toEqual(expected);
    return answers.some(({ legs }) => legs.some(({ service }) => service !== undefined));
  },
);

law("the best by one criterion is on the front", {}, ({ network, request }) => {
  const planner = createPlanner(network);
  const front = vectors(fullFront(planner, request));
  for (const minimize of ALL) {
    const best = itinerariesOf(planner.plan({ ...request, minimize })).map(vectorOf);
    expect(best).toHaveLength(Math.min(front.length, 1));
    for (const vector of best) expect(front).toContainEqual(vector);
    const least = Math.min(...front.map((vector) => vector[minimize]));
    if (front.length > 0) expect(best[0]![minimize]).toBe(least);
  }
  return front.length > 1;
});

law("the front over fewer criteria is that of the full front", {}, ({ network, request }, seed) => {
  const planner = createPlanner(network);
  const front = vectors(fullFront(planner, request));
  const over = createDraw(seed)
    .shuffle(ALL)
    .slice(0, 1 + (seed % 2));
  const fewer = vectors(itinerariesOf(planner.pareto({ ...request, over })));
  const project = (list: readonly Vector[]): number[][] =>
    list.map((vector) => over.map((criterion) => vector[criterion]));
  expect(project(fewer)).toEqual(frontOf(front, { over }).map(({ vector }) => vector));
  // Ties in what was asked for go to the better in the rest.
  for (const vector of fewer) expect(front).toContainEqual(vector);
  return front.length > 1;
});
