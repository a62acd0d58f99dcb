/**
 * FEATURE: laws of scenarios: none is the base, there and back is the base, closing never helps, opening never hurts, and what
 * touches different parts can be made in either order.
 *
 * Networks that should be the same are compared by the hash of their content in every case, and by what they answer in one of
 * four: that the same content answers the same is a law of its own.
 */
import {
  addLink,
  applyScenario,
  BASE,
  closeLink,
  closePassage,
  createPlanner,
  FreightError,
  type Modification,
  type Network,
  openPassage,
  type Planner,
  type Request,
  scaleBorder,
  scaleDwell,
  scenario,
  setDwell,
  type Transfer,
} from "@lianyun/planner";
import { expect } from "vitest";
import { createDraw, type Draw } from "../kit/draw.ts";
import { mapped, withCells } from "./changes.ts";
import {
  expectNoWorse,
  frontFrom,
  frontTo,
  inOneCurrency,
  law,
  plannerOf,
  vectorsOf,
} from "./law.ts";
import { isAt } from "./places.ts";
import { drawClosing, drawReversible, type Reversible } from "./randomScenario.ts";
import { listRides } from "./rides.ts";
import { type Side, transferOf } from "./rules.ts";
import { itinerariesOf } from "./vectors.ts";

/** The front of a question to the last byte, and the hash of the network it is of. */
function told(planner: Planner, request: Request): { text: string; length: number } {
  const front = frontTo(planner, request);
  return {
    text: JSON.stringify([planner.networkHash, front]),
    length: itinerariesOf(front).length,
  };
}

/** The network of a scenario; `undefined` where it cannot be applied. */
function applied(network: Network, ...modifications: Modification[]): Network | undefined {
  try {
    return applyScenario(network, scenario("drawn", ...modifications));
  } catch (error) {
    if (error instanceof FreightError) return undefined;
    throw error;
  }
}

/** The planner with modifications; `undefined` where they cannot be made. */
function changed(planner: Planner, ...modifications: Modification[]): Planner | undefined {
  try {
    return planner.with(scenario("drawn", ...modifications));
  } catch (error) {
    if (error instanceof FreightError) return undefined;
    throw error;
  }
}

/** A modification, what undoes it, and the planner that has it. */
interface Made extends Reversible {
  readonly made: Planner;
}

/** The first of some draws that can be made; some networks have nothing to change. */
function drawPossible(
  draw: Draw,
  planner: Planner,
  of: (draw: Draw, network: Network) => Reversible,
): Made | undefined {
  for (let trial = 0; trial < 8; trial += 1) {
    const drawn = of(draw, planner.network);
    const made = changed(planner, drawn.there);
    if (made !== undefined) return { ...drawn, made };
  }
  return undefined;
}

// What is made of a network is made once, so that laws that ask the same of it share a planner.
const inWholeMinutes = new WeakMap<Network, Network>();

/** Hours in whole minutes, as tables have them: sums of drawn hours have digits that no table has. */
function inMinutes(network: Network): Network {
  const columns = ["durationH", "arriveH", "departH"];
  const whole = <Row extends object>(row: Row): Row =>
    withCells(row, (column, value) =>
      columns.includes(column) ? Math.round((value as number) * 60) / 60 : value,
    );
  const links = mapped(network.links, whole);
  const calls = mapped(network.calls, whole);
  if (links === network.links && calls === network.calls) return network;
  const known = inWholeMinutes.get(network) ?? { ...network, links, calls };
  inWholeMinutes.set(network, known);
  return known;
}

law("the empty scenario is the base, to the last byte", {}, ({ network, request }, seed) => {
  const planner = plannerOf(network);
  for (const empty of [BASE, scenario("none")]) {
    expect(planner.with(empty)).toBe(planner);
    expect(applyScenario(network, empty)).toBe(network);
  }
  const { text, length } = told(planner, request);
  // It is the same object; one made anew of it now and then answers the same, too.
  if (seed % 4 === 0) expect(told(createPlanner(network), request).text).toBe(text);
  return { answers: length, isTelling: length > 0 };
});

law(
  "a scenario and its inverse are the base, to the last byte",
  { leastTelling: 0.9 },
  ({ network, request }, seed) => {
    const base = inMinutes(network);
    const planner = plannerOf(base);
    const draw = createDraw(seed);
    const { text, length } = told(planner, request);
    const before = JSON.stringify(base);
    const drawn = drawPossible(draw, planner, drawReversible);
    if (drawn === undefined) return { answers: length, isTelling: false };
    const there = drawn.made;
    expect(there.networkHash).not.toBe(planner.networkHash);
    const back = there.with(scenario("back", drawn.back));
    expect(back.networkHash).toBe(planner.networkHash);
    if (seed % 4 === 0) expect(told(back, request).text).toBe(text);
    const atOnce = planner.with(scenario("both", drawn.there, drawn.back));
    expect(atOnce.networkHash).toBe(planner.networkHash);
    // What `with` makes quickly is what a planner made anew answers.
    if (seed % 16 === 1)
      expect(told(there, request).text).toBe(told(createPlanner(there.network), request).text);
    expect(JSON.stringify(base)).toBe(before);
    return { answers: length, isTelling: true };
  },
);

law(
  "closing never helps, and opening never hurts",
  // What is closed is often nothing that an answer uses.
  { ...inOneCurrency, leastTelling: 0.3 },
  ({ network, request }, seed) => {
    const draw = createDraw(seed);
    const planner = plannerOf(network);
    const base = vectorsOf(frontFrom(planner, request));
    const first = drawPossible(draw, planner, drawClosing);
    if (first === undefined) return { answers: base.length, isTelling: false };
    const closed = first.made;
    const fewer = vectorsOf(frontFrom(closed, request));
    expectNoWorse(base, fewer);
    const second = seed % 4 === 0 ? drawPossible(draw, closed, drawClosing) : undefined;
    if (second !== undefined) {
      const both = second.made;
      const fewest = vectorsOf(frontFrom(both, request));
      expectNoWorse(fewer, fewest);
      const opened = both.with(scenario("opened", first.back));
      expectNoWorse(vectorsOf(frontFrom(opened, request)), fewest);
    }
    const minimize = (["cost", "duration", "co2e"] as const)[seed % 3]!;
    const [best, without] = [planner, closed].map(
      (asked) => vectorsOf(itinerariesOf(asked.plan({ ...request, minimize })))[0],
    );
    if (without !== undefined) expect(best![minimize]).toBeLessThanOrEqual(without[minimize]);
    const isOther = JSON.stringify(fewer) !== JSON.stringify(base);
    return { answers: base.length, isTelling: isOther };
  },
);

law("modifications of different parts commute", {}, ({ network, request }, seed) => {
  const base = inMinutes(network);
  const draw = createDraw(seed);
  const planner = plannerOf(base);
  const one = drawPossible(draw, planner, drawReversible);
  const other = drawPossible(draw, planner, drawReversible);
  if (one === undefined || other === undefined || one.part === other.part)
    return { answers: told(planner, request).length, isTelling: false };
  const [first, second] = [one.there, other.there];
  const ahead = planner.with(scenario("ahead", first, second));
  const astern = planner.with(scenario("astern", second, first));
  expect(astern.networkHash).toBe(ahead.networkHash);
  const asked = seed % 4 === 1 ? [ahead, astern] : [];
  expect(new Set(asked.map((each) => told(each, request).text)).size).toBe(asked.length / 2);
  return { answers: told(planner, request).length, isTelling: true };
});

law(
  "a passage that is shut and opened again leaves the base, to the last byte",
  // Some networks have no ship that goes from shore to shore.
  { leastTelling: 0.2 },
  ({ network, request }, seed) => {
    const base = withLanes(inMinutes(network), createDraw(seed));
    const planner = plannerOf(base);
    const { text, length } = told(planner, request);
    const shut = changed(planner, closePassage("strait"));
    if (shut === undefined) return { answers: length, isTelling: false };
    expect(shut.networkHash).not.toBe(planner.networkHash);
    const shorter = base.links.filter(
      ({ distanceKm }, index) => !(shut.network.links[index]!.distanceKm >= distanceKm),
    );
    expect(shorter).toEqual([]);
    const open = shut.with(scenario("open", openPassage("strait")));
    expect(open.networkHash).toBe(planner.networkHash);
    if (seed % 4 === 2) expect(told(open, request).text).toBe(text);
    return { answers: length, isTelling: true };
  },
);

law(
  "passages shut and opened in any order: what counts is which are shut, and what was closed by itself stays closed",
  { leastTelling: 0.2 },
  ({ network, request }, seed) => {
    const draw = createDraw(seed);
    const base = withLanes(inMinutes(network), draw);
    const planner = plannerOf(base);
    const { text, length } = told(planner, request);
    const [one, other] = draw.shuffle(["strait", "cape"]) as [string, string];
    const shut = [closePassage(one), closePassage(other)];
    const [both, oneAlone, otherAlone] = [shut, ...shut.map((each) => [each])].map((some) =>
      changed(planner, ...some),
    );
    // Far round a cape some lines take longer than any may.
    if (both === undefined || oneAlone === undefined || otherAlone === undefined)
      return { answers: length, isTelling: false };
    const hashOf = (...modifications: Modification[]): string =>
      planner.with(scenario("made", ...modifications)).networkHash;
    expect(hashOf(...shut.toReversed())).toBe(both.networkHash);
    expect(hashOf(...shut, openPassage(one))).toBe(otherAlone.networkHash);
    const back = planner.with(scenario("back", ...shut, openPassage(one), openPassage(other)));
    expect(back.networkHash).toBe(planner.networkHash);
    if (seed % 4 === 3) expect(told(back, request).text).toBe(text);
    const { id } = draw.pick(base.links);
    expect(hashOf(closeLink(id), ...shut, openPassage(other), openPassage(one))).toBe(
      hashOf(closeLink(id)),
    );
    return { answers: length, isTelling: true };
  },
);

law(
  "a link that is added is as long whether passages are shut before or after",
  { leastTelling: 0.15 },
  ({ network }, seed) => {
    const draw = createDraw(seed);
    const base = withLanes(inMinutes(network), draw);
    const ships = base.links.filter(({ mode }) => mode === "sea");
    if (ships.length === 0 || applied(base, closePassage("strait")) === undefined)
      return { answers: 2, isTelling: false };
    const added = addLink({ link: { ...draw.pick(ships), id: "added", onDemand: true } });
    const longer = applied(base, added);
    if (longer === undefined) return { answers: 2, isTelling: false };
    const made = (...modifications: Modification[]): Network =>
      applyScenario(base, scenario("made", ...modifications));
    const shut = closePassage("strait");
    expect(made(shut, added)).toEqual(made(added, shut));
    expect(made(shut, added, openPassage("strait"))).toEqual(longer);
    return { answers: 2, isTelling: true };
  },
);

const withWays = {
  round: new WeakMap<Network, Network>(),
  through: new WeakMap<Network, Network>(),
};

/** With sea lanes between two shores: through a strait, and most often round a cape. */
function withLanes(network: Network, draw: Draw): Network {
  const shores = network.terminals.map(({ id }, i) => ({ id, hub: i % 2 === 0 ? "west" : "east" }));
  const hasCape = draw.chance(0.7);
  const { [hasCape ? "round" : "through"]: laned } = withWays;
  const known = laned.get(network) ?? {
    ...network,
    laneWaypoints: [
      ...network.terminals.map(({ id }, i) => ({ id, lon: i, lat: 5 })),
      { id: "west", lon: 0, lat: 4 },
      { id: "east", lon: 2, lat: 4 },
      { id: "cape", lon: 1, lat: -9 },
    ],
    laneEdges: [
      ...shores.map(({ id, hub }) => ({ from: id, to: hub })),
      { from: "west", to: "east", passage: "strait" },
      { from: "west", to: "cape", passage: "cape" },
      ...(hasCape ? [{ from: "cape", to: "east" }] : []),
    ],
  };
  laned.set(network, known);
  return known;
}

law(
  "handling takes other hours at its place and nowhere else",
  { leastTelling: 0.9 },
  ({ network, request }, seed) => {
    const draw = createDraw(seed);
    const { id } = draw.pick(network.terminals);
    const place = draw.pick([id, id, id.split(":")[0]!]);
    const kind = draw.pick(["gaugeChange", "release", undefined, undefined] as const);
    const isBorder = kind === "gaugeChange";
    const made = isBorder
      ? scaleBorder({ terminal: place, by: 3 })
      : scaleDwell({ terminal: place, by: 3, ...(kind === undefined ? {} : { kind }) });
    const after = applied(network, made);
    if (after === undefined) return { answers: 2, isTelling: isBorder };
    const { from, to, cargo, departAfter } = request;
    // Which handling governs does not hang on when anything departs.
    const undated = { ...network, departures: [] };
    const rides = listRides(undated, { from, to, cargo, departAfter, includeAssumed: true });
    // One or the other, whatever the network plans on.
    const regime = seed % 2 === 0 ? "paper" : "single";
    const [before, since] = [network, after].map((rows) => ({ ...rows, regime })) as Networks;
    for (const { id: at } of network.terminals) {
      const arriving: Side[] = ["gate", ...rides.filter((ride) => ride.to === at)];
      const leaving: Side[] = ["gate", ...rides.filter((ride) => ride.from === at)];
      for (const arrived of arriving)
        for (const left of leaving) {
          const was = transferOf(before, at, arrived, left);
          const is = transferOf(since, at, arrived, left);
          const isMeant = isAt(at, place) && (kind === undefined || was?.kind === kind);
          if (contentOf(is, isMeant ? 1 / 3 : 1) !== contentOf(was))
            throw new Error(`${at}: expected ${contentOf(was)}, found ${contentOf(is)}`);
        }
    }
    return { answers: 2, isTelling: true };
  },
);

law(
  "handling that is set is what it is set to, whatever was done to it before",
  { leastTelling: 0.6 },
  ({ network }, seed) => {
    const draw = createDraw(seed);
    const { id } = draw.pick(network.terminals);
    const set = setDwell({ terminal: id, handlingH: 12 });
    const before = draw.pick([
      scaleBorder({ terminal: id, by: 2 }),
      scaleDwell({ terminal: id, by: 2 }),
      scaleDwell({ terminal: id, kind: "handling", by: 3 }),
      setDwell({ terminal: id, handlingH: 5 }),
    ]);
    const [other, own] = [applied(network, before, set), applied(network, set)];
    if (other === undefined || own === undefined) return { answers: 2, isTelling: false };
    const transfersOf = ({ transfers }: Network): readonly Transfer[] =>
      [...transfers].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(transfersOf(other)).toEqual(transfersOf(own));
    return { answers: 2, isTelling: true };
  },
);

type Networks = [Network, Network];

/** What a transfer row says of handling, its hours in whole minutes times a factor. */
function contentOf(row: Transfer | undefined, times = 1): string {
  if (row === undefined) return "nothing";
  const { kind, factor, currency, perShipment, perTeu, perFeu, perKg, perWm, minimum } = row;
  const minutes = Math.round(row.durationH * times * 60);
  const price = [currency, perShipment, perTeu, perFeu, perKg, perWm, minimum];
  return JSON.stringify([minutes, kind, factor, ...price]);
}
