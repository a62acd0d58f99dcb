/** What becomes of a way that was made, where a round takes its labels itself: it waits, unless another is as good. */
import { UNREACHED } from "./bounds.ts";
import { coversListed } from "./kept.ts";
import { addLabel, RELEASE } from "./labels.ts";
import { ABREAST } from "./moves.ts";
import { push } from "./queue.ts";
import { covers } from "./staircase.ts";
import { type Pool, pick, type Standing } from "./standing.ts";

/** Makes a label (`Make`) unless it is covered, out of reach, too late, too dear or of too many legs. */
export function offer(
  standing: Standing,
  pool: Pool,
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
  const { query, left, m3, countsLegs } = standing;
  const isOut = move === RELEASE;
  const column = ABREAST * state;
  const f0 = pick(standing.m0, minutes, cents, grams, legs) + (isOut ? 0 : left[column]!);
  if (f0 === UNREACHED) return;
  if (minutes > (isOut ? standing.lastArrival : standing.latest[state]!)) return;
  if (cents + (isOut ? 0 : left[column + standing.atCents]!) > query.maxCents) return;
  if (countsLegs && legs + (isOut ? 0 : left[column + standing.atLegs]!) > query.maxLegs) return;
  const f1 = pick(standing.m1, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 1]!);
  const f2 = pick(standing.m2, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 2]!);
  const { stateCount, stateTerminal } = standing.compiled;
  if (query.isSpread) {
    if (isOut && pool.terminalDone[stateTerminal[state]!] === 1) return;
  } else {
    const f3 =
      m3 === undefined
        ? 0
        : pick(m3, minutes, cents, grams, legs) + (isOut ? 0 : left[column + 3]!);
    if (isAnswered(standing, pool, f1, f2, f3)) return;
  }
  const layer = touched * stateCount + state;
  if (!isOut && isCovered(standing, pool, layer, state, minutes, cents, grams, legs)) return;
  const { labels } = standing;
  const label = addLabel(labels, layer, parent, move, departure, minutes, cents, grams, legs);
  push(pool.queue, label, f0, f1, f2);
}

/** True where an answer is no worse than a second, third and fourth figure with what is left at the least. */
export function isAnswered(
  { query, unit1, unit2, unit3, isFine }: Standing,
  { target, answered }: Pool,
  f1: number,
  f2: number,
  f3: number,
): boolean {
  const { length } = query.over;
  if (isFine && length === 3) return covers(target, 0, f1, f2);
  const c1 = Math.floor(f1 / unit1);
  const c2 = Math.floor(f2 / unit2);
  if (length < 4) return covers(target, 0, c1, c2);
  const c3 = Math.floor(f3 / unit3);
  return answered.some(([a, b, c]) => a <= c1 && b <= c2 && c <= c3);
}

/** True where labels taken cover the figures: what is no less in any of them is covered too. */
export function isCovered(
  { watch, isAllListed, m1, m2 }: Standing,
  { stairs, lists }: Pool,
  layer: number,
  state: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): boolean {
  if (!isAllListed) {
    const f1 = pick(m1, minutes, cents, grams, legs);
    const f2 = pick(m2, minutes, cents, grams, legs);
    if (covers(stairs, layer, f1, f2)) return true;
    if (!watch.isAny) return false;
  }
  return coversListed(lists, layer, state, minutes, cents, grams, legs, watch);
}
