/** FEATURE: an old way kept is all of its legs in their order, lorries and the terminal of a group among them. */
import { closeLink, createPlanner, type Itinerary, scaleTariff, scenario } from "@lianyun/planner";
import { expect, test } from "vitest";
import { requestOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// By rail to the port for 100 and on by barge for 500; the lorry from the door goes to either end of the railway.
const network = networkFromTables(`
  terminals
  | id     | country | lon | lat |
  | CKG:A  | CN      | 0   | 0   |
  | CKG:B  | CN      | 0.5 | 0   |
  | DUI    | DE      | 50  | 0   |

  links
  | id    | mode  | from  | to    | durationH | distanceKm | costPerTeu |
  | rail  | rail  | CKG:A | CKG:B | 10        | 60         | 100        |
  | barge | inlandWaterway | CKG:B | DUI   | 300       | 10000      | 500        |

  transfers
  | id     | at | fromMode | toMode | durationH | costPerTeu |
  | in     | *  | gate     | rail   | 0         | 0          |
  | aboard | *  | gate     | inlandWaterway | 0         | 900        |
  | over   | *  | rail     | inlandWaterway | 0         | 0          |
  | lift   | *  | road     | rail   | 0         | 0          |
  | load   | *  | road     | inlandWaterway | 0         | 900        |
  | out    | *  | inlandWaterway | gate   | 0         | 0          |

  drayage
  | id    | at | circuity | speedKmH | doorH | maxKm | perShipment | perTeuKm | factor |
  | china | CN | 1.2      | 40       | 1     | 150   | 50          | 2        | diesel |

  factors
  | id     | per | wtwG |
  | diesel | tkm | 60   |
`);
const planner = createPlanner(network);
const names = ({ legs }: Itinerary): string[] =>
  legs.map(({ from, to, mode }) => `${mode} ${from}>${to}`);
const dear = scenario("rail dear", scaleTariff({ mode: "rail", by: 20 }));

test("from a door: the lorry goes where it went, and the dear rail is not left out", () => {
  const [row] = planner.compare([requestOf({ from: { lon: 0, lat: 0 }, to: "DUI" })], [dear]);
  // Rail 2,000 and barge 500 after a lorry of 50; the best is now a lorry to the port, 50 + 2 x 66.7, and 900 to load there.
  expect(row?.kept && names(row.kept)).toEqual([
    "road door>CKG:A",
    "rail CKG:A>CKG:B",
    "inlandWaterway CKG:B>DUI",
  ]);
  expect(row?.keptStatus).toBe("kept");
  expect(row?.kept?.cost).toBe(2_550);
  expect(row?.plan).toMatchObject({ itinerary: { cost: 1_583.4 } });
  expect(row?.regret?.objective).toBe(966.6);
});

test("from a group: the terminal it left from is kept", () => {
  const [row] = planner.compare([requestOf({ from: "CKG", to: "DUI" })], [dear]);
  expect(row?.kept && names(row.kept)).toEqual(["rail CKG:A>CKG:B", "inlandWaterway CKG:B>DUI"]);
  expect(row?.regret?.objective).toBe(2_500 - 1_400);
});

test("a leg that is closed is gone, though a shorter way by the others is left", () => {
  const [row] = planner.compare(
    [requestOf({ from: "CKG", to: "DUI" })],
    [scenario("no rail", closeLink("rail"))],
  );
  expect(row?.keptStatus).toBe("gone");
  expect(row?.kept).toBeUndefined();
});

test("a way whose search is stopped is neither kept nor gone", () => {
  const request = requestOf({ from: "CKG", to: "DUI" });
  const plan = planner.plan(request);
  if (plan.status !== "optimal") throw new Error("expected a way");
  const asked = { ...request, budget: { labels: 1 } };
  expect(planner.keep(asked, plan.itinerary).status).toBe("stopped");
});

test("of many ways kept in turn, by several cargoes and on several days, each is answered as if it were the only one", () => {
  const stages = networkFromTables(`
    links
    | id     | mode | from | to | durationH | costPerTeu |
    | slow0  | rail | A    | B  | 5         | 10         |
    | quick0 | road | A    | B  | 4         | 11         |
    | slow1  | rail | B    | C  | 6         | 10         |
    | quick1 | road | B    | C  | 4         | 12         |
    | slow2  | rail | C    | D  | 8         | 10         |
    | quick2 | road | C    | D  | 4         | 14         |

    transfers
    | at | fromMode | toMode | durationH |
    | *  | gate     | rail   | 0         |
    | *  | gate     | road   | 0         |
    | *  | rail     | rail   | 0         |
    | *  | rail     | road   | 0         |
    | *  | road     | rail   | 0         |
    | *  | road     | road   | 0         |
    | *  | rail     | gate   | 0         |
    | *  | road     | gate   | 0         |
  `);
  const shared = createPlanner(stages);
  const asked = requestOf({ from: "A", to: "D" });
  const { minimize: _, ...question } = asked;
  const front = shared.pareto({ ...question, over: ["cost", "duration"] });
  if (front.status !== "complete") throw new Error("expected a front");
  const questions = ["2026-03-02T08:00Z", "2026-03-05T08:00Z"].flatMap((departAfter) =>
    [1, 2].map((count) =>
      requestOf({
        ...asked,
        departAfter,
        cargo: { containers: [{ type: "20GP", count }], grossKg: 10_000 },
      }),
    ),
  );
  // One, two or four hours less for as many dollars: eight ways, more than are remembered.
  expect(front.itineraries).toHaveLength(8);
  for (const request of questions)
    for (const way of [...front.itineraries, ...front.itineraries.toReversed()]) {
      const kept = shared.keep(request, way);
      expect(kept).toEqual(createPlanner(stages).keep(request, way));
      expect(kept.status === "optimal" && names(kept.itinerary)).toEqual(names(way));
    }
});
