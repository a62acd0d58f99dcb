/** FEATURE: tables of a test say what the test is about; everything else is filled in. */
import { expect, test } from "vitest";
import { randomCase } from "../oracle/randomCase.ts";
import { applyLift } from "./ask.ts";
import { networkFromTables } from "./networkFromTables.ts";
import { networkText } from "./tablesFromNetwork.ts";
import { printTables, readTables } from "./tableText.ts";

test("a link with hours, a price and an emission is a network", () => {
  const network = networkFromTables(`
    links
    | id | mode | from | to  | durationH | costPerTeu | co2eKgPerTeu |
    | r1 | rail | CKG  | MLA | 264       | 4100       | 980          |
  `);
  expect(network.links).toEqual([
    {
      id: "r1",
      mode: "rail",
      from: "CKG",
      to: "MLA",
      durationH: 264,
      distanceKm: 1,
      onDemand: true,
      gaugeMm: 1435,
      factor: "r1-co2e",
      source: "test",
      grade: "official",
    },
  ]);
  expect(network.tariffs).toMatchObject([{ id: "r1", link: "r1", perTeu: 4100, currency: "USD" }]);
  expect(network.factors[0]).toMatchObject({ id: "r1-co2e", per: "teuKm", wtwG: 980_000 });
  expect(network.terminals.map(({ id }) => id)).toEqual(["CKG", "MLA"]);
  expect(network.transfers.filter(({ kind }) => kind === "gateIn")).toHaveLength(5);
});

test("a service needs calls and departures only", () => {
  const network = networkFromTables(`
    services
    | id | mode |
    | s1 | sea  |

    calls
    | service | terminal | arriveH | departH |
    | s1      | SHA      |         |         |
    | s1      | SIN      | 120     | 140     |
    | s1      | RTM      | 720     |         |

    departures
    | service | days | time  |
    | s1      | mon  | 08:00 |
  `);
  expect(network.links.map(({ id, onDemand }) => [id, onDemand])).toEqual([
    ["sea-SHA-SIN", false],
    ["sea-SIN-RTM", false],
  ]);
  expect(
    network.calls.map(({ seq, load, discharge, cutOffH }) => [seq, load, discharge, cutOffH]),
  ).toEqual([
    [1, true, false, 0],
    [2, true, true, 0],
    [3, false, true, undefined],
  ]);
});

test("rules need what they are about only", () => {
  const network = networkFromTables(`
    terminals
    | id  | closesAt |
    | CKG | 18:00    |

    links
    | id | mode | from | to  | durationH | corridor |
    | r1 | rail | CKG  | MLA | 264       | north    |

    calendars
    | mode | validFrom  | share | extraH | effect |
    | rail | 2026-03-02 |       |        |        |
    | rail | 2026-03-03 | 0.5   |        |        |
    | rail | 2026-03-04 |       | 10     |        |

    restrictions
    | mode | cargo |
    | rail | food  |

    storage
    | perTeuDay |
    | 10        |

    boxHire
    | perTeu |
    | 100    |

    surcharges
    | id   | mode | percent | perTeu |
    | fuel | rail | 10      |        |
    | peak | rail |         | 50     |

    drayage
    | id    | at  | perTeuKm |
    | lorry |     | 2        |
    | free  | CKG |          |
  `);
  expect(network.corridors).toEqual([{ id: "north", name: "north", nameZh: "north" }]);
  expect(network.terminals[0]).toMatchObject({
    openDays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
    opensAt: "00:00",
    closesAt: "18:00",
  });
  expect(network.terminals[1]).not.toHaveProperty("openDays");
  expect(
    network.calendars.map(({ id, effect, validFrom, validTo }) => [id, effect, validFrom, validTo]),
  ).toEqual([
    ["calendars-1", "closed", "2026-03-02", "2026-03-02"],
    ["calendars-2", "reduced", "2026-03-03", "2026-03-03"],
    ["calendars-3", "slow", "2026-03-04", "2026-03-04"],
  ]);
  expect(network.restrictions).toMatchObject([{ id: "restrictions-1", rule: "forbidden" }]);
  expect(network.storage).toMatchObject([{ at: "*", fromDay: 1, freeH: 0, currency: "USD" }]);
  expect(network.boxHire).toMatchObject([{ fromDay: 1, freeDays: 0, currency: "USD" }]);
  expect(network.surcharges.map(({ currency }) => currency)).toEqual([undefined, "USD"]);
  expect(network.drayage.map(({ perShipment }) => perShipment)).toEqual([undefined, 0]);
  expect(networkFromTables(networkText(network))).toEqual(network);
});

test("a lift sets fields and drops others", () => {
  const request = { from: "CKG", to: "DUI", modes: ["rail"], maxTransfers: 1 };
  expect(applyLift(request, { set: { maxTransfers: 2 }, unset: ["modes"] })).toEqual({
    from: "CKG",
    to: "DUI",
    maxTransfers: 2,
  });
});

test("what is wrong is thrown with its place", () => {
  const misspelt = `
    links
    | id | mode | from | to  | durationHours |
    | r1 | rail | CKG  | MLA | 264           |
  `;
  expect(() => networkFromTables(misspelt)).toThrow(
    'links › durationHours: no column "durationHours"',
  );
});

test.each([
  { text: "| id |", says: "before the name of a table" },
  { text: "links\n| id | mode |\n| r1 |", says: "expected 2 cells, got 1" },
  { text: "links\n| id\n", says: 'does not end with "|"' },
  { text: "links\n| id |\nlinks", says: "given twice" },
  { text: "some links", says: "expected the name of a table" },
])("text that is no table is refused: $says", ({ text, says }) => {
  expect(() => readTables(text)).toThrow(says);
});

test("printed tables read back", () => {
  const tables = {
    links: [
      { id: "r1", mode: "rail" },
      { id: "t1", mode: "" },
    ],
  };
  expect(readTables(printTables(tables))).toEqual(tables);
});

test("every random network of the oracle is valid and reads back from its tables", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const { network } = randomCase(seed);
    const { rateSet, regime } = network;
    const read = { ...networkFromTables(networkText(network)), rateSet, regime };
    expect(read).toEqual(network);
  }
});
