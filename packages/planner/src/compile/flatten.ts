/**
 * A checked network as flat arrays of whole numbers: what takes time to work out of its rows, and nothing that rows tell
 * at once. Rows are named by their place in their table.
 *
 * Dates stay dates here (days since the epoch, local): minutes would carry the time zones of the machine that compiled.
 *
 * | array          | length        | element                                                                 |
 * | -------------- | ------------- | ----------------------------------------------------------------------- |
 * | `calls`        | calls         | row of `calls`, by service and sequence                                 |
 * | `callLink`     | calls         | row of `links` that leads to the call, or NO_ROW at a service's first   |
 * | `rideFirst`    | rides         | place in `calls` of loading; of an on-demand ride its row of `links`    |
 * | `rideLast`     | rides         | place in `calls` of discharge; NO_ROW for an on-demand ride             |
 * | `firstPeriod`  | rides + 1     | offset into the periods                                                 |
 * | `periodDay`    | periods       | day from which a tariff governs, or ALWAYS                              |
 * | `periodTariff` | periods       | row of `tariffs`, or NO_ROW                                             |
 * | `surcharges`, `restrictions` | rides | list of rows                                                      |
 * | `first…List`   | lists + 1     | offset into the list's rows                                             |
 * | `…Rows`        | rows of lists | row of the table                                                        |
 * | `stateRide`    | states        | a ride that arrives in it, or NO_ROW at gates and off doors' lorries    |
 *
 * The others are those of `Compiled`.
 */
import { dayOf } from "../network/calendar.ts";
import { gaugeIn, gaugeOut, listRides, type Ride } from "../network/rides.ts";
import type { Network } from "../network/rows.ts";
import { type Side, tariffsFor, transfersFor } from "../network/rules.ts";
import { hireFor, restrictionsFor, surchargesFor } from "../network/scope.ts";

/** No row: not possible, or not there. */
export const NO_ROW = -1;
/** In place of a day: before all days. */
export const ALWAYS: number = -(2 ** 31);

/** The arrays, in the order in which they are stored. */
export const FLAT_NAMES = [
  "calls",
  "callLink",
  "rideFirst",
  "rideLast",
  "firstPeriod",
  "periodDay",
  "periodTariff",
  "surcharges",
  "firstSurchargeList",
  "surchargeRows",
  "restrictions",
  "firstRestrictionList",
  "restrictionRows",
  "stateRide",
  "stateTerminal",
  "gateState",
  "doorState",
  "rideState",
  "release",
  "toLorry",
  "firstMove",
  "moveRide",
  "moveTransfer",
  "moveFrom",
  "firstInto",
  "intoMoves",
] as const;

/** The arrays by name; elements as in the table above. */
export type Flat = Readonly<Record<(typeof FLAT_NAMES)[number], Int32Array>>;

/** Flattens a network that `checkNetwork` found without errors. */
export function flatten(network: Network): Flat {
  const rides = listRides(network);
  const terminalIds = network.terminals.map(({ id }) => id).sort();
  return {
    ...flatRides(network, rides),
    ...flatTariffs(network, rides),
    ...flatStates(network, rides, terminalIds),
  };
}

const places = (rows: readonly object[]): ReadonlyMap<object, number> =>
  new Map(rows.map((row, index) => [row, index]));

function flatRides(
  network: Network,
  rides: readonly Ride[],
): Pick<Flat, "calls" | "callLink" | "rideFirst" | "rideLast"> {
  const order = [...network.calls.keys()].sort((a, b) => {
    const [one, other] = [network.calls[a]!, network.calls[b]!];
    if (one.service !== other.service) return one.service < other.service ? -1 : 1;
    return one.seq - other.seq;
  });
  const linkRow = places(network.links);
  const calls = Int32Array.from(order);
  const placeOf = new Map(order.map((row, place) => [network.calls[row], place]));
  const callLink = new Int32Array(calls.length).fill(NO_ROW);
  const rideFirst = new Int32Array(rides.length);
  const rideLast = new Int32Array(rides.length).fill(NO_ROW);
  rides.forEach((ride, index) => {
    if (ride.service === undefined) {
      rideFirst[index] = linkRow.get(ride.links[0]!)!;
      return;
    }
    const first = placeOf.get(ride.calls[0])!;
    rideFirst[index] = first;
    rideLast[index] = first + ride.links.length;
    ride.links.forEach((link, leg) => {
      callLink[first + leg + 1] = linkRow.get(link)!;
    });
  });
  return { calls, callLink, rideFirst, rideLast };
}

type Lists =
  | "surcharges"
  | "firstSurchargeList"
  | "surchargeRows"
  | "restrictions"
  | "firstRestrictionList"
  | "restrictionRows";

function flatTariffs(
  network: Network,
  rides: readonly Ride[],
): Pick<Flat, Lists | "firstPeriod" | "periodDay" | "periodTariff"> {
  const tariffsOf = tariffsFor(network);
  const tariffRow = places(network.tariffs);
  const firstPeriod = new Int32Array(rides.length + 1);
  const days: number[] = [];
  const tariffs: number[] = [];
  rides.forEach((ride, index) => {
    for (const { from, winners } of tariffsOf(ride)) {
      days.push(from === undefined ? ALWAYS : dayOf(from));
      tariffs.push(winners[0] === undefined ? NO_ROW : tariffRow.get(winners[0])!);
    }
    firstPeriod[index + 1] = days.length;
  });
  const surcharges = pool(network.surcharges, rides.map(surchargesFor(network)));
  const restrictions = pool(network.restrictions, rides.map(restrictionsFor(network)));
  return {
    firstPeriod,
    periodDay: Int32Array.from(days),
    periodTariff: Int32Array.from(tariffs),
    surcharges: surcharges.list,
    firstSurchargeList: surcharges.first,
    surchargeRows: surcharges.rows,
    restrictions: restrictions.list,
    firstRestrictionList: restrictions.first,
    restrictionRows: restrictions.rows,
  };
}

/** Lists of rows, equal ones kept once, numbered as they come. */
function pool(
  rows: readonly object[],
  lists: readonly (readonly object[])[],
): { readonly list: Int32Array; readonly first: Int32Array; readonly rows: Int32Array } {
  const placeOf = places(rows);
  const known = new Map<string, number>();
  const first = [0];
  const pooled: number[] = [];
  const list = Int32Array.from(lists, (items) => {
    const at = items.map((row) => placeOf.get(row)!);
    const key = at.join(" ");
    const number = known.get(key) ?? known.size;
    if (number === known.size) {
      known.set(key, number);
      pooled.push(...at);
      first.push(pooled.length);
    }
    return number;
  });
  return { list, first: Int32Array.from(first), rows: Int32Array.from(pooled) };
}

type States =
  | "stateRide"
  | "stateTerminal"
  | "gateState"
  | "doorState"
  | "rideState"
  | "release"
  | "toLorry"
  | "firstMove"
  | "moveRide"
  | "moveTransfer"
  | "moveFrom"
  | "firstInto"
  | "intoMoves";

function flatStates(
  network: Network,
  rides: readonly Ride[],
  terminalIds: readonly string[],
): Pick<Flat, States> {
  const terminalIdx = new Map(terminalIds.map((id, index) => [id, index]));
  const hireOf = hireFor(network);
  const namedFrom = new Set(network.transfers.map(({ fromService }) => fromService));
  const namedTo = new Set(network.transfers.map(({ toService }) => toService));
  const nameIn = (set: ReadonlySet<string | undefined>, { service }: Ride): string =>
    service !== undefined && set.has(service.id) ? service.id : "";

  // States: gates first, then doors' lorries, then ways of arriving, in the order of the rides.
  const sides: Side[] = [
    ...terminalIds.map(() => "gate" as const),
    ...terminalIds.map(() => "lorry" as const),
  ];
  const stateTerminal = [...terminalIds.keys(), ...terminalIds.keys()];
  const stateRide = sides.map(() => NO_ROW);
  const stateByKey = new Map<string, number>();
  const rideState = Int32Array.from(rides, (ride, index) => {
    const hire = hireOf(ride)[0]?.id ?? "";
    const key = `${ride.to} ${ride.mode} ${gaugeIn(ride)} ${hire} ${nameIn(namedFrom, ride)}`;
    const known = stateByKey.get(key);
    if (known !== undefined) return known;
    stateByKey.set(key, sides.length);
    stateTerminal.push(terminalIdx.get(ride.to)!);
    stateRide.push(index);
    sides.push(ride);
    return sides.length - 1;
  });

  // What a transfer row can tell apart of the rides that leave.
  const kinds = new Map<string, number>();
  const rideKind = Int32Array.from(rides, (ride) => {
    const key = `${ride.mode} ${gaugeOut(ride)} ${nameIn(namedTo, ride)}`;
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    return kind;
  });
  const leaving: number[][] = terminalIds.map(() => []);
  for (const [index, ride] of rides.entries()) leaving[terminalIdx.get(ride.from)!]!.push(index);
  const rowsOf = transfersFor(network);
  const rowIdx = places(network.transfers);
  const rowBetween = (terminal: number, from: Side, to: Side): number => {
    const winner = rowsOf(terminalIds[terminal]!, from, to)[0];
    return winner === undefined ? NO_ROW : rowIdx.get(winner)!;
  };

  const firstMove = new Int32Array(sides.length + 1);
  const moveRide: number[] = [];
  const moveTransfer: number[] = [];
  const moveFrom: number[] = [];
  const release = new Int32Array(sides.length).fill(NO_ROW);
  const toLorry = new Int32Array(sides.length).fill(NO_ROW);
  sides.forEach((side, state) => {
    const terminal = stateTerminal[state]!;
    const rowByKind: number[] = [];
    for (const index of leaving[terminal]!) {
      const kind = rideKind[index]!;
      const row = rowByKind[kind] ?? rowBetween(terminal, side, rides[index]!);
      rowByKind[kind] = row;
      if (row === NO_ROW) continue;
      moveRide.push(index);
      moveTransfer.push(row);
      moveFrom.push(state);
    }
    firstMove[state + 1] = moveRide.length;
    if (typeof side === "string") return;
    release[state] = rowBetween(terminal, side, "gate");
    toLorry[state] = rowBetween(terminal, side, "lorry");
  });

  return {
    stateRide: Int32Array.from(stateRide),
    stateTerminal: Int32Array.from(stateTerminal),
    gateState: Int32Array.from(terminalIds.keys()),
    doorState: Int32Array.from(terminalIds.keys(), (index) => terminalIds.length + index),
    rideState,
    release,
    toLorry,
    firstMove,
    moveRide: Int32Array.from(moveRide),
    moveTransfer: Int32Array.from(moveTransfer),
    moveFrom: Int32Array.from(moveFrom),
    ...reverse(
      sides.length,
      moveRide.map((ride) => rideState[ride]!),
    ),
  };
}

/** Moves by the state they lead to. */
function reverse(
  stateCount: number,
  moveTo: readonly number[],
): Pick<Flat, "firstInto" | "intoMoves"> {
  const firstInto = new Int32Array(stateCount + 1);
  for (const state of moveTo) firstInto[state + 1]!++;
  for (let state = 0; state < stateCount; state++) firstInto[state + 1]! += firstInto[state]!;
  const next = firstInto.slice();
  const intoMoves = new Int32Array(moveTo.length);
  moveTo.forEach((state, move) => {
    intoMoves[next[state]!++] = move;
  });
  return { firstInto, intoMoves };
}
