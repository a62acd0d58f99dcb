/** Storage, box hire and weight breaks: that they name what exists and charge something. */

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
}
