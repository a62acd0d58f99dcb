/** FEATURE: scenarios change prices, exchange rates, emissions, punctuality, gauges and days. */
import {
  addCalendar,
  addSurcharge,
  dropCalendar,
  type Modification,
  scaleDelay,
  scaleFactor,
  scaleFx,
  scaleTariff,
  setDelay,
  setFactor,
  setFx,
  setGauge,
  setTariff,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { co2eText, costText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { changed, refusal } from "../kit/scenarios.ts";

const network = networkFromTables(`
  links
  | id    | mode | from | to  | durationH | distanceKm | corridor | gaugeMm | factor   |
  | broad | rail | ALA  | BRE | 50        | 100        | north    | 1520    | electric |
  | usual | rail | BRE  | DUI | 30        | 100        | north    | 1435    | electric |
  | truck | road | ALA  | DUI | 90        | 300        |          |         | diesel   |

  tariffs
  | id    | corridor | mode | currency | perTeu |
  | line  | north    | rail | EUR      | 100    |
  | lorry |          | road | USD      | 450    |

  transfers
  | id     | at | fromMode | toMode | fromGaugeMm | toGaugeMm | durationH | costPerTeu |
  | in     | *  | gate     | rail   |             |           | 0         | 0          |
  | enter  | *  | gate     | road   |             |           | 0         | 0          |
  | reload | *  | rail     | rail   | 1520        | 1435      | 12        | 50         |
  | change | *  | rail     | rail   |             |           | 1         | 0          |
  | out    | *  | rail     | gate   |             |           | 0         | 0          |
  | leave  | *  | road     | gate   |             |           | 0         | 0          |

  factors
  | id       | per | wtwG | wttG | ttwG | reeferWtwG |
  | electric | tkm | 8    | 8    | 0    | 10         |
  | diesel   | tkm | 60   | 20   | 40   |            |

  fx
  | currency | units | worth |
  | EUR      | 1     | 1.1   |

  delays
  | id   | mode | corridor | terminal | p10H | p90H | p99H |
  | rail | rail |          |          | -6   | 24   | 48   |
  | line | rail | north    |          | 0    | 12   |      |
  | yard |      |          | BRE      | -1   | 4    |      |
`);
const ENDS = { from: "ALA", to: "DUI" };
const cost = (...made: Modification[]): string => costText(changed(network, ...made), ENDS);
const co2e = (...made: Modification[]): string =>
  co2eText(changed(network, ...made), { ...ENDS, minimize: "co2e" });

test.each<{ readonly made: Modification[]; readonly costs: string }>([
  // Twice 100 EUR and the reloading.
  { made: [], costs: "freight line 110 + handling reload 50 + freight line 110 = 270" },
  {
    made: [scaleTariff({ corridor: "north", by: 1.5 })],
    costs: "freight line 165 + handling reload 50 + freight line 165 = 380",
  },
  { made: [setTariff({ tariff: "lorry", perTeu: 200 })], costs: "freight lorry 200 = 200" },
  {
    made: [scaleFx({ currency: "EUR", by: 0.5 })],
    costs: "freight line 55 + handling reload 50 + freight line 55 = 160",
  },
  {
    made: [setFx({ currency: "EUR", worth: 1.5 })],
    costs: "freight line 150 + handling reload 50 + freight line 150 = 350",
  },
  // Without the break of gauge nobody reloads.
  {
    made: [setGauge({ link: "usual", gaugeMm: 1520 })],
    costs: "freight line 110 + freight line 110 = 220",
  },
  {
    made: [
      addSurcharge({
        surcharge: {
          ...{ id: "war", name: "War risk", nameZh: "战争险", mode: "rail" },
          ...{ currency: "USD", perTeu: 200, source: "test", grade: "official" },
        },
      }),
    ],
    costs: "freight lorry 450 = 450",
  },
])("$made: $costs", ({ made, costs }) => {
  expect(cost(...made)).toBe(costs);
});

test.each<{ readonly made: Modification[]; readonly emits: string }>([
  // 10 t over 100 km at 8 g, twice.
  { made: [], emits: "moving electric 8 + moving electric 8 = 16" },
  {
    made: [scaleFactor({ factor: "electric", by: 10 })],
    emits: "moving electric 80 + moving electric 80 = 160",
  },
  { made: [setFactor({ factor: "diesel", wtwG: 2 })], emits: "moving diesel 6 = 6" },
])("$made: $emits", ({ made, emits }) => {
  expect(co2e(...made)).toBe(emits);
});

test("every part of a factor is scaled, and parts that are no longer known go", () => {
  const factor = (made: Modification): unknown =>
    changed(network, made).factors.find(({ wtwG, id }) => id === "electric" && wtwG > 0);
  expect(factor(scaleFactor({ by: 2 }))).toMatchObject({
    wtwG: 16,
    wttG: 16,
    ttwG: 0,
    reeferWtwG: 20,
  });
  const whole = factor(setFactor({ factor: "electric", wtwG: 5 }));
  expect(whole).toMatchObject({ wtwG: 5, reeferWtwG: 10 });
  expect(whole).not.toHaveProperty("wttG");
});

test("delays are scaled within a scope, and the median stays", () => {
  const spreads = (made: Modification): string =>
    changed(network, made)
      .delays.map(({ id, p10H, p50H, p90H, p99H }) => [id, p10H, p50H, p90H, p99H ?? "-"].join(" "))
      .join(", ");
  expect(spreads(scaleDelay({ by: 2 }))).toBe("rail -12 0 48 96, line 0 0 24 -, yard -2 0 8 -");
  expect(spreads(scaleDelay({ mode: "rail", by: 2 }))).toBe(
    "rail -12 0 48 96, line 0 0 24 -, yard -1 0 4 -",
  );
  expect(spreads(scaleDelay({ corridor: "north", by: 2 }))).toBe(
    "rail -6 0 24 48, line 0 0 24 -, yard -1 0 4 -",
  );
  expect(spreads(scaleDelay({ delay: "yard", by: 3 }))).toBe(
    "rail -6 0 24 48, line 0 0 12 -, yard -3 0 12 -",
  );
  expect(spreads(setDelay({ delay: "line", p90H: 36, p99H: 72 }))).toBe(
    "rail -6 0 24 48, line 0 0 36 72, yard -1 0 4 -",
  );
});

const SHUT = addCalendar({
  calendar: {
    ...{ id: "flood", name: "Flood", nameZh: "洪水", corridor: "north", effect: "closed" },
    ...{ validFrom: "2026-03-01", validTo: "2026-03-10", source: "test", grade: "official" },
  },
});

test("days that are closed are waited for, and can be taken away again", () => {
  const first = (...made: Modification[]): string | undefined =>
    /rail broad (\S+ \S+)/.exec(planText(changed(network, ...made), ENDS))?.[1];
  expect(first()).toBe("03-02 08:00");
  expect(first(SHUT)).toBe("03-11 00:00");
  expect(changed(network, SHUT, dropCalendar("flood"))).toEqual(network);
});

test.each([
  { made: setTariff({ tariff: "lorry", perTeu: 450 }), says: "tariff lorry has these prices" },
  { made: scaleTariff({ mode: "air", by: 2 }), says: "by: no tariff is meant" },
  {
    made: [setTariff({ tariff: "lorry", perTeu: 0 }), scaleTariff({ mode: "road", by: 2 })],
    says: "modifications.1.by: what costs nothing costs nothing still [touches_nothing]",
  },
  { made: scaleFx({ currency: "USD", by: 2 }), says: 'currency: no currency "USD"' },
  {
    made: setFx({ currency: "EUR", worth: 1.1 }),
    says: "currency: the rate of EUR is this already",
  },
  { made: scaleFactor({ factor: "coal", by: 2 }), says: 'factor: no factor "coal"' },
  { made: setFactor({ factor: "diesel" }), says: "factor diesel has these grams already" },
  { made: setFactor({ factor: "diesel", wttG: 1 }), says: "1 WTT + 40 TTW is not 60 WTW" },
  { made: scaleDelay({ delay: "mist", by: 2 }), says: 'delay: no delay "mist" [unknown_delay]' },
  { made: scaleDelay({ link: "truck", by: 2 }), says: "by: no delay is meant" },
  { made: setDelay({ delay: "line", p90H: 12 }), says: "delay line has these quantiles already" },
  { made: setGauge({ mode: "road", gaugeMm: 1435 }), says: "gaugeMm: no rail link that is meant" },
  { made: dropCalendar("flood"), says: 'calendar: no calendar "flood"' },
])("$made is refused: $says", ({ made, says }) => {
  expect(refusal(network, ...[made].flat())).toContain(says);
});

test("a tariff with weight breaks has no one price by the kilogram to set", () => {
  const parcels = networkFromTables(`
    links
    | id    | mode | from | to  | durationH |
    | plane | air  | ALA  | DUI | 10        |

    tariffs
    | id     | mode | perKg | minimum |
    | parcel | air  | 4     | 9       |

    weightBreaks
    | tariff | fromKg | perKg |
    | parcel | 100    | 2     |
  `);
  expect(refusal(parcels, setTariff({ tariff: "parcel", perKg: 3 }))).toContain(
    "modifications.0.perKg: tariff parcel has weight breaks with rates of their own: scale it [bad_scenario]",
  );
  expect(changed(parcels, setTariff({ tariff: "parcel", minimum: 5 })).tariffs[0]?.minimum).toBe(5);
});
