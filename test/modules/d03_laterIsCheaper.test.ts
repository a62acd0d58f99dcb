/** FEATURE: cargo that comes earlier owes more storage: by cost, the way that arrives later may win. */
import { expect, test } from "vitest";
import { costText, frontText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = (
  dear: number,
  storage: string,
  calendars = "",
): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | fast | road | CKG  | MLA | 10        | 100        |
  | slow | road | CKG  | MLA | 58        | ${dear}    |

  services
  | id    | mode | costPerTeu |
  | train | rail | 500        |

  departures
  | service | days | time  |
  | train   | fri  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | MLA      |         | 0       |
  | train   | DUI      | 20      |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | road     | rail   | 0         |
  | *  | rail     | gate   | 0         |

  storage
  | id | at | fromDay | freeH | perTeuDay |
  ${storage}

  calendars
  | mode | validFrom | validTo | extraH |
  ${calendars}
`);
// Monday 18:00 to Friday 12:00 is 90 h, Wednesday 18:00 to Friday 12:00 is 42 h: 3 days and 1 day after 24 h.
const LEVEL = "| yard | MLA | 1 | 24 | 20 |";

test.each([
  { dear: 110, expected: "freight slow 110 + storage yard 20 + freight train 500 = 630" },
  { dear: 139, expected: "freight slow 139 + storage yard 20 + freight train 500 = 659" },
  { dear: 141, expected: "freight fast 100 + storage yard 60 + freight train 500 = 660" },
])("the slower lorry at $dear", ({ dear, expected }) => {
  expect(costText(network(dear, LEVEL), { from: "CKG", to: "DUI" })).toBe(expected);
});

test("one way is on the front: both are in Duisburg at the same time", () => {
  expect(frontText(network(110, LEVEL), { from: "CKG", to: "DUI" })).toEqual([
    "CKG 03-02 08:00 ~ road slow 03-02 08:00 > 03-04 18:00 ~ MLA 0h+42h ~ rail train 03-06 12:00 > 03-07 08:00 ~ DUI [5d 630 0kg]",
  ]);
});

test("steps: the first two days are free of charge, the third is dear", () => {
  // Three days: 0 + 0 + 200; one day: 0.
  expect(costText(network(250, "| yard | MLA | 3 | 24 | 200 |"), { from: "CKG", to: "DUI" })).toBe(
    "freight slow 250 + freight train 500 = 750",
  );
});

test("the hire of a carrier's box for days does the same", () => {
  // 90 h and 42 h after two free days: 42 h, that is two days, and none.
  const hired = {
    ...network(110, ""),
    boxHire: networkFromTables(`
    links
    | id   | mode | from | to  | durationH |
    | slow | road | CKG  | MLA | 58        |

    boxHire
    | id   | mode | freeDays | perTeuDay |
    | hire | road | 2        | 20        |
    `).boxHire,
  };
  const cargo = {
    containers: [{ type: "20GP", count: 1 }],
    grossKg: 10_000,
    boxOwner: "coc",
  } as const;
  expect(costText(hired, { from: "CKG", to: "DUI", cargo })).toBe(
    "freight slow 110 + freight train 500 = 610",
  );
  expect(costText(hired, { from: "CKG", to: "DUI" })).toBe(
    "freight fast 100 + freight train 500 = 600",
  );
});

test("cargo is not held at the gate to owe less storage further on", () => {
  // An hour more until Wednesday: there on Monday at 19:00, 89 h before the train, three days. Held until Thursday 00:00 it
  // would be there 26 h before and owe one day; but cargo goes on as soon as it can.
  const slow = network(250, LEVEL, "| road | 2026-03-02 | 2026-03-04 | 1 |");
  expect(costText(slow, { from: "CKG", to: "DUI" })).toBe(
    "freight fast 100 + storage yard 60 + freight train 500 = 660",
  );
});
