import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import { createDestination, destinationOf } from "./destination.ts";
import { ABREAST } from "./moves.ts";

const engine = createEngine(
  networkFromTables(`
    links
    | id | mode | from | to | durationH | costPerTeu |
    | ab | road | A    | B  | 10        | 100        |
    | bc | road | B    | C  | 5         | 200        |

    transfers
    | at | fromMode | toMode | durationH | costPerTeu |
    | *  | gate     | road   | 0         | 0          |
    | *  | road     | road   | 1         | 10         |
    | *  | road     | gate   | 2         | 20         |
  `),
  undefined,
);
const { compiled } = engine;
function weighedFor(grossKg: number) {
  const cargo = { containers: [{ type: "20GP" as const, count: 1 }], grossKg };
  const prepared = prepare(engine, { from: "A", to: "C", cargo, departAfter: "2026-03-02T08:00Z" });
  if (Array.isArray(prepared)) throw new Error("not prepared");
  return prepared.weighed;
}
const weighed = weighedFor(10_000);
const terminal = (id: string): number => compiled.terminalIdx.get(id)!;
const to = (...ids: string[]) => ({ gates: ids.map(terminal), lorries: [] });

test("exits at the terminals named, and what is left to them with the exit", () => {
  const destination = createDestination(compiled, weighed, to("C"));
  const { exits } = destination;
  const gate = compiled.gateState[terminal("A")]!;
  const [offAb, offBc] = compiled.rideState;
  expect(exits.states).toEqual([offBc]);
  expect([exits.minutes[offAb!], exits.minutes[offBc!], exits.cents[offBc!]]).toEqual([
    0, 120, 20_00,
  ]);
  expect(destination.bounds("duration")[gate]).toBe((10 + 1 + 5 + 2) * 60);
  expect(destination.bounds("cost")[offAb!]).toBe(10_00 + 200_00 + 20_00);
  expect(destination.bounds("transfers")[gate]).toBe(2);
  expect(destination.bounds("cost")).toBe(destination.bounds("cost"));
});

test("side by side in any order, each criterion worked out once", () => {
  const column = (all: Float64Array, at: number): number[] =>
    [...all].filter((_, index) => index % ABREAST === at);
  const alone = createDestination(compiled, weighed, to("C"));
  const cost = [...alone.bounds("cost")];
  const duration = [...alone.bounds("duration")];
  const destination = createDestination(compiled, weighed, to("C"));
  const first = destination.boundsAbreast(["cost", undefined, "duration", undefined]);
  expect([0, 1, 2, 3].map((at) => column(first, at))).toEqual([
    cost,
    cost.map(() => 0),
    duration,
    cost.map(() => 0),
  ]);
  // The same criteria in other columns are others.
  const other = destination.boundsAbreast(["cost", "duration", undefined, undefined]);
  expect([0, 1, 2].map((at) => column(other, at))).toEqual([cost, duration, cost.map(() => 0)]);
  const second = destination.boundsAbreast(["duration", "cost"]);
  expect([column(second, 0), column(second, 1)]).toEqual([duration, cost]);
  expect([...destination.bounds("cost")]).toEqual(cost);
  expect(destination.boundsAbreast(["duration", "cost"])).toBe(second);
});

test("the same ends of the same cargo are worked out once", () => {
  const first = destinationOf(compiled, weighed, to("C"));
  expect(destinationOf(compiled, weighed, to("C"))).toBe(first);
  expect(destinationOf(compiled, weighed, to("B"))).not.toBe(first);
  expect(destinationOf(compiled, weighed, to("B", "C"))).not.toBe(first);
  expect(destinationOf(compiled, weighedFor(20_000), to("C"))).not.toBe(first);
});

test("the lorry to a door is part of the ends", () => {
  const lorry = {
    terminal: terminal("C"),
    row: {} as never,
    km: 1,
    rideMinutes: 30,
    doorMinutes: 15,
    cents: 11_00,
    grams: 500,
    limited: [],
  };
  const by = (cents: number) =>
    destinationOf(compiled, weighed, { gates: [], lorries: [{ ...lorry, cents }] });
  expect(by(11_00)).toBe(by(11_00));
  expect(by(12_00)).not.toBe(by(11_00));
  // A terminal that is named as both is a gate.
  const [, offBc] = compiled.rideState;
  const both = createDestination(compiled, weighed, { ...to("C"), lorries: [lorry] });
  expect([both.exits.legs[offBc!], both.exits.cents[offBc!]]).toEqual([0, 20_00]);
});

test("sixteen are kept, those asked for last", () => {
  const first = destinationOf(compiled, weighed, to("A"));
  const ends = (times: number) => to(...Array.from({ length: times }, () => "B"));
  for (let times = 34; times < 49; times++) destinationOf(compiled, weighed, ends(times));
  expect(destinationOf(compiled, weighed, to("A"))).toBe(first);
  for (let times = 2; times < 17; times++) {
    destinationOf(compiled, weighed, ends(times));
    expect(destinationOf(compiled, weighed, to("A"))).toBe(first);
  }
  for (let times = 17; times < 33; times++) destinationOf(compiled, weighed, ends(times));
  expect(destinationOf(compiled, weighed, to("A"))).not.toBe(first);
});
