/** What follows from a label: the ways out of the network, and the rides that cargo can take from where it is. */
import { NO_ROW } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import { UNREACHED } from "./bounds.ts";
import { firstMinutes } from "./kept.ts";
import {
  centsOf,
  departureOf,
  gramsOf,
  layerOf,
  legsOf,
  MOST_LEGS,
  minutesOf,
  moveOf,
  NO_LORRY,
  RELEASE,
  START,
} from "./labels.ts";
import { ABREAST } from "./moves.ts";
import { isAnswered, offer } from "./offer.ts";
import { leastLying } from "./owing.ts";
import type { Stay } from "./query.ts";
import { covers } from "./staircase.ts";
import { pick, type Standing } from "./standing.ts";

/** Makes what follows from a label of the round's store. */
export function follow(standing: Standing, label: number): void {
  const { compiled, query, field, labels, pool, latest, use, left, m0, m1, m2, m3 } = standing;
  const { stateCount, firstMove, moveInto, moveRide } = compiled;
  const { mustTouch, departAfter, stays, touches, isSpread } = query;
  const { atMinutes, isAllListed, isSoonest } = standing;
  const { exits } = field;
  const layer = layerOf(labels, label);
  const state = mustTouch === 0 ? layer : layer % stateCount;
  const touched = mustTouch === 0 ? 0 : (layer - state) / stateCount;
  const minutes = minutesOf(labels, label);
  const cents = centsOf(labels, label);
  const grams = gramsOf(labels, label);
  const legs = legsOf(labels, label);
  const start = field.handlingFrom(state, departAfter + minutes);
  if (exits.row[state] !== NO_ROW)
    letOut(standing, label, state, touched, start, minutes, cents, grams, legs);
  if (legs >= MOST_LEGS) return;
  const soonest = start - departAfter;
  const a0 = pick(m0, soonest, cents, grams, legs);
  const a1 = pick(m1, soonest, cents, grams, legs);
  const a2 = pick(m2, soonest, cents, grams, legs);
  const a3 = m3 === undefined ? 0 : pick(m3, soonest, cents, grams, legs);
  /** Where what is made is offered, and nothing rests: much need not be made. */
  const offered = standing.receive === undefined && stays.length === 0 ? pool : undefined;
  const end = firstMove[state + 1]!;
  for (let move = firstMove[state]!; move < end; move++) {
    const to = moveInto[move]!;
    const used = ABREAST * move;
    const further = ABREAST * to;
    // With the least that the move can use: most moves are no use, whenever they leave.
    const f0 = a0 + use[used]! + left[further]!;
    if (f0 === UNREACHED) continue;
    const arrival = soonest + use[used + atMinutes]!;
    if (arrival > latest[to]!) continue;
    const v1 = a1 + use[used + 1]!;
    const v2 = a2 + use[used + 2]!;
    const f1 = v1 + left[further + 1]!;
    const f2 = v2 + left[further + 2]!;
    const bits = touches === undefined ? touched : touched | touches[moveRide[move]!]!;
    const there = bits * stateCount + to;
    if (offered !== undefined) {
      if (isSpread) {
        if (isSoonest && firstMinutes(offered.lists, there) <= arrival) continue;
      } else {
        const f3 = m3 === undefined ? 0 : a3 + use[used + 3]! + left[further + 3]!;
        if (isAnswered(standing, offered, f1, f2, f3)) continue;
        if (!isAllListed && covers(offered.stairs, there, v1, v2)) continue;
      }
    }
    takeRide(standing, label, state, touched, move, start, minutes, cents, grams, legs + 1);
  }
}

/** Makes the ways out of the network for cargo that is handled from the absolute minute `start` on; `legs` so far. */
export function letOut(
  standing: Standing,
  label: number,
  state: number,
  touched: number,
  start: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): void {
  const { mustTouch, stays, departAfter } = standing.query;
  const { exits } = standing.field;
  const handled = start - departAfter - minutes + exits.handling[state]!;
  if (touched === mustTouch)
    letOutAfter(standing, label, state, handled, minutes, cents, grams, legs);
  // A stay is between two legs, and the lorry to a door is one.
  else if (stays.length > 0 && exits.legs[state] === 1)
    for (const { bits, minutes: stay } of restsAt(standing, state, touched)) {
      if ((touched | bits) !== mustTouch) continue;
      letOutAfter(standing, label, state, Math.max(handled, stay), minutes, cents, grams, legs);
    }
}

/** Makes the way out for cargo that lies so many minutes, handling included. */
function letOutAfter(
  standing: Standing,
  label: number,
  state: number,
  wait: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): void {
  const { exits } = standing.field;
  const handling = exits.handling[state]!;
  make(
    standing,
    state,
    standing.query.mustTouch,
    label,
    RELEASE,
    0,
    minutes + wait + exits.minutes[state]! - handling,
    cents + exits.cents[state]! + lyingCents(standing, state, wait, handling),
    grams + exits.grams[state]!,
    legs + exits.legs[state]!,
  );
}

/**
 * Makes what follows from a move with cargo of a label that has been in a state since `minutes` after `departAfter` and is handled
 * from the absolute minute `start` on; `legs` with the one that follows.
 */
export function takeRide(
  standing: Standing,
  label: number,
  state: number,
  touched: number,
  move: number,
  start: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): void {
  const { compiled, weighed, query, taking } = standing;
  const { stays, touches, departAfter } = query;
  const row = compiled.moveTransfer[move]!;
  const ride = compiled.moveRide[move]!;
  const ready = start + weighed.transferMinutes[row]!;
  const arrived = departAfter + minutes;
  const bits = touches === undefined ? touched : touched | touches[ride]!;
  taking.state = state;
  taking.label = label;
  taking.move = move;
  taking.to = compiled.moveInto[move]!;
  taking.touched = bits;
  taking.arrived = arrived;
  taking.least = leastLying(compiled, weighed, move);
  taking.cents = cents + weighed.transferCents[row]!;
  taking.grams = grams + weighed.transferGrams[row]! + weighed.rideGrams[ride]!;
  taking.legs = legs;
  depart(standing, ride, ready, arrived);
  // At the gate cargo has not come by a leg yet.
  if (stays.length === 0 || isAtGate(standing, label)) return;
  for (const { bits: rests, minutes: stay } of restsAt(standing, state, touched)) {
    taking.touched = bits | rests;
    depart(standing, ride, ready, arrived + stay);
  }
}

/** Takes a ride with cargo that is handled at `ready` and leaves not before `rested`. */
function depart(standing: Standing, ride: number, ready: number, rested: number): void {
  const { field } = standing;
  if (field.isVaried(ride)) {
    field.choices(ready, ride, takeChoice, rested, standing);
    return;
  }
  const departure = field.nextDeparture(ready, ride, rested);
  if (departure === NO_DEPARTURE) return;
  const arrival = departure + standing.compiled.rideMinutes[ride]!;
  takeChoice(departure, arrival, standing.weighed.rideCents[ride]!, standing);
}

function takeChoice(departure: number, arrival: number, price: number, standing: Standing): void {
  const { state, label, move, to, touched, arrived, least, cents, grams, legs } = standing.taking;
  const { stays, departAfter } = standing.query;
  const lies = departure - arrived;
  const paid = cents + price + lyingCents(standing, state, lies, least);
  const seen = stays.length === 0 ? touched : touched | stayed(standing, label, state, lies);
  make(standing, to, seen, label, move, departure, arrival - departAfter, paid, grams, legs);
}

/** Hands on what was made. */
function make(
  standing: Standing,
  state: number,
  touched: number,
  parent: number,
  move: number,
  departure: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): void {
  const { receive } = standing;
  if (receive === undefined)
    offer(
      standing,
      standing.pool!,
      state,
      touched,
      parent,
      move,
      departure,
      minutes,
      cents,
      grams,
      legs,
    );
  else receive(state, touched, parent, move, departure, minutes, cents, grams, legs);
}

/** What lying costs: as it comes where that is watched, the least of any cargo elsewhere. */
const lyingCents = (
  { field, watch }: Standing,
  state: number,
  minutes: number,
  least: number,
): number => field.waitCents(state, watch.isWatched(state) ? minutes : least);

/** The stays still owed that can be had in a state, each with the shorter ones that it makes up for. */
function restsAt(
  { query, compiled }: Standing,
  state: number,
  touched: number,
): { bits: number; minutes: number }[] {
  const terminal = compiled.stateTerminal[state]!;
  const owed = query.stays.filter(
    ({ bit, terminals }) => (touched & bit) === 0 && terminals.has(terminal),
  );
  const bitsUpTo = (most: number): number =>
    owed.reduce((bits, { bit, minutes }: Stay) => (minutes <= most ? bits | bit : bits), 0);
  return owed.map(({ minutes }) => ({ minutes, bits: bitsUpTo(minutes) }));
}

/** The stays that lying so long in a state is; none at the gate, where cargo has not come by a leg yet. */
function stayed(standing: Standing, label: number, state: number, wait: number): number {
  if (isAtGate(standing, label)) return 0;
  const terminal = standing.compiled.stateTerminal[state]!;
  return standing.query.stays.reduce(
    (bits, { bit, terminals, minutes }) =>
      wait >= minutes && terminals.has(terminal) ? bits | bit : bits,
    0,
  );
}

const isAtGate = ({ labels }: Standing, label: number): boolean =>
  moveOf(labels, label) === START && departureOf(labels, label) === NO_LORRY;
