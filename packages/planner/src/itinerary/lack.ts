/** What the network itself lacks, every mode and assumed service allowed: a chain, a transfer, a price, a departure. */
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { Shipment } from "../cost/shipment.ts";
import { buildGraph } from "../graph/buildGraph.ts";
import { toLocal } from "../network/calendar.ts";
import { nameOfRide } from "../network/rides.ts";
import { groupOf, MODES } from "../network/rows.ts";
import { boundsTo, UNREACHED } from "../search/bounds.ts";
import type { Query } from "../search/query.ts";
import { type Reckoning, UNPRICED, weigh } from "../search/weigh.ts";
import { MINUTES_PER_DAY } from "../units.ts";
import type { Reason } from "./answer.ts";

/** Gaps told in a message; the rest is counted. */
const TOLD = 3;

/**
 * The first thing that is missing, in this order: a chain of links, transfers along one, prices along one, departures.
 * Expects that a search with every limit lifted found nothing.
 */
export function findLack(
  compiled: Compiled,
  reckoning: Reckoning,
  shipment: Shipment,
  query: Query,
): Reason {
  const graph = buildGraph(compiled.network);
  const ids = (indices: readonly number[]): string[] =>
    indices.map((index) => compiled.terminalIds[index] ?? "");
  const origins = ids(query.origins);
  const destinations = ids(query.destinations);
  const isConnected = origins.some((from) =>
    destinations.some((to) => bidirectional(graph, from, to) !== null),
  );
  const pair = `${origins.map(groupOf)[0]} to ${destinations.map(groupOf)[0]}`;
  if (!isConnected)
    return { code: "not_connected", message: `no chain of links or services leads from ${pair}` };
  const priced = weigh(compiled, reckoning, shipment, {
    modes: new Set(MODES),
    includeAssumed: true,
  });
  const isPriced: IsOpen = (ride, row) =>
    priced.rideOpen[ride] === 1 && priced.transferCents[row] !== UNPRICED;
  if (!isReachable(compiled, query, () => true))
    return {
      code: "no_transfer",
      message: `links lead from ${pair}, but handling is missing: ${tell(missingTransfers(compiled, query))}`,
    };
  if (!isReachable(compiled, query, isPriced))
    return {
      code: "cargo_not_priced",
      message: `no chain of prices covers this cargo from ${pair}: ${tell(missingPrices(compiled, query, priced.rideOpen))}`,
    };
  return {
    code: "no_departure",
    message: `links lead from ${pair}, but no departures within ${HORIZON_MINUTES / MINUTES_PER_DAY} days of ${toLocal(query.departAfter, "UTC")} join them`,
  };
}

type IsOpen = (ride: number, row: number) => boolean;

function isReachable(compiled: Compiled, query: Query, isOpen: IsOpen): boolean {
  const { moveRide, moveTransfer, stateTerminal, gateState } = compiled;
  const isDestination = new Set(query.destinations);
  const bound = boundsTo(
    compiled,
    Float64Array.from(moveRide, (ride, move) =>
      isOpen(ride, moveTransfer[move] ?? 0) ? 0 : UNREACHED,
    ),
    Float64Array.from(stateTerminal, (terminal, state) =>
      isDestination.has(terminal) && compiled.release[state] !== NO_ROW ? 0 : UNREACHED,
    ),
  );
  return query.origins.some((terminal) => bound[gateState[terminal] ?? 0] === 0);
}

/** States cargo can get into from the origins, whatever it costs. */
function reachedStates(
  { gateState, firstMove, moveRide, rideState }: Compiled,
  query: Query,
): Set<number> {
  const reached = new Set(query.origins.map((terminal) => gateState[terminal] ?? 0));
  for (const state of reached)
    for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++)
      reached.add(rideState[moveRide[move] ?? 0] ?? 0);
  return reached;
}

/** `at MLA from rail to road`: transfers that no row allows, out of the states that cargo gets into. */
function missingTransfers(compiled: Compiled, query: Query): Set<string> {
  const { rides, terminalIds, stateTerminal, firstMove, moveRide, rideState, release } = compiled;
  const arrivingBy = new Map<number, string>();
  rides.forEach((ride, index) => {
    arrivingBy.set(rideState[index] ?? 0, ride.mode);
  });
  const isDestination = new Set(query.destinations);
  const gaps = new Set<string>();
  for (const state of reachedStates(compiled, query)) {
    const terminal = stateTerminal[state] ?? 0;
    const at = terminalIds[terminal] ?? "";
    const from = arrivingBy.get(state) ?? "the gate";
    const moves = moveRide.slice(firstMove[state] ?? 0, firstMove[state + 1] ?? 0);
    const left = new Set([...moves].map((ride) => rides[ride]?.mode));
    if (isDestination.has(terminal) && from !== "the gate" && release[state] === NO_ROW)
      gaps.add(`at ${at} from ${from} to the gate`);
    for (const ride of rides)
      if (ride.from === at && !left.has(ride.mode))
        gaps.add(`at ${at} from ${from} to ${ride.mode}`);
  }
  return gaps;
}

/** Rides out of the states that cargo gets into whose tariff has no price for it. */
function missingPrices(compiled: Compiled, query: Query, rideOpen: Uint8Array): Set<string> {
  const { rides, tariffs, firstMove, moveRide } = compiled;
  const gaps = new Set<string>();
  for (const state of reachedStates(compiled, query))
    for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++) {
      const index = moveRide[move] ?? 0;
      const ride = rides[index];
      if (ride === undefined || rideOpen[index] === 1) continue;
      const tariff = tariffs[index];
      gaps.add(
        tariff === undefined
          ? `${nameOfRide(ride)} has no tariff`
          : `tariff ${tariff.id} of ${nameOfRide(ride)} has no price for it`,
      );
    }
  return gaps.size > 0 ? gaps : new Set(["a transfer row on every chain has no price for it"]);
}

function tell(gaps: ReadonlySet<string>): string {
  const told = [...gaps].slice(0, TOLD).join("; ");
  return gaps.size > TOLD ? `${told}; and ${gaps.size - TOLD} more` : told;
}
