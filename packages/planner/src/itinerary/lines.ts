/** The lines of a breakdown: every figure with the row that asks it. */
import type { Compiled } from "../compile/compile.ts";
import { type Charge, chargeCents, firstStep } from "../cost/charges.ts";
import { drayageTerm, handlingEmission, type RideTerm, termGrams } from "../cost/emissions.ts";
import { pricedLeg } from "../cost/model.ts";
import { centsFor } from "../cost/price.ts";
import { quoteLeg } from "../cost/quote.ts";
import type { Shipment } from "../cost/shipment.ts";
import { localDate } from "../network/calendar.ts";
import type { Evidence, Tariff, Transfer } from "../network/rows.ts";
import type { Lorry } from "../search/query.ts";
import type { Load, Reckoning, Weighed } from "../search/weigh.ts";
import { toCents, toHours } from "../units.ts";
import type { Line, LineKind } from "./answer.ts";

/** A line in whole cents or grams, before it is shown. */
export type RawLine = Omit<Line, "amount"> & { readonly units: number };

/** What lines are told from. */
export interface Pricing {
  readonly compiled: Compiled;
  readonly weighed: Weighed;
  readonly load: Load;
  readonly reckoning: Reckoning;
}

/** Cost and CO2e of a ride that departs at an absolute minute. */
export function rideLines(
  pricing: Pricing,
  ride: number,
  departure: number,
  index: number,
): RawLine[] {
  const { reckoning, load } = pricing;
  return [
    ...rideCosts(pricing, ride, departure, index),
    ...reckoning.emissions
      .termsOf(ride)
      .map((term) => emissionLine(term, load.shipment, "leg", index)),
  ];
}

function rideCosts(
  { compiled, load, reckoning }: Pricing,
  ride: number,
  departure: number,
  index: number,
): RawLine[] {
  const row = compiled.rides[ride]!;
  const zone = compiled.zones[compiled.terminalIdx.get(row.from)!]!;
  const date = localDate(departure, zone);
  const { costs, rates, breaks } = reckoning;
  if (costs !== undefined)
    return [
      modelLine(costs.name, costs.leg(pricedLeg(row), load.cargo, date), "freight", "leg", index),
    ];
  const tariff = tariffOf(compiled, ride, departure);
  const quoted = quoteLeg(
    { ride: row, tariff, surcharges: compiled.surcharges[ride]!, hires: compiled.hires[ride]! },
    date,
    load.shipment,
    rates,
    breaks,
  );
  if (quoted === undefined) throw new Error("invariant: a ride without price was taken");
  return quoted.map(({ kind, row: by, cents }) => ({
    measure: "cost",
    kind,
    part: "leg",
    index,
    units: cents,
    rule: by.id,
    ...(kind === "freight" ? freightNotes(by, load.shipment) : {}),
    ...evidenceOf(by),
  }));
}

function freightNotes(tariff: Tariff, shipment: Shipment): Pick<Line, "covers" | "note"> {
  return {
    ...(tariff.covers === undefined ? {} : { covers: tariff.covers }),
    ...weightNote(tariff, shipment),
  };
}

function weightNote(
  { perKg, perWm }: { readonly perKg?: number; readonly perWm?: number },
  { chargeableKg, hasVolume, boxes, wm }: Shipment,
): Pick<Line, "note"> {
  const gross = hasVolume ? "" : ": no volume given, so gross weight governs";
  if (perKg !== undefined)
    return { note: `${chargeableKg} kg ${hasVolume ? "chargeable" : "gross"}${gross}` };
  if (perWm !== undefined && boxes === 0) return { note: `${wm} by weight or measure${gross}` };
  return {};
}

function modelLine(
  name: string,
  money: number | undefined,
  kind: LineKind,
  part: Line["part"],
  index: number,
): RawLine {
  if (money === undefined) throw new Error("invariant: the cost model changed its mind");
  return {
    measure: "cost",
    kind,
    part,
    index,
    units: toCents(money),
    rule: name,
    source: "cost-model",
    grade: "estimate",
    basis: `by the cost model "${name}"`,
  };
}

/** Cost and CO2e of handling by a transfer row. */
export function handlingLines(
  { weighed, load, reckoning }: Pricing,
  transfer: Transfer,
  row: number,
  index: number,
): RawLine[] {
  const { costs, factors } = reckoning;
  const cost: RawLine =
    costs === undefined
      ? {
          measure: "cost",
          kind: "handling",
          part: "transfer",
          index,
          units: weighed.transferCents[row]!,
          rule: transfer.id,
          ...weightNote(transfer, load.shipment),
          ...evidenceOf(transfer),
        }
      : modelLine(costs.name, costs.transfer(transfer, load.cargo), "handling", "transfer", index);
  const { factor, grams } = handlingEmission(factors, transfer.factor, load.shipment);
  return [
    cost,
    {
      measure: "co2e",
      kind: "hub",
      part: "transfer",
      index,
      units: grams,
      rule: factor.id,
      ...evidenceOf(factor),
    },
  ];
}

/** Hours for a person, to the hundredth. */
const shownHours = (minutes: number): number => Math.round(100 * toHours(minutes)) / 100;

/** What lying in a state for so many minutes costs: a line a charge that runs. */
export function waitLines(
  { weighed }: Pricing,
  state: number,
  minutes: number,
  index: number,
): RawLine[] {
  return weighed.charges(state).flatMap((charge: Charge) => {
    const units = chargeCents(charge, minutes);
    const step = firstStep(charge);
    if (units === 0 || step === undefined) return [];
    return [
      {
        measure: "cost" as const,
        kind: charge.kind,
        part: "transfer" as const,
        index,
        units,
        rule: step.row.id,
        note: `${shownHours(minutes)} h, ${shownHours(charge.freeMinutes)} h of them free`,
        ...evidenceOf(step.row),
      },
    ];
  });
}

/** The tariff that governs a departure of a ride. */
export function tariffOf(
  { tariffs }: Compiled,
  ride: number,
  departure: number,
): Tariff | undefined {
  return tariffs[ride]!.filter(({ from }) => from <= departure).at(-1)!.tariff;
}

/** Cost and CO2e of a door's lorry. */
export function lorryLines({ load, reckoning }: Pricing, lorry: Lorry, index: number): RawLine[] {
  const { row, km } = lorry;
  const term = drayageTerm(reckoning.factors, row.factor, km);
  return [
    {
      measure: "cost",
      kind: "drayage",
      part: "leg",
      index,
      units: lorry.cents,
      rule: row.id,
      ...weightNote(row, load.shipment),
      ...evidenceOf(row),
    },
    emissionLine(term, load.shipment, "leg", index),
  ];
}

/** What a lorry over road kilometres costs and emits; `undefined` where its row has no price for the cargo. */
export function lorryUse(
  { shipment }: Pick<Load, "shipment">,
  { factors, rates }: Pick<Reckoning, "factors" | "rates">,
  row: Lorry["row"],
  km: number,
): Pick<Lorry, "cents" | "grams"> | undefined {
  const cents = centsFor(row, shipment, km, rates);
  return cents === undefined
    ? undefined
    : { cents, grams: termGrams(drayageTerm(factors, row.factor, km), shipment) };
}

function emissionLine(
  term: RideTerm,
  shipment: Shipment,
  part: Line["part"],
  index: number,
): RawLine {
  return {
    measure: "co2e",
    kind: term.km === undefined ? "hub" : "moving",
    part,
    index,
    units: termGrams(term, shipment),
    rule: term.factor.id,
    ...evidenceOf(term.factor),
  };
}

function evidenceOf({ source, grade, basis }: Evidence): Evidence {
  return basis === undefined ? { source, grade } : { source, grade, basis };
}
