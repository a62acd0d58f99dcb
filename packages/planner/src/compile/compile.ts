/**
 * A checked network laid out for searching.
 *
 * A **state** is a terminal and how cargo stands there: at the gate, or discharged from a ride of some mode and gauge
 * (and service, where a transfer row names it). States that no rule can tell apart are one.
 * A **move** is the transfer out of a state and the ride that follows. Moves out of state `s` are
 * `firstMove[s] .. firstMove[s + 1]`; moves into it are listed by `intoMoves[firstInto[s] .. firstInto[s + 1]]`.
 *
 * | array          | length     | element                                    |
 * | -------------- | ---------- | ------------------------------------------ |
 * | `firstMove`    | states + 1 | offset into the moves                      |
 * | `moveRide`     | moves      | ride                                       |
 * | `moveTransfer` | moves      | transfer row                               |
 * | `moveFrom`     | moves      | state it leaves                            |
 * | `rideState`    | rides      | state it arrives in                        |
 * | `release`      | states     | transfer row to the gate, or NO_ROW        |
 * | `toLorry`      | states     | transfer row to a door's lorry, or NO_ROW  |
 * | `gateState`    | terminals  | state at the gate                          |
 * | `doorState`    | terminals  | state off a door's lorry                   |
 * | `stateTerminal`| states     | terminal                                   |
 */

import { midnightOf } from "../network/calendar.ts";
import { gaugeIn, gaugeOut, listRides, type Ride } from "../network/rides.ts";
import type {
  BoxHire,
  Drayage,
  Network,
  Restriction,
  Storage,
  Surcharge,
  Tariff,
} from "../network/rows.ts";
import { type Side, tariffsFor, transfersFor } from "../network/rules.ts";
import {
  calendarsFor,
  drayageFor,
  hireFor,
  restrictionsFor,
  storageFor,
  surchargesFor,
} from "../network/scope.ts";
import { listHours, type NextStart } from "./hours.ts";
import { listSpells, type Spell } from "./spells.ts";
import { type Leaving, listLeavings } from "./timetable.ts";

/** No transfer row: not possible. */
export const NO_ROW = -1;

export interface Compiled {
  readonly network: Network;
  /** Sorted by id, so that indices depend on content alone. */
  readonly terminalIds: readonly string[];
  /** Index of a terminal by its id. */
  readonly terminalIdx: ReadonlyMap<string, number>;
  readonly rides: readonly Ride[];
  /** By ride: the tariff from each departure minute on; the first begins at -Infinity. */
  readonly tariffs: readonly (readonly TariffFrom[])[];
  /** By ride: surcharges and restrictions whose scope it is in. */
  readonly surcharges: readonly (readonly Surcharge[])[];
  readonly restrictions: readonly (readonly Restriction[])[];
  /** By ride: the hire of the carrier's box on it, in steps. */
  readonly hires: readonly (readonly BoxHire[])[];
  /** By ride: what calendars do to it; absent where none concerns it. */
  readonly spells: readonly (readonly Spell[] | undefined)[];
  readonly leavings: readonly Leaving[];
  /** By terminal. */
  readonly zones: readonly string[];
  readonly hours: readonly (NextStart | undefined)[];
  readonly drayages: readonly (Drayage | undefined)[];
  /** By state: storage after discharge, sets of steps, most specific first; none at gates and off a door's lorry. */
  readonly storages: readonly (readonly (readonly Storage[])[])[];
  /** By state: hire of the box it came in. */
  readonly stateHires: readonly (readonly BoxHire[])[];
  readonly stateCount: number;
  readonly stateTerminal: Int32Array;
  readonly gateState: Int32Array;
  readonly doorState: Int32Array;
  readonly rideState: Int32Array;
  readonly release: Int32Array;
  readonly toLorry: Int32Array;
  readonly firstMove: Int32Array;
  readonly moveRide: Int32Array;
  readonly moveTransfer: Int32Array;
  readonly moveFrom: Int32Array;
  readonly firstInto: Int32Array;
  readonly intoMoves: Int32Array;
  /** State that each of `intoMoves` leaves. */
  readonly intoFrom: Int32Array;
}

/** A tariff from a departure minute on, until the next; absent: none, the ride is not offered then. */
export interface TariffFrom {
  readonly from: number;
  readonly tariff: Tariff | undefined;
}

/** Lays out a network that `checkNetwork` found without errors. */
export function compile(network: Network): Compiled {
  const rides = listRides(network);
  const terminalIds = network.terminals.map(({ id }) => id).sort();
  const terminalIdx = new Map(terminalIds.map((id, index) => [id, index]));
  const zoneById = new Map(network.terminals.map(({ id, timeZone }) => [id, timeZone]));
  const zoneOf = (terminal: string): string => zoneById.get(terminal) ?? "UTC";
  const hires = rides.map(hireFor(network));
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
  const storageOf = storageFor(network);
  const storages: (readonly (readonly Storage[])[])[] = sides.map(() => []);
  const stateHires: (readonly BoxHire[])[] = sides.map(() => []);
  const stateByKey = new Map<string, number>();
  const rideState = Int32Array.from(rides, (ride, index) => {
    const hire = hires[index]!;
    const key = `${ride.to} ${ride.mode} ${gaugeIn(ride)} ${hire[0]?.id ?? ""} ${nameIn(namedFrom, ride)}`;
    const known = stateByKey.get(key);
    if (known !== undefined) return known;
    stateByKey.set(key, sides.length);
    stateTerminal.push(terminalIdx.get(ride.to)!);
    sides.push(ride);
    storages.push(storageOf(ride.to, ride.mode));
    stateHires.push(hire);
    return sides.length - 1;
  });

  const leaving: number[][] = terminalIds.map(() => []);
  for (const [index, ride] of rides.entries()) leaving[terminalIdx.get(ride.from)!]!.push(index);
  const rowsOf = transfersFor(network);
  const rowIdx = new Map(network.transfers.map((row, index) => [row, index]));
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
    const rowByKind = new Map<string, number>();
    for (const index of leaving[terminal]!) {
      const ride = rides[index]!;
      const kind = `${ride.mode} ${gaugeOut(ride)} ${nameIn(namedTo, ride)}`;
      const row = rowByKind.get(kind) ?? rowBetween(terminal, side, ride);
      rowByKind.set(kind, row);
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
  const tariffsOf = tariffsFor(network);
  const concernsOf = calendarsFor(network);
  const hours = listHours(network);
  const drayageOf = drayageFor(network);

  return {
    network,
    terminalIds,
    terminalIdx,
    rides,
    tariffs: rides.map((ride) =>
      tariffsOf(ride).map(({ from, winners }) => ({
        from: from === undefined ? Number.NEGATIVE_INFINITY : midnightOf(from, zoneOf(ride.from)),
        tariff: winners[0],
      })),
    ),
    surcharges: rides.map(surchargesFor(network)),
    restrictions: rides.map(restrictionsFor(network)),
    hires,
    spells: rides.map((ride) => {
      const concerns = concernsOf(ride);
      return concerns.length === 0 ? undefined : listSpells(concerns, zoneOf);
    }),
    leavings: listLeavings(network, rides),
    zones: terminalIds.map(zoneOf),
    hours: terminalIds.map((id) => hours.get(id)),
    drayages: terminalIds.map(drayageOf),
    storages,
    stateHires,
    stateCount: sides.length,
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
      moveFrom,
    ),
  };
}

/** Moves by the state they lead to. */
function reverse(
  stateCount: number,
  moveTo: readonly number[],
  moveFrom: readonly number[],
): Pick<Compiled, "firstInto" | "intoMoves" | "intoFrom"> {
  const firstInto = new Int32Array(stateCount + 1);
  for (const state of moveTo) firstInto[state + 1]!++;
  for (let state = 0; state < stateCount; state++) firstInto[state + 1]! += firstInto[state]!;
  const next = firstInto.slice();
  const intoMoves = new Int32Array(moveTo.length);
  moveTo.forEach((state, move) => {
    intoMoves[next[state]!++] = move;
  });
  return { firstInto, intoMoves, intoFrom: intoMoves.map((move) => moveFrom[move]!) };
}
