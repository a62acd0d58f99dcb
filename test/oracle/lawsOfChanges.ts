/**
 * FEATURE: laws that hold whatever is changed in a network (reliability.md 1.1: M3, M4, M7, M11, M12).
 *
 * Only the planner is asked; each law relates two of its answers. M1 and M2 live in `pareto.oracle.test.ts`, M13 in
 * `budget.test.ts`, the laws of what is asked of one network in `lawsOfAnswers.ts`.
 */
import { type Network, overlayNetwork, type RawTable, type Request } from "@lianyun/planner";
import { expect } from "vitest";
// Of the built planner, which knows the hashes of most tables already.
import { hashNetwork } from "../../packages/planner/dist/network/hash.js";
import { createDraw } from "../kit/draw.ts";
import { tablesFromNetwork } from "../kit/tablesFromNetwork.ts";
import { columnsOf, type TextRow } from "../kit/tableText.ts";
import {
  linksOfService,
  lonelyLinks,
  renamed,
  shuffled,
  withIsland,
  withLinkSplit,
  withoutLinks,
  withoutServices,
  withTwin,
} from "./changes.ts";
import { soon, WITHOUT } from "./features.ts";
import type { Vector } from "./front.ts";
import {
  answerTo,
  CRITERIA,
  expectNoWorse,
  frontFrom,
  frontOn,
  frontTo,
  inOneCurrency,
  law,
  plannerOf,
  vectorsOf,
  withoutYears,
} from "./law.ts";
import { itinerariesOf } from "./vectors.ts";

const MINIMIZED = ["cost", "duration", "co2e"] as const;

/** An answer of a network to the last byte. */
const frontAsText = (network: Network, request: Request): string =>
  JSON.stringify(answerTo({ network, request }));

law("the order of rows changes no byte of an answer", {}, ({ network, request }, seed) => {
  const minimize = MINIMIZED[seed % MINIMIZED.length]!;
  const [front, best] = [network, shuffled(network, createDraw(seed))].map((rows) => {
    const planner = plannerOf(rows);
    return [frontTo(planner, request), planner.plan({ ...request, minimize })];
  });
  expect(JSON.stringify(best)).toBe(JSON.stringify(front));
  const { length } = itinerariesOf(front![0]!);
  return { answers: length, isTelling: length > 0 };
});

law("names of services, links and tariffs change no figure", {}, (tried) => {
  const front = vectorsOf(itinerariesOf(answerTo(tried)));
  const other = renamed(tried.network, tried.request);
  expect(vectorsOf(frontOn(other.network, other.request))).toEqual(front);
  return { answers: front.length, isTelling: front.length > 0 };
});

law(
  "adding a service or a link never worsens an answer",
  inOneCurrency,
  ({ network, request }, seed) => {
    const draw = createDraw(seed);
    const smaller =
      network.services.length > 0 && draw.chance(0.5)
        ? withoutServices(network, new Set([draw.pick(network.services).id]))
        : withoutLinks(network, new Set([draw.pick(network.links).id]));
    const after = plannerOf(network);
    const more = vectorsOf(frontFrom(after, request));
    // A network has links and tariffs.
    if (smaller.links.length === 0 || smaller.tariffs.length === 0) {
      return { answers: more.length, isTelling: false };
    }
    const before = plannerOf(smaller);
    const less = vectorsOf(frontFrom(before, request));
    expectNoWorse(more, less);
    const minimize = MINIMIZED[seed % MINIMIZED.length]!;
    const [best, without] = [after, before].map(
      (planner) => vectorsOf(itinerariesOf(planner.plan({ ...request, minimize })))[0],
    );
    if (without !== undefined) expect(best![minimize]).toBeLessThanOrEqual(without[minimize]);
    return { answers: more.length, isTelling: less.length > 0 };
  },
);

law("removing what no answer uses changes no answer", {}, (tried) => {
  const { network, request } = tried;
  const answers = itinerariesOf(answerTo(tried));
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
  if (answers.length === 0) return { answers: 0, isTelling: false };
  // Calendars of what is removed go too, and may have been the first or last of all.
  expect(withoutYears(frontOn(smaller, withoutUnknown(request, smaller)))).toEqual(
    withoutYears(answers),
  );
  return { answers: answers.length, isTelling: smaller.links.length < network.links.length };
});

/** A service that is not there need not be avoided. */
function withoutUnknown(request: Request, { services }: Network): Request {
  const { avoid } = request;
  if (avoid?.services === undefined) return request;
  const known = avoid.services.filter((id) => services.some((service) => service.id === id));
  return { ...request, avoid: { ...avoid, services: known } };
}

law("a link twice, or an island nobody can reach, changes no figure", {}, (tried, seed) => {
  const { network, request } = tried;
  const answers = itinerariesOf(answerTo(tried));
  const island = withIsland(network);
  // Nothing of an answer is another by an island alone.
  if (seed % 4 === 0) expect(frontOn(island, request)).toEqual(answers);
  const lonely = lonelyLinks(network);
  const more = lonely.length === 0 ? island : withTwin(island, createDraw(seed).pick(lonely));
  expect(vectorsOf(frontOn(more, request))).toEqual(vectorsOf(answers));
  return { answers: answers.length, isTelling: answers.length > 0 && lonely.length > 0 };
});

// What is asked a leg, and not a kilometre, is asked twice of a link in two: days that slow it, surcharges, hire. And it
// departs twice, which must both be within the horizon.
const onceALink = [
  soon,
  WITHOUT.closed,
  WITHOUT.slow,
  WITHOUT.reduced,
  WITHOUT.opening,
  WITHOUT.surcharges,
  WITHOUT.boxHire,
  WITHOUT.maxTransfers,
];

law(
  "a link in two, with nothing between, changes no figure but the changes",
  { without: onceALink },
  ({ network, request }, seed) => {
    const front = vectorsOf(frontOn(network, request, CRITERIA));
    const lonely = lonelyLinks(network);
    if (lonely.length === 0) return { answers: front.length, isTelling: false };
    const split = withLinkSplit(network, createDraw(seed).pick(lonely));
    const figures = (list: readonly Vector[]): object[] =>
      list.map(({ cost, duration, co2e }) => ({ cost, duration, co2e }));
    expect(figures(vectorsOf(frontOn(split, request, CRITERIA)))).toEqual(figures(front));
    return { answers: front.length, isTelling: front.length > 0 };
  },
);

/** A table as a reader delivers it. */
const rawOf = (rows: readonly TextRow[]): RawTable => {
  const columns = columnsOf(rows);
  return { columns, rows: rows.map((row) => columns.map((column) => row[column] ?? "")) };
};

/** The network with rows of a table laid over it. */
function laidOver(network: Network, tables: Readonly<Record<string, readonly TextRow[]>>): Network {
  const raw = Object.entries(tables).map(([name, rows]) => [name, rawOf(rows)]);
  const parsed = overlayNetwork(network, Object.fromEntries(raw));
  if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues));
  return parsed.network;
}

law("changes laid over a network: none, one and back, two in either order", {}, (tried, seed) => {
  const { network, request } = tried;
  const draw = createDraw(seed);
  const tables = tablesFromNetwork(network);
  const { length } = itinerariesOf(answerTo(tried));
  const none = laidOver(network, {});
  const link = draw.pick(tables["links"]!);
  const transfer = draw.pick(tables["transfers"]!);
  const longer = { links: [{ ...link, distanceKm: "777" }] };
  const slower = { transfers: [{ ...transfer, durationH: "3" }] };
  const there = laidOver(network, longer);
  expect(hashNetwork(none)).toBe(hashNetwork(network));
  const [made, as] =
    seed % 2 === 0
      ? [laidOver(there, { links: [link] }), network]
      : [laidOver(there, slower), laidOver(laidOver(network, slower), longer)];
  expect(hashNetwork(made)).toBe(hashNetwork(as));
  // What has the same content answers the same: every other pair is asked, too.
  if (seed % 4 < 2) expect(frontAsText(made, request)).toBe(frontAsText(as, request));
  if (seed % 4 === 2) expect(frontAsText(none, request)).toBe(frontAsText(network, request));
  return { answers: length, isTelling: length > 0 };
});
