/** Charges that grow with waiting: storage at a terminal, and hire of the carrier's box. */
import type { BoxHire, Storage } from "../network/rows.ts";
import { CENTS_PER_UNIT, MINUTES_PER_DAY, toCents, toMinutes } from "../units.ts";
import { exchange, perBoxes, type Rates } from "./price.ts";
import type { Shipment } from "./shipment.ts";

/** A daily rate from a day on, in money of the network for the whole shipment. */
interface Step {
  readonly row: Storage | BoxHire;
  readonly fromDay: number;
  readonly perDay: number;
}

/** What waiting costs a shipment: nothing for a while, then by started days, in steps. */
export interface Charge {
  readonly kind: "storage" | "boxHire";
  readonly freeMinutes: number;
  readonly steps: readonly Step[];
}

/** Days of storage or hire after free time, the last one begun. */
const startedDays = (waitMinutes: number, { freeMinutes }: Charge): number =>
  Math.max(0, Math.ceil((waitMinutes - freeMinutes) / MINUTES_PER_DAY));

/** Whole cents for a wait, rounded once. */
export function chargeCents(charge: Charge, waitMinutes: number): number {
  const days = startedDays(waitMinutes, charge);
  if (days === 0) return 0;
  const { steps } = charge;
  let money = 0;
  steps.forEach(({ fromDay, perDay }, index) => {
    const lastDay = Math.min(days, (steps[index + 1]?.fromDay ?? Number.POSITIVE_INFINITY) - 1);
    money += Math.max(0, lastDay - fromDay + 1) * perDay;
  });
  return toCents(money);
}

/** The step that the first charged day pays, for telling where the charge comes from. */
export const firstStep = ({ steps }: Charge): Step | undefined => steps[0];

/**
 * The most by which a wait that is longer by `minutes` can cost more, in whole cents: every day begun in them at the
 * dearest rate, rounded up as a whole (a day alone may round down), and a cent for the rounding of the shorter wait.
 */
export function mostExtraCents({ steps }: Charge, minutes: number): number {
  if (minutes <= 0) return 0;
  const dearest = Math.max(...steps.map(({ perDay }) => perDay));
  return Math.ceil(Math.ceil(minutes / MINUTES_PER_DAY) * dearest * CENTS_PER_UNIT) + 1;
}

/** The first set of steps that prices the shipment; `unpriced` where there are sets and none does. */
export function storageCharge(
  sets: readonly (readonly Storage[])[],
  shipment: Shipment,
  rates: Rates,
): Charge | "unpriced" | undefined {
  for (const rows of sets) {
    const steps = stepsOf(rows, rates, (row) => storagePerDay(row, shipment));
    if (steps === undefined) continue;
    return { kind: "storage", freeMinutes: toMinutes(rows[0]?.freeH ?? 0), steps };
  }
  return sets.length === 0 ? undefined : "unpriced";
}

function storagePerDay(row: Storage, shipment: Shipment): number | undefined {
  const { perTeuDay, perFeuDay, perTDay } = row;
  const hasBoxRate = perTeuDay !== undefined || perFeuDay !== undefined;
  if (shipment.boxes > 0 && hasBoxRate) return perBoxes(perTeuDay, perFeuDay, shipment);
  return perTDay === undefined ? undefined : shipment.tonnes * perTDay;
}

/** Days of hire; `undefined` where the rows ask nothing by the day or the boxes are the shipper's. */
export function hireCharge(
  rows: readonly BoxHire[],
  shipment: Shipment,
  rates: Rates,
): Charge | undefined {
  if (!shipment.isCarrierBox) return undefined;
  const daily = rows.filter((row) => row.perTeuDay !== undefined || row.perFeuDay !== undefined);
  const steps = stepsOf(daily, rates, (row) => perBoxes(row.perTeuDay, row.perFeuDay, shipment));
  if (steps === undefined || steps.length === 0) return undefined;
  return {
    kind: "boxHire",
    freeMinutes: (rows[0]?.freeDays ?? 0) * MINUTES_PER_DAY,
    steps,
  };
}

/** What the carrier asks once for its boxes on a leg, in whole cents; `undefined` where a box has no price. */
export function hireOnceCents(
  rows: readonly BoxHire[],
  shipment: Shipment,
  rates: Rates,
): number | undefined {
  if (!shipment.isCarrierBox) return 0;
  let money = 0;
  for (const row of rows) {
    const boxes = perBoxes(row.perTeu, row.perFeu, shipment);
    const worth = boxes === undefined ? undefined : exchange(boxes, row.currency, rates);
    // A box without a price by the day has no price: waiting with it would seem to cost nothing.
    const daily = perBoxes(row.perTeuDay, row.perFeuDay, shipment);
    if (worth === undefined || daily === undefined) return undefined;
    money += worth;
  }
  return toCents(money);
}

function stepsOf<Row extends Storage | BoxHire>(
  rows: readonly Row[],
  rates: Rates,
  perDayOf: (row: Row) => number | undefined,
): Step[] | undefined {
  const steps: Step[] = [];
  for (const row of rows) {
    const own = perDayOf(row);
    const perDay = own === undefined ? undefined : exchange(own, row.currency, rates);
    if (perDay === undefined) return undefined;
    steps.push({ row, fromDay: row.fromDay, perDay });
  }
  return steps;
}
