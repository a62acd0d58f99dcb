/** Storage, box hire, weight breaks, surcharges and drayage: that they name what exists and charge something. */

import { groupOf, type Network } from "../network/rows.ts";
import type { Report } from "./report.ts";

const STORAGE_RATES = ["perTeuDay", "perFeuDay", "perTDay"] as const;
const HIRE_RATES = ["perTeuDay", "perFeuDay", "perTeu", "perFeu"] as const;

export function checkCharges(network: Network, report: Report): void {
  const currencies = new Set([network.currency, ...network.fx.map(({ currency }) => currency)]);
  const places = new Set(["*"]);
  for (const { id, country } of network.terminals) places.add(id).add(groupOf(id)).add(country);
  const corridors = new Set(network.corridors.map(({ id }) => id));
  const tariffs = new Map(network.tariffs.map((tariff) => [tariff.id, tariff]));
  for (const [index, row] of network.storage.entries()) {
    if (!places.has(row.at))
      report(
        "error",
        "unknown_terminal",
        "storage",
        index,
        "at",
        `no terminal, group or country "${row.at}"`,
      );
    if (STORAGE_RATES.every((rate) => row[rate] === undefined))
      report(
        "error",
        "missing_price",
        "storage",
        index,
        "perTeuDay",
        `expected one of ${STORAGE_RATES.join(", ")}, found none`,
      );
  }
  for (const [index, row] of network.boxHire.entries()) {
    if (row.corridor !== undefined && !corridors.has(row.corridor))
      report(
        "error",
        "unknown_corridor",
        "boxHire",
        index,
        "corridor",
        `no corridor "${row.corridor}"`,
      );
    if (HIRE_RATES.every((rate) => row[rate] === undefined))
      report(
        "error",
        "missing_price",
        "boxHire",
        index,
        "perTeuDay",
        `expected one of ${HIRE_RATES.join(", ")}, found none`,
      );
  }
  for (const table of ["storage", "boxHire"] as const)
    for (const [index, { currency }] of network[table].entries())
      if (!currencies.has(currency))
        report(
          "error",
          "unknown_currency",
          table,
          index,
          "currency",
          `no rate for ${currency} in fx`,
        );
  for (const [index, { tariff }] of network.weightBreaks.entries()) {
    const row = tariffs.get(tariff);
    if (row === undefined)
      report("error", "unknown_tariff", "weightBreaks", index, "tariff", `no tariff "${tariff}"`);
    else if (row.perKg === undefined)
      report(
        "error",
        "mismatched_parts",
        "weightBreaks",
        index,
        "tariff",
        `tariff "${tariff}" has no price per kg`,
      );
  }
  checkSteps(network, report);
  checkSurcharges(network, report);
  checkDrayage(network, places, report);
}

/** Rows that are steps of one charge must agree on the free time and begin on different days. */
function checkSteps(network: Network, report: Report): void {
  const first = new Map<string, number>();
  const days = new Set<string>();
  const look = (
    table: "storage" | "boxHire",
    index: number,
    key: string,
    free: readonly [column: string, value: number],
    fromDay: number,
  ): void => {
    const known = first.get(key) ?? free[1];
    first.set(key, known);
    if (known !== free[1])
      report(
        "error",
        "mismatched_parts",
        table,
        index,
        free[0],
        `expected ${known} as in the other steps of ${key}, found ${free[1]}`,
      );
    if (days.has(`${key} ${fromDay}`))
      report(
        "error",
        "duplicate_id",
        table,
        index,
        "fromDay",
        `day ${fromDay} begins twice in ${key}`,
      );
    days.add(`${key} ${fromDay}`);
  };
  for (const [index, { at, mode, freeH, fromDay }] of network.storage.entries())
    look(
      "storage",
      index,
      `storage at ${at} after ${mode ?? "any mode"}`,
      ["freeH", freeH],
      fromDay,
    );
  for (const [index, { corridor, mode, freeDays, fromDay }] of network.boxHire.entries())
    look(
      "boxHire",
      index,
      `hire on ${corridor ?? "any corridor"} by ${mode ?? "any mode"}`,
      ["freeDays", freeDays],
      fromDay,
    );
}

const SURCHARGE_PRICES = ["perShipment", "perTeu", "perFeu", "perKg", "perWm"] as const;

function checkSurcharges(network: Network, report: Report): void {
  const known = {
    tariff: new Set(network.tariffs.map(({ id }) => id)),
    service: new Set(network.services.map(({ id }) => id)),
    corridor: new Set(network.corridors.map(({ id }) => id)),
  };
  const code = {
    tariff: "unknown_tariff",
    service: "unknown_service",
    corridor: "unknown_corridor",
  } as const;
  const currencies = new Set([network.currency, ...network.fx.map(({ currency }) => currency)]);
  for (const [index, row] of network.surcharges.entries()) {
    for (const column of ["tariff", "service", "corridor"] as const) {
      const id = row[column];
      if (id !== undefined && !known[column].has(id))
        report("error", code[column], "surcharges", index, column, `no ${column} "${id}"`);
    }
    const isPriced = SURCHARGE_PRICES.some((part) => row[part] !== undefined);
    if (isPriced === (row.percent !== undefined))
      report(
        "error",
        isPriced ? "mismatched_parts" : "missing_price",
        "surcharges",
        index,
        "percent",
        `expected either percent or one of ${SURCHARGE_PRICES.join(", ")}`,
      );
    if (isPriced && row.currency === undefined)
      report("error", "missing_value", "surcharges", index, "currency", "a price needs a currency");
    if (row.currency !== undefined && !currencies.has(row.currency))
      report(
        "error",
        "unknown_currency",
        "surcharges",
        index,
        "currency",
        `no rate for ${row.currency} in fx`,
      );
  }
}

function checkDrayage(network: Network, places: ReadonlySet<string>, report: Report): void {
  const seen = new Set<string>();
  const factors = new Map(network.factors.map((factor) => [factor.id, factor]));
  for (const [index, { at, factor }] of network.drayage.entries()) {
    if (!places.has(at))
      report(
        "error",
        "unknown_terminal",
        "drayage",
        index,
        "at",
        `no terminal, group or country "${at}"`,
      );
    if (seen.has(at))
      report("error", "duplicate_id", "drayage", index, "at", `"${at}" already has a row`);
    seen.add(at);
    const row = factors.get(factor);
    if (row === undefined)
      report("error", "unknown_factor", "drayage", index, "factor", `no factor "${factor}"`);
    else if (row.per !== "tkm" && row.per !== "teuKm")
      report(
        "error",
        "factor_unit",
        "drayage",
        index,
        "factor",
        `expected a factor per tkm or teuKm, found one per ${row.per}`,
      );
  }
}
