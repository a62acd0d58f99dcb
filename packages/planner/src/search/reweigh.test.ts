import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine, type Engine } from "../ask/engine.ts";
import { shipmentOf } from "../cost/shipment.ts";
import { MODES, type Mode, type Network } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { leastFreight, tariffAt, withMoves, without, withTariff } from "./reweigh.ts";
import { UNPRICED } from "./terms.ts";
import type { Load, Weighed } from "./weigh.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;
const CARGO: Cargo = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 };
const LOAD: Load = { cargo: CARGO, shipment: shipmentOf(CARGO) };
const TABLES = `
  links
  | id | mode | from | to | durationH | distanceKm |
  | a1 | air  | A    | B  | 2         | 100        |
  | r1 | rail | A    | B  | 3         | 100        |
  | t1 | road | A    | B  | 1         | 300        |
  | t2 | road | B    | C  | 1         | 200        |

  tariffs
  | id    | mode | perTeu | perTeuKm | validFrom  | validTo    |
  | roads | road | 10     | 1        |            |            |
  | usual | air  | 20     |          |            |            |
  | march | air  | 30     |          | 2026-03-01 | 2026-03-31 |
  | rails | rail | 5      |          | 2026-03-01 | 2026-03-31 |

  transfers
  | id | at | fromMode | toMode | durationH | costPerTeu |
  | x  | B  | rail     | road   | 1         | 1          |
  | i1 | *  | gate     | road   | 0         |            |
  | i2 | *  | gate     | rail   | 0         |            |
  | i3 | *  | gate     | air    | 0         |            |
  | o1 | *  | road     | gate   | 0         |            |
  | o2 | *  | rail     | gate   | 0         |            |
  | o3 | *  | air      | gate   | 0         |            |

  storage
  | id | at | mode | perTeuDay |
  | s  | B  | rail | 1         |
`;
/** Rides are a1, r1, t1, t2, by their ids. */
const [AIR, RAIL, ROAD, ON] = [0, 1, 2, 3] as const;

function weighedBy(
  modes: readonly Mode[] = MODES,
  network: Network = networkFromTables(TABLES),
): { readonly engine: Engine; readonly weighed: Weighed } {
  const engine = createEngine(network, undefined);
  const none: ReadonlySet<string> = new Set();
  const weighed = engine.weighed(
    LOAD,
    {
      modes: new Set(modes),
      includeAssumed: false,
      headwayWait: "half",
      countsLeads: false,
      avoided: { terminals: none, corridors: none, countries: none, services: none },
      judgesCargo: true,
      countsRoom: true,
      countsClosed: true,
    },
    { first: at("2026-02-01T00:00Z"), last: at("2026-05-01T00:00Z") },
  );
  return { engine, weighed };
}
/** Cents of a ride by the beginning of its terms. */
const centsOf = (weighed: Weighed, ride: number): (number | undefined)[] | undefined =>
  weighed.terms(ride)?.map(({ cents }) => cents);
/** The least use of each move by the ride it takes, as the bounds see it. */
function useByRide({ compiled }: Engine, weights: Float64Array): Record<string, number[]> {
  const uses: Record<string, number[]> = {};
  compiled.intoMoves.forEach((move, i) => {
    const name = compiled.rides[compiled.moveRide[move]!]!.links[0]!.id;
    uses[name] = [...(uses[name] ?? []), weights[i]!].sort((a, b) => a - b);
  });
  return uses;
}

test("as it is", () => {
  const { engine, weighed } = weighedBy();
  expect([...weighed.rideCents]).toEqual([20_00, 5_00, 310_00, 210_00]);
  expect(centsOf(weighed, AIR)).toEqual([20_00, 30_00, 20_00]);
  expect(centsOf(weighed, RAIL)).toEqual([UNPRICED, 5_00, UNPRICED]);
  expect(weighed.terms(ROAD)).toBeUndefined();
  expect(useByRide(engine, weighed.intoWeight("cost"))).toEqual({
    a1: [20_00],
    r1: [5_00],
    t1: [310_00],
    // From the gate, and after the train.
    t2: [210_00, 211_00],
  });
});

describe("a tariff dearer or cheaper", () => {
  test("of undated legs, every one it governs", () => {
    const { engine, weighed } = weighedBy();
    const changed = withTariff(engine.compiled, weighed, "roads", 100);
    expect([...changed.rideCents]).toEqual([20_00, 5_00, 311_00, 211_00]);
    expect(useByRide(engine, changed.intoWeight("cost"))).toEqual({
      a1: [20_00],
      r1: [5_00],
      t1: [311_00],
      t2: [211_00, 212_00],
    });
    expect(changed.intoWeight("duration")).toBe(weighed.intoWeight("duration"));
    expect(changed.intoWeight("cost")).toBe(changed.intoWeight("cost"));
    expect(changed.terms(AIR)).toBe(weighed.terms(AIR));
    expect([...weighed.rideCents]).toEqual([20_00, 5_00, 310_00, 210_00]);
  });

  test("of dates: the terms in which it holds, and the least of all", () => {
    const { engine, weighed } = weighedBy();
    const less = withTariff(engine.compiled, weighed, "march", -15_00);
    expect(centsOf(less, AIR)).toEqual([20_00, 15_00, 20_00]);
    expect(less.rideCents[AIR]).toBe(15_00);
    expect(useByRide(engine, less.intoWeight("cost"))["a1"]).toEqual([15_00]);
    const more = withTariff(engine.compiled, weighed, "march", 100);
    expect(centsOf(more, AIR)).toEqual([20_00, 31_00, 20_00]);
    expect(more.rideCents[AIR]).toBe(20_00);
    const usual = withTariff(engine.compiled, weighed, "usual", 100);
    expect(centsOf(usual, AIR)).toEqual([21_00, 30_00, 21_00]);
    expect(usual.rideCents[AIR]).toBe(21_00);
  });

  test("what has no price on a date has none still", () => {
    const { engine, weighed } = weighedBy();
    const changed = withTariff(engine.compiled, weighed, "rails", 100);
    expect(centsOf(changed, RAIL)).toEqual([UNPRICED, 6_00, UNPRICED]);
    expect(changed.rideCents[RAIL]).toBe(6_00);
  });

  test("of legs that calendars change, whatever their days", () => {
    const shut = `${TABLES}
      calendars
      | id | validFrom  | mode |
      | h  | 2026-03-04 | road |
    `;
    const { engine, weighed } = weighedBy(MODES, networkFromTables(shut));
    expect(centsOf(weighed, ROAD)).toEqual([undefined, undefined, undefined]);
    const changed = withTariff(engine.compiled, weighed, "roads", 100);
    expect(changed.rideCents[ROAD]).toBe(311_00);
    expect(changed.terms(ROAD)).toBe(weighed.terms(ROAD));
  });

  test("closed legs stay as they are", () => {
    const { engine, weighed } = weighedBy(["road"]);
    const changed = withTariff(engine.compiled, weighed, "rails", 100);
    expect(changed.rideCents[RAIL]).toBe(UNPRICED);
    expect(useByRide(engine, changed.intoWeight("cost"))["r1"]).toEqual([UNREACHED]);
  });

  test("where waiting is charged, other days may be worth waiting for", () => {
    const { engine, weighed } = weighedBy();
    const { compiled } = engine;
    const [offRail, offRoad] = [compiled.rideState[RAIL]!, compiled.rideState[ROAD]!];
    const now = at("2026-03-10T00:00Z");
    expect(weighed.isRough(offRail, now)).toBe(false);
    const dated = withTariff(compiled, weighed, "march", 100);
    expect(dated.isRough(offRail, now)).toBe(true);
    expect(dated.isRough(offRoad, now)).toBe(false);
    expect(withTariff(compiled, weighed, "roads", 100).isRough(offRail, now)).toBe(false);
  });
});

test("rides closed: they, their moves, and no others", () => {
  const { engine, weighed } = weighedBy(["road", "rail"]);
  const closed = without(engine.compiled, weighed, (ride) => ride === ROAD);
  expect([...closed.rideOpen]).toEqual([0, 1, 0, 1]);
  expect(useByRide(engine, closed.intoWeight("cost"))).toEqual({
    a1: [UNREACHED],
    r1: [5_00],
    t1: [UNREACHED],
    t2: [210_00, 211_00],
  });
  expect(useByRide(engine, closed.intoWeight("transfers"))["t2"]).toEqual([1, 1]);
  engine.compiled.moveRide.forEach((ride, move) => {
    expect(closed.moveOpen[move]).toBe(ride === RAIL || ride === ON ? 1 : 0);
  });
});

test("moves closed but for some: one that was closed stays so", () => {
  const { engine, weighed } = weighedBy(["road", "rail"]);
  const { moveRide } = engine.compiled;
  const left = withMoves(engine.compiled, weighed, (move) => {
    const ride = moveRide[move]!;
    return ride === AIR || ride === RAIL;
  });
  expect(Array.from(moveRide, (ride, move) => left.moveOpen[move] === 1 && ride)).toEqual(
    Array.from(moveRide, (ride) => ride === RAIL && ride),
  );
  expect(useByRide(engine, left.intoWeight("cost"))).toEqual({
    a1: [UNREACHED],
    r1: [5_00],
    t1: [UNREACHED],
    t2: [UNREACHED, UNREACHED],
  });
  expect(left.rideOpen).toBe(weighed.rideOpen);
});

test("the least freight that a tariff asks of any open leg", () => {
  const { engine, weighed } = weighedBy(["road", "air"]);
  const least = (tariff: string): number =>
    leastFreight(engine.compiled, weighed, engine.reckoning, LOAD, tariff);
  expect(least("roads")).toBe(210_00);
  expect(least("march")).toBe(30_00);
  expect(least("rails")).toBe(Number.POSITIVE_INFINITY);
  expect(least("none")).toBe(Number.POSITIVE_INFINITY);
  // Before and after March no tariff governs the train.
  const all = weighedBy();
  expect(leastFreight(all.engine.compiled, all.weighed, all.engine.reckoning, LOAD, "rails")).toBe(
    5_00,
  );
});

test("the tariff in force at a minute", () => {
  const { engine } = weighedBy();
  const { tariffs } = engine.compiled;
  const minutes = ["2026-02-28T23:59Z", "2026-03-01T00:00Z", "2026-04-01T00:00Z"].map(at);
  expect(minutes.map((minute) => tariffAt(tariffs[AIR], minute))).toEqual([
    "usual",
    "march",
    "usual",
  ]);
  expect(minutes.map((minute) => tariffAt(tariffs[RAIL], minute))).toEqual([
    undefined,
    "rails",
    undefined,
  ]);
  expect(tariffAt(undefined, 0)).toBeUndefined();
  expect(tariffAt([], 0)).toBeUndefined();
});

test("a tariff that does not price the box asks no freight of it", () => {
  const network = networkFromTables(`
    links
    | id | mode | from | to | durationH |
    | a1 | air  | A    | B  | 2         |

    tariffs
    | id    | mode | perTeu | perFeu | validFrom  | validTo    |
    | usual | air  | 20     |        |            |            |
    | march | air  |        | 30     | 2026-03-01 | 2026-03-31 |
  `);
  const { engine, weighed } = weighedBy(MODES, network);
  expect([...weighed.rideOpen]).toEqual([1]);
  expect(centsOf(weighed, AIR)).toEqual([20_00, UNPRICED, 20_00]);
  expect(leastFreight(engine.compiled, weighed, engine.reckoning, LOAD, "march")).toBe(
    Number.POSITIVE_INFINITY,
  );
  // Made dearer it has no price still.
  const dearer = withTariff(engine.compiled, weighed, "march", 100);
  expect(centsOf(dearer, AIR)).toEqual([20_00, UNPRICED, 20_00]);
  expect(dearer.rideCents[AIR]).toBe(20_00);
});
