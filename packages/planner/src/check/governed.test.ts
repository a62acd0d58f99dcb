import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import type { Network } from "../network/rows.ts";
import { isGovernedAlike } from "./governed.ts";

const network = networkFromTables(`
  links
  | id | mode | from | to | durationH | costPerTeu |
  | t1 | road | A    | B  | 1         | 10         |
  | t2 | road | B    | C  | 1         | 10         |

  services
  | id | mode | headwayH | costPerTeu |
  | s  | rail | 24       | 10         |

  calls
  | service | terminal | arriveH | departH |
  | s       | A        |         | 0       |
  | s       | C        | 5       |         |
`);
const withLinks = (change: Partial<Network["links"][number]>): Network => ({
  ...network,
  links: network.links.map((link) => (link.id === "t1" ? { ...link, ...change } : link)),
});

test("other times and fewer rides are governed alike", () => {
  expect(isGovernedAlike(network, network)).toBe(true);
  expect(isGovernedAlike(withLinks({ durationH: 9, distanceKm: 900 }), network)).toBe(true);
  expect(isGovernedAlike({ ...network, services: [], calls: [] }, network)).toBe(true);
});

test("a ride that is seen otherwise, or that was not there, is not", () => {
  expect(isGovernedAlike(withLinks({ corridor: "x" }), network)).toBe(false);
  expect(isGovernedAlike(withLinks({ to: "C" }), network)).toBe(false);
  expect(isGovernedAlike(withLinks({ mode: "sea" }), network)).toBe(false);
  expect(isGovernedAlike(network, { ...network, services: [], calls: [] })).toBe(false);
});

test("nor is anything under other rows, another rate set or other papers", () => {
  for (const table of ["terminals", "tariffs", "transfers"] as const)
    expect(isGovernedAlike({ ...network, [table]: [...network[table]] }, network)).toBe(false);
  expect(isGovernedAlike({ ...network, rateSet: "peak2024" }, network)).toBe(false);
  expect(isGovernedAlike({ ...network, regime: "single" }, network)).toBe(false);
});
