import { readNetwork } from "@lianyun/node";
import {
  createPlanner,
  type Itinerary,
  MOST_KG_PER_BOX,
  type ParetoRequest,
  type PlanRequest,
  scaleTariff,
  scenario,
} from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { type CsvRecord, readCsv } from "../own/readCsv.ts";
import type { Answer, Found } from "./answer.ts";
import { createDesk, type Desk } from "./desk.ts";

const SHIPMENT = {
  from: "INL",
  to: "FAR",
  cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-06-01T00:00Z",
} as const;
const REQUEST: ParetoRequest = { ...SHIPMENT, over: ["cost", "duration"] };
const PLAN: PlanRequest = { ...SHIPMENT, minimize: "cost" };
const DEARER = scenario("dearer", scaleTariff({ mode: "rail", by: 2 }));
const OWN = {
  key: "own-1",
  tables: {
    tariffs: {
      columns: ["id", "service", "currency", "perTeu", "perFeu", "source", "grade", "basis"],
      rows: [["liner", "liner", "USD", "1", "1", "tiny", "estimate", "made up"]],
      file: "Tariffs of ours.csv",
      lines: [2],
    },
  },
};

let desk: Desk;
beforeAll(async () => {
  const folder = new URL("../../../data/tiny", import.meta.url).pathname;
  desk = createDesk(createPlanner(await readNetwork(folder)));
  await desk.hold(OWN);
});

function found(answer: Answer): Found {
  if (answer.status !== "found") throw new Error(JSON.stringify(answer));
  return answer;
}
const costs = (figures: readonly Pick<Itinerary, "cost">[] | undefined) =>
  figures?.map(({ cost }) => cost);

test("a scenario is compared with the own tables alone, own tables with the network as it is", async () => {
  const real = found(await desk.ask(REQUEST, {}));
  const own = found(await desk.ask(REQUEST, { own: OWN.key }));
  const both = found(await desk.ask(REQUEST, { own: OWN.key, scenario: DEARER }));
  expect(costs(own.itineraries)).not.toEqual(costs(real.itineraries));
  expect(real.without).toBeUndefined();
  expect(costs(own.without)).toEqual(costs(real.itineraries));
  expect(costs(both.without)).toEqual(costs(own.itineraries));
});

test("what is asked about an answer is asked under what it was found under, whatever was asked since", async () => {
  const { supposed = {} } = found(await desk.ask(REQUEST, { scenario: DEARER }));
  const printed = await desk.print(REQUEST, supposed);
  const departure = await desk.departure(PLAN, supposed);
  const cheapest = await desk.cheapest(REQUEST, supposed, "rail");
  expect(departure).toHaveProperty("cost");
  await desk.ask(REQUEST, {});
  expect(await desk.print(REQUEST, supposed)).toBe(printed);
  expect(await desk.departure(PLAN, supposed)).toEqual(departure);
  expect(await desk.cheapest(REQUEST, supposed, "rail")).toEqual(cheapest);
  expect(JSON.parse(printed).scenario).toEqual(DEARER);
  const real = JSON.parse(await desk.print(REQUEST, {}));
  expect(real).not.toHaveProperty("scenario");
  expect(costs(real.itineraries)).not.toEqual(costs(JSON.parse(printed).itineraries));
});

test("an answer with own tables names their files, in the export too", async () => {
  const { supposed = {}, ownFiles } = found(await desk.ask(REQUEST, { own: OWN.key }));
  expect(ownFiles).toEqual(["Tariffs of ours.csv"]);
  expect(JSON.parse(await desk.print(REQUEST, supposed)).overlay).toEqual(ownFiles);
  expect(JSON.parse(await desk.print(REQUEST, {}))).not.toHaveProperty("overlay");
});

test("the tariffs of a way are a table to start own rates from, without what the scenario makes of them", async () => {
  const { itineraries } = found(await desk.ask(REQUEST, {}));
  const way = itineraries[0] as Itinerary;
  const { ownTariffs } = await desk.about(way, REQUEST, { scenario: DEARER });
  expect(ownTariffs).toBe((await desk.about(way, REQUEST, {})).ownTariffs);
  const [head, ...rows] = readCsv(ownTariffs) as CsvRecord[];
  expect(rows.length).toBeGreaterThan(0);
  const columns = head?.cells ?? [];
  expect(columns.slice(0, 3)).toEqual(["id", "rateSet", "service"]);
  const tariffs = { columns, rows: rows.map(({ cells }) => cells) };
  await desk.hold({ key: "template", tables: { tariffs } });
  const again = found(await desk.ask(REQUEST, { own: "template" }));
  expect(costs(again.itineraries)).toEqual(costs(itineraries));
});

test("a day the planner does not take is refused in words", async () => {
  const refused = await desk.departure({ ...PLAN, departAfter: "soon" }, {});
  expect(refused).toMatchObject({
    faults: expect.arrayContaining([expect.stringContaining("departAfter")]),
  });
});

test("cargo too heavy for its boxes is refused by field and code, at the limit that the page knows", async () => {
  const ask = (grossKg: number) =>
    desk.ask({ ...REQUEST, cargo: { ...REQUEST.cargo, grossKg } }, {});
  expect(await ask(MOST_KG_PER_BOX + 1)).toMatchObject({
    status: "refused",
    issues: [{ code: "bad_request", at: { column: "cargo.grossKg" } }],
  });
  expect((await ask(MOST_KG_PER_BOX)).status).not.toBe("refused");
});

test("own tables that were never sent are a fault of the page", async () => {
  await expect(desk.ask(REQUEST, { own: "lost" })).rejects.toThrow("own tables lost");
});
