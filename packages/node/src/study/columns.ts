/** The columns of a result, in order: one table for Parquet, CSV and the documentation. */

/** What a cell holds. Lists are texts joined by `;`. Only nullable columns have empty cells. */
export interface ResultColumn {
  readonly type: "text" | "whole" | "number" | "flag";
  readonly isNullable: boolean;
  /** `currency`: money in the row's own; empty where it is no quantity. */
  readonly unit: "" | "currency" | "h" | "kg CO2e" | "share";
  readonly about: string;
}

const text = (about: string): ResultColumn => ({
  type: "text",
  isNullable: false,
  unit: "",
  about,
});
const whole = (about: string): ResultColumn => ({
  type: "whole",
  isNullable: true,
  unit: "",
  about,
});
const flag = (about: string): ResultColumn => ({
  type: "flag",
  isNullable: true,
  unit: "",
  about,
});
const number =
  (unit: ResultColumn["unit"]) =>
  (about: string): ResultColumn => ({ type: "number", isNullable: true, unit, about });
const money = number("currency");
const hours = number("h");
const kg = number("kg CO2e");
const plain = number("");

/** A row of a result: what each cell is stands in `RESULT_COLUMNS`. */
export interface ResultRow {
  readonly request: string;
  readonly origin: string;
  readonly destination: string;
  readonly cargo: string;
  readonly departure: string;
  readonly criterion: string;
  readonly scenario: string;
  readonly status: string;
  readonly reasons: string;
  readonly message: string;
  readonly currency: string;
  readonly isProven: boolean | null;
  readonly cost: number | null;
  readonly durationH: number | null;
  readonly co2eKg: number | null;
  readonly transfers: number | null;
  readonly modes: string;
  readonly gateways: string;
  readonly services: string;
  readonly notices: string;
  readonly baseStatus: string;
  readonly baseCost: number | null;
  readonly baseDurationH: number | null;
  readonly baseCo2eKg: number | null;
  readonly deltaCost: number | null;
  readonly deltaDurationH: number | null;
  readonly deltaCo2eKg: number | null;
  readonly deltaTransfers: number | null;
  readonly deltaObjective: number | null;
  readonly keptStatus: string;
  readonly regretObjective: number | null;
  readonly regretCost: number | null;
  readonly regretDurationH: number | null;
  readonly regretCo2eKg: number | null;
  readonly legsLeft: string;
  readonly legsJoined: string;
  readonly flipTariff: string;
  readonly flipTariffChange: number | null;
  readonly flipCarbonUp: number | null;
  readonly flipCarbonDown: number | null;
  readonly flipHourUp: number | null;
  readonly flipHourDown: number | null;
  readonly draws: number | null;
  readonly drawDurationP10H: number | null;
  readonly drawDurationP50H: number | null;
  readonly drawDurationP90H: number | null;
  readonly drawCostP10: number | null;
  readonly drawCostP50: number | null;
  readonly drawCostP90: number | null;
  readonly drawArrivesShare: number | null;
  readonly drawOnTimeShare: number | null;
  readonly labels: number | null;
  readonly extracted: number | null;
}

export type ResultColumnName = keyof ResultRow;

export const RESULT_COLUMNS: Readonly<Record<ResultColumnName, ResultColumn>> = {
  request: text(
    "Id of the request row; `FROM>TO` of a pair, `row 3` of a row of `requests` without an id.",
  ),
  origin: text("Terminal or group, or a door as `lon,lat`."),
  destination: text("As `origin`."),
  cargo: text("Name of the cargo class; `own` where the row brings its own."),
  departure: text("When the cargo is ready, ISO 8601 with offset."),
  criterion: text(
    "Name of the criterion; of a row that brings its own: its name, or `own` for weights.",
  ),
  scenario: text("Id of the scenario; `base`: the network as it is."),
  status: text(
    "`optimal`; `infeasible`: no way, `reasons` says why; `stopped`: the budget ran out, figures are of the best way found, if any; `refused`: the request cannot be read or names an unknown place, `message` says what is wrong.",
  ),
  reasons: text("Codes of reasons or issues, each once; empty where `optimal`."),
  message: text("What is wrong with a refused request; empty otherwise."),
  currency: text("ISO 4217, of all money in the row; empty where refused."),
  isProven: flag(
    "Whether no better way can be missing: false where a search gave up looking ahead to what cargo owes for storage and hire further on, or the budget ran out. Empty where refused.",
  ),
  cost: money("Cost of the way: freight, handling, surcharges, drayage, storage, hire."),
  durationH: hours("From ready to available at the destination."),
  co2eKg: kg("Emissions, well to wheel."),
  transfers: whole("Changes between legs."),
  modes: text("Modes of the legs in order; legs that follow by the same mode count once."),
  gateways: text(
    "Terminals between the two ends where the cargo crosses a border, changes gauge, or is handled, in order.",
  ),
  services: text(
    "Services of the legs in order; on-demand links and lorries of doors by their id.",
  ),
  notices: text(
    "Codes of what must be known of the way, each once: `beyond_calendars`: days of years in which no calendar of the network begins, planned without holidays and closings; `calm_rate`: the rate set of the scenario has no rate for a leg, which is priced as in calm times; `reduced`: less room than usual; `restricted`: conditions for this cargo; `storage_unpriced`: storage without a price.",
  ),
  baseStatus: text("`status` of the same request in the base."),
  baseCost: money("`cost` in the base."),
  baseDurationH: hours("`durationH` in the base."),
  baseCo2eKg: kg("`co2eKg` in the base."),
  deltaCost: money("`cost` less `baseCost`; where both are optimal, as all deltas."),
  deltaDurationH: hours("`durationH` less `baseDurationH`."),
  deltaCo2eKg: kg("`co2eKg` less `baseCo2eKg`."),
  deltaTransfers: whole("`transfers` less those in the base."),
  deltaObjective: plain(
    "Change in what was minimized: money, hours, kg CO2e, or the weighted sum.",
  ),
  keptStatus: text(
    "What became of the base way in the scenario: `kept`, `gone`: its legs no longer lead there within the limits, `stopped`: the budget ran out before that was known. Empty where the base has no way.",
  ),
  regretObjective: plain(
    "Keeping the base way less choosing anew, in what was minimized, both in the scenario: 0 or more. Empty where the base way no longer leads there.",
  ),
  regretCost: money("As `regretObjective`, in cost; may be negative where cost was not minimized."),
  regretDurationH: hours("As `regretCost`, in hours."),
  regretCo2eKg: kg("As `regretCost`, in emissions."),
  legsLeft: text("Legs of the base way that the new one does without: `mode by FROM>TO`."),
  legsJoined: text("Legs of the new way that the base way does without."),
  flipTariff: text(
    "Tariff of the way whose least change makes another way win; with `options: { flips: true }`, as all flips.",
  ),
  flipTariffChange: money("That change, for each leg under the tariff; negative: it must fall."),
  flipCarbonUp: money("Price of a tonne of CO2e from which another way wins."),
  flipCarbonDown: money(
    "Price of a tonne of CO2e below which another way wins, where one is weighed.",
  ),
  flipHourUp: money("Value of an hour from which another way wins."),
  flipHourDown: money("Value of an hour below which another way wins, where one is weighed."),
  draws: whole("Draws of delays; empty without `draws`, as all that follow from them."),
  drawDurationP10H: hours("A tenth of the draws is at most so long."),
  drawDurationP50H: hours("Half of the draws is at most so long."),
  drawDurationP90H: hours("Nine tenths of the draws are at most so long."),
  drawCostP10: money("A tenth of the draws costs at most so much."),
  drawCostP50: money("Half of the draws costs at most so much."),
  drawCostP90: money("Nine tenths of the draws cost at most so much."),
  drawArrivesShare: number("share")(
    "Share of draws that come to an end: in the others no departure was left within 400 days.",
  ),
  drawOnTimeShare: number("share")("Share of draws that make `arriveBefore`."),
  labels: whole(
    "Partial ways made by the search for the way: its work, the same on every machine.",
  ),
  extracted: whole("Partial ways looked at by it."),
};

export const RESULT_COLUMN_NAMES: readonly ResultColumnName[] = Object.keys(
  RESULT_COLUMNS,
) as ResultColumnName[];

/** What became of a request. */
export type RowStatus = "optimal" | "infeasible" | "stopped" | "refused";
export const ROW_STATUSES: readonly RowStatus[] = ["optimal", "infeasible", "stopped", "refused"];
