import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import type { Ride } from "../network/rides.ts";
import type { Network } from "../network/rows.ts";
import { type Compiled, compile, NO_ROW, withNetwork } from "./compile.ts";

const at = (iso: string): number => Date.parse(iso) / 60_000;

/** A lorry and a barge to B, where the lorry can go on by train and the barge cannot; two trains of a service to D. */
const TABLES = `
  terminals
  | id | timeZone      |
  | A  | Asia/Shanghai |

  links
  | id | mode           | from | to | durationH | corridor | gaugeMm |
  | t1 | road           | A    | B  | 1         |          |         |
  | w1 | inlandWaterway | A    | B  | 5         |          |         |
  | t2 | road           | B    | A  | 1         |          |         |
  | r1 | rail           | B    | C  |           | c1       | 1435    |
  | r2 | rail           | C    | D  |           | c1       | 1520    |

  services
  | id | mode |
  | s  | rail |

  calls
  | service | terminal | arriveH | departH | discharge |
  | s       | B        |         | 0       | false     |
  | s       | C        | 10      | 12      | true      |
  | s       | D        | 20      |         | true      |

  departures
  | service | days | time  |
  | s       | mon  | 08:00 |

  transfers
  | id   | at | fromMode | toMode | durationH |
  | load | B  | road     | rail   | 1         |
  | in   | A  | gate     | road   | 0         |
  | inB  | *  | gate     | rail   | 0         |
  | inW  | *  | gate     | inlandWaterway | 0 |
  | outR | *  | road     | gate   | 0         |
  | out  | *  | rail     | gate   | 0         |
  | outW | *  | inlandWaterway | gate | 0     |
`;
const network = networkFromTables(TABLES);
const nameOf = ({ service, links, from, to }: Ride): string =>
  service === undefined ? (links[0]?.id ?? "") : `${service.id} ${from}-${to}`;

/** A state as text: `gate B`, `lorry B`, or `B off t1`, by the first ride that arrives in it. */
const stateOf = (
  { terminalIds, stateRide, rides, stateTerminal, gateState }: Compiled,
  state: number,
): string => {
  const terminal = terminalIds[stateTerminal[state]!]!;
  const ride = rides[stateRide[state]!];
  if (ride !== undefined) return `${terminal} off ${nameOf(ride)}`;
  return `${gateState.includes(state) ? "gate" : "lorry"} ${terminal}`;
};
/** Moves as text: state, transfer row, ride, state. */
function movesOf(compiled: Compiled): string[] {
  const { firstMove, moveRide, moveTransfer, rideState, rides, stateCount } = compiled;
  expect(firstMove).toHaveLength(stateCount + 1);
  expect(moveTransfer).toHaveLength(moveRide.length);
  expect(firstMove[stateCount]).toBe(moveRide.length);
  const moves: string[] = [];
  for (let state = 0; state < stateCount; state++)
    for (let move = firstMove[state]!; move < firstMove[state + 1]!; move++) {
      const ride = moveRide[move]!;
      const transfer = compiled.network.transfers[moveTransfer[move]!]!.id;
      moves.push(
        `${stateOf(compiled, state)} | ${transfer} | ${nameOf(rides[ride]!)} | ${stateOf(compiled, rideState[ride]!)}`,
      );
    }
  return moves;
}

test("a network of which only rows are closed has the lists of the other, and its own rows", () => {
  const compiled = compile(network);
  const closing = withNetwork(compiled, { ...network, name: "closed" });
  expect(closing.network.name).toBe("closed");
  expect(closing.rides).toBe(compiled.rides);
  expect(closing.moveInto).toBe(compiled.moveInto);
  expect(closing.stateCount).toBe(compiled.stateCount);
  expect(closing.calendarYears).toBe(compiled.calendarYears);
  expect(() => withNetwork({ ...closing } as Compiled, network)).toThrow("invariant");
});

describe("states and moves", () => {
  test("terminals by id, rides on demand before services", () => {
    const compiled = compile(network);
    expect(compiled.terminalIds).toEqual(["A", "B", "C", "D"]);
    expect([...compiled.terminalIdx]).toEqual([
      ["A", 0],
      ["B", 1],
      ["C", 2],
      ["D", 3],
    ]);
    expect(compiled.rides.map(nameOf)).toEqual(["t1", "t2", "w1", "s B-C", "s B-D", "s C-D"]);
    expect(compiled.rides.map(({ links }) => links.map(({ id }) => id).join(" "))).toEqual([
      "t1",
      "t2",
      "w1",
      "r1",
      "r1 r2",
      "r2",
    ]);
    expect(compiled.rides.map(({ rideMinutes }) => rideMinutes)).toEqual([
      60, 60, 300, 600, 1_200, 480,
    ]);
  });

  test("gates, doors' lorries, then ways of arriving; both trains to D arrive alike", () => {
    const compiled = compile(network);
    expect(Array.from({ length: compiled.stateCount }, (_, i) => stateOf(compiled, i))).toEqual([
      "gate A",
      "gate B",
      "gate C",
      "gate D",
      "lorry A",
      "lorry B",
      "lorry C",
      "lorry D",
      "B off t1",
      "A off t2",
      "B off w1",
      "C off s B-C",
      "D off s B-D",
    ]);
    expect([...compiled.gateState]).toEqual([0, 1, 2, 3]);
    expect([...compiled.doorState]).toEqual([4, 5, 6, 7]);
    expect([...compiled.rideState]).toEqual([8, 9, 10, 11, 12, 12]);
    expect([...compiled.stateRide]).toEqual([...Array(8).fill(NO_ROW), 0, 1, 2, 3, 4]);
  });

  test("a move for each ride that a transfer row lets cargo take", () => {
    const compiled = compile(network);
    expect(movesOf(compiled)).toEqual([
      "gate A | in | t1 | B off t1",
      "gate A | inW | w1 | B off w1",
      "gate B | inB | s B-C | C off s B-C",
      "gate B | inB | s B-D | D off s B-D",
      "gate C | inB | s C-D | D off s B-D",
      "lorry B | load | s B-C | C off s B-C",
      "lorry B | load | s B-D | D off s B-D",
      "B off t1 | load | s B-C | C off s B-C",
      "B off t1 | load | s B-D | D off s B-D",
    ]);
  });

  test("moves into a state, and where they come from", () => {
    const { firstInto, intoMoves, intoFrom, stateCount } = compile(network);
    const into = Array.from({ length: stateCount }, (_, state) => [
      ...intoMoves.subarray(firstInto[state]!, firstInto[state + 1]!),
    ]);
    expect(into).toEqual([...Array(8).fill([]), [0], [], [1], [2, 5, 7], [3, 4, 6, 8]]);
    expect(firstInto).toHaveLength(stateCount + 1);
    expect([...intoFrom]).toEqual([0, 0, 1, 5, 8, 1, 2, 5, 8]);
  });

  test("out to the gate, and onto a door's lorry", () => {
    const { release, toLorry } = compile(network);
    const ids = (rows: Int32Array): string[] =>
      Array.from(rows, (row) => network.transfers[row]?.id ?? "-");
    expect(ids(release)).toEqual([...Array(8).fill("-"), "outR", "outR", "outW", "out", "out"]);
    expect(ids(toLorry)).toEqual(Array(13).fill("-"));
    const rail = `${TABLES}  | off  | D  | rail     | road   | 0         |\n`;
    const onto = compile(networkFromTables(rail));
    expect(Array.from(onto.toLorry).filter((row) => row !== NO_ROW)).toHaveLength(1);
    expect(onto.network.transfers[onto.toLorry[12]!]?.id).toBe("off");
  });
});

describe("what keeps states apart", () => {
  const twoTrains = (more: string): Network =>
    networkFromTables(`
      links
      | id | mode | from | to | durationH | gaugeMm | corridor |
      | r1 | rail | A    | B  | 1         | 1435    |          |
      | r2 | rail | A    | B  | 2         | 1435    |          |
      | r3 | rail | A    | B  | 3         | 1520    |          |
      | r4 | rail | A    | B  | 4         | 1435    | c1       |

      services
      | id | mode |
      | s  | rail |
      | u  | rail |

      calls
      | service | terminal | link | arriveH |
      | s       | A        |      |         |
      | s       | B        | r1   | 5       |
      | u       | A        |      |         |
      | u       | B        | r1   | 6       |

      departures
      | service | days | time  |
      | s       | mon  | 08:00 |
      | u       | mon  | 08:00 |
      ${more}
    `);
  const groups = (more: string): string[] => {
    const { rides, rideState } = compile(twoTrains(more));
    const byState = new Map<number, string[]>();
    rides.forEach((ride, index) => {
      const state = rideState[index]!;
      byState.set(state, [...(byState.get(state) ?? []), nameOf(ride)]);
    });
    return [...byState.values()].map((names) => names.join(" + "));
  };

  test("gauge alone, where nothing else is told apart", () => {
    expect(groups("")).toEqual(["r1 + r2 + r4 + s A-B + u A-B", "r3"]);
  });

  test("the service that a transfer row names as the one before", () => {
    const named = `
      transfers
      | id | at | fromMode | toMode | fromService | durationH |
      | x  | B  | rail     | gate   | s           | 1         |
      | in | *  | gate     | rail   |             | 0         |
      | y  | *  | rail     | gate   |             | 0         |
    `;
    expect(groups(named)).toEqual(["r1 + r2 + r4 + u A-B", "r3", "s A-B"]);
    const { network: net, rides, rideState, release } = compile(twoTrains(named));
    expect(rides.map((_, ride) => net.transfers[release[rideState[ride]!]!]!.id)).toEqual([
      "y",
      "y",
      "y",
      "y",
      "x",
      "y",
    ]);
  });

  test("the service that a row names as the next is told apart among the rides that leave", () => {
    const compiled = compile(
      twoTrains(`
        transfers
        | id  | at | fromMode | toMode | toService | durationH |
        | x   | A  | gate     | rail   | u         | 1         |
        | in  | *  | gate     | rail   |           | 0         |
        | out | *  | rail     | gate   |           | 0         |
      `),
    );
    expect(movesOf(compiled).map((move) => move.split(" | ").slice(1, 3).join(" "))).toEqual([
      "in r1",
      "in r2",
      "in r3",
      "in r4",
      "in s A-B",
      "x u A-B",
    ]);
  });

  test("hire of the box it came in", () => {
    const hires = `
      boxHire
      | id | corridor | mode | perTeuDay |
      | h1 |          | rail | 1         |
      | h2 | c1       |      | 2         |
    `;
    expect(groups(hires)).toEqual(["r1 + r2 + s A-B + u A-B", "r3", "r4"]);
    const { rides, rideState, stateHires, hires: ofRides } = compile(twoTrains(hires));
    const ids = ["h1", "h1", "h1", "h2", "h1", "h1"];
    expect(rides.map((_, ride) => stateHires[rideState[ride]!]?.map(({ id }) => id))).toEqual(
      ids.map((id) => [id]),
    );
    expect(ofRides.map((rows) => rows.map(({ id }) => id))).toEqual(ids.map((id) => [id]));
    expect(stateHires.slice(0, 4)).toEqual([[], [], [], []]);
  });

  test("gauges of the rides that leave", () => {
    const compiled = compile(
      networkFromTables(`
        links
        | id | mode | from | to | durationH | gaugeMm |
        | r1 | rail | A    | B  | 1         | 1435    |
        | r2 | rail | B    | C  | 1         | 1435    |
        | r3 | rail | B    | C  | 1         | 1520    |

        transfers
        | id | at | fromMode | toMode | durationH |
        | x  | B  | rail     | rail   | 1         |
      `),
    );
    expect(movesOf(compiled).filter((move) => move.startsWith("B off"))).toEqual([
      "B off r1 | x | r2 | C off r2",
    ]);
  });
});

describe("rows of rides and places", () => {
  const full = networkFromTables(`${TABLES}
      tariffs
      | id    | mode           | perTeu | validFrom  | validTo    |
      | base  | road           | 5      |            |            |
      | march | road           | 4      | 2026-03-01 | 2026-03-31 |
      | water | inlandWaterway | 4      | 2026-03-01 | 2026-03-31 |
      | rails | rail           | 9      |            |            |

      surcharges
      | id | mode | service | percent |
      | a  | rail |         | 1       |
      | b  |      | s       | 2       |
      | c  | road |         | 3       |

      restrictions
      | id | mode | link | cargo  |
      | x  | rail |      | reefer |
      | y  |      | t1   | reefer |

      storage
      | id | at | mode | perTeuDay |
      | s1 | B  | road | 1         |
      | s2 | *  |      | 2         |

      drayage
      | id | at |
      | d  | B  |

      calendars
      | id | validFrom  | terminal | mode |
      | h  | 2026-03-02 | C        |      |
      | g  | 2026-03-05 | A        | road |
    `);
  const ids = (lists: readonly (readonly { readonly id: string }[])[]): string[] =>
    lists.map((rows) => rows.map(({ id }) => id).join(" "));

  test("tariffs by the departure minute from which they govern, midnight at the loading terminal", () => {
    const compiled = compile(full);
    const told = compiled.tariffs.map((periods) =>
      periods.map(
        ({ from, tariff }) =>
          `${Number.isFinite(from) ? new Date(from * 60_000).toISOString().slice(0, 16) : from} ${tariff?.id}`,
      ),
    );
    const rails = ["-Infinity rails"];
    expect(told).toEqual([
      // In Shanghai days begin at 16:00 UTC.
      ["-Infinity base", "2026-02-28T16:00 march", "2026-03-31T16:00 base"],
      ["-Infinity base", "2026-03-01T00:00 march", "2026-04-01T00:00 base"],
      ["-Infinity undefined", "2026-02-28T16:00 water", "2026-03-31T16:00 undefined"],
      rails,
      rails,
      rails,
    ]);
  });

  test("surcharges and restrictions by ride; equal lists are one", () => {
    const compiled = compile(full);
    expect(ids(compiled.surcharges)).toEqual(["c", "c", "", "a b", "a b", "a b"]);
    expect(ids(compiled.restrictions)).toEqual(["y", "", "", "x", "x", "x"]);
    expect(compiled.surcharges[3]).toBe(compiled.surcharges[5]);
    expect(compiled.flat.firstSurchargeList).toHaveLength(4);
    expect([...compiled.flat.surchargeRows]).toEqual([2, 0, 1]);
    expect([...compiled.flat.restrictions]).toEqual([0, 1, 1, 2, 2, 2]);
  });

  test("storage by state, the most specific first; none at gates and off lorries", () => {
    const compiled = compile(full);
    expect(compiled.storages.map((sets) => ids(sets).join(" < "))).toEqual([
      ...Array(8).fill(""),
      "s1 < s2",
      "s2",
      "s2",
      "s2",
      "s2",
    ]);
    // Whatever has the same sets shares them.
    expect(new Set(compiled.storages).size).toBe(3);
  });

  test("zones, lorries and hours by terminal", () => {
    const compiled = compile(full);
    expect(compiled.zones).toEqual(["Asia/Shanghai", "UTC", "UTC", "UTC"]);
    expect(compiled.drayages.map((row) => row?.id)).toEqual([undefined, "d", undefined, undefined]);
    expect(compiled.hours.map((next) => next !== undefined)).toEqual([false, false, true, false]);
    expect(compiled.hours[2]?.(at("2026-03-02T12:00Z"))).toBe(at("2026-03-03T00:00Z"));
  });

  test("timetables by ride, and where moves lead", () => {
    const compiled = compile(full);
    expect(compiled.timetables.map((timetable) => timetable !== undefined)).toEqual(
      compiled.leavings.map(({ kind }) => kind === "timetable"),
    );
    expect([...compiled.moveInto]).toEqual(
      [...compiled.moveRide].map((ride) => compiled.rideState[ride]),
    );
  });

  test("leavings by ride", () => {
    const compiled = compile(full);
    expect(compiled.leavings.map(({ kind }) => kind)).toEqual([
      "onDemand",
      "onDemand",
      "onDemand",
      "timetable",
      "timetable",
      "timetable",
    ]);
  });

  test("spells of rides that a calendar concerns, none of others, the same when asked again", () => {
    const compiled = compile(full);
    const starts = (ride: number): number[] | undefined =>
      compiled.spells(ride)?.map(({ from }) => from);
    const asked = [0, 1, 2, 3, 4, 5].map(starts);
    const never = Number.NEGATIVE_INFINITY;
    expect(asked).toEqual([
      [never, at("2026-03-04T16:00Z"), at("2026-03-05T16:00Z")],
      // It is at A an hour after it leaves.
      [never, at("2026-03-04T15:00Z"), at("2026-03-05T15:00Z")],
      undefined,
      // It arrives at C after ten hours; the through train leaves there after twelve.
      [never, at("2026-03-01T14:00Z"), at("2026-03-02T14:00Z")],
      [never, at("2026-03-01T12:00Z"), at("2026-03-02T12:00Z")],
      [never, at("2026-03-02T00:00Z"), at("2026-03-03T00:00Z")],
    ]);
    expect([0, 1, 2, 3, 4, 5].map(starts)).toEqual(asked);
    expect(compiled.spells(0)).toBe(compiled.spells(0));
    expect(compiled.spells(2)).toBeUndefined();
  });

  test("what is asked for twice is the same", () => {
    const compiled = compile(full);
    for (const name of [
      "rides",
      "tariffs",
      "surcharges",
      "restrictions",
      "hires",
      "leavings",
      "rideMinutes",
      "rideCutOff",
      "rideOffset",
      "rideLead",
      "timetables",
      "moveInto",
      "zones",
      "hours",
      "drayages",
      "storages",
      "stateHires",
      "intoFrom",
    ] as const)
      expect(compiled[name]).toBe(compiled[name]);
  });
});

test("rides share what is the same: tariffs of one zone, no hire, no storage, the calls of their service", () => {
  const { tariffs, hires, storages, rides } = compile(network);
  // t1 leaves where days begin in Shanghai, t2 where they begin in UTC.
  expect(tariffs[0]).toEqual(tariffs[1]);
  expect(tariffs[0]).not.toBe(tariffs[1]);
  expect(tariffs[3]).toBe(tariffs[5]);
  expect(new Set(hires).size).toBe(1);
  expect(storages.flat()).toEqual([]);
  expect(rides[4]?.calls[1]).toBe(rides[5]?.calls[0]);
  expect(rides[3]?.calls[0]).toBe(network.calls[0]);
});

test("the order of rows does not matter, and calls go by their number", () => {
  const turned: Network = {
    ...network,
    terminals: [...network.terminals].reverse(),
    calls: [...network.calls].reverse(),
    links: [...network.links].reverse(),
    services: [...network.services].reverse(),
  };
  const [one, other] = [compile(network), compile(turned)];
  expect(movesOf(other)).toEqual(movesOf(one));
  expect(other.rides).toEqual(one.rides);
  expect([...other.flat.calls]).toEqual([2, 1, 0]);
});

describe("several services", () => {
  // The rows of two services lie between each other; u runs through X without loading or discharging there.
  const interleaved = networkFromTables(`
    services
    | id | mode |
    | u  | rail |
    | s  | rail |

    calls
    | service | terminal | seq | arriveH | departH | load  | discharge |
    | u       | A        | 1   |         | 0       | true  | false     |
    | s       | D        | 1   |         | 0       | true  | false     |
    | u       | X        | 2   | 1       | 2       | false | false     |
    | s       | E        | 2   | 4       |         | false | true      |
    | u       | B        | 3   | 5       |         | false | true      |

    departures
    | service | days | time  |
    | s       | mon  | 08:00 |
    | u       | tue  | 08:00 |
  `);
  test("calls lie by service and number; each but a first knows the link that leads to it", () => {
    const { flat, rides } = compile(interleaved);
    expect([...flat.calls]).toEqual([1, 3, 0, 2, 4]);
    const links = Array.from(flat.callLink, (row) => interleaved.links[row]?.id);
    expect(links).toEqual([undefined, "rail-D-E", undefined, "rail-A-X", "rail-X-B"]);
    expect(rides.map(({ calls }) => calls.map(({ terminal }) => terminal).join(" "))).toEqual([
      "D E",
      "A X B",
    ]);
  });
});

test("lists of rows 1 and 2, and of row 12, are two", () => {
  const corridors = ["c3", "c1", "c1", ...Array(9).fill("c3"), "c2"];
  const tables = networkFromTables(`
    links
    | id | mode | from | to | durationH | corridor |
    | t1 | road | A    | B  | 1         | c1       |
    | t2 | road | A    | B  | 1         | c2       |
    | t3 | road | A    | B  | 1         | c3       |

    surcharges
    | id  | corridor | percent |
    ${corridors.map((corridor, i) => `| x${String(i).padStart(2, "0")} | ${corridor} | 1 |`).join("\n    ")}
  `);
  const lists = compile(tables).surcharges.map((rows) => rows.map(({ id }) => id).join(" "));
  expect(lists.slice(0, 2)).toEqual(["x01 x02", "x12"]);
});

test("numbers of rides: hours of their rows in minutes, a booking ahead where one is asked", () => {
  const compiled = compile(
    networkFromTables(`
      links
      | id | mode | from | to | durationH |
      | t1 | road | A    | B  | 1.5       |

      services
      | id | mode | headwayH | bookingLeadH |
      | s  | rail | 24       | 48           |

      calls
      | service | terminal | arriveH | departH | cutOffH |
      | s       | A        |         | 0       | 6       |
      | s       | B        | 10      | 12      | 4       |
      | s       | C        | 20      |         |         |
    `),
  );
  expect(compiled.rides.map(nameOf)).toEqual(["t1", "s A-B", "s A-C", "s B-C"]);
  expect([...compiled.rideMinutes]).toEqual([90, 600, 1_200, 480]);
  expect([...compiled.rideCutOff]).toEqual([0, 360, 360, 240]);
  expect([...compiled.rideOffset]).toEqual([0, 0, 0, 720]);
  expect([...compiled.rideLead]).toEqual([Number.NEGATIVE_INFINITY, 2_880, 2_880, 2_880]);
});
