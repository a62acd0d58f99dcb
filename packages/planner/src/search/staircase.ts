/**
 * Non-dominated pairs, kept as staircases: first value rising, second falling.
 *
 * With labels taken in rising order of a first criterion, a label is dominated by those before it exactly when its
 * two remaining values are (dimensionality reduction; Pulido, Mandow, Pérez de la Cruz 2015).
 */
export interface Staircases {
  /** True where some pair kept in the staircase is no worse than `(a, b)` in both. */
  covers(stair: number, a: number, b: number): boolean;
  /** Keeps `(a, b)`, which no pair kept covers, and drops the pairs it covers. */
  add(stair: number, a: number, b: number): void;
}

/** Pairs of the smallest block. */
const SMALLEST = 2;

/** So many staircases, in blocks of one array that double when they are full. */
export function createStaircases(count: number): Staircases {
  const start = new Int32Array(count);
  const size = new Int32Array(count);
  const room = new Int32Array(count);
  let pairs = new Float64Array(512);
  let used = 0;

  /** How many pairs have a first value of at most `a`. */
  const countUpTo = (first: number, length: number, a: number): number => {
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pairs[first + 2 * middle]! <= a) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** Moves a full staircase to a block of twice its room. */
  const grow = (stair: number): void => {
    const wanted = Math.max(SMALLEST, 2 * room[stair]!);
    const end = used + 2 * wanted;
    if (end > pairs.length) {
      const grown = new Float64Array(2 * end);
      grown.set(pairs.subarray(0, used));
      pairs = grown;
    }
    pairs.copyWithin(used, start[stair]!, start[stair]! + 2 * size[stair]!);
    start[stair] = used;
    room[stair] = wanted;
    used = end;
  };
  return {
    covers(stair, a, b) {
      const length = size[stair]!;
      if (length === 0) return false;
      const first = start[stair]!;
      const upTo = countUpTo(first, length, a);
      return upTo > 0 && pairs[first + 2 * upTo - 1]! <= b;
    },
    add(stair, a, b) {
      const length = size[stair]!;
      if (length === room[stair]) grow(stair);
      const first = start[stair]!;
      let at = countUpTo(first, length, a);
      // A pair with the same first value and a larger second is covered by the new one too.
      while (at > 0 && pairs[first + 2 * at - 2] === a && pairs[first + 2 * at - 1]! >= b) at--;
      let end = at;
      while (end < length && pairs[first + 2 * end + 1]! >= b) end++;
      // By hand: most staircases are short, and a call costs more than a few steps.
      const all = pairs;
      const last = first + 2 * length;
      if (end === at) for (let i = last - 1; i >= first + 2 * at; i--) all[i + 2] = all[i]!;
      else if (end > at + 1)
        for (let from = first + 2 * end, to = first + 2 * at + 2; from < last; )
          all[to++] = all[from++]!;
      pairs[first + 2 * at] = a;
      pairs[first + 2 * at + 1] = b;
      size[stair] = length + 1 - (end - at);
    },
  };
}
