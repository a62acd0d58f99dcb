/** The shipped network with passages of the sea shut: ships go round, longer by what the lanes say. */
import {
  applyScenario,
  type Call,
  closePassage,
  createPlanner,
  type Network,
  openPassage,
  scaleHeadway,
  scenario,
} from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";

let network: Network;
beforeAll(async () => {
  network = await readChongqing();
});

const NORTH = new Set(["BE", "DE", "GB", "NL", "PL"]);

/** By service over one of some links: by how many days its last call comes later, and whether it is of northern Europe. */
function daysLater(
  shut: Network,
  links: ReadonlySet<string>,
): { readonly more: number; readonly isNorth: boolean }[] {
  const countries = new Map(shut.terminals.map(({ id, country }) => [id, country]));
  const pairs = new Set(
    shut.links.filter(({ id }) => links.has(id)).map(({ from, to }) => `${from} ${to}`),
  );
  return shut.services.flatMap(({ id }) => {
    const [was, is] = [network, shut].map(({ calls }) =>
      calls.filter(({ service }) => service === id),
    ) as [Call[], Call[]];
    const runs = is.slice(1).map(({ terminal }, index) => `${is[index]!.terminal} ${terminal}`);
    if (!runs.some((run) => pairs.has(run))) return [];
    return [
      {
        more: (is.at(-1)!.arriveH! - was.at(-1)!.arriveH!) / 24,
        isNorth: is.some(({ terminal }) => NORTH.has(countries.get(terminal) ?? "")),
      },
    ];
  });
}

test("with Suez shut ships go by the Cape: 9 to 14 days later at their own speed to northern Europe, up to 23 elsewhere", () => {
  const shut = applyScenario(network, scenario("suez", closePassage("suez")));
  const longer = shut.links.flatMap((link, index) => {
    const before = network.links[index]!;
    return link.distanceKm === before.distanceKm ? [] : [{ link, before }];
  });
  const europe = longer.filter(({ link }) => link.corridor === "asia-europe-sea");
  console.log(`suez: ${longer.length} links longer, ${europe.length} of them Asia-Europe`);
  expect(europe.length).toBeGreaterThan(10);
  const ids = new Set(europe.map(({ link }) => link.id));
  const days = daysLater(shut, ids);
  const north = days.filter(({ isNorth }) => isNorth).map(({ more }) => more);
  const others = days.filter(({ isNorth }) => !isNorth).map(({ more }) => more);
  console.log(`north: ${north.length} ships, others: ${others.length}`);
  expect(north.length).toBeGreaterThan(10);
  expect(Math.min(...north)).toBeGreaterThan(9);
  expect(Math.max(...north)).toBeLessThan(14);
  // Into the Mediterranean from its other end.
  expect(Math.min(...others)).toBeGreaterThan(9);
  expect(Math.max(...others)).toBeLessThan(23);
  expect(shut.calls.filter((call, index) => call !== network.calls[index]).length).toBeGreaterThan(
    0,
  );
  expect(shut.tariffs).toBe(network.tariffs);
});

test.each(["suez", "malacca", "panama", "hormuz", "cape"])(
  "%s shut and opened again is the base",
  (passage) => {
    const back = applyScenario(
      network,
      scenario("back", closePassage(passage), openPassage(passage)),
    );
    expect(back.closed).toBeUndefined();
    expect(back.links.map(({ id, distanceKm }) => [id, distanceKm])).toEqual(
      network.links.map(({ id, distanceKm }) => [id, distanceKm]),
    );
    expect(back.calls).toEqual(network.calls);
  },
);

test("a port that is cut off names the passage in its way, and not all that are shut", () => {
  const shut = createPlanner(network).with(
    scenario("both", closePassage("suez"), closePassage("hormuz")),
  );
  const plan = shut.plan({
    from: "CNSHA",
    to: "AEJEA",
    modes: ["sea"],
    cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
    departAfter: "2026-06-01T08:00+08:00",
    minimize: "cost",
  });
  const because = plan.status === "infeasible" ? plan.because : [];
  const told = because.find(({ code }) => code === "closed");
  expect(told?.message).toMatch(
    /^closed: passage hormuz \(link [^,]+\); with it open a way exists$/,
  );
  expect(told?.closed).toEqual([
    { kind: "passage", id: "hormuz", link: expect.stringMatching(/^\S+$/) },
  ]);
});

test("what runs through a passage can be meant by a modification", () => {
  const { services } = applyScenario(
    network,
    scenario("rarer", scaleHeadway({ passage: "panama", by: 2 })),
  );
  const rarer = services
    .filter((row, index) => row !== network.services[index])
    .map(({ id }) => id);
  expect(rarer).toContain("sea-shanghai-newyork");
  expect(rarer).not.toContain("sea-shanghai-losangeles");
  // Boxes of South-East Asia for New York sail west about.
  expect(rarer).not.toContain("s-haiphong-newyork");
  expect(() =>
    applyScenario(network, scenario("x", scaleHeadway({ passage: "kra", by: 2 }))),
  ).toThrow('no passage "kra"');
});
