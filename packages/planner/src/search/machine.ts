/**
 * The loop of a search that most questions are answered by, as WebAssembly (`machine/loop.ts`, compiled to `machineCode.ts`).
 *
 * Each search has a memory to itself: what it moves over is laid out in it (`layOut`), labels, queue and staircases grow behind
 * that. A search that ends gives its memory back for the next; one that is dropped leaves it to the collector.
 */
import type { Compiled } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import { createCode, type Figure, MOST_BYTES } from "../kernel/webAssembly.ts";
import { letOut, takeRide } from "./follow.ts";
import { keepLabel, LABEL_BYTES, type LabelStore, type Make, NO_LABEL } from "./labels.ts";
import { MACHINE_CODE } from "./machineCode.ts";
import { ABREAST } from "./moves.ts";
import type { Standing } from "./standing.ts";
import { type Asking, NEVER, TOLD_BYTES, tellDeparture, timetablesOf } from "./told.ts";
import type { Weighed } from "./weigh.ts";

/** Of each figure the key that it is: 0, 1 or 2. */
interface KeyOf {
  readonly minutes: number;
  readonly cents: number;
  readonly grams: number;
}

/** A search by the loop. Labels are addresses in its memory: `keepAnswers` and `keepNext` make ordinary ones of them. */
export interface Machine {
  /** Makes a label that leads to a state, unless it is covered, out of reach, too late or too dear. */
  readonly offer: Make;
  /** Takes up to so many labels; returns how many, as a negative number where an answer has ended the search. */
  take(most: number): number;
  /** Labels waiting to be taken. */
  countQueued(): number;
  /** Labels made since the search began. */
  countMade(): number;
  /**
   * Adds the answers, in the order they were taken, and what they follow from to a store, each label once. No more labels can be
   * taken after that.
   */
  keepAnswers(labels: LabelStore): number[];
  /** As `keepAnswers`, the label to be taken next, which there must be. */
  keepNext(labels: LabelStore): number;
  /** Ends the search; its memory may be used for another. */
  giveBack(): void;
}

// As machine/memory.ts lays them out.
const NO_ADDRESS = 0;
const ROW_BYTES = 32;
const RIDE_BYTES = 16;
const HAS_EXIT = 1;
const HAS_HOURS = 2;
const IS_CHARGED = 4;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  layOut(
    moves: number,
    places: number,
    states: number,
    rides: number,
    timetables: number,
    layers: number,
    hasTouches: boolean,
  ): void;
  useMoves(place: number): void;
  begin(
    atMinutes: number,
    atCents: number,
    departAfter: number,
    lastArrival: number,
    lastDeparture: number,
    maxCents: number,
    maxLabels: number,
    unit1: number,
    unit2: number,
    isFirstOnly: boolean,
    width: number,
  ): void;
  offer(
    state: number,
    touched: number,
    parent: number,
    move: number,
    departure: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): void;
  take(most: number): number;
  peek(): number;
  countQueued(): number;
  readonly made: Figure;
  readonly firstAnswer: Figure;
  readonly movesAt: Figure;
  readonly statesAt: Figure;
  readonly firstMoveAt: Figure;
  readonly flagsAt: Figure;
  readonly ridesAt: Figure;
  readonly toldAt: Figure;
  readonly mannersAt: Figure;
  readonly touchesAt: Figure;
}
/** Of three figures one. */
const at = (column: number, u0: number, u1: number, u2: number): number =>
  column === 0 ? u0 : column === 1 ? u1 : u2;

/** What the loop asks while it runs (`machine/loop.ts`). Figures are what a label has used so far, in the order of the keys. */
interface Asked {
  /** Offers the ways out of the network for cargo handled from an absolute minute on; `legs` so far. */
  leave(
    label: number,
    state: number,
    touched: number,
    start: number,
    u0: number,
    u1: number,
    u2: number,
    legs: number,
  ): void;
  /** Offers what follows from a move of which more must be known than the least it uses; `legs` counts the one that follows. */
  depart(
    label: number,
    state: number,
    touched: number,
    move: number,
    start: number,
    u0: number,
    u1: number,
    u2: number,
    legs: number,
  ): void;
  /** How a ride leaves, as `Field` tells it. */
  mannerOf(ride: number): number;
  /** First departure of a ride at or after an absolute minute, where it was not told; infinite where there is none. */
  tell(ride: number, minute: number): number;
  /** First absolute minute at or after one in which handling may start. */
  handlingFrom(state: number, minute: number): number;
}

/** A memory with the loop, and what is laid out in it. */
interface Arena {
  readonly exports: Exports;
  search: Running | undefined;
  /** What was laid out last: what is the same for the next search is not written again. */
  laid: Laid | undefined;
}

/** A search that uses a memory. */
interface Running extends Asking {
  readonly standing: Standing;
  /** In which order its keys are. */
  readonly keyOf: KeyOf;
}

/** A place for rows of moves with what was written there: when something else is, it is another. */
interface Place {
  readonly number: number;
}

/** Held weakly: a memory outlives the networks searched in it. */
interface Laid {
  readonly compiled: WeakRef<Compiled>;
  /** Where what moves use was written. No `WeakRef`: each would keep half a megabyte until the job that asks is over. */
  readonly placeOf: WeakMap<Float64Array, Place>;
  /** Those that have not been written over, the most recently used last. */
  readonly places: Place[];
  /** More than states where something must be touched, and only there. */
  readonly layers: number;
}

/** Memories that no search uses; in each something is laid out. */
const spare: Arena[] = [];
/** Of those kept: two, for a question of a scenario and of its base in turn. */
const MOST_SPARE = 2;
/**
 * Places for rows of moves: those of one cargo by three criteria in turn, and of ways that are kept. As many as there is room
 * for in 8 MB, for on a large network writing them is little beside the search.
 */
const MOST_PLACES = 8;
const PLACES_BYTES = 1 << 23;
const placesOf = (moves: number): number =>
  Math.max(1, Math.min(MOST_PLACES, Math.floor(PLACES_BYTES / (ROW_BYTES * moves))));
/** One is kept up to 32 MB, or up to twice what is laid out in it where that is more. */
const MOST_SPARE_BYTES = 1 << 25;

const code = createCode(MACHINE_CODE);

/** Absent where no WebAssembly (with vectors) is offered, or there is no room for one more memory. */
function createArena(): Arena | undefined {
  const asked: Asked = {
    leave(label, state, touched, start, u0, u1, u2, legs) {
      const { standing, keyOf } = arena.search!;
      const minutes = at(keyOf.minutes, u0, u1, u2);
      const cents = at(keyOf.cents, u0, u1, u2);
      const grams = at(keyOf.grams, u0, u1, u2);
      letOut(standing, label, state, touched, start, minutes, cents, grams, legs);
    },
    depart(label, state, touched, move, start, u0, u1, u2, legs) {
      const { standing, keyOf } = arena.search!;
      const minutes = at(keyOf.minutes, u0, u1, u2);
      const cents = at(keyOf.cents, u0, u1, u2);
      const grams = at(keyOf.grams, u0, u1, u2);
      takeRide(standing, label, state, touched, move, start, minutes, cents, grams, legs);
    },
    mannerOf: (ride) => arena.search!.standing.field.mannerOf(ride),
    tell(ride, minute) {
      const { buffer } = arena.exports.memory;
      const at = arena.exports.ridesAt.value + RIDE_BYTES * ride;
      const [, offset, toldAt] = new Int32Array(buffer, at, 3);
      const told = new Int32Array(buffer, toldAt, TOLD_BYTES / 4);
      return tellDeparture(arena.search!, told, ride, offset!, minute);
    },
    handlingFrom: (state, minute) => arena.search!.standing.field.handlingFrom(state, minute),
  };
  const exports = code.instantiate({ host: asked }) as Exports | undefined;
  if (exports === undefined) return undefined;
  const arena: Arena = { exports, search: undefined, laid: undefined };
  return arena;
}

/** A memory in which the network is laid out, if there is one; else one that is new, and only then one of another network. */
function borrowArena({ compiled }: Standing): Arena | undefined {
  if (!code.isOffered()) return undefined;
  const own = spare.findIndex(({ laid }) => laid!.compiled.deref() === compiled);
  if (own >= 0) return spare.splice(own, 1)[0];
  return spare.length < MOST_SPARE ? createArena() : spare.shift();
}

/** Begins a search; absent where it must do without WebAssembly: `search.ts` then takes the labels itself, and answers alike. */
export function createMachine(standing: Standing): Machine | undefined {
  const { compiled, query, layers, maxLabels } = standing;
  const { moveInto, stateCount, rides } = compiled;
  const groundBytes =
    ROW_BYTES * (placesOf(moveInto.length) * moveInto.length + 2 * stateCount + layers) +
    RIDE_BYTES * rides.length +
    TOLD_BYTES * timetablesOf(compiled).count;
  const labelBytes = Number.isFinite(maxLabels) ? LABEL_BYTES * maxLabels : 0;
  if (groundBytes > MOST_BYTES || labelBytes > MOST_BYTES) return undefined;
  const arena = borrowArena(standing);
  if (arena === undefined) return undefined;
  const { exports } = arena;
  const { departAfter } = query;
  const keyOf = { minutes: standing.atMinutes, cents: standing.atCents, grams: standing.atGrams };
  arena.search = { standing, field: standing.field, keyOf, departAfter, crowded: new Set() };
  layOut(arena, standing);
  exports.begin(
    keyOf.minutes,
    keyOf.cents,
    departAfter,
    standing.lastArrival,
    HORIZON_MINUTES,
    query.maxCents,
    maxLabels,
    standing.unit1,
    standing.unit2,
    query.isFirstOnly,
    standing.width,
  );
  return {
    offer(state, touched, parent, move, departure, minutes, cents, grams, legs) {
      const from = parent === NO_LABEL ? NO_ADDRESS : parent;
      exports.offer(state, touched, from, move, departure, minutes, cents, grams, legs);
    },
    take: (most) => exports.take(most),
    countQueued: () => exports.countQueued(),
    countMade: () => exports.made.value,
    keepAnswers(labels) {
      const rows = rowsIn(exports.memory.buffer);
      const all: number[] = [];
      for (
        let label = exports.firstAnswer.value;
        label !== NO_ADDRESS;
        label = rows.marks[rowAt(label) + NEXT]!
      )
        all.push(keep(rows, keyOf, labels, label));
      return all;
    },
    keepNext(labels) {
      const next = exports.peek();
      return keep(rowsIn(exports.memory.buffer), keyOf, labels, next);
    },
    giveBack() {
      arena.search = undefined;
      const most = Math.max(MOST_SPARE_BYTES, 2 * groundBytes);
      if (spare.length < MOST_SPARE && exports.memory.buffer.byteLength <= most) spare.push(arena);
    },
  };
}

/** Marks in a row, counted in numbers of four bytes. */
const LAYER = 6;
const PARENT = 7;
const MOVE = 8;
const DEPARTURE = 9;
const LEGS = 10;
const NEXT = 11;

/** Where a row lies among numbers of four bytes; addresses past 2 GiB are told as negative numbers. */
const rowAt = (label: number): number => label >>> 2;

/** All rows. */
interface Rows {
  readonly figures: Float64Array;
  readonly marks: Int32Array;
}
const rowsIn = (memory: ArrayBuffer): Rows => ({
  figures: new Float64Array(memory),
  marks: new Int32Array(memory),
});

/** A label that is kept has its index in the place of its legs, as a negative number. */
function keep({ figures, marks }: Rows, keyOf: KeyOf, labels: LabelStore, label: number): number {
  const way: number[] = [];
  let last = label;
  for (
    ;
    last !== NO_ADDRESS && marks[rowAt(last) + LEGS]! >= 0;
    last = marks[rowAt(last) + PARENT]!
  )
    way.push(last);
  let own = last === NO_ADDRESS ? NO_LABEL : -1 - marks[rowAt(last) + LEGS]!;
  for (let i = way.length - 1; i >= 0; i--) {
    const row = rowAt(way[i]!);
    const figure = row / 2;
    own = keepLabel(
      labels,
      marks[row + LAYER]!,
      own,
      marks[row + MOVE]!,
      marks[row + DEPARTURE]!,
      figures[figure + keyOf.minutes]!,
      figures[figure + keyOf.cents]!,
      figures[figure + keyOf.grams]!,
      marks[row + LEGS]!,
    );
    marks[row + LEGS] = -1 - own;
  }
  return own;
}

/** Those of each cargo, for all its destinations. */
const known = new WeakMap<Weighed, Uint8Array>();

/** By state, what is not the same for all: opening hours, and a price for lying. */
function flagsOf({ stateCount, stateTerminal, hours }: Compiled, weighed: Weighed): Uint8Array {
  const own = known.get(weighed);
  if (own !== undefined) return own;
  const flags = Uint8Array.from(
    { length: stateCount },
    (_, state) =>
      (hours[stateTerminal[state]!] === undefined ? 0 : HAS_HOURS) |
      (weighed.charges(state).length > 0 ? IS_CHARGED : 0),
  );
  known.set(weighed, flags);
  return flags;
}

/** Writes what a search moves over to where the loop reads it. */
function layOut(arena: Arena, standing: Standing): void {
  const { exports, laid } = arena;
  const { compiled, weighed, field, left, latest, layers } = standing;
  const { touches } = standing.query;
  const { stateCount, firstMove, moveInto, rideMinutes, rideOffset } = compiled;
  const timetables = timetablesOf(compiled);
  const isLaid = laid?.compiled.deref() === compiled && laid.layers === layers;
  if (!isLaid)
    exports.layOut(
      moveInto.length,
      placesOf(moveInto.length),
      stateCount,
      rideMinutes.length,
      timetables.count,
      layers,
      touches !== undefined,
    );
  const { buffer } = exports.memory;
  const bytes = new Uint8Array(buffer);
  const whole = new Int32Array(buffer);
  const floats = new Float64Array(buffer);
  if (!isLaid) {
    whole.set(firstMove, exports.firstMoveAt.value / 4);
    const toldAt = exports.toldAt.value;
    whole.fill(NEVER, toldAt / 4, (toldAt + TOLD_BYTES * timetables.count) / 4);
    for (let ride = 0; ride < rideMinutes.length; ride++) {
      const row = (exports.ridesAt.value + RIDE_BYTES * ride) / 4;
      whole[row] = rideMinutes[ride]!;
      whole[row + 1] = rideOffset[ride]!;
      whole[row + 2] = toldAt + TOLD_BYTES * timetables.ofRide[ride]!;
    }
    arena.laid = { compiled: new WeakRef(compiled), placeOf: new WeakMap(), places: [], layers };
  }
  layOutMoves(arena, standing);
  const rows = exports.statesAt.value / 8;
  const flags = exports.flagsAt.value;
  floats.set(left, rows);
  bytes.set(flagsOf(compiled, weighed), flags);
  for (const state of field.exits.states) bytes[flags + state]! |= HAS_EXIT;
  for (let state = 0; state < stateCount; state++)
    floats[rows + ABREAST * state + 3] = latest[state]!;
  bytes.set(field.manners, exports.mannersAt.value);
  if (touches !== undefined) bytes.set(touches, exports.touchesAt.value);
}

/** Has the loop read what a cargo uses of moves, written to where what was read longest ago lies unless it is there already. */
function layOutMoves({ exports, laid }: Arena, { compiled, use }: Standing): void {
  const { moveInto, moveRide } = compiled;
  const { placeOf, places } = laid!;
  const known = placeOf.get(use);
  const at = known === undefined ? -1 : places.indexOf(known);
  if (at >= 0) {
    const [own] = places.splice(at, 1);
    places.push(own!);
    exports.useMoves(own!.number);
    return;
  }
  const number = places.length < placesOf(moveInto.length) ? places.length : places.shift()!.number;
  const place = { number };
  places.push(place);
  placeOf.set(use, place);
  exports.useMoves(number);
  const { buffer } = exports.memory;
  const whole = new Int32Array(buffer);
  new Float64Array(buffer).set(use, exports.movesAt.value / 8);
  // Legs, the fourth column, are not compared here: where a move leads and by what is in their place.
  const marks = exports.movesAt.value / 4;
  for (let move = 0; move < moveInto.length; move++) {
    const mark = marks + (ROW_BYTES / 4) * move;
    whole[mark + 6] = moveInto[move]!;
    whole[mark + 7] = moveRide[move]!;
  }
}
