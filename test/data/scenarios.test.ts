/** The built-in scenarios: evidenced, applicable, and doing to telling questions what was published of their likes. */
import { readScenarios } from "@lianyun/node";
import {
  type Criterion,
  checkScenario,
  createPlanner,
  formatIssue,
  type Itinerary,
  MODIFICATIONS,
  type Mode,
  type Network,
  type Planner,
  type Scenario,
} from "@lianyun/planner";
import { beforeAll, describe, expect, test } from "vitest";
import { readChongqing } from "../kit/chongqing.ts";
import { CHONGQING } from "../kit/folders.ts";

let network: Network;
let scenarios: readonly Scenario[];
let base: Planner;
beforeAll(async () => {
  network = await readChongqing();
  scenarios = await readScenarios(CHONGQING);
  base = createPlanner(network);
});

test("each is named in both languages, has its pages and its grade, and says how its figures were reached", () => {
  expect(scenarios.length).toBeGreaterThanOrEqual(30);
  for (const { id, name, nameZh, source, grade, basis = "" } of scenarios) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(name, id).toMatch(/[A-Za-z]/);
    expect(nameZh, id).toMatch(/[\u4e00-\u9fff]/);
    expect(grade, id).toBeDefined();
    expect(basis.length, id).toBeGreaterThan(20);
    const pages = typeof source === "string" ? [source] : (source ?? []);
    expect(pages.length, id).toBeGreaterThan(0);
    for (const page of pages)
      expect(page, id).toMatch(
        grade === "estimate" ? /^(https?:\/\/|data\/README\.md$)/ : /^https?:\/\//,
      );
  }
});

test("every state of the world that a published comparison names is a scenario or a set of rates", async () => {
  const { readComparisons } = await import("@lianyun/node");
  const named = (await readComparisons(CHONGQING)).flatMap(({ scenario }) =>
    scenario === "" ? [] : [scenario],
  );
  const known = [
    ...scenarios.map(({ id }) => id),
    ...scenarios.flatMap(({ modifications }) =>
      modifications.flatMap((made) => (made.do === "useRateSet" ? [made.rateSet] : [])),
    ),
  ];
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test("all can be applied, and none touches nothing", () => {
  const refused = scenarios.flatMap((scenario) =>
    checkScenario(network, scenario).map(formatIssue),
  );
  expect(refused).toEqual([]);
  const used = new Set(
    scenarios.flatMap(({ modifications }) => modifications.map((made) => made.do)),
  );
  console.log(
    `${scenarios.length} scenarios of ${used.size} of ${MODIFICATIONS.length} kinds of modifications`,
  );
}, 60_000);

/** One box from Chongqing, ready on 1 June 2026. */
function ask(
  planner: Planner,
  to: string,
  modes?: readonly Mode[],
  minimize: Criterion = "cost",
): Itinerary | undefined {
  const plan = planner.plan({
    from: "CNCKG",
    to,
    cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 },
    departAfter: "2026-06-01T08:00+08:00",
    minimize,
    ...(modes === undefined ? {} : { modes }),
  });
  return plan.status === "optimal" ? plan.itinerary : undefined;
}

const made = new Map<string, Planner>();
/** The planner of a scenario, compiled once. */
function under(id: string): Planner {
  const planner = made.get(id) ?? base.with(scenarios.find((scenario) => scenario.id === id)!);
  made.set(id, planner);
  return planner;
}

const servicesOf = (way: Itinerary | undefined): string =>
  way?.legs.map(({ service, links }) => service ?? links.join("+")).join(" ") ?? "no way";

interface Effect {
  readonly scenario: string;
  readonly to: string;
  readonly modes?: readonly Mode[];
  readonly minimize?: Criterion;
  /** Days later, from and to. */
  readonly days?: readonly [number, number];
  /** Dollars dearer, from and to. */
  readonly dollars?: readonly [number, number];
  /** A part of the services used. */
  readonly by?: string | RegExp;
  /** What was published, in short. */
  readonly because: string;
}

const RAIL: readonly Mode[] = ["rail"];
const ROAD: readonly Mode[] = ["road"];
const RIVER: readonly Mode[] = ["inlandWaterway"];

const EFFECTS: readonly Effect[] = [
  {
    scenario: "suez-shut",
    to: "NLRTM",
    days: [9, 14],
    dollars: [0, 0],
    by: "sea-shanghai-rotterdam",
    because: "7-10 days at 16 knots, 10-14 usual",
  },
  {
    scenario: "suez-shut",
    to: "GRPIR",
    days: [14, 24],
    because: "6,386 nautical miles more to Piraeus",
  },
  {
    scenario: "malacca-shut",
    to: "NLRTM",
    days: [1.2, 2.5],
    because: "569-648 nautical miles more by Sunda",
  },
  {
    scenario: "malacca-shut",
    to: "SGSIN",
    days: [0, 0],
    dollars: [0, 0],
    because: "Singapore is on this side",
  },
  {
    scenario: "panama-low-water",
    to: "USNYC",
    dollars: [100, 600],
    by: "haiphong-newyork",
    because: "lines turned to Suez for the American east coast",
  },
  {
    scenario: "hormuz-shut",
    to: "AEJEA",
    by: "no way",
    because: "no maritime alternative to the Gulf",
  },
  {
    scenario: "three-gorges-line-shut",
    to: "CNSHA",
    modes: RIVER,
    days: [2, 6],
    because: "two to four days for boxes, and fewer ships",
  },
  {
    scenario: "three-gorges-shut",
    to: "CNSHA",
    by: "y-overdam-upper-down y-road-maoping-baiyang y-overdam-lower-down",
    because: "boxes went round the dam by lorry",
  },
  {
    scenario: "yangtze-low-water",
    to: "CNSHA",
    modes: RIVER,
    days: [0, 0],
    dollars: [40, 80],
    because: "12 % on the freight of 2,200 CNY a box and less",
  },
  {
    scenario: "alashankou-shut",
    to: "DEDUI",
    modes: RAIL,
    days: [0, 3],
    dollars: [0, 0],
    by: "rail-cre-duisburg-khorgos-out",
    because: "trains go by Khorgos, at the same price",
  },
  {
    scenario: "alashankou-congested",
    to: "DEDUI",
    modes: RAIL,
    minimize: "duration",
    days: [0.5, 3],
    by: "rail-cre-duisburg-timetable-out",
    because: "trains with a timetable go first",
  },
  {
    scenario: "khorgos-shut",
    to: "UZTAS",
    modes: RAIL,
    by: "no way",
    because: "Tashkent trains run by Khorgos",
  },
  {
    scenario: "khorgos-congested",
    to: "UZTAS",
    modes: RAIL,
    days: [4, 7],
    because: "3-7 days for trains in January 2024",
  },
  {
    scenario: "brest-malaszewicze-shut",
    to: "PLMAL",
    modes: RAIL,
    days: [20, 60],
    because: "85-90 % of the trains pass here; what is left goes round by the Caspian and Istanbul",
  },
  {
    scenario: "brest-malaszewicze-congested",
    to: "DEDUI",
    modes: RAIL,
    days: [5, 10],
    because: "10 days in place of two or three",
  },
  {
    scenario: "pingxiang-shut",
    to: "VNHAN",
    modes: ROAD,
    by: "hungyen",
    because: "Longbang is the other gate with lorries from Chongqing",
  },
  {
    scenario: "mohan-shut",
    to: "LAVTE",
    by: "sea-qinzhou-laemchabang",
    because: "no other gate from China: by sea and back up through Thailand",
  },
  {
    scenario: "mohan-congested",
    to: "LAVTE",
    modes: ROAD,
    days: [4, 7],
    because: "about six days in the winter of 2021-22",
  },
  {
    scenario: "rail-subsidy-withdrawn",
    to: "DEDUI",
    modes: RAIL,
    days: [0, 0],
    dollars: [900, 1100],
    because: "1,000 USD a container",
  },
  {
    scenario: "rates-2024",
    to: "DEDUI",
    by: /^i?-?rail-cre/,
    because: "rail was 59 % under sea on the mean of 2024",
  },
  {
    scenario: "as-of-2026",
    to: "NLRTM",
    days: [9, 14],
    dollars: [2000, 3500],
    because: "4,240 USD a box in June 2026 in place of 1,500, by the Cape",
  },
  {
    scenario: "single-document",
    to: "VNHAN",
    modes: RAIL,
    days: [-1.1, -0.5],
    dollars: [-35, -25],
    because: "24 hours and 200 CNY a box",
  },
  {
    scenario: "pinglu-open",
    to: "SGSIN",
    days: [0, 0],
    dollars: [0, 0],
    because: "no waterway from the Yangtze",
  },
  {
    scenario: "no-direct-permits",
    to: "LAVTE",
    modes: ROAD,
    days: [0.8, 1.2],
    dollars: [110, 145],
    because: "a day and 800-1,000 CNY saved by going through",
  },
  {
    scenario: "direct-permits",
    to: "VNHAN",
    modes: ROAD,
    days: [-1, 0],
    dollars: [0, 0],
    because: "as now, more often",
  },
  {
    scenario: "laos-thailand-doubled",
    to: "THLKR",
    modes: RAIL,
    days: [-7, -2],
    because: "half the wait for a train every 14 days, 3.5 days less",
  },
  {
    scenario: "second-three-gorges-lock",
    to: "CNSHA",
    modes: RIVER,
    days: [-5, -2],
    because: "40 hours of waiting at most in place of 120",
  },
];

describe("what they do to a box from Chongqing", () => {
  test.each(EFFECTS)("$scenario, to $to: $because", (effect) => {
    const { scenario, to, modes, minimize, days, dollars, by } = effect;
    const was = ask(base, to, modes, minimize);
    const is = ask(under(scenario), to, modes, minimize);
    const later = ((is?.durationH ?? Number.NaN) - (was?.durationH ?? Number.NaN)) / 24;
    const dearer = (is?.cost ?? Number.NaN) - (was?.cost ?? Number.NaN);
    console.log(
      `${scenario} ${to}: ${later.toFixed(1)} d, ${dearer.toFixed(0)} USD, ${servicesOf(is)}`,
    );
    expect(was).toBeDefined();
    if (days !== undefined) {
      expect(later).toBeGreaterThanOrEqual(days[0] - 0.005);
      expect(later).toBeLessThanOrEqual(days[1] + 0.005);
    }
    if (dollars !== undefined) {
      expect(dearer).toBeGreaterThanOrEqual(dollars[0] - 0.005);
      expect(dearer).toBeLessThanOrEqual(dollars[1] + 0.005);
    }
    if (by !== undefined) expect(servicesOf(is)).toMatch(by);
  });

  test("shutting or slowing a border never helps, whatever the destination", () => {
    const borders = scenarios.filter(({ id }) => /-(shut|congested)$/.test(id));
    expect(borders.length).toBeGreaterThan(15);
    for (const scenario of borders.filter((_, index) => index % 4 === 0)) {
      const planner = under(scenario.id);
      for (const to of ["DEDUI", "VNHAN", "LAVTE", "RUMOW", "NLRTM"])
        for (const minimize of ["cost", "duration"] as const) {
          const was = ask(base, to, undefined, minimize)!;
          const is = ask(planner, to, undefined, minimize);
          if (is === undefined) continue;
          const worse = minimize === "cost" ? is.cost - was.cost : is.durationH - was.durationH;
          expect(worse, `${scenario.id} ${to} ${minimize}`).toBeGreaterThanOrEqual(0);
        }
    }
  });

  test("without the subsidy each China-Europe and Central Asia train is dearer by the same share, once", () => {
    const shares = under("rail-subsidy-withdrawn").network.tariffs.flatMap((row, index) => {
      const { perFeu } = network.tariffs[index]!;
      return row.perFeu === undefined || perFeu === undefined ? [] : [row.perFeu / perFeu];
    });
    expect([...new Set(shares.map((share) => share.toFixed(6)))].sort()).toEqual([
      "1.000000",
      "1.180000",
    ]);
  });
});
