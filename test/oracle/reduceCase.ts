/** Makes a failing case small enough to read: rows are taken out as long as it still fails. */
import { checkNetwork, type Network } from "@lianyun/planner";
import { networkText } from "../kit/tablesFromNetwork.ts";
import { withoutLinks, withoutServices } from "./changes.ts";
import type { Case } from "./randomCase.ts";

const TABLES = [
  "services",
  "links",
  "departures",
  "calls",
  "transfers",
  "tariffs",
  "terminals",
  "corridors",
  "factors",
  "fx",
] as const;

/** `network` without one row and, for services and links, without what cannot be without it. */
function without(network: Network, table: (typeof TABLES)[number], index: number): Network {
  const row = network[table][index]!;
  if (table === "services" && "id" in row) return withoutServices(network, new Set([row.id]));
  if (table === "links" && "id" in row) return withoutLinks(network, new Set([row.id]));
  return { ...network, [table]: network[table].filter((_, i) => i !== index) };
}

const isValid = (network: Network): boolean =>
  checkNetwork(network).every(({ severity }) => severity !== "error");

/** The smallest case found by taking rows out of `failing` one at a time for which `isFailing` still holds. */
export function reduceCase(failing: Case, isFailing: (candidate: Case) => boolean): Case {
  let smallest = failing;
  let isSmaller = true;
  while (isSmaller) {
    isSmaller = false;
    for (const table of TABLES) {
      for (let i = smallest.network[table].length - 1; i >= 0; i -= 1) {
        const candidate = { ...smallest, network: without(smallest.network, table, i) };
        if (!isValid(candidate.network) || !isFailing(candidate)) continue;
        smallest = candidate;
        isSmaller = true;
      }
    }
  }
  return smallest;
}

/**
 * Runs `check` and, where it throws, fails with the case reduced to what still makes it throw: as tables, ready
 * to be pasted into a module test.
 */
export function expectToHold(name: string, tried: Case, check: (candidate: Case) => void): void {
  const failureOf = (candidate: Case): string | undefined => {
    try {
      check(candidate);
      return undefined;
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  };
  if (failureOf(tried) === undefined) return;
  const { network, request } = reduceCase(tried, (candidate) => failureOf(candidate) !== undefined);
  throw new Error(
    [
      `${name}: ${failureOf({ network, request })}`,
      `request ${JSON.stringify(request)}`,
      `network ${JSON.stringify({ rateSet: network.rateSet, regime: network.regime })}`,
      networkText(network),
    ].join("\n\n"),
  );
}
