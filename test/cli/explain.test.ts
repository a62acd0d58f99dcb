/** The command `explain`, on a network one can solve in the head. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { TINY } from "../kit/folders.ts";
import { runCommand as run } from "../kit/runCommand.ts";

const TRIP = [
  "explain",
  "--network",
  TINY,
  "--from",
  "INL",
  "--to",
  "FAR",
  "--depart",
  "2026-06-01T08:00+08:00",
];

test("prints what the answer hangs on, below the answer", async () => {
  const { status, out, err } = await run(...TRIP, "--minimize", "cost=1,duration=10");
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out.slice(out.indexOf("next best way"))).toMatchInlineSnapshot(`
    "next best way
      3,330.00 USD, 40 d, 3,812 kg: INL:RAIL → road COAST:PORT → sea liner FAR:CITY
      -1,830.00 USD, +23 d 10 h, +1,262 kg; loses by 3,790 (cost -1,830, duration 5,620, CO2e 0)
      -3,700.00 USD  freight   rail wide-train GATE:BORDER > FAR:CITY     wide-train   the best alone
      +1,600.00 USD  freight   road road-inl-coast INL:RAIL > COAST:PORT  road         the other alone
      +1,500.00 USD  freight   sea liner COAST:PORT > FAR:CITY            liner        the other alone
      -1,300.00 USD  freight   rail block-train INL:RAIL > GATE:BORDER    block-train  the best alone
        +150.00 USD  handling  FAR:CITY                                   out-sea      the other alone
         -80.00 USD  handling  GATE:BORDER                                gauge        the best alone
         +80.00 USD  handling  COAST:PORT                                 road-sea     the other alone
         -40.00 USD  handling  INL:RAIL                                   in-rail      the best alone
         -40.00 USD  handling  FAR:CITY                                   out-rail     the best alone
              +30 d  moving    sea liner COAST:PORT > FAR:CITY                         the other alone
           -8 d 8 h  moving    rail wide-train GATE:BORDER > FAR:CITY                  the best alone
          +4 d 12 h  waiting   COAST:PORT                                              the other alone
               -3 d  moving    rail block-train INL:RAIL > GATE:BORDER                 the best alone
               +2 d  handling  FAR:CITY                                                1 d, the other 3 d
          -1 d 10 h  waiting   INL:RAIL                                                1 d 10 h, the other 0 h
           +1 d 6 h  moving    road road-inl-coast INL:RAIL > COAST:PORT               the other alone
               -1 d  cutOff    INL:RAIL                                                1 d, the other 0 h
               -1 d  waiting   GATE:BORDER                                             the best alone
               +1 d  cutOff    COAST:PORT                                              the other alone
              -12 h  handling  GATE:BORDER                                             the best alone
               -6 h  cutOff    GATE:BORDER                                             the best alone
               +6 h  handling  COAST:PORT                                              the other alone
               -2 h  handling  INL:RAIL                                                2 h, the other 0 h
          +2,000 kg  moving    sea liner COAST:PORT > FAR:CITY            sea-50       the other alone
          +1,792 kg  moving    road road-inl-coast INL:RAIL > COAST:PORT  road-80      the other alone
          -1,680 kg  moving    rail wide-train GATE:BORDER > FAR:CITY     rail-20      the best alone
            -840 kg  moving    rail block-train INL:RAIL > GATE:BORDER    rail-20      the best alone
             -10 kg  hub       INL:RAIL                                   hub          the best alone
             -10 kg  hub       GATE:BORDER                                hub          the best alone
             +10 kg  hub       COAST:PORT                                 hub          the other alone

    connections
      Inland rail terminal (INL:RAIL)  slack 1 d 10 h     next 2026-06-06 20:00 +08:00        available 2026-06-20 16:00 +02:00, 3 d later
      Border yard (GATE:BORDER)        reckoned wait 1 d  next about 2026-06-10 11:00 +05:00  available 2026-06-19 16:00 +02:00, 2 d later

    another way wins (the least change in whole cents; figures of today)
      tariff block-train
        dearer: +3,790.00 USD a leg
          then 3,330.00 USD, 40 d, 3,812 kg: INL:RAIL → road COAST:PORT → sea liner FAR:CITY
        cheaper: less by 1300 USD, a leg of "block-train" is free, and the best way stays until then
      tariff wide-train
        dearer: +3,790.00 USD a leg
          then 3,330.00 USD, 40 d, 3,812 kg: INL:RAIL → road COAST:PORT → sea liner FAR:CITY
        cheaper: less by 3700 USD, a leg of "wide-train" is free, and the best way stays until then
      carbon price
        dearer: however high the carbon price, the best way stays
        cheaper: the carbon price cannot be less by a cent
      value of an hour
        dearer: +139.84 USD an hour, at 149.84 USD
          then 58,800.00 USD, 1 d 16 h, 67,220 kg: INL:AIR → air freighter FAR:CITY
        cheaper: -6.75 USD an hour, at 3.25 USD
          then 3,330.00 USD, 40 d, 3,812 kg: INL:RAIL → road COAST:PORT → sea liner FAR:CITY
    "
  `);
});

test("in another currency tariffs still change in the network's, and each figure says which", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lianyun-rates-"));
  writeFileSync(
    join(folder, "fx.csv"),
    "currency,units,worth,date,source,grade,basis\nEUR,1,2,2026-06-01,tiny,estimate,made up\n",
  );
  const words = ["--minimize", "cost=1,duration=10", "--currency", "EUR", "--overlay", folder];
  const { status, out } = await run(...TRIP, ...words);
  expect(status).toBe(0);
  expect(out).toMatch(
    /^ {2}tariff block-train\n {4}dearer: \+[\d,.]+ USD a leg\n {6}then 1,665\.00 EUR, /m,
  );
  expect(out).toContain("cheaper: less by 1300 USD, a leg");
  expect(out).toMatch(/ EUR an hour, at [\d,.]+ EUR$/m);
  expect(out).not.toContain("the network's currency");
});

test("as JSON: the fields of plan and those of the explanation", async () => {
  const { status, out } = await run(...TRIP, "--json");
  expect(status).toBe(0);
  expect(Object.keys(JSON.parse(out))).toEqual(
    expect.arrayContaining([
      "status",
      "itinerary",
      "runnerUp",
      "connections",
      "tariffs",
      "carbonPrice",
      "hourValue",
    ]),
  );
});

test("no way: a reason a line, as for plan", async () => {
  const { status, out, err } = await run(...TRIP, "--arrive-before", "2026-06-01T09:00+08:00");
  expect({ status, out }).toEqual({ status: 3, out: "" });
  expect(err).toContain("[deadline_too_early]");
});
