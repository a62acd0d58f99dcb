/** FEATURE: scenarios change running hours, time at terminals and at borders; later calls shift with them. */
import {
  type Modification,
  scaleBorder,
  scaleDuration,
  scaleDwell,
  setBorder,
  setDuration,
  setDwell,
} from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { callsText, changed, refusal } from "../kit/scenarios.ts";

// A train that stops at the border and calls at Warsaw, and lorries beside it.
const network = networkFromTables(`
  links
  | id     | mode | from | to  | durationH | corridor |
  | toLand | rail | CKG  | BOR |           | north    |
  | toWest | rail | BOR  | WAW |           | west     |
  | toEnd  | rail | WAW  | DUI |           | west     |
  | truck  | road | CKG  | BOR | 24        | north    |

  services
  | id    | mode | headwayH |
  | train | rail | 24       |

  calls
  | service | terminal | arriveH | departH | load  | discharge | step   |
  | train   | CKG      |         | 0       | true  | false     |        |
  | train   | BOR      | 100     | 120     | false | false     | border |
  | train   | WAW      | 150     | 156     | true  | true      |        |
  | train   | DUI      | 200     |         | false | true      |        |
`);

// Runs of 100, 30 and 44 hours; stays of 20 and 6.
test.each<{ readonly made: Modification; readonly calls: string }>([
  {
    made: scaleDuration({ service: "train", by: 2 }),
    calls: "CKG -0 > BOR 200-220 > WAW 280-286 > DUI 374-",
  },
  {
    made: scaleDuration({ corridor: "north", by: 0.5 }),
    calls: "CKG -0 > BOR 50-70 > WAW 100-106 > DUI 150-",
  },
  {
    made: scaleDuration({ mode: "rail", corridor: "west", by: 2 }),
    calls: "CKG -0 > BOR 100-120 > WAW 180-186 > DUI 274-",
  },
  {
    made: setDuration({ link: "toEnd", durationH: 40 }),
    calls: "CKG -0 > BOR 100-120 > WAW 150-156 > DUI 196-",
  },
  {
    made: scaleDwell({ terminal: "WAW", by: 2 }),
    calls: "CKG -0 > BOR 100-120 > WAW 150-162 > DUI 206-",
  },
  {
    made: setDwell({ terminal: "WAW", aboardH: 1.5 }),
    calls: "CKG -0 > BOR 100-120 > WAW 150-151.5 > DUI 195.5-",
  },
  {
    made: scaleBorder({ terminal: "BOR", by: 3 }),
    calls: "CKG -0 > BOR 100-160 > WAW 190-196 > DUI 240-",
  },
  {
    made: setBorder({ terminal: "BOR", borderH: 6 }),
    calls: "CKG -0 > BOR 100-106 > WAW 136-142 > DUI 186-",
  },
])("$made leaves $calls", ({ made, calls }) => {
  expect(callsText(changed(network, made), "train")).toBe(calls);
});

test("a link on demand takes other hours, unless a service is meant", () => {
  const hours = (...made: Modification[]): string =>
    planText(changed(network, ...made), { from: "CKG", to: "BOR" });
  expect(hours()).toBe("CKG 03-02 08:00 ~ road truck 03-02 08:00 > 03-03 08:00 ~ BOR [1d 0 0kg]");
  expect(hours(scaleDuration({ corridor: "north", by: 1.5 }))).toContain("[1d 12h 0 0kg]");
  expect(hours(setDuration({ mode: "road", durationH: 7 }))).toContain("[7h 0 0kg]");
  expect(hours(scaleDuration({ service: "train", by: 3 }))).toContain("[1d 0 0kg]");
});

test.each([
  [scaleDuration({ by: 2 }), scaleDuration({ by: 0.5 })],
  [scaleDwell({ terminal: "WAW", by: 4 }), scaleDwell({ terminal: "WAW", by: 0.25 })],
  [scaleBorder({ terminal: "BOR", by: 2 }), scaleBorder({ terminal: "BOR", by: 0.5 })],
])("%o and back is what it was", (there, back) => {
  expect(changed(network, there, back)).toEqual(network);
});

test("what is not changed keeps its rows", () => {
  const slower = changed(network, scaleDwell({ terminal: "WAW", by: 2 }));
  expect(slower.links).toBe(network.links);
  expect(slower.transfers).toBe(network.transfers);
  expect(slower.calls[1]).toBe(network.calls[1]);
});

test.each([
  { made: scaleDwell({ terminal: "BOR", by: 2 }), says: "no hours at BOR are changed by it" },
  { made: scaleBorder({ terminal: "WAW", by: 2 }), says: "no border hours at WAW" },
  { made: scaleBorder({ terminal: "WAR", by: 2 }), says: 'terminal: no terminal "WAR"' },
  { made: scaleDuration({ by: 1 }), says: "by: times 1 is no change [touches_nothing]" },
  { made: scaleDuration({ corridor: "south", by: 2 }), says: 'corridor: no corridor "south"' },
  { made: { do: "scaleDuration", by: 0 }, says: "modifications.0.by" },
  { made: setDwell({ terminal: "WAW", kind: "release" }), says: "kind: a kind is of handling" },
])("$made is refused: $says", ({ made, says }) => {
  expect(refusal(network, made)).toContain(says);
});

describe("handling at a terminal whose rules are those of wider places", () => {
  // Rails end at both ports; rules of the country, of everywhere, and one for a service.
  const ports = networkFromTables(
    `
    terminals
    | id      | country |
    | CKG     | CN      |
    | SHA:ONE | CN      |
    | SHA:TWO | CN      |
    | NGB     | CN      |
    | SIN     | SG      |

    links
    | id   | mode | from    | to      | durationH |
    | one  | rail | CKG     | SHA:ONE | 40        |
    | two  | rail | CKG     | SHA:TWO | 40        |
    | ngb  | rail | CKG     | NGB     | 40        |
    | out1 | sea  | SHA:ONE | SIN     | 100       |
    | out2 | sea  | SHA:TWO | SIN     | 100       |
    | out3 | sea  | NGB     | SIN     | 100       |

    transfers
    | id   | at  | fromMode | toMode | durationH |
    | in   | *   | gate     | rail   | 2         |
    | any  | *   | rail     | sea    | 12        |
    | cn   | CN  | rail     | sea    | 10        |
    | out  | *   | sea      | gate   | 4         |
  `,
  );
  const hoursBy = (port: string, ...made: Modification[]): string =>
    /\[(.*?) 0 0kg\]/.exec(
      planText(changed(ports, ...made), { from: "CKG", to: "SIN", via: [port] }),
    )?.[1] ?? "none";

  // In 2, rail 40, handling, sea 100, out 4.
  test.each<{
    readonly made: Modification[];
    readonly one: string;
    readonly two: string;
    readonly ngb: string;
  }>([
    { made: [], one: "6d 12h", two: "6d 12h", ngb: "6d 12h" },
    {
      made: [scaleDwell({ terminal: "SHA:ONE", by: 2 })],
      one: "6d 22h",
      two: "6d 12h",
      ngb: "6d 12h",
    },
    { made: [scaleDwell({ terminal: "SHA", by: 2 })], one: "6d 22h", two: "6d 22h", ngb: "6d 12h" },
    {
      made: [setDwell({ terminal: "SHA", handlingH: 120 })],
      one: "11d 2h",
      two: "11d 2h",
      ngb: "6d 12h",
    },
    {
      made: [scaleDwell({ terminal: "SIN", kind: "release", by: 3 })],
      one: "6d 20h",
      two: "6d 20h",
      ngb: "6d 20h",
    },
    {
      made: [scaleDwell({ terminal: "SHA", by: 2 }), scaleDwell({ terminal: "SHA:TWO", by: 2 })],
      one: "6d 22h",
      two: "7d 18h",
      ngb: "6d 12h",
    },
  ])("$made: $one, $two, $ngb", ({ made, one, two, ngb }) => {
    expect(["SHA:ONE", "SHA:TWO", "NGB"].map((port) => hoursBy(port, ...made))).toEqual([
      one,
      two,
      ngb,
    ]);
  });

  test("made and undone the copies are gone", () => {
    const there = changed(ports, scaleDwell({ terminal: "SHA", by: 2 }));
    expect(there.transfers.map(({ id }) => id)).toContain("cn-at-SHA:ONE");
    expect(changed(there, scaleDwell({ terminal: "SHA", by: 0.5 })).transfers).toEqual(
      ports.transfers,
    );
  });
});

test("a wider rule for a service does not come before a nearer rule for all", () => {
  const tables = networkFromTables(`
    terminals
    | id  | country |
    | CKG | CN      |
    | SHA | CN      |
    | SIN | SG      |

    services
    | id   | mode | headwayH |
    | ship | sea  | 0.02     |

    links
    | id    | mode | from | to  | durationH |
    | truck | road | CKG  | SHA | 20        |

    calls
    | service | terminal | arriveH | departH |
    | ship    | SHA      |         | 0       |
    | ship    | SIN      | 100     |         |

    transfers
    | id   | at  | fromMode | toMode | toService | durationH |
    | in   | *   | gate     | road   |           | 0         |
    | near | CN  | road     | sea    |           | 3         |
    | far  | *   | road     | sea    | ship      | 50        |
    | out  | *   | sea      | gate   |           | 0         |
  `);
  const slower = changed(tables, scaleDwell({ terminal: "SHA", by: 2 }));
  // 20 h by road, 6 h and not 100 h of handling, a minute's wait, 100 h at sea.
  expect(planText(slower, { from: "CKG", to: "SIN" })).toBe(
    "CKG 03-02 08:00 ~ road truck 03-02 08:00 > 03-03 04:00 ~ SHA 6h+0.02h ~ sea ship 03-03 10:01 > 03-07 14:01 ~ SIN [5d 6.02h 0 0kg]",
  );
});

test("a break of gauge is handled at the border in the border's hours", () => {
  const gauges = networkFromTables(`
    links
    | id    | mode | from | to  | durationH | gaugeMm |
    | broad | rail | ALA  | BRE | 50        | 1520    |
    | usual | rail | BRE  | DUI | 30        | 1435    |

    transfers
    | id     | at | fromMode | toMode | fromGaugeMm | toGaugeMm | kind        | durationH |
    | in     | *  | gate     | rail   |             |           | gateIn      | 1         |
    | reload | *  | rail     | rail   | 1520        | 1435      | gaugeChange | 20        |
    | out    | *  | rail     | gate   |             |           | release     | 1         |
  `);
  const ends = { from: "ALA", to: "DUI" };
  expect(planText(gauges, ends)).toContain("[4d 6h 0 0kg]");
  const quick = changed(gauges, setBorder({ terminal: "BRE", borderH: 5 }));
  // 1 + 50 + 5 + 30 + 1, and the hours at the gate stay.
  expect(planText(quick, ends)).toContain("[3d 15h 0 0kg]");
  expect(quick.transfers.filter(({ at }) => at === "BRE").map(({ id }) => id)).toEqual([
    "reload-at-BRE",
  ]);
});
