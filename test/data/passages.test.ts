/** The shipped network with passages of the sea shut: ships go round, longer by what the lanes say. */
import {
  applyScenario,
  closePassage,
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

test("with Suez shut the ships to Europe go by the Cape, some 9 to 14 days later at their own speed", () => {
  const shut = applyScenario(network, scenario("suez", closePassage("suez")));
  const longer = shut.links.flatMap((link, index) => {
    const before = network.links[index]!;
    return link.distanceKm === before.distanceKm ? [] : [{ link, before }];
  });
  const europe = longer.filter(({ link }) => link.corridor === "asia-europe-sea");
  console.log(`suez: ${longer.length} links longer, ${europe.length} of them Asia-Europe`);
  expect(europe.length).toBeGreaterThan(10);
  for (const { link, before } of europe) {
    const share = link.distanceKm / before.distanceKm;
    expect(share, link.id).toBeGreaterThan(1);
    expect(share, link.id).toBeLessThan(2.6);
  }
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
