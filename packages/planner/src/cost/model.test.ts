import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { listRides } from "../network/rides.ts";
import { pricedLeg } from "./model.ts";

test("a leg is told to a model as a plain object: what is moved how and how far, and by which service", () => {
  const network = networkFromTables(`
    links
    | id | mode | from | to | durationH | distanceKm |
    | t1 | road | A    | B  | 1         | 80         |
    | r1 | rail | A    | B  |           | 100        |

    services
    | id | mode |
    | s  | rail |

    departures
    | service | days | time  |
    | s       | mon  | 08:00 |

    calls
    | service | terminal | arriveH | departH |
    | s       | A        |         | 0       |
    | s       | B        | 5       |         |
  `);
  const [lorry, train] = listRides(network).map(pricedLeg);
  const [t1, r1] = network.links;
  // What a structured clone keeps, and no key without a value.
  expect(structuredClone(lorry)).toStrictEqual({
    mode: "road",
    from: "A",
    to: "B",
    links: [t1],
    distanceKm: 80,
  });
  expect(structuredClone(train)).toStrictEqual({
    mode: "rail",
    from: "A",
    to: "B",
    links: [r1],
    distanceKm: 100,
    service: network.services[0],
  });
});
