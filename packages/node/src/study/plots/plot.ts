/** What the plots of a study have in common: the rows they read, what is measured, how things are called. */
import type { ResultRow } from "../columns.ts";

/** The cells of a result that plots look at. */
export type PlotRow = Pick<
  ResultRow,
  | "origin"
  | "destination"
  | "cargo"
  | "departure"
  | "criterion"
  | "scenario"
  | "status"
  | "baseStatus"
  | "currency"
  | "cost"
  | "durationH"
  | "co2eKg"
  | "modes"
  | "baseCost"
  | "baseDurationH"
  | "baseCo2eKg"
>;

/** A plot that takes its rows in any portions, and is drawn at the end. */
export interface Plot {
  add(rows: readonly PlotRow[]): void;
  /** A whole SVG file, with a note below it if there is one; `undefined` where the rows hold nothing to draw. */
  draw(names?: Names, note?: string): string | undefined;
}

/** What a reader calls scenarios and places; their ids where nothing is given. */
export interface Names {
  readonly scenario: (id: string) => string;
  readonly place: (id: string) => string;
}
export const IDS: Names = { scenario: (id) => id, place: (id) => id };

/** The network as it is: what the others are compared with. */
export const BASE_ID = "base";

/** A change worth a plot: percent of cost or of emissions, days. */
export type Measure = "cost" | "duration" | "co2e";

/** How a change is told: in words, and its unit. */
export const MEASURES: Readonly<
  Record<Measure, { readonly what: string; readonly unit: string; readonly decimals: number }>
> = {
  cost: { what: "cost", unit: "%", decimals: 0 },
  duration: { what: "duration", unit: "days", decimals: 1 },
  co2e: { what: "CO2e", unit: "%", decimals: 0 },
};

const HOURS_A_DAY = 24;

/** The change of a row in the unit of the measure; `undefined` where there is no way in the base or in the scenario. */
export function changeOf(row: PlotRow, measure: Measure): number | undefined {
  if (row.status !== "optimal" || row.baseStatus !== "optimal") return undefined;
  const [is, was] = {
    cost: [row.cost, row.baseCost],
    duration: [row.durationH, row.baseDurationH],
    co2e: [row.co2eKg, row.baseCo2eKg],
  }[measure] as [number | null, number | null];
  if (is === null || was === null) return undefined;
  if (measure === "duration") return (is - was) / HOURS_A_DAY;
  return was === 0 ? undefined : (100 * (is - was)) / was;
}

/** True for a row that had a way in the base and has none any more. */
export const isCutOff = ({ status, baseStatus }: PlotRow): boolean =>
  baseStatus === "optimal" && status === "infeasible";

/** Values in the order they came, each once. */
export class Order {
  readonly #places = new Map<string, number>();
  add(value: string): void {
    if (!this.#places.has(value)) this.#places.set(value, this.#places.size);
  }
  get all(): readonly string[] {
    return [...this.#places.keys()];
  }
}
