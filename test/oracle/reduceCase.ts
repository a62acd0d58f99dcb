/** Makes a failing case small enough to read: rows, cells and limits are taken out as long as it still fails. */
import { checkNetwork, type Network, type Request } from "@lianyun/planner";
import { networkText } from "../kit/tablesFromNetwork.ts";
import { withoutLinks, withoutServices, withoutTariffs } from "./changes.ts";
import type { Case } from "./randomCase.ts";

const TABLES = [
  "services",
  "links",
  "departures",
  "calls",
  "calendars",
  "restrictions",
  "storage",
  "boxHire",
  "surcharges",
  "weightBreaks",
  "drayage",
  "transfers",
  "tariffs",
  "terminals",
  "corridors",
  "factors",
  "fx",
] as const;
type Table = (typeof TABLES)[number];

/** `network` without one row and without what cannot be without it. */
function withoutRow(network: Network, table: Table, index: number): Network {
  const row = network[table][index]!;
  const id = "id" in row ? row.id : "";
  if (table === "services") return withoutServices(network, new Set([id]));
  if (table === "links") return withoutLinks(network, new Set([id]));
  if (table === "tariffs") return withoutTariffs(network, (tariff) => tariff.id === id);
  return { ...network, [table]: network[table].filter((_, i) => i !== index) };
}

/** Cells without which a row says less and is still a row. Hours of opening go together. */
const CELLS: readonly (readonly string[])[] = [
  ["openDays", "opensAt", "closesAt"],
  ["corridor"],
  ["bookingLeadH"],
  ["capacityTeu"],
  ["capacityT"],
  ["minimum"],
  ["perKg"],
  ["perWm"],
  ["perTeuKm"],
  ["perFeu"],
  ["perShipment"],
  ["covers"],
  ["rateSet"],
  ["validFrom"],
  ["validTo"],
  ["on"],
];

function* withoutCells(network: Network): Generator<Network> {
  for (const table of TABLES) {
    for (const [i, row] of network[table].entries()) {
      for (const cells of CELLS) {
        if (!cells.some((cell) => cell in row)) continue;
        const less = Object.fromEntries(Object.entries(row).filter(([c]) => !cells.includes(c)));
        yield { ...network, [table]: network[table].map((other, k) => (k === i ? less : other)) };
      }
    }
  }
}

/** Fields of a question and of its cargo that may be left out. */
function* withoutFields(request: Request): Generator<Request> {
  const needed = ["from", "to", "cargo", "departAfter", "containers", "grossKg"];
  for (const field of Object.keys(request)) {
    if (needed.includes(field)) continue;
    const rest = Object.entries(request).filter(([other]) => other !== field);
    yield Object.fromEntries(rest) as unknown as Request;
  }
  for (const field of Object.keys(request.cargo)) {
    if (needed.includes(field)) continue;
    const rest = Object.entries(request.cargo).filter(([other]) => other !== field);
    yield { ...request, cargo: Object.fromEntries(rest) as unknown as Request["cargo"] };
  }
}

const isValid = (network: Network): boolean =>
  checkNetwork(network).every(({ severity }) => severity !== "error");

/** Cases with a little less in them, the largest cuts first. */
function* smaller({ network, request }: Case): Generator<Case> {
  if (network.closed !== undefined) {
    const { closed: _, ...open } = network;
    yield { network: open, request };
  }
  for (const table of TABLES) {
    for (let i = network[table].length - 1; i >= 0; i -= 1) {
      yield { network: withoutRow(network, table, i), request };
    }
  }
  for (const less of withoutFields(request)) yield { network, request: less };
  for (const less of withoutCells(network)) yield { network: less, request };
}

/** The smallest case found by taking things out of `failing` one at a time for which `isFailing` still holds. */
export function reduceCase(failing: Case, isFailing: (candidate: Case) => boolean): Case {
  let smallest = failing;
  for (;;) {
    const next = findFirst(
      smaller(smallest),
      (candidate) => isValid(candidate.network) && isFailing(candidate),
    );
    if (next === undefined) return smallest;
    smallest = next;
  }
}

function findFirst<T>(items: Iterable<T>, isWanted: (item: T) => boolean): T | undefined {
  for (const item of items) if (isWanted(item)) return item;
  return undefined;
}

const firstWords = (text: string): string => text.replaceAll(/\d+/g, "").slice(0, 24);

/**
 * Runs `check` and, where it throws, fails with the case reduced to what still makes it throw: as tables, ready
 * to be pasted into a module test. `ORACLE_REDUCE=no` leaves it as it is, where nobody will read it.
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
  const failure = failureOf(tried);
  if (failure === undefined) return;
  if (process.env["ORACLE_REDUCE"] === "no") throw new Error(`${name}: ${failure}`);
  // A smaller case must fail for the same reason, as far as its first words tell, and not because it is broken.
  const isSame = (other: string | undefined): boolean =>
    other !== undefined && firstWords(other) === firstWords(failure);
  const { network, request } = reduceCase(tried, (candidate) => isSame(failureOf(candidate)));
  throw new Error(
    [
      `${name}: ${failureOf({ network, request })}`,
      `request ${JSON.stringify(request)}`,
      `network ${JSON.stringify({ rateSet: network.rateSet, regime: network.regime, closed: network.closed })}`,
      networkText(network),
    ].join("\n\n"),
  );
}
