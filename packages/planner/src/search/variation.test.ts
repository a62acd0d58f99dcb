import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import type { Request } from "../request/request.ts";
import { EXIT, listExtras } from "./variation.ts";

/** Off a lorry in B, where a day costs 10 USD from the first minute; what leads on from there differs. */
const network = (hours = "| |") =>
  networkFromTables(`
  terminals
  | id | openDays                    | opensAt | closesAt |
  | B  | ${hours} |

  links
  | id    | mode | from | to | durationH | costPerTeu |
  | in    | road | A    | B  | 10        | 1          |
  | lorry | road | B    | C  | 10        | 1          |

  services
  | id     | mode | headwayH | bookingLeadH | costPerTeu |
  | weekly | rail |          |              | 1          |
  | often  | rail | 48       |              |            |
  | booked | rail | 48       | 72           | 1          |

  departures
  | service | days | time  |
  | weekly  | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH | cutOffH |
  | weekly  | B        |         | 0       | 3       |
  | weekly  | D        | 9       |         |         |
  | often   | B        |         | 0       | 3       |
  | often   | E        | 9       |         |         |
  | booked  | B        |         | 0       | 3       |
  | booked  | F        | 9       |         |         |

  tariffs
  | id  | service | perTeu | validFrom  | validTo    |
  | one | often   | 7      |            | 2026-03-09 |
  | two | often   | 9      | 2026-03-10 |            |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 2         |
  | *  | road     | gate   | 4         |

  storage
  | id | at | freeH | perTeuDay |
  | s  | B  | 0     | 10        |

  calendars
  | id | mode | validFrom  | validTo    |
  | c  | road | 2026-03-04 | 2026-03-05 |
`);

/** By the terminal it leads to (`out` for the gate), the most cents that early cargo may owe more. */
function extrasOff(rows: ReturnType<typeof network>, more: Partial<Request> = {}) {
  const engine = createEngine(rows, undefined);
  const prepared = prepare(engine, {
    from: "A",
    to: "B",
    cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
    departAfter: "2026-03-02T08:00Z",
    ...more,
  });
  if ("because" in prepared || Array.isArray(prepared)) throw new Error("not prepared");
  const { compiled } = engine;
  const { rides, rideState, moveRide, terminalIds, stateTerminal } = compiled;
  const state = rideState[rides.findIndex(({ links }) => links[0]?.id === "in")]!;
  const extras = listExtras(compiled, prepared.weighed, prepared.base, state);
  return Object.fromEntries(
    extras.map(({ out, cents }) => [
      out === EXIT ? "out" : terminalIds[stateTerminal[rideState[moveRide[out]!]!]!],
      cents,
    ]),
  );
}

test("what a wait can differ by costs: a week between trains, two days shut, another price; no headway", () => {
  expect(extrasOff(network())).toEqual({
    // 0 h or 48 h: two days.
    C: 20_00,
    // 5 h or 5 h and a week: a day or eight.
    D: 70_00,
    // Always 5 h and half of 48 h, at 7 or 9.
    E: 2_00,
  });
});

test("a lead of booking, counted from the ready time at the earliest", () => {
  // Booked a day before the cargo is ready: 29 h or two days more, that is two days or four.
  const extras = extrasOff(network(), { bookedAt: "2026-03-01T08:00Z" });
  expect(extras["F"]).toBe(20_00);
});

test("hours count in all ways on, half a day more than is seen of them", () => {
  // Looked at when it is open, at 08:00 and 20:00: half a day at the most. Before a lorry 0 h or 12 h, nothing or a day.
  const extras = extrasOff(network("mon tue wed thu fri sat sun | 06:00 | 24:00"));
  expect(extras["out"]).toBe(10_00);
  // 0 h or 60 h: three days.
  expect(extras["C"]).toBe(30_00);
});

test("a stay that is asked for is one more reason to wait", () => {
  const via = [{ place: "B", minStayH: 36 }];
  // 0 h or 36 h before a lorry: nothing or two days.
  expect(extrasOff(network(), { via })["out"]).toBe(20_00);
});
