/**
 * States waiting to be taken, in rising order of a key each.
 *
 * A record and functions of it, with the keys in it: a tree compares them by the ten thousand, too often to ask its caller each
 * time which of two comes first (`heap.ts`).
 */

/** The least key and its state are the first. */
export interface Waiting {
  size: number;
  states: Int32Array;
  keys: Float64Array;
}

export const createWaiting = (room = 256): Waiting => ({
  size: 0,
  states: new Int32Array(room),
  keys: new Float64Array(room),
});

/** Adds a state; it may wait more than once. */
export function push(waiting: Waiting, state: number, key: number): void {
  let at = waiting.size++;
  if (at === waiting.states.length) {
    const { states, keys } = createWaiting(2 * at);
    states.set(waiting.states);
    keys.set(waiting.keys);
    waiting.states = states;
    waiting.keys = keys;
  }
  const { states, keys } = waiting;
  while (at > 0) {
    const above = (at - 1) >>> 1;
    if (keys[above]! <= key) break;
    keys[at] = keys[above]!;
    states[at] = states[above]!;
    at = above;
  }
  keys[at] = key;
  states[at] = state;
}

/** Takes the first away: its state and key are read before. */
export function drop(waiting: Waiting): void {
  const { states, keys } = waiting;
  const size = --waiting.size;
  const key = keys[size]!;
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= size) break;
    // Behind the last lies the key itself.
    if (keys[below + 1]! < keys[below]!) below++;
    if (keys[below]! >= key) break;
    keys[at] = keys[below]!;
    states[at] = states[below]!;
    at = below;
  }
  keys[at] = key;
  states[at] = states[size]!;
}
