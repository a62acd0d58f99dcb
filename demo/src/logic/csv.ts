/** The offered ways as a table for other programs: field names and ids, no words of the page. */
import type { Itinerary } from "@lianyun/planner";
import { byKind, COST_KINDS, stepsOf, TIME_KINDS } from "./buildUp.ts";
import { calmModes } from "./calm.ts";
import type { Results } from "./results.ts";

/**
 * A row an option, cheapest way first. `scenario` holds the switches that are on, the level of rates among them, or `base`;
 * `calmRates` the modes of legs that are priced as in calm times under other rates. Words of a cell are parted by spaces.
 */
export function csvOf({ ways, labels, found, question }: Results): string {
  const head = [
    "option",
    "way",
    "currency",
    "cost",
    "durationH",
    "co2eKg",
    "departAt",
    "arriveAt",
    "availableAt",
    "assumed",
    ...COST_KINDS.map((kind) => `cost_${kind}`),
    ...TIME_KINDS.map((kind) => `h_${kind}`),
    "scenario",
    "calmRates",
  ];
  const scenario = question.scenarios.length === 0 ? "base" : question.scenarios.join(" ");
  const rows = ways.flatMap(({ options }) =>
    options.map((index) => {
      const itinerary = found.itineraries[index] as Itinerary;
      const steps = stepsOf(itinerary);
      const costs = byKind(steps.flatMap((step) => step.costs));
      const hours = byKind(steps.flatMap((step) => step.hours));
      return [
        labels[index],
        wayText(itinerary),
        found.currency,
        itinerary.cost,
        itinerary.durationH,
        itinerary.co2eKg,
        itinerary.departAt,
        itinerary.arriveAt,
        itinerary.availableAt,
        itinerary.legs.some(({ assumed }) => assumed),
        ...COST_KINDS.map((kind) => round(costs[kind])),
        ...TIME_KINDS.map((kind) => round(hours[kind])),
        scenario,
        calmModes(itinerary).join(" "),
      ];
    }),
  );
  return textOf([head, ...rows]);
}

/** Rows of values as the text of a table. */
export const textOf = (rows: readonly (readonly unknown[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");

/** `CNCKG:TUANJIE > rail DEDUI:RAIL`. */
const wayText = ({ legs }: Itinerary): string =>
  [legs[0]?.from, ...legs.map(({ mode, to }) => `${mode} ${to}`)].join(" > ");

/** Sums of cents and minutes, without the dust of adding decimals. */
const round = (amount = 0): number => Math.round(amount * 100) / 100;

/** Quoted where it must be; what a spreadsheet would take for a formula becomes text. */
export function cell(value: unknown): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
