/**
 * Seeded draws for tests: the same seed gives the same draws on every machine.
 *
 * mulberry32 by Tommy Ettinger, public domain: 32 bits of state, plenty for some thousand small networks.
 */
export interface Draw {
  /** A whole number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** True in about `share` of the calls. */
  readonly chance: (share: number) => boolean;
  /** A copy in another order. */
  readonly shuffle: <T>(list: readonly T[]) => T[];
}

/** A stream of draws that depends on `seed` only. */
export function createDraw(seed: number): Draw {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    pick: (list) => {
      if (list.length === 0) throw new Error("cannot pick from an empty list");
      return list[int(0, list.length - 1)]!;
    },
    chance: (share) => next() < share,
    shuffle: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i -= 1) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
  };
}
