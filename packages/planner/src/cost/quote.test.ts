import { describe, expect, test } from "vitest";
import type { Ride } from "../network/rides.ts";
import type { BoxHire, Surcharge, Tariff } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { ratesOf } from "./price.ts";
import { quoteLeg, sumCents } from "./quote.ts";
import { shipmentOf } from "./shipment.ts";

const evidence = { source: "s", grade: "official" } as const;
const rates = ratesOf("USD", []);
const CARGO: Cargo = { containers: [{ type: "20GP", count: 2 }], grossKg: 20_000 };
const ride: Ride = {
  mode: "rail",
  from: "A",
  to: "B",
  links: [],
  distanceKm: 500,
  calls: [],
  offsetMinutes: 0,
  rideMinutes: 0,
  cutOffMinutes: 0,
};
const TARIFF: Tariff = { id: "t", currency: "USD", perTeu: 100, ...evidence };
const surcharge = (given: Partial<Surcharge> & { id: string }): Surcharge => ({
  name: given.id,
  nameZh: given.id,
  ...evidence,
  ...given,
});

interface Asked {
  readonly tariff?: Partial<Tariff> | undefined;
  readonly surcharges?: readonly Surcharge[];
  readonly hires?: readonly BoxHire[];
  readonly cargo?: Partial<Cargo>;
  readonly date?: string | undefined;
}

/** The lines as text, `undefined` where there is no price. */
function quote({
  tariff = {},
  surcharges = [],
  hires = [],
  cargo,
  ...rest
}: Asked): string | undefined {
  const date = "date" in rest ? rest.date : "2026-03-02";
  const breaks = new Map([
    ["t", [{ id: "b", tariff: "t", fromKg: 10_000, perKg: 1, ...evidence }]],
  ]);
  const priced = { ride, tariff: { ...TARIFF, ...tariff }, surcharges, hires };
  const lines = quoteLeg(priced, date, shipmentOf({ ...CARGO, ...cargo }), rates, breaks);
  return lines?.map(({ kind, row, cents }) => `${kind} ${row.id} ${cents / 100}`).join(", ");
}

describe("freight", () => {
  test("by the tariff, its kilometres and its weight breaks", () => {
    expect(quote({})).toBe("freight t 200");
    expect(quote({ tariff: { perTeuKm: 1 } })).toBe("freight t 1200");
    expect(quote({ tariff: { perKg: 2 } })).toBe("freight t 20200");
  });

  test("no tariff, or one that does not price the boxes, is no price", () => {
    const none = { ride, tariff: undefined, surcharges: [], hires: [] };
    expect(quoteLeg(none, undefined, shipmentOf(CARGO), rates, new Map())).toBeUndefined();
    expect(quote({ tariff: { perTeu: undefined as never, perFeu: 1 } })).toBeUndefined();
  });
});

describe("surcharges", () => {
  test("each that concerns the leg, as a line of its own; a share is of the freight alone", () => {
    const surcharges = [
      surcharge({ id: "fixed", currency: "USD", perTeu: 7 }),
      surcharge({ id: "share", percent: 12.5 }),
      surcharge({ id: "other", percent: 50, tariff: "another" }),
      surcharge({ id: "own", percent: 1, tariff: "t" }),
    ];
    expect(quote({ surcharges })).toBe(
      "freight t 200, surcharge fixed 14, surcharge share 25, surcharge own 2",
    );
  });

  test("a share is rounded to whole cents", () => {
    expect(quote({ surcharges: [surcharge({ id: "share", percent: 0.123 })] })).toBe(
      "freight t 200, surcharge share 0.25",
    );
  });

  test.each([
    { date: "2026-02-28", expected: "freight t 200" },
    { date: "2026-03-01", expected: "freight t 200, surcharge march 2" },
    { date: "2026-03-31", expected: "freight t 200, surcharge march 2" },
    { date: "2026-04-01", expected: "freight t 200" },
    { date: undefined, expected: "freight t 200" },
  ])("of March on $date: $expected", ({ date, expected }) => {
    const dates = { validFrom: "2026-03-01", validTo: "2026-03-31" };
    const surcharges = [surcharge({ id: "march", percent: 1, ...dates })];
    expect(quote({ surcharges, date })).toBe(expected);
  });

  test.each<{ cargo: Partial<Cargo>; expected: string }>([
    { cargo: {}, expected: "freight t 200, surcharge all 2" },
    { cargo: { reefer: true }, expected: "freight t 200, surcharge all 2, surcharge cold 4" },
    {
      cargo: { dangerousGoods: { class: "3" } },
      expected: "freight t 200, surcharge all 2, surcharge danger 6",
    },
  ])("asked of $cargo", ({ cargo, expected }) => {
    const surcharges = [
      surcharge({ id: "all", on: "all", percent: 1 }),
      surcharge({ id: "cold", on: "reefer", percent: 2 }),
      surcharge({ id: "danger", on: "dangerousGoods", percent: 3 }),
    ];
    expect(quote({ cargo, surcharges })).toBe(expected);
  });

  test("one without a price for the boxes leaves the leg without", () => {
    expect(
      quote({ surcharges: [surcharge({ id: "x", currency: "USD", perFeu: 1 })] }),
    ).toBeUndefined();
    // A price in no currency has no rate.
    expect(quote({ surcharges: [surcharge({ id: "x", perTeu: 1 })] })).toBeUndefined();
  });
});

describe("hire asked once", () => {
  const hire = (perTeu: number | undefined): BoxHire => ({
    id: "h",
    fromDay: 1,
    freeDays: 0,
    currency: "USD",
    ...(perTeu === undefined ? { perFeu: 1 } : { perTeu }),
    ...evidence,
  });
  const cargo = { boxOwner: "coc" } as const;
  test("a line, named by the first row; none where it is nothing", () => {
    expect(quote({ cargo, hires: [hire(30)] })).toBe("freight t 200, boxHire h 60");
    expect(quote({ cargo, hires: [hire(0)] })).toBe("freight t 200");
    expect(quote({ hires: [hire(30)] })).toBe("freight t 200");
  });
  test("without a price for the boxes the leg has none", () => {
    expect(quote({ cargo, hires: [hire(undefined)] })).toBeUndefined();
  });
});

test("the sum of lines", () => {
  const row = TARIFF;
  expect(sumCents([])).toBe(0);
  expect(
    sumCents([
      { kind: "freight", row, cents: 3 },
      { kind: "freight", row, cents: 4 },
    ]),
  ).toBe(7);
});
