/**
 * Non-dominated pairs, kept as a staircase: first value rising, second falling.
 *
 * With labels taken in rising order of a first criterion, a label is dominated by those before it exactly when its
 * two remaining values are (dimensionality reduction; Pulido, Mandow, Pérez de la Cruz 2015).
 */
export interface Staircase {
  /** True where some pair kept is no worse than `(a, b)` in both. */
  covers(a: number, b: number): boolean;
  /** Keeps `(a, b)`, which no pair kept covers, and drops the pairs it covers. */
  add(a: number, b: number): void;
}

export function createStaircase(): Staircase {
  const firsts: number[] = [];
  const seconds: number[] = [];
  /** How many pairs have a first value of at most `a`. */
  const countUpTo = (a: number): number => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (firsts[middle]! <= a) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    covers(a, b) {
      const count = countUpTo(a);
      return count > 0 && seconds[count - 1]! <= b;
    },
    add(a, b) {
      let start = countUpTo(a);
      // A pair with the same first value and a larger second is covered by the new one too.
      while (start > 0 && firsts[start - 1] === a && seconds[start - 1]! >= b) start--;
      let end = start;
      while (end < firsts.length && seconds[end]! >= b) end++;
      firsts.splice(start, end - start, a);
      seconds.splice(start, end - start, b);
    },
  };
}
