import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { NO_ROW } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import { shipmentOf } from "../cost/shipment.ts";
import { type Drayage, MODES } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { createField, type Field, TIMED, USUAL } from "./field.ts";
import type { Lorry, Stay } from "./query.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;
const show = (minutes: number): string =>
  minutes === NO_DEPARTURE ? "none" : new Date(minutes * 60_000).toISOString().slice(0, 16);
const CARGO: Cargo = {
  containers: [{ type: "20GP", count: 1 }],
  grossKg: 10_000,
  boxOwner: "coc",
};
/** A lorry and a train of Mondays to B, whence a train every two days; B is open from 08:00. */
const network = () =>
  networkFromTables(`
    terminals
    | id | opensAt |
    | B  | 08:00   |

    links
    | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
    | t1 | road | A    | B  | 10        | 100        | 7            |
    | r1 | rail | C    | D  | 10        |            |              |

    services
    | id     | mode | headwayH | bookingLeadH | costPerTeu |
    | every  | rail | 48       | 30           | 50         |
    | monday | rail |          |              | 60         |

    calls
    | service | terminal | arriveH | departH | cutOffH |
    | every   | B        |         | 0       | 3       |
    | every   | C        | 9       |         |         |
    | monday  | X        |         | 0       | 0       |
    | monday  | A        | 1       | 2       | 5       |
    | monday  | B        | 8       |         |         |

    departures
    | service | days | time  |
    | monday  | mon  | 06:00 |

    transfers
    | id   | at | fromMode | toMode | durationH | costPerTeu | co2eKgPerTeu | perFeu |
    | in   | *  | gate     | road   | 0         |            |              |        |
    | inR  | *  | gate     | rail   | 0         |            |              |        |
    | load | B  | road     | rail   | 2         | 3          | 1            |        |
    | outR | *  | rail     | gate   | 4         | 6          | 2            |        |
    | out  | *  | road     | gate   | 1         |            |              | 9      |
    | door | *  | rail     | road   | 5         | 8          | 3            |        |

    storage
    | id | at | freeH | perTeuDay |
    | s  | B  | 24    | 10        |
    | c  | C  | 24    | 10        |

    boxHire
    | id | freeDays | perTeuDay | mode |
    | h  | 2        | 4         | road |

    calendars
    | id | validFrom  | mode |
    | h  | 2026-03-04 | road |
  `);

type Ends = Parameters<typeof createField>[2]["to"];
const CENTS = 11_00;
/** What the field of a question from 2 March 08:00 on says, with names for rides and states. */
function fieldTo(
  terminal: string,
  by: "gate" | "lorry",
  bookedAt = Number.NEGATIVE_INFINITY,
  staysAt: readonly string[] = [],
  departAfter = "2026-03-02T08:00Z",
) {
  const engine = createEngine(network(), undefined);
  const { compiled } = engine;
  const none: ReadonlySet<string> = new Set();
  const weighed = engine.weighed(
    { cargo: CARGO, shipment: shipmentOf(CARGO) },
    {
      modes: new Set(MODES),
      includeAssumed: false,
      headwayWait: "half",
      countsLeads: true,
      avoided: { terminals: none, corridors: none, countries: none, services: none },
      judgesCargo: true,
      countsRoom: true,
      countsClosed: true,
    },
    { first: 0, last: 0 },
  );
  const index = compiled.terminalIdx.get(terminal)!;
  const lorry: Lorry = {
    terminal: index,
    row: {} as Drayage,
    km: 1,
    rideMinutes: 30,
    doorMinutes: 15,
    cents: CENTS,
    grams: 500,
    limited: [],
  };
  const to: Ends =
    by === "gate" ? { gates: [index], lorries: [] } : { gates: [], lorries: [lorry] };
  const stays = staysAt.map(
    (id, i): Stay => ({
      bit: 1 << i,
      terminals: new Set([compiled.terminalIdx.get(id)!]),
      minutes: 60,
    }),
  );
  const field = createField(compiled, weighed, {
    to,
    departAfter: at(departAfter),
    bookedAt,
    stays,
  });
  const rideOf = (name: string, from: string): number =>
    compiled.rides.findIndex(
      ({ service, links, from: start }) => (service?.id ?? links[0]?.id) === name && start === from,
    );
  const stateOff = (name: string, from: string): number => compiled.rideState[rideOf(name, from)]!;
  return { field, compiled, rideOf, stateOff };
}
const exit = ({ exits }: Field, state: number): string =>
  exits.row[state] === NO_ROW
    ? "none"
    : `${exits.handling[state]} ${exits.minutes[state]} ${exits.cents[state]} ${exits.grams[state]} ${exits.legs[state]}`;

describe("ways out", () => {
  test("by the gate: handling, its price and what it emits", () => {
    const { field, stateOff } = fieldTo("B", "gate");
    expect(exit(field, stateOff("monday", "A"))).toBe("240 240 600 2000 0");
    // The row has no price for a 20' box.
    expect(exit(field, stateOff("t1", "A"))).toBe("none");
    expect(exit(field, stateOff("every", "B"))).toBe("none");
  });
  test("by lorry: its drive, unloading, price and CO2e, and a leg more", () => {
    const { field, stateOff } = fieldTo("B", "lorry");
    expect(exit(field, stateOff("monday", "A"))).toBe("300 345 1900 3500 1");
    expect(exit(field, stateOff("t1", "A"))).toBe("none");
  });
});

describe("departures", () => {
  const noon = at("2026-03-02T12:00Z");
  const never = Number.NEGATIVE_INFINITY;
  test("by timetable, in the time of the first call, after the cut-off", () => {
    const { field, rideOf } = fieldTo("B", "gate");
    const monday = rideOf("monday", "A");
    // It leaves A at 08:00; cargo must be there at 03:00.
    const next = (iso: string, notBefore = never): string =>
      show(field.nextDeparture(at(iso), monday, notBefore));
    expect(next("2026-03-09T03:00Z")).toBe("2026-03-09T08:00");
    expect(next("2026-03-09T03:01Z")).toBe("2026-03-16T08:00");
    expect(next("2026-03-02T12:00Z", at("2026-03-09T08:01Z"))).toBe("2026-03-16T08:00");
    // 400 days after 2 March 2026 08:00 are Tuesday 6 April 2027 08:00; Monday is the last.
    expect(next("2027-04-05T03:00Z")).toBe("2027-04-05T08:00");
    expect(next("2027-04-05T03:01Z")).toBe("none");
    expect(field.isVaried(monday)).toBe(false);
    // A minute before that Monday 08:00: the last minute is counted where the train leaves, not at its first call.
    const before = fieldTo("B", "gate", undefined, [], "2026-03-01T07:59Z");
    expect(show(before.field.nextDeparture(at("2027-04-05T03:00Z"), monday, never))).toBe("none");
  });
  test("by timetable from a minute on; of others none is told", () => {
    const { field, rideOf } = fieldTo("B", "gate");
    const leaving = (name: string, from: string, iso: string): string =>
      show(field.nextLeaving(rideOf(name, from), at(iso)));
    expect(leaving("monday", "A", "2026-03-09T08:00Z")).toBe("2026-03-09T08:00");
    expect(leaving("monday", "A", "2026-03-09T08:01Z")).toBe("2026-03-16T08:00");
    expect(leaving("every", "B", "2026-03-09T08:00Z")).toBe("none");
    expect(leaving("r1", "C", "2026-03-09T08:00Z")).toBe("none");
    // Asked for one after the other: the train leaves X at 06:00, and A at 08:00.
    const both = ["X", "A"].map(
      (from) => [rideOf("monday", from), at("2026-03-09T05:00Z")] as const,
    );
    expect(both.map(([ride, minute]) => show(field.nextLeaving(ride, minute)))).toEqual([
      "2026-03-09T06:00",
      "2026-03-09T08:00",
    ]);
  });
  test("by timetable up to a minute, and not before another; of others none is told", () => {
    const { field, rideOf } = fieldTo("B", "gate");
    const [monday, long] = [rideOf("monday", "A"), at("2026-01-01T00:00Z")];
    expect(show(field.lastLeaving(monday, at("2026-03-09T08:00Z"), long))).toBe("2026-03-09T08:00");
    expect(show(field.lastLeaving(monday, at("2026-03-09T07:59Z"), long))).toBe("2026-03-02T08:00");
    const [tuesday, leaves] = [at("2026-03-10T00:00Z"), at("2026-03-09T08:00Z")];
    expect(field.lastLeaving(monday, tuesday, leaves)).toBe(leaves);
    expect(field.lastLeaving(monday, tuesday, leaves + 1)).toBe(never);
    expect(field.lastLeaving(rideOf("r1", "C"), tuesday, long)).toBe(never);
  });
  test("in a manner that stays the same: as usual, by timetable, or neither", () => {
    const { field, rideOf } = fieldTo("B", "gate");
    expect(field.mannerOf(rideOf("r1", "C"))).toBe(USUAL);
    expect(field.mannerOf(rideOf("monday", "A"))).toBe(TIMED);
    const others = [rideOf("t1", "A"), rideOf("every", "B")].map((ride) => field.mannerOf(ride));
    // A calendar changes the one; for the other space must be booked.
    for (const manner of others) expect([USUAL, TIMED]).not.toContain(manner);
    expect(field.mannerOf(rideOf("monday", "A"))).toBe(TIMED);
  });
  test("by headway: cut-off, and half of it, from when space can be booked", () => {
    const given = fieldTo("C", "gate");
    const next = ({ field, rideOf }: typeof given, ready: number, notBefore = never): string =>
      show(field.nextDeparture(ready, rideOf("every", "B"), notBefore));
    expect(next(given, noon)).toBe("2026-03-03T15:00");
    expect(next(given, noon, at("2026-03-02T20:00Z"))).toBe("2026-03-03T20:00");
    const booked = fieldTo("C", "gate", at("2026-03-02T00:00Z"));
    expect(next(booked, noon)).toBe("2026-03-04T06:00");
    expect(next(booked, at("2026-03-03T03:00Z"))).toBe("2026-03-04T06:00");
    expect(next(booked, at("2026-03-03T03:01Z"))).toBe("2026-03-04T06:01");
    expect(next(given, at("2027-04-05T05:00Z"))).toBe("2027-04-06T08:00");
    expect(next(given, at("2027-04-05T05:01Z"))).toBe("none");
  });
  test("of a ride that calendars change, its choices", () => {
    const { field, rideOf } = fieldTo("B", "gate");
    const lorry = rideOf("t1", "A");
    expect(field.isVaried(lorry)).toBe(true);
    const choices = (iso: string, notBefore = never): string[] => {
      const taken: string[] = [];
      field.choices(
        at(iso),
        lorry,
        (departure, arrival, cents) =>
          taken.push(`${show(departure)} ${arrival - departure} ${cents}`),
        notBefore,
        undefined,
      );
      return taken;
    };
    expect(choices("2026-03-03T23:59Z")).toEqual(["2026-03-03T23:59 600 10000"]);
    expect(choices("2026-03-04T00:00Z")).toEqual(["2026-03-05T00:00 600 10000"]);
    expect(choices("2026-03-02T00:00Z", at("2026-03-02T09:00Z"))).toEqual([
      "2026-03-02T09:00 600 10000",
    ]);
  });
});

test("handling begins when the place is open", () => {
  const { field, stateOff } = fieldTo("B", "gate");
  const [inB, inC] = [stateOff("t1", "A"), stateOff("every", "B")];
  expect(show(field.handlingFrom(inB, at("2026-03-02T07:00Z")))).toBe("2026-03-02T08:00");
  expect(show(field.handlingFrom(inC, at("2026-03-02T07:00Z")))).toBe("2026-03-02T07:00");
});

test("lying costs storage and hire, and early cargo may owe more where waiting is not as usual", () => {
  const { field, stateOff } = fieldTo("B", "gate");
  const [offRoad, offRail, inC, inA] = [
    stateOff("t1", "A"),
    stateOff("monday", "A"),
    stateOff("every", "B"),
    stateOff("monday", "X"),
  ];
  const day = 1_440;
  // After one free day of storage and two of hire.
  expect([1, 2, 3].map((days) => field.waitCents(offRoad, days * day))).toEqual([0, 10_00, 24_00]);
  expect([1, 2, 3].map((days) => field.waitCents(offRail, days * day))).toEqual([0, 10_00, 20_00]);
  expect(field.waitCents(inA, 9 * day)).toBe(0);
  const noon = at("2026-03-02T12:00Z");
  expect(field.earlierCents(offRoad, noon, 0)).toBe(0);
  // A day begun, and a cent, of each.
  expect(field.earlierCents(offRoad, noon, 1)).toBe(10_01 + 4_01);
  // From C nothing leads on that could be waited for, though storage is charged there.
  expect(field.waitCents(inC, 2 * day)).toBe(10_00);
  expect(field.earlierCents(inC, noon, day)).toBe(0);
});

test("bounds: the least to the gate or door, what leads nowhere is not reached", () => {
  const { field, compiled, stateOff } = fieldTo("C", "gate");
  const [offRoad, inC] = [stateOff("t1", "A"), stateOff("every", "B")];
  const gateA = compiled.terminalIdx.get("A")!;
  const of = (criterion: Parameters<Field["bounds"]>[0]): number[] => {
    const bounds = field.bounds(criterion);
    return [gateA, offRoad, inC, stateOff("monday", "A")].map((state) => bounds[state]!);
  };
  // From the lorry: 3 + 50 to load and ride, 6 to be released.
  expect(of("cost")).toEqual([159_00, 59_00, 6_00, UNREACHED]);
  // 2 h, cut-off 3 h, half of 48 h, 9 h, and 4 h to be released.
  expect(of("duration")).toEqual([(10 + 42) * 60, 42 * 60, 240, UNREACHED]);
  expect(of("co2e")).toEqual([10_000, 3_000, 2_000, UNREACHED]);
  expect(of("transfers")).toEqual([2, 1, 0, UNREACHED]);
});

test("where a stay is asked for no day is as usual", () => {
  const now = at("2026-03-02T12:00Z");
  const isRough = (...staysAt: readonly string[]): boolean[] => {
    const { field, stateOff } = fieldTo("C", "gate", Number.NEGATIVE_INFINITY, staysAt);
    return [stateOff("t1", "A"), stateOff("every", "B")].map((state) => field.isRough(state, now));
  };
  // B has opening hours and charges.
  expect(isRough()).toEqual([true, false]);
  expect(isRough("C")).toEqual([true, true]);
  expect(isRough("B")).toEqual([true, false]);
  expect(isRough("A", "C")).toEqual([true, true]);
});
