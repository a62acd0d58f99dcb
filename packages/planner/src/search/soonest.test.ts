import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { createEngine } from "../ask/engine.ts";
import { prepare } from "../ask/prepare.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { Network } from "../network/rows.ts";
import { createPlanner } from "../planner.ts";
import type { Request } from "../request/request.ts";
import { MOST_LEGS } from "./labels.ts";
import type { Query } from "./query.ts";
import { narrow } from "./soonest.ts";

/** To C in 40 h by lorry over D, or over B by the train on Friday at 12:00, which takes 20 h; handling there 5 h. */
const TABLES = `
  links
  | id   | mode | from | to | durationH | costPerTeu |
  | in   | road | A    | B  | 10        | 100        |
  | past | road | A    | D  | 20        | 100        |
  | on   | road | D    | C  | 20        | 800        |

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | B        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | gate   | 2         |
  | *  | road     | gate   | 0         |
`;
const usual = networkFromTables(TABLES);
const H = 60;
const QUESTION: Request = {
  from: "A",
  to: "C",
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
};

/** A question from A to C, narrowed; by default for the fastest way. */
function narrowed(by: Partial<Query>, asked: object, network: Network) {
  const engine = createEngine(network, undefined);
  const { compiled } = engine;
  const prepared = prepare(engine, { ...QUESTION, ...asked });
  if (Array.isArray(prepared)) throw new Error("not prepared");
  const { weighed, field, base } = prepared;
  const fastest = { over: ["duration"], units: [1], isFirstOnly: true, isSpread: false } as const;
  return {
    compiled,
    base,
    narrowed: narrow(compiled, weighed, { ...base, ...fastest, ...by }, field),
  };
}

/** Hours after Monday 08:00 by which cargo must be at A's gate, off `in`, off `past` and off `on`. */
function latest(by: Partial<Query>, asked: object = {}, network = usual): (number | undefined)[] {
  const { compiled, narrowed: found } = narrowed(by, asked, network);
  const gate = compiled.gateState[compiled.terminalIdx.get("A")!]!;
  const off = ["in", "past", "on"].map(
    (link) => compiled.rideState[compiled.rides.findIndex(({ links }) => links[0]?.id === link)]!,
  );
  return [gate, ...off].map((state) => found.latest[state]! / H);
}

const NEVER = Number.NEGATIVE_INFINITY;
const ALWAYS = Number.POSITIVE_INFINITY;

test("on the fastest way no minute can be lost, and no other way is looked at", () => {
  expect(latest({})).toEqual([0, NEVER, 20, 40]);
});

test("before a train there is time, until its departure less handling", () => {
  // Friday 12:00 is 100 h on.
  expect(latest({}, { avoid: { terminals: ["D"] } })).toEqual([85, 95, NEVER, NEVER]);
});

test("no way in time: nothing is looked at", () => {
  const none = [NEVER, NEVER, NEVER, NEVER];
  // The train would be in time by its hours, but does not leave before Friday.
  const byTrain = { arriveBefore: "2026-03-04T18:00Z", avoid: { terminals: ["D"] } };
  expect(latest({}, byTrain)).toEqual(none);
  expect(latest({}, { arriveBefore: "2026-03-03T23:59Z" })).toEqual(none);
  expect(latest({}, { arriveBefore: "2026-03-04T00:00Z" })).toEqual([0, NEVER, 20, 40]);
});

describe("the list of a search that is over is the next one's", () => {
  const byTrain = { avoid: { terminals: ["D"] } };
  const inTime = { arriveBefore: "2026-03-08T00:00Z" };

  test("not before it is given back, and with nothing of what was in it", () => {
    const first = narrowed({}, {}, usual).narrowed;
    const told = [...first.latest];
    const second = narrowed({}, byTrain, usual).narrowed;
    expect(second.latest).not.toBe(first.latest);
    expect([...first.latest]).toEqual(told);
    second.giveBack();
    const third = narrowed({}, {}, usual).narrowed;
    expect(third.latest).toBe(second.latest);
    expect([...third.latest]).toEqual(told);
    first.giveBack();
    // A deadline fills every state of it, by the least that is left or, of a spread, with the deadline itself.
    const deadline = narrowed({ over: ["cost"] }, inTime, usual).narrowed;
    expect(deadline.latest).toBe(first.latest);
    const fresh = narrowed({ over: ["cost"] }, inTime, usual).narrowed;
    expect([...deadline.latest]).toEqual([...fresh.latest]);
    fresh.giveBack();
    const spread = narrowed({ over: ["cost"], isSpread: true }, inTime, usual).narrowed;
    expect(spread.latest).toBe(fresh.latest);
    expect(new Set(spread.latest)).toEqual(new Set([136 * H]));
  });

  test("but not the list of all that have no deadline", () => {
    const { latest: always, giveBack } = narrowed({ over: ["cost"] }, {}, usual).narrowed;
    giveBack();
    const deadline = narrowed({ over: ["cost"] }, inTime, usual).narrowed;
    expect(deadline.latest).not.toBe(always);
    expect(new Set(always)).toEqual(new Set([ALWAYS]));
  });
});

test("what is left to find is the cheapest of the fastest ways", () => {
  const { base, narrowed: found } = narrowed({}, {}, usual);
  expect(found.soonest).toBe(40 * H);
  expect(found.query).toMatchObject({
    over: ["cost", "duration", "co2e"],
    units: [1, 1, 1],
    arriveBefore: base.departAfter + 40 * H,
    isFirstOnly: true,
  });
  const late = narrowed({}, { arriveBefore: "2026-03-03T23:59Z" }, usual);
  expect(late.narrowed.soonest).toBeUndefined();
  expect(narrowed({ over: ["cost"] }, {}, usual).narrowed.query.over).toEqual(["cost"]);
});

test("stopped after the trees: the bound is the fastest way, to the minute", () => {
  const question = { ...QUESTION, minimize: "duration" as const };
  const answer = createPlanner(usual).plan({ ...question, budget: { labels: 2 } });
  expect(answer).toMatchObject({
    status: "stopped",
    criterion: "duration",
    bound: 40,
    itinerary: { durationH: 40 },
  });
  expect(createPlanner(usual).plan(question)).toMatchObject({ itinerary: { durationH: 40 } });
});

test("what else is asked leaves every way that can be in time", () => {
  // By the train too, could it leave at any time: 2 + 20 + 5 + 10 h before.
  const inTime = [13, 23, 30, 50];
  for (const by of [
    { over: ["cost"] },
    { over: ["duration", "cost"], isFirstOnly: false },
    { over: ["duration", "cost"] },
    { isFirstOnly: false },
    { stays: [{ bit: 0, terminals: new Set(), minutes: 0 }] },
    { maxCents: 1_000_00 },
    { maxLegs: 4 },
    { mustTouch: 1 },
  ] satisfies Partial<Query>[]) {
    expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" })).toEqual(inTime);
    expect(latest(by)).toEqual([ALWAYS, ALWAYS, ALWAYS, ALWAYS]);
  }
});

test("without a deadline no minute is too late, even where nothing leads on", () => {
  expect(latest({ over: ["cost"] }, { avoid: { terminals: ["D"] } })).toEqual([
    ALWAYS,
    ALWAYS,
    ALWAYS,
    ALWAYS,
  ]);
});

test("of every destination by itself nothing is known but the deadline", () => {
  const by = { isSpread: true, isFirstOnly: false };
  expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" })).toEqual([50, 50, 50, 50]);
});

test("a calendar may shut a train, so its timetable still tells how late cargo may be", () => {
  const shut = networkFromTables(
    `${TABLES}
  calendars
  | id | corridor | service | validFrom  | validTo    |
  | h  |          | train   | 2026-03-06 | 2026-03-07 |
`,
  );
  // It leaves on Friday the 13th; looked for is the last of any Friday in time, which is that.
  expect(latest({}, { avoid: { terminals: ["D"] } }, shut)).toEqual([253, 263, NEVER, NEVER]);
});

test("where the budget is spent before the trees are grown the deadline is all that is known", () => {
  const by = { shouldStop: () => true };
  // Two trees this small are grown before anybody looks.
  expect(latest(by)).toEqual([0, NEVER, 20, 40]);
  // Eleven hundred places on the way to the train, each no later than the fastest way could be.
  const places = Array.from({ length: 1_100 }, (_, i) => `M${i}`);
  const links = places.flatMap((id) => [
    `| to-${id} | road | A | ${id} | 1 | 1 |`,
    `| from-${id} | road | ${id} | B | 1 | 1 |`,
  ]);
  const wide = networkFromTables(
    TABLES.replace("  services", `${links.join("\n")}\n\n  services`).replace(
      "\n\n| to-",
      "\n| to-",
    ) + closeTogether(["A", "B", "C", "D", ...places]),
  );
  expect(latest(by, {}, wide)).toEqual([ALWAYS, ALWAYS, ALWAYS, ALWAYS]);
  // Over a place it is 2 h to B, and 5 + 20 + 2 h on by the train, could it leave at any time.
  expect(latest(by, { arriveBefore: "2026-03-04T10:00Z" }, wide)).toEqual([21, 23, 30, 50]);
  expect(latest({}, {}, wide)).toEqual([0, NEVER, 20, 40]);
  // One asked in the midst of another, and one after it.
  const within: unknown[] = [];
  const shouldStop = (): boolean => {
    within.push(latest({}, {}, wide));
    return within.length === 1;
  };
  expect(latest({ shouldStop }, {}, wide)).toEqual([ALWAYS, ALWAYS, ALWAYS, ALWAYS]);
  expect(within).toEqual([[0, NEVER, 20, 40]]);
  expect(latest({}, {}, wide)).toEqual([0, NEVER, 20, 40]);
});

/** Terminals a tenth of a degree apart: by a degree, as a test's usually are, so many would go round the globe. */
const closeTogether = (ids: readonly string[]): string =>
  `
  terminals
  | id | lon |
${ids.map((id, at) => `  | ${id} | ${at / 10} |`).join("\n")}
`;

const INSTANT_TRANSFERS = `
  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | gate   | 0         |
`;

/** Hours of the fastest way; "none" where there is none, "not known" where the trees do not tell. */
function soonestOf(network: Network, asked: object = {}): number | string {
  const { soonest, latest: minutes } = narrowed({}, asked, network).narrowed;
  if (soonest !== undefined) return soonest / H;
  return minutes.every((minute) => minute === NEVER) ? "none" : "not known";
}

describe("the soonest arrival", () => {
  /** The network of the train, with other departures of it and more tables. */
  const withTrain = (days: string, time: string, more = ""): Network =>
    networkFromTables(
      TABLES.replace("| train   | fri  | 12:00 |", `| train | ${days} | ${time} |`) + more,
    );
  const shutOnSunday = `
  calendars
  | id | service | validFrom  |
  | h  | train   | 2026-03-08 |
`;
  // At B's train on Monday at 23:00; 20 h and 2 h more make 37 h.
  test.each([
    { departs: "mon 23:00", more: "", expected: 37 },
    { departs: "mon 22:59", more: "", expected: 40 },
    { departs: "mon 23:00", more: shutOnSunday, expected: 37 },
    { departs: "mon 22:59", more: shutOnSunday, expected: 40 },
  ])("the train of $departs is caught or not: $expected h", ({ departs, more, expected }) => {
    const [days, time] = departs.split(" ") as [string, string];
    expect(soonestOf(withTrain(days, time, more))).toBe(expected);
  });

  test("space on a train is booked in time", () => {
    const booked = (leadH: number): Network =>
      networkFromTables(`
  services
  | id    | mode | costPerTeu | bookingLeadH |
  | train | rail | 500        | ${leadH}     |

  departures
  | service | days    | time  |
  | train   | mon tue | 23:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | A        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 5         |
  | *  | rail     | gate   | 2         |
`);
    // On Monday at 23:00, or 24 h later.
    expect(soonestOf(booked(24))).toBe(15 + 20 + 2);
    expect(soonestOf(booked(24), { bookedAt: "2026-03-02T08:00Z" })).toBe(39 + 20 + 2);
    // By the minute it leaves, but not before the booking.
    expect(soonestOf(booked(0), { bookedAt: "2026-03-02T08:00Z" })).toBe(15 + 20 + 2);
    expect(soonestOf(booked(0), { bookedAt: "2026-03-02T23:01Z" })).toBe(39 + 20 + 2);
  });

  test("a train that could be sooner but leaves later is not taken for sooner", () => {
    const seldom = networkFromTables(`
  links
  | id   | mode | from | to | durationH | costPerTeu |
  | slow | rail | A    | C  | 30        | 100        |

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | A        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | gate   | 0         |
`);
    expect(soonestOf(seldom)).toBe(30);
  });

  test("from a door the lorry is loaded, then drives", () => {
    const byLorry = networkFromTables(`
  links
  | id | mode | from | to | durationH |
  | on | road | A    | C  | 40        |

  drayage
  | id    | at | speedKmH | doorH |
  | lorry | A  | 60       | 3     |
${INSTANT_TRANSFERS}`);
    // 0.9 degrees are 100 km.
    expect(soonestOf(byLorry, { from: { lon: 0, lat: 0.9 } })).toBeCloseTo(3 + 100 / 60 + 40, 1);
  });

  test.each([
    ["C:OPEN", "C:SHUT"],
    ["C:SHUT", "C:OPEN"],
  ])("of two terminals the one that is open tells: %s before %s", (first, second) => {
    const network = networkFromTables(`
  terminals
  | id     | timeZone | openDays | opensAt | closesAt |
  | C:OPEN | UTC      |          |         |          |
  | C:SHUT | UTC      | tue      | 23:00   | 24:00    |

  links
  | id | mode | from | to        | durationH |
  | a  | road | A    | ${first}  | 10        |
  | b  | road | A    | ${second} | 10        |
${INSTANT_TRANSFERS}`);
    expect(soonestOf(network)).toBe(10);
  });
});

describe("how late cargo may be", () => {
  /** Hours by which cargo must be off the rides of these links or services. */
  const latestOff = (names: readonly string[], network: Network, asked: object = {}): number[] => {
    const { compiled, narrowed: found } = narrowed({}, asked, network);
    const rideOf = (name: string): number =>
      compiled.rides.findIndex(({ links, service }) => (service ?? links[0])?.id === name);
    return names.map((name) => found.latest[compiled.rideState[rideOf(name)]!]! / H);
  };

  test("of ways that are as fast none is shut out, however many legs they have", () => {
    const network = networkFromTables(`
  links
  | id     | mode | from | to | durationH |
  | direct | road | A    | C  | 40        |
  | a      | road | A    | P  | 10        |
  | b      | road | P    | Q  | 10        |
  | c      | road | Q    | R  | 10        |
  | d      | road | R    | C  | 10        |
${INSTANT_TRANSFERS}`);
    expect(latestOff(["a", "b", "c", "d"], network)).toEqual([10, 20, 30, 40]);
  });

  test("off the last train, less the time to the gate", () => {
    expect(latestOff(["in", "train"], usual, { avoid: { terminals: ["D"] } })).toEqual([95, 120]);
  });

  test("no way leads to a train that is gone before", () => {
    const gone = networkFromTables(TABLES.replace("| fri  | 12:00 |", "| mon | 12:00 |"));
    expect(latestOff(["in", "past", "on"], gone)).toEqual([NEVER, 20, 40]);
  });

  test("where one way to a train is shorter, that one tells", () => {
    const round = networkFromTables(
      TABLES.replace(
        "\n\n  services",
        `
  | to   | road | A    | E  | 10        | 100        |
  | from | road | E    | B  | 10        | 100        |

  services`,
      ),
    );
    const overB = { avoid: { terminals: ["D"] } };
    expect(latestOff(["to", "from"], round, overB)).toEqual([85, 95]);
    expect(latest({}, overB, round)).toEqual([85, 95, NEVER, NEVER]);
  });

  test("a lorry there and back in no time is not taken for ever", () => {
    const instant = networkFromTables(`
  links
  | id    | mode | from | to | durationH |
  | in    | road | A    | P  | 10        |
  | there | road | P    | Q  | 0         |
  | back  | road | Q    | P  | 0         |
  | on    | road | Q    | C  | 10        |
${INSTANT_TRANSFERS}`);
    expect(latestOff(["in", "there", "back", "on"], instant)).toEqual([10, 10, 10, 20]);
  });

  test("for a train that meets another, by the departure that does", () => {
    const trains = networkFromTables(`
  links
  | id | mode | from | to | durationH | costPerTeu |
  | in | road | P    | A  | 1         | 100        |

  services
  | id    | mode | costPerTeu |
  | daily | rail | 500        |
  | train | rail | 500        |

  departures
  | service | days                        | time  |
  | daily   | mon tue wed thu fri sat sun | 12:00 |
  | train   | fri                         | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | daily   | A        |         | 0       |
  | daily   | B        | 20      |         |
  | train   | B        |         | 0       |
  | train   | C        | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | rail   | 5         |
  | *  | rail     | rail   | 5         |
  | *  | rail     | gate   | 2         |
`);
    // Off the first train on Friday at 07:00; it comes at 08:00, so on Thursday: it left on Wednesday.
    const onWednesday = 52;
    expect(latestOff(["in", "daily", "train"], trains, { from: "P" })).toEqual([
      onWednesday - 5,
      95,
      120,
    ]);
  });
});

describe("limits of a way are those of the whole search", () => {
  const statusOf = (network: Network, asked: object = {}): string =>
    createPlanner(network).plan({ ...QUESTION, ...asked, minimize: "duration" }).status;

  /** From A to C by so many lorries, each an hour; `more` links beside them, over other places. */
  const chain = (legs: number, more = "", others: readonly string[] = []): Network => {
    const places = Array.from({ length: legs + 1 }, (_, at) =>
      at === 0 ? "A" : at === legs ? "C" : `P${at}`,
    );
    const rows = places.slice(1).map((to, at) => `| l${at} | road | ${places[at]} | ${to} | 1 |`);
    return networkFromTables(`
  links
  | id | mode | from | to | durationH |
  ${rows.join("\n  ")}
  ${more}
${INSTANT_TRANSFERS}${closeTogether([...places, ...others])}`);
  };
  test("of no more legs than a way may have; where one might be longer, the search finds out", () => {
    expect(soonestOf(chain(MOST_LEGS))).toBe(MOST_LEGS);
    // A lorry back is no use.
    expect(soonestOf(chain(MOST_LEGS, "| back | road | C | A | 1 |"))).toBe(MOST_LEGS);
    const tooLong = chain(MOST_LEGS + 1);
    expect(soonestOf(tooLong)).toBe("not known");
    expect(statusOf(tooLong)).toBe("infeasible");
  });

  test("a way too long is no matter where it is of no use", () => {
    const tooLong = MOST_LEGS + 1;
    // It cannot be in time.
    expect(soonestOf(chain(tooLong), { arriveBefore: "2026-03-03T08:00Z" })).toBe("none");
    // Another is faster by an hour, if it is the last to come near to C.
    const fast = `| far | road | A | X | ${MOST_LEGS - 0.1} |\n  | near | road | X | C | 0.1 |`;
    expect(soonestOf(chain(tooLong, fast, ["X"]))).toBe(MOST_LEGS);
    // Where the legs are too many, one lorry has come as soon.
    const shortcut = `| short | road | A | P${tooLong} | ${tooLong} |`;
    expect(soonestOf(chain(tooLong + 1, shortcut))).toBe(tooLong + 1);
    // It leads away, and nothing leads to C.
    const places = Array.from({ length: tooLong }, (_, at) => `Q${at + 1}`);
    const away = places.map((to, at) => `| q${at} | road | ${places[at - 1] ?? "A"} | ${to} | 1 |`);
    const deadEnd = networkFromTables(`
  links
  | id   | mode | from | to | durationH |
  | back | road | C    | A  | 1         |
  ${away.join("\n  ")}
${INSTANT_TRANSFERS}${closeTogether(["A", "C", ...places])}`);
    expect(soonestOf(deadEnd)).toBe("none");
  });

  test("a train that comes as soon by a way of more legs does not make it longer", () => {
    const places = Array.from({ length: MOST_LEGS - 1 }, (_, at) => `P${at + 1}`);
    const rows = places.map((to, at) => `| l${at} | rail | ${places[at - 1] ?? "A"} | ${to} | 1 |`);
    const network = networkFromTables(`
  links
  | id   | mode | from | to | durationH |
  ${rows.join("\n  ")}
  | last | rail | ${places.at(-1)} | C | 1 |
  | near | rail | A | Q | 0.5 |

  services
  | id    | mode |
  | train | rail |

  departures
  | service | days | time  |
  | train   | mon  | 08:45 |

  calls
  | service | terminal | arriveH | departH |
  | train   | Q        |         | 0       |
  | train   | P1       | 0.25    |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | rail   | 0         |
  | *  | rail     | gate   | 0         |
${closeTogether(["A", "C", "Q", ...places])}`);
    // It could be at P1 at 08:45, and is there at 09:00 as the first link is.
    expect(soonestOf(network)).toBe(MOST_LEGS);
  });

  test("no leg departs after the horizon", () => {
    const horizonH = HORIZON_MINUTES / H;
    /** Two lorries, the first so long. */
    const slow = (durationH: number): Network =>
      networkFromTables(`
  links
  | id | mode | from | to | durationH    |
  | a  | road | A    | P  | ${durationH} |
  | b  | road | P    | C  | 1            |
${INSTANT_TRANSFERS}`);
    expect(soonestOf(slow(horizonH))).toBe(horizonH + 1);
    expect(statusOf(slow(horizonH))).toBe("optimal");
    expect(soonestOf(slow(horizonH + 1))).toBe("none");
    expect(statusOf(slow(horizonH + 1))).toBe("infeasible");
  });

  test("cargo that comes in time to a terminal that opens too late is late", () => {
    const shut = networkFromTables(`
  terminals
  | id | timeZone | openDays | opensAt | closesAt |
  | C  | UTC      | tue      | 06:00   | 18:00    |

  links
  | id | mode | from | to | durationH |
  | a  | road | A    | C  | 10        |
${INSTANT_TRANSFERS}`);
    // There on Monday at 18:00, handled on Tuesday at 06:00.
    const inTime = { arriveBefore: "2026-03-03T06:00Z" };
    const late = { arriveBefore: "2026-03-03T05:59Z" };
    expect([soonestOf(shut, inTime), soonestOf(shut, late)]).toEqual([22, "none"]);
    expect([statusOf(shut, inTime), statusOf(shut, late)]).toEqual(["optimal", "infeasible"]);
  });
});
