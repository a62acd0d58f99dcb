/** Tariffs and transfers: what they are for, that they have a price, and that no two govern the same thing. */

import { groupBy } from "../network/groupBy.ts";
import { gaugeIn, gaugeOut, listRides, nameOfRide, type Ride } from "../network/rides.ts";
import { type DistancePrice, groupOf, type Network, REGIMES } from "../network/rows.ts";
import { type Side, scopeOfTariff, tariffsFor, transfersFor } from "../network/rules.ts";
import { checkLevels } from "./checkLevels.ts";
import type { Report } from "./report.ts";

const PARTS = [
  "perShipment",
  "perTeu",
  "perFeu",
  "perTeuKm",
  "perFeuKm",
  "perKg",
  "perWm",
] as const;

/**
 * Reports prices that cannot be used, rides that have none, and rules that contradict each other; the last two not where the
 * network is known to be governed as one that has none.
 */
export function checkPrices(network: Network, report: Report, isGoverned = false): void {
  const currencies = new Set([network.currency, ...network.fx.map(({ currency }) => currency)]);
  const checkPrice = (
    table: "tariffs" | "transfers" | "drayage",
    price: DistancePrice,
    index: number,
  ): void => {
    if (!currencies.has(price.currency))
      report(
        "error",
        "unknown_currency",
        table,
        index,
        "currency",
        `no rate for ${price.currency} in fx`,
      );
    if (PARTS.every((part) => price[part] === undefined))
      report(
        "error",
        "missing_price",
        table,
        index,
        "perShipment",
        `expected one of ${PARTS.join(", ")}, found none; 0 is a price`,
      );
  };
  checkTariffs(network, report);
  checkTransfers(network, report);
  for (const [index, tariff] of network.tariffs.entries()) checkPrice("tariffs", tariff, index);
  for (const [index, row] of network.drayage.entries()) checkPrice("drayage", row, index);
  for (const [index, row] of network.transfers.entries()) checkPrice("transfers", row, index);
  if (isGoverned) return;
  const rides = listRides(network);
  checkRides(network, rides, report);
  checkLevels(network, rides, report);
  checkHandling(network, rides, report);
}

function checkTariffs(network: Network, report: Report): void {
  const known = {
    service: new Set(network.services.map(({ id }) => id)),
    load: new Set(network.terminals.map(({ id }) => id)),
    discharge: new Set(network.terminals.map(({ id }) => id)),
    link: new Set(network.links.map(({ id }) => id)),
    corridor: new Set(network.corridors.map(({ id }) => id)),
  };
  const code = {
    service: "unknown_service",
    load: "unknown_terminal",
    discharge: "unknown_terminal",
    link: "unknown_link",
    corridor: "unknown_corridor",
  } as const;
  network.tariffs.forEach((tariff, index) => {
    if (scopeOfTariff(tariff) === undefined)
      report(
        "error",
        "mismatched_parts",
        "tariffs",
        index,
        "service",
        "expected service with load and discharge, service, link, corridor with mode, or mode",
      );
    for (const column of ["service", "load", "discharge", "link", "corridor"] as const) {
      const id = tariff[column];
      if (id !== undefined && !known[column].has(id))
        report("error", code[column], "tariffs", index, column, `no ${column} "${id}"`);
    }
  });
}

function checkTransfers(network: Network, report: Report): void {
  const places = new Set(["*"]);
  for (const { id, country } of network.terminals) places.add(id).add(groupOf(id)).add(country);
  const services = new Set(network.services.map(({ id }) => id));
  network.transfers.forEach((row, index) => {
    if (!places.has(row.at))
      report(
        "error",
        "unknown_terminal",
        "transfers",
        index,
        "at",
        `no terminal, group or country "${row.at}"`,
      );
    for (const column of ["fromService", "toService"] as const) {
      const id = row[column];
      if (id !== undefined && !services.has(id))
        report("error", "unknown_service", "transfers", index, column, `no service "${id}"`);
    }
    const fromRail = row.fromMode === "rail" && row.toMode === "rail";
    if ((row.fromGaugeMm === undefined) !== (row.toGaugeMm === undefined))
      report(
        "error",
        "mismatched_parts",
        "transfers",
        index,
        "toGaugeMm",
        "give both gauges, or neither",
      );
    else if (row.fromGaugeMm !== undefined && !fromRail)
      report(
        "error",
        "wrong_mode",
        "transfers",
        index,
        "fromGaugeMm",
        "gauges stand on rail to rail only",
      );
    const expected =
      row.fromMode === "gate" ? "gateIn" : row.toMode === "gate" ? "release" : undefined;
    if (row.fromMode === "gate" && row.toMode === "gate")
      report(
        "error",
        "wrong_mode",
        "transfers",
        index,
        "toMode",
        "expected a mode on one side, found a gate on both",
      );
    else if (expected !== undefined && row.kind !== expected)
      report(
        "error",
        "bad_word",
        "transfers",
        index,
        "kind",
        `expected ${expected}, found ${row.kind}`,
      );
    else if (expected === undefined && (row.kind === "gateIn" || row.kind === "release"))
      report(
        "error",
        "bad_word",
        "transfers",
        index,
        "kind",
        `${row.kind} needs a gate on one side`,
      );
  });
}

/** Rides under every rate set that has rows: each must be priced once, and each row must price something. */
function checkRides(network: Network, rides: readonly Ride[], report: Report): void {
  const used = new Set<string>();
  const services = new Map(network.services.map(({ id }, index) => [id, index]));
  const links = new Map(network.links.map(({ id }, index) => [id, index]));
  const own = network.rateSet ?? "calm";
  for (const rateSet of new Set([own, ...network.tariffs.map((row) => row.rateSet ?? "calm")])) {
    const tariffsOf = tariffsFor({ ...network, rateSet });
    for (const ride of rides) {
      const periods = tariffsOf(ride);
      for (const { winners } of periods) for (const { id } of winners) used.add(id);
      if (periods.every(({ winners }) => winners.length === 0) && rateSet === own) {
        const message = `no tariff for ${nameOfRide(ride)}: not offered`;
        if (ride.service === undefined)
          report(
            "warning",
            "missing_tariff",
            "links",
            links.get(ride.links[0]?.id ?? "") ?? 0,
            "id",
            message,
          );
        else
          report(
            "warning",
            "missing_tariff",
            "services",
            services.get(ride.service.id) ?? 0,
            "id",
            message,
          );
      }
      const tied = periods.find(({ winners }) => winners.length > 1);
      if (tied !== undefined) {
        const { winners, from } = tied;
        const index = network.tariffs.findIndex(({ id }) => id === winners[1]?.id);
        const names = winners.map(({ id }) => id).join(", ");
        report(
          "error",
          "ambiguous_tariff",
          "tariffs",
          index,
          "id",
          `${names} govern ${nameOfRide(ride)} equally${from === undefined ? "" : ` from ${from} on`}`,
        );
      }
    }
  }
  for (const [index, { id }] of network.tariffs.entries())
    if (!used.has(id))
      report("warning", "unused_row", "tariffs", index, "id", `no ride is priced by "${id}"`);
}

/** Handling under both document regimes: no two rows may govern one transfer, and each row must govern one. */
function checkHandling(network: Network, rides: readonly Ride[], report: Report): void {
  const used = new Set<string>();
  const reported = new Set<string>();
  const rowIndex = new Map(network.transfers.map(({ id }, index) => [id, index]));
  // A regime that no row names governs as any other does.
  const asked = network.transfers.some(({ regime }) => regime === "single") ? REGIMES : [undefined];
  const regimes = asked.map((regime) =>
    transfersFor(regime === undefined ? network : { ...network, regime }),
  );
  const look = (at: string, from: Side, to: Side): void => {
    for (const rowsOf of regimes) {
      const winners = rowsOf(at, from, to);
      for (const { id } of winners) used.add(id);
      const second = winners[1];
      if (second === undefined || reported.has(second.id)) continue;
      reported.add(second.id);
      const names = winners.map(({ id }) => id).join(", ");
      report(
        "error",
        "ambiguous_transfer",
        "transfers",
        rowIndex.get(second.id) ?? 0,
        "id",
        `${names} govern ${at} equally`,
      );
    }
  };
  const touched = new Set([
    ...network.calls.map(({ terminal }) => terminal),
    ...network.links.flatMap(({ from, to }) => [from, to]),
  ]);
  const named = new Set(
    network.transfers.flatMap(({ fromService, toService }) => [fromService, toService]),
  );
  const arrivingAt = groupBy(rides, ({ to }) => to);
  const leavingFrom = groupBy(rides, ({ from }) => from);
  for (const [index, { id }] of network.terminals.entries()) {
    // One ride a kind is enough: rules see mode, gauge and the services that rows name.
    const arriving = distinctSides(arrivingAt.get(id) ?? [], named);
    const leaving = distinctSides(leavingFrom.get(id) ?? [], named);
    for (const outside of ["gate", "lorry"] as const) {
      for (const ride of leaving) look(id, outside, ride);
      for (const ride of arriving) look(id, ride, outside);
    }
    for (const from of arriving) for (const to of leaving) look(id, from, to);
    if (!touched.has(id))
      report("warning", "unused_row", "terminals", index, "id", `no link or call touches "${id}"`);
  }
  for (const [index, { id }] of network.transfers.entries())
    if (!used.has(id))
      report(
        "warning",
        "unused_row",
        "transfers",
        index,
        "id",
        `no transfer is governed by "${id}"`,
      );
}

function distinctSides(rides: readonly Ride[], named: ReadonlySet<string | undefined>): Ride[] {
  const kinds = new Map<string, Ride>();
  for (const ride of rides) {
    const service = named.has(ride.service?.id) ? ride.service?.id : "";
    kinds.set(`${ride.mode} ${service} ${gaugeOut(ride)} ${gaugeIn(ride)}`, ride);
  }
  return [...kinds.values()];
}
