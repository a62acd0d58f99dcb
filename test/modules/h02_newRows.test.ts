/** FEATURE: scenarios add terminals, links and services, whose rows are checked like those of any table. */
import {
  addLink,
  addService,
  addTerminal,
  type Link,
  type Modification,
  type Service,
  type Terminal,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { changed, refusal } from "../kit/scenarios.ts";

// By road to the sea and round; the canal is not dug.
const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | long | sea  | CAN  | HPH | 60        | 500        |
  | down | road | CAN  | NNG | 10        | 100        |
`);
const ENDS = { from: "CAN", to: "HPH" };
const EVIDENCE = { source: "plan", grade: "official" } as const;
const SOURCES = [
  { id: "plan", title: "Plan", address: "https://example.org/plan", year: 2026, grade: "official" },
] as const;
const PORT: Terminal = {
  ...{ id: "QIN", name: "Qin", nameZh: "钦", city: "QIN", cityZh: "钦", country: "XX" },
  ...{ lon: 9, lat: 0, timeZone: "UTC", kinds: ["seaPort"], ...EVIDENCE },
};
const CANAL: Link = {
  ...{ id: "canal", from: "NNG", to: "QIN", mode: "inlandWaterway" },
  ...{ distanceKm: 130, onDemand: true, durationH: 12, factor: "none-tkm", ...EVIDENCE },
};
const ROAD: Link = { ...CANAL, id: "road", mode: "road", durationH: 4 };
const SHIP: Service = {
  ...{ id: "ship", name: "Ship", nameZh: "船", mode: "sea", headwayH: 24, assumed: false },
  ...EVIDENCE,
};
const PRICE = { currency: "USD", perTeu: 20, ...EVIDENCE } as const;
const call = { service: "ship", load: false, discharge: false };
const NEW = [
  addTerminal({
    terminal: PORT,
    sources: SOURCES,
    transfers: [
      {
        ...{ id: "qin", at: "QIN", fromMode: "road", toMode: "sea", kind: "handling" },
        ...{ durationH: 3, factor: "none-box", ...PRICE },
      },
    ],
  }),
  addLink({ link: ROAD, tariffs: [{ id: "road", link: "road", ...PRICE }], sources: SOURCES }),
  addService({
    service: SHIP,
    calls: [
      { ...call, seq: 1, terminal: "QIN", departH: 0, cutOffH: 0, load: true },
      { ...call, seq: 2, terminal: "HPH", arriveH: 20, discharge: true },
    ],
    links: [{ ...CANAL, id: "gulf", from: "QIN", to: "HPH", mode: "sea", onDemand: false }],
    tariffs: [{ id: "ship", service: "ship", ...PRICE }],
  }),
];

test("a new port, road and ship are planned on together", () => {
  expect(planText(network, ENDS)).toBe(
    "CAN 03-02 08:00 ~ sea long 03-02 08:00 > 03-04 20:00 ~ HPH [2d 12h 500 0kg]",
  );
  // 4 h by road, 3 h of handling, 12 h of half a headway, 20 h at sea: 20 + 20 + 20.
  expect(planText(changed(network, ...NEW), { ...ENDS, from: "NNG" })).toBe(
    "NNG 03-02 08:00 ~ road road 03-02 08:00 > 03-02 12:00 ~ QIN 3h+12h ~ sea ship 03-03 03:00 > 03-03 23:00 ~ HPH [1d 15h 60 0kg]",
  );
});

test("a source that is there and says the same is named again", () => {
  expect(changed(network, ...NEW).sources.map(({ id }) => id)).toEqual(["test", "plan"]);
});

const [port, road, ship] = NEW as [
  ReturnType<typeof addTerminal>,
  ReturnType<typeof addLink>,
  ReturnType<typeof addService>,
];
test.each<{ readonly name: string; readonly made: readonly unknown[]; readonly says: string }>([
  {
    name: "an id that exists",
    made: [addLink({ link: { ...ROAD, id: "long" } })],
    says: 'modifications.0.link.id: links has "long" already [duplicate_id]',
  },
  {
    name: "a cell that is wrong",
    made: [{ ...port, terminal: { ...PORT, lon: 200 } }],
    says: "modifications.0.terminal.lon: expected a number >= -180 and <= 180, found 200",
  },
  {
    name: "a column that is not there",
    made: [{ ...port, terminal: { ...PORT, longitude: 9 } }],
    says: 'modifications.0.terminal.longitude: no column "longitude" in terminals',
  },
  {
    name: "a row in a list",
    made: [port, { ...road, tariffs: [{ id: "x", link: "road", ...PRICE, perTeu: -1 }] }],
    says: "modifications.1.tariffs.0.perTeu: expected a number >= 0, found -1",
  },
  {
    name: "a terminal that nobody added",
    made: [{ ...road, link: { ...ROAD, to: "QIM" } }],
    says: 'modifications.0.link.to: no terminal "QIM" [unknown_terminal]',
  },
  {
    name: "calls out of order",
    made: [port, road, { ...ship, calls: [ship.calls[0], { ...ship.calls[1], arriveH: -1 }] }],
    says: "modifications.2.calls.1.arriveH: expected a number >= 0 and <= 87600, found -1",
  },
  {
    name: "a call too early",
    made: [port, road, { ...ship, calls: ship.calls.map((row) => ({ ...row, load: true })) }],
    says: "modifications.2.calls.1.cutOffH",
  },
  {
    name: "calls of another service",
    made: [port, road, { ...ship, calls: ship.calls.map((row) => ({ ...row, service: "x" })) }],
    says: "modifications.2.calls.0.service: expected the service that is added",
  },
  {
    name: "another source of the same name",
    made: [port, { ...road, sources: [{ ...SOURCES[0], year: 2020 }] }],
    says: 'modifications.1.sources.0.id: sources has "plan" already',
  },
])("$name is refused at its place", ({ made, says }) => {
  expect(refusal(network, ...(made as Modification[]))).toContain(says);
});
