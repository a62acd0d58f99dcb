import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { sketchItinerary } from "../../../../test/kit/sketchItinerary.ts";
import { GRADES } from "../network/rows.ts";
import { createPlanner } from "../planner.ts";
import type { Cargo } from "../request/request.ts";
import type { ChainElement, Co2eReport } from "./co2e.ts";
import { co2eReport } from "./co2eReport.ts";

/** A train over two countries' rails with a gauge change in A1B; a ship by lane; a flight; a lorry from a door. */
const network = networkFromTables(`
  terminals
  | id  | name      |
  | CKG | Chongqing |

  factors
  | id   | per       | wtwG  | wttG | ttwG | addKm | reeferWtwG | looseWtwG | grade    | basis  |
  | lor  | tkm       | 80    | 20   | 60   |       |            |           | academic |        |
  | cn   | tkm       | 18    |      |      |       |            |           | estimate | a sum  |
  | kz   | tkm       | 28    | 7    | 21   |       | 31         |           | official |        |
  | lane | teuKm     | 46.9  |      |      |       | 110.6      |           | academic |        |
  | air  | tkm       | 608   | 105  | 503  | 95    |            |           | academic |        |
  | hub  | container | 11400 |      |      |       | 13400      | 1200      | academic |        |
  | none | container | 0     |      |      |       |            |           | official |        |

  links
  | id     | mode | from | to  | distanceKm | durationH | factor |
  | cn1    | rail | CKG  | A1B | 1000       |           | cn     |
  | kz1    | rail | A1B  | ALA | 2000       |           | kz     |
  | cn2    | rail | ALA  | XXX | 500        |           | cn     |
  | ship   | sea  | ALA  | RTM | 10000      | 300       | lane   |
  | flight | air  | CKG  | FRA | 8055       | 10        | air    |

  services
  | id | name        | mode | headwayH |
  | cr | The express | rail | 24       |

  calls
  | service | terminal | arriveH | departH | step      | factor |
  | cr      | CKG      |         | 0       |           |        |
  | cr      | A1B      | 20      | 30      | gaugeChange | hub  |
  | cr      | ALA      | 60      | 62      |           |        |
  | cr      | XXX      | 70      |         |           |        |

  transfers
  | at | fromMode | toMode | durationH | factor |
  | *  | road     | rail   | 2         | hub    |
  | *  | rail     | sea    | 3         | hub    |
  | *  | sea      | gate   | 4         | hub    |

  drayage
  | id  | at | circuity | speedKmH | doorH | maxKm | currency | perShipment | factor | source | grade    |
  | dra | *  | 1.3      | 40       | 2     | 100   | USD      | 100         | lor    | test   | official |
`);

/** 4 TEU. */
const boxes: Cargo = { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 };
const rail = {
  mode: "rail",
  service: "cr",
  from: "CKG",
  to: "ALA",
  links: ["cn1", "kz1"],
} as const;
const ship = { mode: "sea", from: "ALA", to: "RTM", links: ["ship"] } as const;
const flight = { mode: "air", from: "CKG", to: "FRA", links: ["flight"] } as const;

/** `transport The express CKG > A1B 28000 tkm x 18 = 504 kg`, a line an element. */
const text = ({ elements }: Co2eReport): string[] =>
  elements.map(
    ({ operation, name, from, to, activity, activityUnit, intensityGPerUnit, co2eKg }) =>
      `${operation} ${name} ${from} > ${to} ${activity} ${activityUnit} x ${intensityGPerUnit} = ${co2eKg} kg`,
  );
const one = (report: Co2eReport): ChainElement => report.elements[0]!;

describe("a chain from a door by rail and sea", () => {
  const itinerary = sketchItinerary({
    legs: [{ mode: "road", drayage: "dra", from: "door", to: "CKG", distanceKm: 12.5 }, rail, ship],
    transfers: [
      { at: "door", kind: "door" },
      { at: "CKG", kind: "handling" },
      { at: "ALA", kind: "handling" },
      { at: "RTM", kind: "release" },
    ],
    lines: [
      { kind: "moving", part: "leg", index: 0, rule: "lor", amount: 28, grade: "academic" },
      { kind: "drayage", part: "leg", index: 0, rule: "dra", amount: 100 },
      { kind: "hub", part: "transfer", index: 1, rule: "hub", amount: 22.8, grade: "academic" },
      { kind: "moving", part: "leg", index: 1, rule: "cn", amount: 504, grade: "estimate" },
      { kind: "moving", part: "leg", index: 1, rule: "kz", amount: 1_568 },
      { kind: "hub", part: "leg", index: 1, rule: "hub", amount: 22.8, grade: "academic" },
      { kind: "hub", part: "transfer", index: 2, rule: "hub", amount: 22.8, grade: "academic" },
      { kind: "moving", part: "leg", index: 2, rule: "lane", amount: 1_876, grade: "academic" },
      { kind: "hub", part: "transfer", index: 3, rule: "hub", amount: 22.8, grade: "academic" },
    ],
  });
  const report = co2eReport(itinerary, boxes, network);

  test("elements stand in the order of the way, the gauge change between the rails", () => {
    expect(text(report)).toEqual([
      "transport Lorry of the door door > CKG 350 tkm x 80 = 28 kg",
      "hub Change CKG > CKG 2 container x 11400 = 22.8 kg",
      "transport The express CKG > A1B 28000 tkm x 18 = 504 kg",
      "hub Gauge change A1B > A1B 2 container x 11400 = 22.8 kg",
      "transport The express A1B > ALA 56000 tkm x 28 = 1568 kg",
      "hub Change ALA > ALA 2 container x 11400 = 22.8 kg",
      "transport Ship on demand ALA > RTM 40000 teuKm x 46.9 = 1876 kg",
      "hub Release RTM > RTM 2 container x 11400 = 22.8 kg",
    ]);
    expect(report.elements.map(({ element }) => element)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("an element names its figures' units, factor and source", () => {
    expect(report.elements[4]).toEqual({
      element: 5,
      operation: "transport",
      part: "leg",
      index: 1,
      name: "The express",
      mode: "rail",
      step: null,
      service: "cr",
      from: "A1B",
      fromName: "A1B",
      to: "ALA",
      toName: "ALA",
      massT: 28,
      distanceKm: 2_000,
      distanceKind: "plannedRoute",
      addedKm: 0,
      transportActivityTkm: 56_000,
      activity: 56_000,
      activityUnit: "tkm",
      intensityGPerUnit: 28,
      co2eKg: 1_568,
      wttKg: 392,
      ttwKg: 1_176,
      factor: "kz",
      factorName: "kz",
      source: "test",
      sourceTitle: "Made for a test",
      sourceAddress: "https://example.org/",
      grade: "official",
      basis: null,
    });
    expect(report.elements[0]).toMatchObject({ distanceKind: "greatCircleTimesCircuity" });
    expect(report.elements[3]).toMatchObject({
      step: "gaugeChange",
      mode: null,
      distanceKm: null,
      transportActivityTkm: null,
      wttKg: null,
      ttwKg: null,
    });
  });

  test("totals: sums to the gram, what is divided, activity, average and grades", () => {
    // 350 + 28,000 + 56,000 tkm and 28 t x 10,000 km at sea.
    const tkm = 364_350;
    expect(report.totals).toEqual({
      co2eKg: 4_067.2,
      transportCo2eKg: 3_976,
      hubCo2eKg: 91.2,
      wttKg: 7 + 392,
      ttwKg: 21 + 1_176,
      splitShare: (28_000 + 1_568_000) / 4_067_200,
      transportActivityTkm: tkm,
      averageGPerTkm: Number((4_067_200 / tkm).toFixed(6)),
      byGrade: {
        official: 1_568_000 / 4_067_200,
        press: 0,
        academic: 1_995_200 / 4_067_200,
        carrier: 0,
        derived: 0,
        estimate: 504_000 / 4_067_200,
      },
    });
    const shares = GRADES.map((grade) => report.totals.byGrade?.[grade] ?? Number.NaN);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  });

  test("the head says the way, the cargo and the method; it survives JSON", () => {
    expect(report).toMatchObject({
      network: { name: "test", version: "test" },
      from: "door",
      fromName: "door",
      to: "RTM",
      cargo: { massT: 28, boxes: 2, teu: 4, isReefer: false },
    });
    expect(report.method).toContain("ISO 14083:2023");
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test("the itinerary and the network stay as they were", () => {
    const before = JSON.stringify([itinerary, network]);
    co2eReport(itinerary, boxes, network);
    expect(JSON.stringify([itinerary, network])).toBe(before);
  });
});

describe("distance", () => {
  test("air is a great circle, and the factor adds 95 km to the activity", () => {
    const itinerary = sketchItinerary({
      legs: [flight],
      // 28 t x 8,150 km x 608 g
      lines: [{ kind: "moving", rule: "air", amount: 138_745.6 }],
    });
    const element = one(co2eReport(itinerary, boxes, network));
    expect(element).toMatchObject({
      fromName: "Chongqing",
      distanceKm: 8_055,
      distanceKind: "greatCircle",
      addedKm: 95,
      transportActivityTkm: 28 * 8_150,
      activity: 28 * 8_150,
    });
  });

  test("kilometres of one factor are one element, though another's lie between them", () => {
    const itinerary = sketchItinerary({
      legs: [{ ...rail, to: "XXX", links: ["cn1", "kz1", "cn2"] }],
      lines: [
        { kind: "moving", rule: "cn", amount: 756 },
        { kind: "moving", rule: "kz", amount: 1_568 },
        { kind: "hub", rule: "hub", amount: 22.8 },
      ],
    });
    expect(text(co2eReport(itinerary, boxes, network))).toEqual([
      "transport The express CKG > XXX 42000 tkm x 18 = 756 kg",
      "hub Gauge change A1B > A1B 2 container x 11400 = 22.8 kg",
      "transport The express A1B > ALA 56000 tkm x 28 = 1568 kg",
    ]);
  });
});

describe("WTT and TTW", () => {
  /** One leg by the factor, so many kg. */
  const element = (factor: object, amount: number, cargo = boxes): ChainElement => {
    const changed = {
      ...network,
      factors: network.factors.map((row) => (row.id === "air" ? { ...row, ...factor } : row)),
    };
    const lines = [{ kind: "moving", rule: "air", amount }] as const;
    return one(co2eReport(sketchItinerary({ legs: [flight], lines }), cargo, changed));
  };
  const light: Cargo = { ...boxes, grossKg: 1 };

  test.each([
    // 0.001 t x 8,150 km is 8.15 tkm; the odd gram of 25 goes to operation.
    { wttG: 1.535, ttwG: 1.535, wtwG: 3.07, grams: 25, split: [12, 13] },
    { wttG: 1, ttwG: 2, wtwG: 3, grams: 24, split: [8, 16] },
    { wttG: 1, ttwG: 1, wtwG: 2, grams: 16, split: [8, 8] },
    { wttG: 0, ttwG: 2, wtwG: 2, grams: 16, split: [0, 16] },
    { wttG: 2, ttwG: 0, wtwG: 2, grams: 16, split: [16, 0] },
  ])("$grams g by $wttG to $ttwG", ({ wttG, ttwG, wtwG, grams, split }) => {
    const { wttKg, ttwKg } = element({ wttG, ttwG, wtwG }, grams / 1_000, light);
    expect([wttKg! * 1_000, ttwKg! * 1_000]).toEqual(split);
  });

  test("parts published rounded still divide all of it", () => {
    // 105 + 502 is 607 of 608.
    const { co2eKg, wttKg, ttwKg } = element({ wttG: 105, ttwG: 502 }, 138_745.6);
    expect(Math.round((wttKg! + ttwKg!) * 1_000)).toBe(Math.round(co2eKg * 1_000));
  });

  test("parts that are no parts of the whole divide nothing", () => {
    expect(element({ wttG: 105, ttwG: 300 }, 138_745.6)).toMatchObject({
      wttKg: null,
      ttwKg: null,
    });
  });

  test("a chain of which nothing is divided has no sums, and a share of 0", () => {
    const lines = [{ kind: "moving", rule: "lane", amount: 1_876 }] as const;
    const { totals } = co2eReport(sketchItinerary({ legs: [ship], lines }), boxes, network);
    expect(totals).toMatchObject({ wttKg: null, ttwKg: null, splitShare: 0 });
  });
});

test("reefers take the factor's own intensity, divided in the ratio of the dry one", () => {
  const itinerary = sketchItinerary({
    legs: [rail, ship],
    lines: [
      { kind: "hub", part: "transfer", index: 0, rule: "hub", amount: 26.8 },
      { kind: "moving", index: 0, rule: "cn", amount: 504 },
      { kind: "moving", index: 0, rule: "kz", amount: 1_736 },
      { kind: "moving", index: 1, rule: "lane", amount: 4_424 },
    ],
  });
  const { elements } = co2eReport(itinerary, { ...boxes, reefer: true }, network);
  expect(elements.map(({ intensityGPerUnit }) => intensityGPerUnit)).toEqual([
    13_400, 18, 31, 110.6,
  ]);
  expect(elements[2]).toMatchObject({ wttKg: 434, ttwKg: 1_302 });
});

test("loose cargo: tonnes handled, tonne-km, and 10 t a TEU at sea", () => {
  const itinerary = sketchItinerary({
    legs: [rail, ship],
    lines: [
      { kind: "hub", part: "transfer", index: 0, rule: "hub", amount: 6 },
      { kind: "hub", part: "transfer", index: 1, rule: "none", amount: 0 },
      { kind: "moving", index: 0, rule: "cn", amount: 90 },
      { kind: "moving", index: 0, rule: "kz", amount: 280 },
      { kind: "moving", index: 1, rule: "lane", amount: 234.5 },
    ],
  });
  const report = co2eReport(itinerary, { grossKg: 5_000 }, network);
  expect(text(report)).toEqual([
    "hub Change CKG > CKG 5 t x 1200 = 6 kg",
    "transport The express CKG > A1B 5000 tkm x 18 = 90 kg",
    "transport The express A1B > ALA 10000 tkm x 28 = 280 kg",
    "hub Change ALA > ALA 5 t x 0 = 0 kg",
    "transport Ship on demand ALA > RTM 5000 teuKm x 46.9 = 234.5 kg",
  ]);
  expect(report.cargo).toEqual({ massT: 5, boxes: 0, teu: 0, isReefer: false });
});

test("nothing emitted and nothing moved: zeros are zeros, and shares of nothing are null", () => {
  const lines = [{ kind: "hub", part: "transfer", index: 0, rule: "none", amount: 0 }] as const;
  const { elements, totals } = co2eReport(sketchItinerary({ legs: [ship], lines }), boxes, network);
  expect(elements).toHaveLength(1);
  expect(totals).toEqual({
    co2eKg: 0,
    transportCo2eKg: 0,
    hubCo2eKg: 0,
    wttKg: null,
    ttwKg: null,
    splitShare: null,
    transportActivityTkm: 0,
    averageGPerTkm: null,
    byGrade: null,
  });
});

test.each<{ name: string; cargo: Cargo }>([
  { name: "boxes", cargo: boxes },
  { name: "reefers", cargo: { ...boxes, reefer: true } },
  { name: "loose cargo", cargo: { grossKg: 3_333.3 } },
])("what the planner tells of $name from a door is what the factors give", ({ cargo }) => {
  const plan = createPlanner(network).plan({
    from: { lon: 0, lat: 0.1 },
    to: "RTM",
    cargo,
    departAfter: "2026-03-02T08:00Z",
    minimize: "duration",
  });
  if (plan.status !== "optimal") throw new Error(plan.status);
  const report = co2eReport(plan.itinerary, cargo, network);
  expect(report.elements.map(({ step, mode }) => step ?? mode)).toEqual([
    "road",
    "handling",
    "rail",
    "gaugeChange",
    "rail",
    "handling",
    "sea",
    "release",
  ]);
  expect(report.totals.co2eKg).toBe(plan.itinerary.co2eKg);
});

describe("what does not belong together is refused", () => {
  const lines = [{ kind: "moving", rule: "lane", amount: 1_876 }] as const;
  const itinerary = sketchItinerary({ legs: [ship], lines });

  test("another cargo", () => {
    const cargo: Cargo = { ...boxes, containers: [{ type: "20GP", count: 2 }] };
    expect(() => co2eReport(itinerary, cargo, network)).toThrow(/lane on leg 0 gives 938000 g/);
  });

  test("another network", () => {
    const other = { ...network, factors: network.factors.filter(({ id }) => id !== "lane") };
    expect(() => co2eReport(itinerary, boxes, other)).toThrow("no factor lane in this network");
  });

  test("a service that calls elsewhere", () => {
    const lines = [{ kind: "hub", rule: "hub", amount: 22.8 }] as const;
    const told = sketchItinerary({ legs: [{ ...rail, to: "RTM" }], lines });
    expect(() => co2eReport(told, boxes, network)).toThrow("cr does not call as its leg does");
  });

  test("lines that do not add up to the itinerary", () => {
    const odd = { ...itinerary, co2eKg: 1_876.001 };
    expect(() => co2eReport(odd, boxes, network)).toThrow("1876.001");
  });
});
