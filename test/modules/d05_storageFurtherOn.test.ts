/** FEATURE: a way that comes dearer and later to a place wins where it owes less for lying at a place after it. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { costText, frontText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// Both lorries unload in Chengdu, where lying is free, and drive on to Malaszewicze, where it is charged: Monday 18:00 or
// Wednesday 18:00, then ten hours. The train leaves on Friday at 12:00.
const network = (dear: number, storage: string, more = ""): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | fast | road | CKG  | CTU | 10        | 100        |
  | slow | road | CKG  | CTU | 58        | ${dear}    |
  | on   | road | CTU  | MLA | 10        | 50         |
  ${more}

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | MLA      |         | 0       |
  | train   | DUI      | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 0         |
  | *  | rail     | gate   | 0         |

  storage
  | id | at | fromDay | freeH | perTeuDay |
  ${storage}
`);
const ENDS = { from: "CKG", to: "DUI" };
// Tuesday 04:00 to Friday 12:00 is 80 h, Thursday 04:00 to Friday 12:00 is 32 h: 3 days and 1 day after 24 h.
const LEVEL = "| yard | MLA | 1 | 24 | 20 |";

test.each([
  {
    dear: 139,
    expected: "freight slow 139 + freight on 50 + storage yard 20 + freight train 500 = 709",
  },
  {
    dear: 141,
    expected: "freight fast 100 + freight on 50 + storage yard 60 + freight train 500 = 710",
  },
])(
  "a later connection, the lorry at $dear: two days of storage saved after the next place",
  ({ dear, expected }) => {
    expect(costText(network(dear, LEVEL), ENDS)).toBe(expected);
  },
);

test("on the front it is the one way: both are in Duisburg at the same time", () => {
  expect(frontText(network(110, LEVEL), ENDS)).toEqual([
    "CKG 03-02 08:00 ~ road slow 03-02 08:00 > 03-04 18:00 ~ CTU 0h+0h ~ road on 03-04 18:00 > 03-05 04:00 ~ MLA 0h+32h ~ rail train 03-06 12:00 > 03-07 08:00 ~ DUI [5d 680 0kg]",
  ]);
});

test("a slower way on saves storage at its end", () => {
  // From Chengdu on Monday at 18:00 by a lorry that takes its time: there on Thursday at 04:00.
  const staged = "| stage | road | CTU | MLA | 58 | 75 |";
  expect(costText(network(500, LEVEL, staged), ENDS)).toBe(
    "freight fast 100 + freight stage 75 + storage yard 20 + freight train 500 = 695",
  );
});

test("cargo is not held for it: all go on as soon as they can", () => {
  // Held in Chengdu until Thursday 02:00, where lying is free, the fast lorry would owe nothing.
  expect(costText(network(500, LEVEL), ENDS)).toBe(
    "freight fast 100 + freight on 50 + storage yard 60 + freight train 500 = 710",
  );
});

// So many stages of two lorries each, the later by minutes and the dearer by cents, that hardly two ways come at one time.
const stages = (count: number): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id | mode | from | to | durationH | costPerTeu |${Array.from(
    { length: count },
    (_, i) => `
  | a${i} | road | T${i} | T${i + 1} | 1 | 1 |
  | b${i} | road | T${i} | T${i + 1} | ${((60 + 2 ** i) / 60).toFixed(6)} | 1.01 |`,
  ).join("")}

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal    | arriveH | departH |
  | train   | T${count}   |         | 0       |
  | train   | DUI         | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 0         |
  | *  | rail     | gate   | 0         |

  storage
  | id | at        | fromDay | freeH | perTeuDay |
  | y  | T${count} | 1       | 0     | 20        |
`);
const cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 } as const;

test("in parts, however small, the same labels are made before a round is given up", async () => {
  const planner = createPlanner(stages(12));
  const request = { from: "T0", to: "DUI", cargo, departAfter: "2026-03-02T08:00Z" };
  const asked = { ...request, minimize: "cost" } as const;
  const whole = planner.plan(asked);
  expect(whole.isProven).toBe(false);
  for (const every of [1, 300])
    expect(await planner.planInParts(asked, { every, pause: async () => {} })).toEqual(whole);
});

test.each([
  // 2^5 ways are looked through; the train leaves 99 h after Monday 08:00 less 5 h and half an hour at the most.
  { count: 5, isProven: undefined },
  // 2^12 ways, carried on stage by stage, are more than the allowance.
  { count: 12, isProven: false },
])("$count stages: isProven $isProven", ({ count, isProven }) => {
  const departAfter = "2026-03-02T08:00Z";
  const request = { from: "T0", to: "DUI", cargo, departAfter };
  const planner = createPlanner(stages(count));
  const plan = planner.plan({ ...request, minimize: "cost" });
  expect([plan.status, plan.isProven]).toEqual(["optimal", isProven]);
  const front = planner.pareto({ ...request, over: ["cost", "duration"] });
  expect([front.status, front.isProven]).toEqual(["complete", isProven]);
  const reach = planner.reach({ from: "T0", cargo, departAfter, minimize: "cost" });
  if (reach.status !== "complete") throw new Error(reach.status);
  expect(reach.isProven).toBe(isProven);
  const asked = { ...request, minimize: "cost", draws: 2 } as const;
  const drawn = [
    planner.outlook(asked),
    planner.replay({ ...request, minimize: "cost", draw: 1 }),
    planner.robust(asked),
  ];
  expect(drawn.map(({ status }) => status)).toEqual(["complete", "complete", "complete"]);
  for (const answer of drawn) expect(answer.isProven).toBe(isProven);
  expect(planner.criticality([{ ...request, minimize: "cost" }]).isProven).toBe(isProven);
  const cost = plan.status === "optimal" ? plan.itinerary.cost : undefined;
  expect(reach.reached.find(({ terminal }) => terminal === "DUI")?.cost).toBe(cost);
});
