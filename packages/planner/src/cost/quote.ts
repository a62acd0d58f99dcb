/** What a leg costs on a date: freight by tariff, surcharges on it, and what the carrier asks once for its boxes. */
import type { Ride } from "../network/rides.ts";
import type { BoxHire, Surcharge, Tariff, WeightBreak } from "../network/rows.ts";
import { isValidOn } from "../network/rules.ts";
import { hireOnceCents } from "./charges.ts";
import { centsFor, type Rates } from "./price.ts";
import type { Shipment } from "./shipment.ts";

/** A cost line of a leg, in whole cents. */
export type QuoteLine =
  | { readonly kind: "freight"; readonly row: Tariff; readonly cents: number }
  | { readonly kind: "surcharge"; readonly row: Surcharge; readonly cents: number }
  | { readonly kind: "boxHire"; readonly row: BoxHire; readonly cents: number };

/** What prices a leg. */
export interface Priced {
  readonly ride: Ride;
  readonly tariff: Tariff | undefined;
  /** Those whose scope the leg is in. */
  readonly surcharges: readonly Surcharge[];
  readonly hires: readonly BoxHire[];
}

/** Weight breaks by tariff id, each list by rising weight. */
export type Breaks = ReadonlyMap<string, readonly WeightBreak[]>;

/** Every cost line of a leg that departs on a local date (`undefined`: before every dated row), or `undefined` where it has no price. */
export function quoteLeg(
  { ride, tariff, surcharges, hires }: Priced,
  date: string | undefined,
  shipment: Shipment,
  rates: Rates,
  breaks: Breaks,
): readonly QuoteLine[] | undefined {
  if (tariff === undefined) return undefined;
  const freight = centsFor(tariff, shipment, ride.distanceKm, rates, breaks.get(tariff.id));
  if (freight === undefined) return undefined;
  const lines: QuoteLine[] = [{ kind: "freight", row: tariff, cents: freight }];
  for (const row of surcharges) {
    if (row.tariff !== undefined && row.tariff !== tariff.id) continue;
    if (!isValidOn(row, date) || !isAskedOf(row, shipment)) continue;
    const cents = surchargeCents(row, freight, shipment, rates);
    if (cents === undefined) return undefined;
    lines.push({ kind: "surcharge", row, cents });
  }
  const once = hireOnceCents(hires, shipment, rates);
  if (once === undefined) return undefined;
  const [row] = hires;
  if (once > 0 && row !== undefined) lines.push({ kind: "boxHire", row, cents: once });
  return lines;
}

function isAskedOf({ on }: Surcharge, { isReefer, isDangerous }: Shipment): boolean {
  switch (on ?? "all") {
    case "all":
      return true;
    case "reefer":
      return isReefer;
    case "dangerousGoods":
      return isDangerous;
  }
}

function surchargeCents(
  row: Surcharge,
  freight: number,
  shipment: Shipment,
  rates: Rates,
): number | undefined {
  if (row.percent !== undefined) return Math.round((freight * row.percent) / 100);
  return centsFor({ ...row, currency: row.currency ?? "" }, shipment, 0, rates);
}

/** The sum of cost lines. */
export const sumCents = (lines: readonly QuoteLine[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);
