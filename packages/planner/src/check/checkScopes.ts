/** Calendars, delays and restrictions: that what they name exists and that they say something. */
import { isDate, whyNoDay } from "../network/calendar.ts";
import { groupOf, type Network, type Scope } from "../network/rows.ts";
import type { Report } from "./report.ts";

const SCOPES = ["country", "terminal", "corridor", "service", "link", "mode"] as const;
const CODE = {
  country: "unknown_terminal",
  terminal: "unknown_terminal",
  corridor: "unknown_corridor",
  service: "unknown_service",
  link: "unknown_link",
} as const;

/** Reports rows that apply nowhere, on no day, or say two things at once. */
export function checkScopes(network: Network, report: Report): void {
  const known = {
    country: new Set(network.terminals.map(({ country }) => country)),
    terminal: new Set(network.terminals.flatMap(({ id }) => [id, groupOf(id)])),
    corridor: new Set(network.corridors.map(({ id }) => id)),
    service: new Set(network.services.map(({ id }) => id)),
    link: new Set(network.links.map(({ id }) => id)),
  };
  for (const table of ["calendars", "delays", "restrictions"] as const)
    for (const [index, row] of network[table].entries()) {
      const scope: Scope & { readonly country?: string; readonly link?: string } = row;
      for (const column of ["country", "terminal", "corridor", "service", "link"] as const) {
        const id = scope[column];
        if (id !== undefined && !known[column].has(id))
          report(
            "error",
            CODE[column],
            table,
            index,
            column,
            `no ${column} "${id}" in this network`,
          );
      }
      if (SCOPES.every((column) => scope[column] === undefined))
        report(
          "error",
          "missing_value",
          table,
          index,
          "mode",
          `expected one of ${SCOPES.join(", ")}, found none`,
        );
    }
  for (const [
    index,
    { validFrom, validTo, effect, share, extraH },
  ] of network.calendars.entries()) {
    for (const [column, date] of [
      ["validFrom", validFrom],
      ["validTo", validTo],
    ] as const)
      if (!isDate(date))
        report(
          "error",
          "bad_time",
          "calendars",
          index,
          column,
          `${whyNoDay(date) ?? "expected a date"}, found ${date}`,
        );
    if (validTo < validFrom)
      report(
        "error",
        "bad_time",
        "calendars",
        index,
        "validTo",
        `covers no day: ends before ${validFrom}`,
      );
    if ((effect === "reduced") !== (share !== undefined))
      report(
        "error",
        "mismatched_parts",
        "calendars",
        index,
        "share",
        "a share belongs to the effect reduced, and to no other",
      );
    if ((effect === "slow") !== (extraH !== undefined))
      report(
        "error",
        "mismatched_parts",
        "calendars",
        index,
        "extraH",
        "extra hours belong to the effect slow, and to no other",
      );
  }
  for (const [index, { p10H, p90H, p99H }] of network.delays.entries()) {
    if (p10H > 0)
      report(
        "error",
        "out_of_range",
        "delays",
        index,
        "p10H",
        `expected at most the median 0, found ${p10H}`,
      );
    if (p90H < 0 || (p99H !== undefined && p99H < p90H))
      report("error", "out_of_range", "delays", index, "p90H", "expected 0 <= p90H <= p99H");
  }
  checkDates(network, report);
  checkHours(network, report);
}

/** First and last dates of tariffs and surcharges. */
function checkDates(network: Network, report: Report): void {
  for (const table of ["tariffs", "surcharges"] as const)
    for (const [index, { validFrom, validTo }] of network[table].entries()) {
      for (const [column, date] of [
        ["validFrom", validFrom],
        ["validTo", validTo],
      ] as const)
        if (date !== undefined && !isDate(date))
          report(
            "error",
            "bad_time",
            table,
            index,
            column,
            `${whyNoDay(date) ?? "expected a date"}, found ${date}`,
          );
      if (validFrom !== undefined && validTo !== undefined && validTo < validFrom)
        report(
          "error",
          "bad_time",
          table,
          index,
          "validTo",
          `covers no day: ends before ${validFrom}`,
        );
    }
}

/** Opening hours are whole, and open. */
function checkHours({ terminals }: Network, report: Report): void {
  for (const [index, { openDays, opensAt, closesAt }] of terminals.entries()) {
    const given = [openDays, opensAt, closesAt].filter((value) => value !== undefined).length;
    if (given !== 0 && given !== 3)
      report(
        "error",
        "mismatched_parts",
        "terminals",
        index,
        "openDays",
        "give openDays, opensAt and closesAt, or none of them",
      );
    if (opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt)
      report(
        "error",
        "bad_time",
        "terminals",
        index,
        "closesAt",
        `expected a time after ${opensAt}, found ${closesAt}`,
      );
  }
}
