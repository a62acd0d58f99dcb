/** The flat arrays of a network, laid out as a search walks them: 32 bits an element, whatever the network. */
import { type Flat, NO_ROW, WAYS_OUT, type Whole } from "./flatten.ts";

/** An array as it is read by the million: of one kind in every network, so that code made for one serves all. */
const wide = (values: Whole): Int32Array =>
  values instanceof Int32Array ? values : Int32Array.from(values);

/** States and what is between them and the gate; see `Compiled`. */
export interface States {
  readonly stateRide: Int32Array;
  readonly stateTerminal: Int32Array;
  readonly gateState: Int32Array;
  readonly doorState: Int32Array;
  readonly rideState: Int32Array;
  readonly release: Int32Array;
  readonly toLorry: Int32Array;
}

/** `rideTo`: terminal that each ride ends at. */
export function layOutStates(flat: Flat, terminalCount: number, rideTo: Int32Array): States {
  const { transfers, firstTransferList, transferRows } = flat;
  const stateCount = transfers.length;
  const rideState = wide(flat.rideState);
  const stateRide = new Int32Array(stateCount).fill(NO_ROW);
  const stateTerminal = new Int32Array(stateCount);
  for (let state = 0; state < 2 * terminalCount; state++)
    stateTerminal[state] = state % terminalCount;
  for (let ride = rideTo.length - 1; ride >= 0; ride--) {
    stateRide[rideState[ride]!] = ride;
    stateTerminal[rideState[ride]!] = rideTo[ride]!;
  }
  const gates = stateTerminal.slice(0, terminalCount);
  const wayOut = (way: number): Int32Array =>
    Int32Array.from(transfers, (list) => transferRows[firstTransferList[list]! + way]!);
  return {
    stateRide,
    stateTerminal,
    gateState: gates,
    doorState: gates.map((state) => terminalCount + state),
    rideState,
    release: wayOut(0),
    toLorry: wayOut(1),
  };
}

/** Moves by the state they leave and by the state they lead to; see `Compiled`. */
export interface Moves {
  readonly firstMove: Int32Array;
  readonly moveRide: Int32Array;
  readonly moveTransfer: Int32Array;
  readonly moveInto: Int32Array;
  readonly firstInto: Int32Array;
  readonly intoMoves: Int32Array;
  readonly intoFrom: Int32Array;
}

/** `rideFrom`: terminal that each ride begins at. */
export function layOutMoves(
  flat: Flat,
  { stateTerminal, gateState, rideState }: States,
  rideFrom: Int32Array,
): Moves {
  const { rideKind, transfers, firstTransferList, transferRows } = flat;
  const leaving = sortBy(rideFrom, gateState.length);
  const stateCount = stateTerminal.length;
  const firstMove = new Int32Array(stateCount + 1);
  let most = 0;
  for (const terminal of stateTerminal)
    most += leaving.first[terminal + 1]! - leaving.first[terminal]!;
  const rides = new Int32Array(most);
  const rows = new Int32Array(most);
  let moveCount = 0;
  for (let state = 0; state < stateCount; state++) {
    const terminal = stateTerminal[state]!;
    const ways = firstTransferList[transfers[state]!]! + WAYS_OUT;
    for (let at = leaving.first[terminal]!; at < leaving.first[terminal + 1]!; at++) {
      const ride = leaving.items[at]!;
      const row = transferRows[ways + rideKind[ride]!]!;
      if (row === NO_ROW) continue;
      rides[moveCount] = ride;
      rows[moveCount] = row;
      moveCount++;
    }
    firstMove[state + 1] = moveCount;
  }
  const moveRide = rides.slice(0, moveCount);
  const moveInto = moveRide.map((ride) => rideState[ride]!);
  const into = sortBy(moveInto, stateCount);
  const moveFrom = new Int32Array(moveCount);
  for (let state = 0; state < stateCount; state++)
    moveFrom.fill(state, firstMove[state], firstMove[state + 1]);
  return {
    firstMove,
    moveRide,
    moveTransfer: rows.slice(0, moveCount),
    moveInto,
    firstInto: into.first,
    intoMoves: into.items,
    intoFrom: into.items.map((move) => moveFrom[move]!),
  };
}

/** Places in a list by the number that stands there, each number's in their order: those of `n` begin at `first[n]`. */
function sortBy(
  numbers: Int32Array,
  count: number,
): { readonly first: Int32Array; readonly items: Int32Array } {
  const first = new Int32Array(count + 1);
  for (let place = 0; place < numbers.length; place++) first[numbers[place]! + 1]!++;
  for (let number = 0; number < count; number++) first[number + 1]! += first[number]!;
  const next = first.slice();
  const items = new Int32Array(numbers.length);
  for (let place = 0; place < numbers.length; place++) items[next[numbers[place]!]!++] = place;
  return { first, items };
}
