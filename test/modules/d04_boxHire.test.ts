/** FEATURE: a carrier's box is hired: once a leg, and by the started day from discharge on; one's own is not. */
import { expect, test } from "vitest";
import { costText, itineraryOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// In Malaszewicze on Monday 18:00, on by road on Friday 12:00: 90 h. In Duisburg on Saturday 08:00, handed over at 20:00: 12 h.
const chain = (boxHire: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id | mode | from | to  | corridor |
  | r1 | rail | CKG  | ALA |          |
  | r2 | rail | ALA  | MLA | north    |

  services
  | id    | mode |
  | train | rail |
  | lorry | road |

  departures
  | service | days | time  |
  | train   | mon  | 08:00 |
  | lorry   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | train   | CKG      |         | 0       | true  | false     |
  | train   | ALA      | 4       | 4       | false | false     |
  | train   | MLA      | 10      |         | false | true      |
  | lorry   | MLA      |         | 0       | true  | false     |
  | lorry   | DUI      | 20      |         | false | true      |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | road   | 0         |
  | *  | road     | gate   | 12        |

  boxHire
  | id | corridor | mode | fromDay | freeDays | perTeuDay | perFeuDay | perTeu | perFeu |
  ${boxHire}
`);
const ENDS = { from: "CKG", to: "DUI" };
const coc = { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000, boxOwner: "coc" } as const;
const coc40 = { ...coc, containers: [{ type: "40HC", count: 1 }] } as const;

test.each([
  { hire: "| once | | rail | 1 | 0 | | | 100 | |", expected: "boxHire once 100 = 100" },
  // A 40' box pays twice, or its own.
  {
    hire: "| once | | rail | 1 | 0 | | | 100 | |",
    cargo: coc40,
    expected: "boxHire once 200 = 200",
  },
  {
    hire: "| once | | rail | 1 | 0 | | | 100 | 150 |",
    cargo: coc40,
    expected: "boxHire once 150 = 150",
  },
  // 90 h - 48 h = 42 h: two started days.
  { hire: "| days | | rail | 1 | 2 | 5 | | | |", expected: "boxHire days 10 = 10" },
  { hire: "| days | | rail | 1 | 2 | 5 | 8 | | |", cargo: coc40, expected: "boxHire days 16 = 16" },
  // The first day after the free ones at 5, the second at 9.
  {
    hire: "| days | | rail | 1 | 2 | 5 | | | |\n| more | | rail | 2 | 2 | 9 | | | |",
    expected: "boxHire days 14 = 14",
  },
  // Once for the leg, then the days after it.
  {
    hire: "| both | | rail | 1 | 2 | 5 | | 100 | |",
    expected: "boxHire both 100 + boxHire both 10 = 110",
  },
  // What is asked once on several steps adds up.
  {
    hire: "| days | | rail | 1 | 2 | 5 | | 60 | |\n| more | | rail | 2 | 2 | 9 | | 40 | |",
    expected: "boxHire days 100 + boxHire days 14 = 114",
  },
  // The lorry's leg ends in Duisburg: 12 h until it is handed over, one day.
  { hire: "| lorry | | road | 1 | 0 | 5 | | | |", expected: "boxHire lorry 5 = 5" },
  { hire: "| lorry | | road | 1 | 0.5 | 5 | | | |", expected: "nothing = 0" },
  // Corridor with mode before corridor before mode; the first link that has a corridor counts.
  {
    hire: "| both | north | rail | 1 | 0 | | | 3 | |\n| north | north | | 1 | 0 | | | 2 | |\n| rail | | rail | 1 | 0 | | | 1 | |",
    expected: "boxHire both 3 = 3",
  },
  {
    hire: "| north | north | | 1 | 0 | | | 2 | |\n| rail | | rail | 1 | 0 | | | 1 | |",
    expected: "boxHire north 2 = 2",
  },
  { hire: "| sea | | sea | 1 | 0 | 5 | | 100 | |", expected: "nothing = 0" },
])("$hire", ({ hire, cargo, expected }) => {
  expect(costText(chain(hire), { ...ENDS, cargo: cargo ?? coc })).toBe(expected);
});

test("the shipper's own box, which is the default, is not hired", () => {
  const network = chain("| both | | rail | 1 | 2 | 5 | | 100 | |");
  expect(costText(network, ENDS)).toBe("nothing = 0");
  expect(costText(network, { ...ENDS, cargo: { ...coc, boxOwner: "soc" } })).toBe("nothing = 0");
});

test("the part for days belongs to the transfer, the part paid once to the leg", () => {
  const network = chain("| both | | rail | 1 | 2 | 5 | | 100 | |");
  const { lines, legs, transfers } = itineraryOf(network, { ...ENDS, cargo: coc });
  expect(
    lines
      .filter(({ kind }) => kind === "boxHire")
      .map(({ part, index, amount }) => `${part} ${index} ${amount}`),
  ).toEqual(["leg 0 100", "transfer 1 10"]);
  expect([legs[0]?.cost, transfers[1]?.cost]).toEqual([100, 10]);
});
