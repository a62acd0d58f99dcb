import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine, type Engine } from "../ask/engine.ts";
import type { CostModel } from "../cost/model.ts";
import { shipmentOf } from "../cost/shipment.ts";
import { type Closed, MODES } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { UNPRICED } from "./terms.ts";
import { type Allowed, type Avoided, hasRoom, type Weighed } from "./weigh.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;
const show = (minutes: number): string =>
  Number.isFinite(minutes) ? new Date(minutes * 60_000).toISOString().slice(5, 16) : "always";
const CARGO: Cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 };
const NONE: Avoided = {
  terminals: new Set(),
  corridors: new Set(),
  countries: new Set(),
  services: new Set(),
};
const ALL: Allowed = {
  modes: new Set(MODES),
  includeAssumed: false,
  headwayWait: "half",
  countsLeads: false,
  avoided: NONE,
  judgesCargo: true,
  countsRoom: true,
  countsClosed: true,
};

interface Asked {
  readonly closed?: Closed;
  readonly cargo?: Partial<Cargo>;
  readonly allowed?: Partial<Allowed>;
  readonly costs?: CostModel;
}
function weighedOf(
  tables: string,
  { closed, cargo, allowed, costs }: Asked = {},
): { readonly engine: Engine; readonly weighed: Weighed } {
  const network = networkFromTables(tables);
  const engine = createEngine(closed === undefined ? network : { ...network, closed }, costs);
  const full = { ...CARGO, ...cargo };
  const weighed = engine.weighed(
    { cargo: full, shipment: shipmentOf(full) },
    { ...ALL, ...allowed },
    { first: at("2026-03-02T12:00Z"), last: at("2026-03-05T12:00Z") },
  );
  return { engine, weighed };
}
const nameOf = ({ compiled }: Engine, ride: number): string =>
  compiled.rides[ride]!.service?.id ?? compiled.rides[ride]!.links[0]!.id;
/** Names of the rides that may be used. */
function open(tables: string, asked?: Asked): string {
  const { engine, weighed } = weighedOf(tables, asked);
  return [...weighed.rideOpen.keys()]
    .filter((ride) => weighed.rideOpen[ride] === 1)
    .map((ride) => nameOf(engine, ride))
    .join(" ");
}

/** A lorry, two trains by headway, of which one is assumed, and a barge by timetable on a corridor. */
const TABLES = `
  terminals
  | id  | country |
  | A:X | AA      |
  | B   | BB      |
  | C   | CC      |

  links
  | id | mode           | from | to | durationH | corridor | distanceKm | co2eKgPerTeu |
  | t1 | road           | A:X  | B  | 10        |          | 100        | 11           |
  | w1 | inlandWaterway | A:X  | C  |           | c1       | 1          |              |
  | r1 | rail           | A:X  | C  |           |          | 1          |              |
  | r2 | rail           | C    | B  |           | c2       | 1          |              |

  services
  | id    | mode           | headwayH | assumed | capacityTeu | capacityT | bookingLeadH |
  | barge | inlandWaterway |          | false   |             |           | 5            |
  | maybe | rail           | 24       | true    |             |           |              |
  | train | rail           | 25.05    | false   | 2           | 30        |              |

  calls
  | service | terminal | arriveH | departH | cutOffH | load  | discharge |
  | barge   | A:X      |         | 0       | 3       |       |           |
  | barge   | C        | 20      |         |         |       |           |
  | maybe   | A:X      |         | 0       | 3       |       |           |
  | maybe   | C        | 5       |         |         |       |           |
  | train   | A:X      |         | 0       | 3       |       |           |
  | train   | C        | 4       | 5       |         | false | false     |
  | train   | B        | 8       |         |         |       |           |

  departures
  | service | days | time  |
  | barge   | mon  | 08:00 |

  transfers
  | id  | at | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu |
  | i1  | *  | gate     | road   | 1         | 5          | 2            |
  | i2  | *  | gate     | rail   | 2         | 6          | 3            |
  | i3  | *  | gate     | inlandWaterway | 2 | 7          | 4            |
  | o1  | *  | road     | gate   | 0         |            |              |
  | o2  | *  | rail     | gate   | 0         |            |              |
  | o3  | *  | inlandWaterway | gate | 0     |            |              |
`;

describe("rides that may be used", () => {
  test.each<{ title: string; asked: Asked; expected: string }>([
    { title: "all that are certain", asked: {}, expected: "t1 barge train" },
    {
      title: "the assumed too",
      asked: { allowed: { includeAssumed: true } },
      expected: "t1 barge maybe train",
    },
    {
      title: "of the modes allowed",
      asked: { allowed: { modes: new Set(["road"]) } },
      expected: "t1",
    },
    {
      title: "without a service",
      asked: { allowed: { avoided: { ...NONE, services: new Set(["train"]) } } },
      expected: "t1 barge",
    },
    {
      title: "without a corridor",
      asked: { allowed: { avoided: { ...NONE, corridors: new Set(["c1"]) } } },
      expected: "t1 train",
    },
    {
      title: "without a corridor that it goes on for a while",
      asked: { allowed: { avoided: { ...NONE, corridors: new Set(["c2"]) } } },
      expected: "t1 barge",
    },
    {
      title: "without a terminal, passed on the way too",
      asked: { allowed: { avoided: { ...NONE, terminals: new Set(["C"]) } } },
      expected: "t1",
    },
    {
      title: "without the terminals of a group",
      asked: { allowed: { avoided: { ...NONE, terminals: new Set(["A"]) } } },
      expected: "",
    },
    {
      title: "without a terminal of another group",
      asked: { allowed: { avoided: { ...NONE, terminals: new Set(["A:Y"]) } } },
      expected: "t1 barge train",
    },
    {
      title: "without a country",
      asked: { allowed: { avoided: { ...NONE, countries: new Set(["CC"]) } } },
      expected: "t1",
    },
    {
      title: "with room for the TEU",
      asked: { cargo: { containers: [{ type: "20GP", count: 3 }] } },
      expected: "t1 barge",
    },
    {
      title: "with room for the tonnes",
      asked: { cargo: { grossKg: 30_001 } },
      expected: "t1 barge",
    },
    {
      title: "whatever the room",
      asked: { cargo: { grossKg: 30_001 }, allowed: { countsRoom: false } },
      expected: "t1 barge train",
    },
    {
      title: "without what the network has closed",
      asked: { closed: { services: ["barge"], links: ["r2"] } },
      expected: "t1",
    },
    {
      title: "whatever is closed",
      asked: { closed: { services: ["barge"] }, allowed: { countsClosed: false } },
      expected: "t1 barge train",
    },
  ])("$title", ({ asked, expected }) => {
    expect(open(TABLES, asked)).toBe(expected);
  });

  test("what the cargo may travel on, if it is judged", () => {
    const tables = `${TABLES}
      restrictions
      | id | mode | cargo  |
      | x  | rail | reefer |
    `;
    expect(open(tables, { cargo: { reefer: true } })).toBe("t1 barge");
    expect(open(tables, { cargo: { reefer: true }, allowed: { judgesCargo: false } })).toBe(
      "t1 barge train",
    );
    expect(open(tables)).toBe("t1 barge train");
  });
});

test("room of a departure, and of a share of it", () => {
  const { engine } = weighedOf(TABLES);
  const train = engine.compiled.rides.find(({ service }) => service?.id === "train")!;
  const load = (teu: number, tonnes: number) => ({
    shipment: { ...shipmentOf(CARGO), teu, tonnes },
  });
  const counts = { countsRoom: true };
  expect(hasRoom(train, load(2, 30), counts)).toBe(true);
  expect(hasRoom(train, load(2.1, 1), counts)).toBe(false);
  expect(hasRoom(train, load(1, 30.1), counts)).toBe(false);
  expect(hasRoom(train, load(1, 15), counts, 0.5)).toBe(true);
  expect(hasRoom(train, load(1.1, 15), counts, 0.5)).toBe(false);
  expect(hasRoom(train, load(1, 15.1), counts, 0.5)).toBe(false);
  expect(hasRoom(train, load(9, 99), { countsRoom: false })).toBe(true);
  expect(hasRoom(engine.compiled.rides[0]!, load(9, 999), counts)).toBe(true);
});

describe("figures", () => {
  const byName = (engine: Engine, array: ArrayLike<number>): Record<string, number> =>
    Object.fromEntries(Array.from(array, (value, ride) => [nameOf(engine, ride), value]));
  const tables = `${TABLES}
    tariffs
    | id | mode           | perTeu |
    | a  | road           | 100    |
    | b  | inlandWaterway | 50     |
    | c  | rail           | 60     |
  `;

  test("cents, waits and the least use of moves", () => {
    const { engine, weighed } = weighedOf(tables);
    expect(byName(engine, weighed.rideCents)).toEqual({
      t1: 100_00,
      barge: 50_00,
      maybe: UNPRICED,
      train: 60_00,
    });
    // 25.05 h are 1,503 minutes, half of which is rounded up.
    expect(byName(engine, weighed.rideWait)).toEqual({ t1: 0, barge: 0, maybe: 720, train: 752 });
    const full = weighedOf(TABLES, { allowed: { headwayWait: "full" } }).weighed;
    expect(byName(engine, full.rideWait)).toEqual({ t1: 0, barge: 0, maybe: 1_440, train: 1_503 });
    const { compiled } = engine;
    const uses = (criterion: Parameters<Weighed["intoWeight"]>[0]) =>
      Object.fromEntries(
        Array.from(compiled.intoMoves, (move, i): [string, number] => [
          nameOf(engine, compiled.moveRide[move]!),
          weighed.intoWeight(criterion)[i]!,
        ]),
      );
    const closed = Number.POSITIVE_INFINITY;
    expect(uses("cost")).toEqual({ t1: 105_00, barge: 57_00, maybe: closed, train: 66_00 });
    // Handling, cut-off, wait and ride; a timetable may be met.
    expect(uses("duration")).toEqual({
      t1: 660,
      barge: 120 + 180 + 1_200,
      maybe: closed,
      train: 120 + 180 + 752 + 480,
    });
    expect(uses("co2e")).toEqual({ t1: 2_000 + 11_000, barge: 4_000, maybe: closed, train: 3_000 });
    expect(uses("transfers")).toEqual({ t1: 1, barge: 1, maybe: closed, train: 1 });
    expect(weighed.intoWeight("cost")).toBe(weighed.intoWeight("cost"));
  });

  test("a transfer without a price for the box is closed", () => {
    const { engine, weighed } = weighedOf(`
      links
      | id | mode | from | to | durationH |
      | t1 | road | A    | B  | 1         |
      | r1 | rail | A    | B  | 1         |

      transfers
      | id | at | fromMode | toMode | durationH | perFeu |
      | i1 | *  | gate     | road   | 0         | 5      |
      | i2 | *  | gate     | rail   | 0         |        |
      | o1 | *  | road     | gate   | 0         |        |
      | o2 | *  | rail     | gate   | 0         |        |
    `);
    const opens = Array.from(engine.compiled.moveRide, (ride, move) => [
      nameOf(engine, ride),
      weighed.moveOpen[move],
    ]);
    expect(Object.fromEntries(opens)).toEqual({ t1: 0, r1: 1 });
    expect([...weighed.rideOpen]).toEqual([1, 1]);
  });
});

describe("terms of rides", () => {
  const calendar = (columns: string, cells: string): string => `${TABLES}
    calendars
    | id | validFrom  | ${columns} |
    | h  | 2026-03-03 | ${cells} |
  `;
  const terms = (tables: string, name: string, asked?: Asked): string[] | undefined => {
    const { engine, weighed } = weighedOf(tables, asked);
    const ride = engine.compiled.rides.findIndex((_, index) => nameOf(engine, index) === name);
    return weighed
      .terms(ride)
      ?.map(
        ({ from, isOpen, extraMinutes, waitMinutes }) =>
          `${show(from)} ${isOpen ? "open" : "shut"} +${extraMinutes} wait ${waitMinutes}`,
      );
  };

  test("none where departures are all alike", () => {
    expect(terms(TABLES, "t1")).toBeUndefined();
    expect(terms(calendar("mode", "rail"), "t1")).toBeUndefined();
  });
  test("of calendars", () => {
    expect(terms(calendar("mode", "road"), "t1")).toEqual([
      "always open +0 wait 0",
      "03-03T00:00 shut +0 wait 0",
      "03-04T00:00 open +0 wait 0",
    ]);
    expect(terms(calendar("mode | extraH", "road | 2"), "t1")?.[1]).toBe(
      "03-03T00:00 open +120 wait 0",
    );
    expect(terms(calendar("mode | share", "rail | 0.5"), "train")?.[1]).toBe(
      "03-03T00:00 open +0 wait 1503",
    );
    const full = { allowed: { headwayWait: "full" } } as const;
    expect(terms(calendar("mode | share", "rail | 0.5"), "train", full)?.[1]).toBe(
      "03-03T00:00 open +0 wait 3006",
    );
  });
  test("a timetabled departure of half its room may be too small", () => {
    const tables = calendar("mode | share", "inlandWaterway | 0.5").replace(
      "| barge | inlandWaterway |          | false   |             |",
      "| barge | inlandWaterway |          | false   | 3           |",
    );
    const boxes = (count: number): Asked => ({
      cargo: { containers: [{ type: "20GP", count }] },
    });
    expect(terms(tables, "barge", boxes(1))?.[1]).toBe("03-03T00:00 open +0 wait 0");
    expect(terms(tables, "barge", boxes(2))).toEqual([
      "always open +0 wait 0",
      "03-03T00:00 shut +0 wait 0",
      "03-04T00:00 open +0 wait 0",
    ]);
    const whatever = { ...boxes(2), allowed: { countsRoom: false } };
    expect(terms(tables, "barge", whatever)?.[1]).toBe("03-03T00:00 open +0 wait 0");
  });
});

test("one tariff and the same surcharges hold for a stretch of local days, worked out once", () => {
  const { engine } = weighedOf(`
    terminals
    | id | timeZone      |
    | A  | Asia/Shanghai |

    links
    | id | mode | from | to | durationH |
    | t1 | road | A    | B  | 1         |

    tariffs
    | id    | mode | perTeu | validFrom  | validTo    |
    | usual | road | 20     |            |            |
    | march | road | 30     | 2026-03-01 | 2026-03-31 |

    surcharges
    | id | mode | perTeu | validFrom  | validTo    |
    | s  | road | 1      | 2026-03-10 | 2026-03-11 |
  `);
  const { stretches } = engine.reckoning;
  expect(
    stretches(0).map(({ from, date, tariff }) => `${show(from)} ${date} ${tariff?.id}`),
  ).toEqual([
    "always undefined usual",
    // Midnight in Shanghai.
    "02-28T16:00 2026-03-01 march",
    "03-09T16:00 2026-03-10 march",
    "03-11T16:00 2026-03-12 march",
    "03-31T16:00 2026-04-01 usual",
  ]);
  expect(stretches(0)).toBe(stretches(0));
});

test("rides share terms where they leave alike under the same spells, and are told apart by their headways", () => {
  const { engine } = weighedOf(`
    links
    | id | mode | from | to | durationH |
    | t1 | road | A    | B  | 1         |
    | t2 | road | A    | C  | 2         |

    services
    | id | mode | headwayH |
    | d  | road | 24       |
    | w  | road | 168      |

    calls
    | service | terminal | arriveH | departH |
    | d       | A        |         | 0       |
    | d       | B        | 1       |         |
    | w       | A        |         | 0       |
    | w       | B        | 1       |         |

    calendars
    | id | validFrom  | validTo    | mode | extraH |
    | c  | 2026-03-02 | 2026-03-03 | road | 5      |
  `);
  const { reckoning } = engine;
  const [t1, t2, daily, weekly] = [0, 1, 2, 3].map((ride) => reckoning.terms(ride, "half"));
  expect(t1).toHaveLength(3);
  expect(t1).toBe(t2);
  const waits = [t1, daily, weekly].map((own) => own?.map(({ waitMinutes }) => waitMinutes));
  expect(waits).toEqual([
    [0, 0, 0],
    [720, 720, 720],
    [5_040, 5_040, 5_040],
  ]);
  expect(reckoning.terms(2, "full")?.[0]?.waitMinutes).toBe(1_440);
  expect(reckoning.terms(2, "half")).toBe(daily);
});

describe("prices of a model by the day", () => {
  const model = (leg: CostModel["leg"]): CostModel => ({
    name: "m",
    leg,
    transfer: ({ id }) => (id === "i2" ? undefined : 1.5),
  });
  test("a term from each midnight at which it asks otherwise; the least of them is the bound", () => {
    const costs = model(({ links }, _, date) =>
      links[0]?.id === "t1" ? (date < "2026-03-04" ? 5 : date < "2026-03-05" ? 7 : 5) : undefined,
    );
    const { engine, weighed } = weighedOf(TABLES, { costs });
    expect(open(TABLES, { costs })).toBe("t1");
    expect(weighed.terms(0)?.map(({ from, cents }) => `${show(from)} ${cents}`)).toEqual([
      "always 500",
      "03-04T00:00 700",
      "03-05T00:00 500",
    ]);
    expect(weighed.terms(0)).toBe(weighed.terms(0));
    expect(weighed.rideCents[0]).toBe(500);
    expect([...weighed.transferCents]).toEqual(
      engine.network.transfers.map(({ id }) => (id === "i2" ? UNPRICED : 150)),
    );
  });
  test("nothing is a price; what is no money is refused with the model's name", () => {
    const { weighed } = weighedOf(TABLES, { costs: model(() => 0) });
    expect([weighed.rideOpen[0], weighed.rideCents[0]]).toEqual([1, 0]);
    for (const money of [-0.01, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => weighedOf(TABLES, { costs: model(() => money) })).toThrow(
        new RangeError(`cost model "m": expected money of 0 or more, got ${money}`),
      );
  });
  test("one price for all days makes no terms", () => {
    const { weighed } = weighedOf(TABLES, { costs: model(() => 5) });
    expect(weighed.terms(0)).toBeUndefined();
  });
});

describe("where early cargo may be better off waiting than late cargo", () => {
  /** A lorry comes to B, where storage is charged from an hour on, and a lorry or a train goes on. */
  const rough = (onward: string, more: string, asked?: Asked) => {
    const { engine, weighed } = weighedOf(
      `
      links
      | id | mode | from | to | durationH |
      | t1 | road | A    | B  | 1         |
      ${onward}

      transfers
      | id | at | fromMode | toMode | durationH |
      | x  | B  | road     | road   | 2         |
      | y  | *  | road     | rail   | 2         |
      | i1 | *  | gate     | road   | 0         |
      | i2 | *  | gate     | rail   | 0         |
      | o1 | *  | road     | gate   | 0         |
      | o2 | *  | rail     | gate   | 0         |
      ${more}
    `,
      asked,
    );
    const { compiled } = engine;
    const state =
      compiled.rideState[compiled.rides.findIndex((_, i) => nameOf(engine, i) === "t1")]!;
    return (iso: string): boolean => weighed.isRough(state, at(iso));
  };
  const LORRY = "| t2 | road | B    | C  | 1         |";
  const STORAGE = `
    storage
    | id | at | freeH | perTeuDay |
    | s  | B  | 1     | 10        |
  `;
  const SHUT = `
    calendars
    | id | validFrom  | mode |
    | h  | 2026-03-03 | road |
  `;
  const noon = "2026-03-02T12:00Z";
  const HOURS = `
    terminals
    | id | openDays |
    | B  | mon      |
  `;
  const service = (headway: string, lead: string, cutOff = "", [from, to] = ["B", "C"]): string => `
    services
    | id | mode | headwayH   | bookingLeadH |
    | s  | rail | ${headway} | ${lead}      |

    calls
    | service | terminal | arriveH | cutOffH   |
    | s       | ${from}  |         | ${cutOff} |
    | s       | ${to}    | 5       |           |
  `;
  const DEPARTURES = `
    departures
    | service | days | time  |
    | s       | mon  | 08:00 |
  `;
  test("not where nothing is charged, nor where whatever goes on goes as usual", () => {
    expect(rough(LORRY, SHUT)("2026-03-02T23:00Z")).toBe(false);
    expect(rough(LORRY, STORAGE)(noon)).toBe(false);
    // Not even by timetable from a place that has its hours.
    expect(rough("", service("", "") + DEPARTURES + HOURS)(noon)).toBe(false);
    expect(rough(LORRY, STORAGE, { allowed: { countsLeads: true } })(noon)).toBe(false);
  });
  test("not for a timetable at the next place", () => {
    const further = service("", "", "", ["C", "D"]);
    expect(rough(LORRY, STORAGE + further + DEPARTURES)(noon)).toBe(false);
  });
  test("before a shut day: cargo that would be ready in it", () => {
    const isRough = rough(LORRY, STORAGE + SHUT);
    // Ready two hours after it came: from 22:00 the day before until 22:00.
    expect(isRough("2026-03-02T21:59Z")).toBe(false);
    expect(isRough("2026-03-02T22:00Z")).toBe(true);
    expect(isRough("2026-03-03T21:59Z")).toBe(true);
    expect(isRough("2026-03-03T22:00Z")).toBe(false);
  });
  test("not where the longest wait is free", () => {
    // Two hours of handling and a day shut are 26 hours.
    expect(
      rough(LORRY, STORAGE.replace("| 1     |", "| 26    |") + SHUT)("2026-03-03T12:00Z"),
    ).toBe(false);
    expect(
      rough(LORRY, STORAGE.replace("| 1     |", "| 25.9  |") + SHUT)("2026-03-03T12:00Z"),
    ).toBe(true);
  });
  test("of storage and hire the shorter free time counts", () => {
    const hire = (days: number): string => `
      boxHire
      | id | mode | freeDays | perTeuDay |
      | h  | road | ${days}  | 4         |
    `;
    const carriers = { cargo: { boxOwner: "coc" } } as const;
    const long = STORAGE.replace("| 1     |", "| 99    |");
    expect(rough(LORRY, STORAGE + hire(9) + SHUT, carriers)("2026-03-03T12:00Z")).toBe(true);
    expect(rough(LORRY, long + hire(0) + SHUT, carriers)("2026-03-03T12:00Z")).toBe(true);
    expect(rough(LORRY, long + hire(9) + SHUT, carriers)("2026-03-03T12:00Z")).toBe(false);
  });
  test("before a shut day of a service by headway: ready after its cut-off, and half a headway on", () => {
    const isRough = rough("", STORAGE + service("24", "", "3") + SHUT.replace("road", "rail"));
    // 2 h and 3 h before, and 12 h of waiting: from Monday 07:00 to Tuesday 19:00.
    expect(isRough("2026-03-02T06:59Z")).toBe(false);
    expect(isRough("2026-03-02T07:00Z")).toBe(true);
    expect(isRough("2026-03-03T18:59Z")).toBe(true);
    expect(isRough("2026-03-03T19:00Z")).toBe(false);
  });
  test("always where handling has its hours", () => {
    expect(rough(LORRY, STORAGE + HOURS)(noon)).toBe(true);
  });
  test("always before a timetable, or a lead that counts", () => {
    expect(rough("", STORAGE + service("", "") + DEPARTURES)(noon)).toBe(true);
    expect(rough("", STORAGE + service("24", ""))(noon)).toBe(false);
    expect(rough("", STORAGE + service("24", "5"))(noon)).toBe(false);
    const counts = { allowed: { countsLeads: true } };
    expect(rough("", STORAGE + service("24", "5"), counts)(noon)).toBe(true);
    expect(rough("", STORAGE + service("24", ""), counts)(noon)).toBe(false);
    // What may not be used does not count.
    const noRail = { allowed: { modes: new Set(["road"] as const) } };
    expect(rough("", STORAGE + service("", "") + DEPARTURES, noRail)(noon)).toBe(false);
  });
});

test("charges of a state: storage, and hire of the carrier's box; none that has no price", () => {
  const tables = (storage: string) => `${TABLES}
    storage
    | id | at | mode | currency | ${storage} |
    | s  | B  | road | USD      | 10        |

    boxHire
    | id | mode | freeDays | perTeuDay |
    | h  | road | 3        | 4         |
  `;
  const charges = (storage: string, cargo: Partial<Cargo>): string => {
    const { engine, weighed } = weighedOf(tables(storage), { cargo });
    const lorry = engine.compiled.rides.findIndex((_, ride) => nameOf(engine, ride) === "t1");
    const state = engine.compiled.rideState[lorry]!;
    expect(weighed.charges(state)).toBe(weighed.charges(state));
    return weighed
      .charges(state)
      .map(({ kind, freeMinutes }) => `${kind} ${freeMinutes}`)
      .join(", ");
  };
  expect(charges("perTeuDay", { boxOwner: "coc" })).toBe("storage 0, boxHire 4320");
  expect(charges("perTeuDay", {})).toBe("storage 0");
  expect(charges("perTDay", { boxOwner: "coc" })).toBe("storage 0, boxHire 4320");
  // Of a 20' box that has no rate.
  expect(charges("perFeuDay", { boxOwner: "coc" })).toBe("boxHire 4320");
  expect(charges("perFeuDay", {})).toBe("");
});
