/**
 * Memory that one search is done with, for the next: to make a buffer and to clean it up costs more than a short search does
 * in it, and much of that on another core.
 */

/** Things of some sizes, lent one at a time. */
interface Spares<Thing> {
  /** One of a size, in the state in which it was left. To be given back; what is not is lost, and no harm. */
  borrow(size: number): Thing;
  /** Takes one of a size that nobody uses any more, once; of a size over `MOST_SPARE` it is let go. */
  giveBack(size: number, thing: Thing): void;
}

/** Numbers in what is kept at the most: where there are more, a search takes long enough to make them again. */
export const MOST_SPARE: number = 1 << 18;
/** Sizes kept, one of each: networks that one process asks at a time. */
const KEPT = 8;

/** None at first: they are made when they are asked for. */
export function createSpares<Thing>(make: (size: number) => Thing): Spares<Thing> {
  const spare = new Map<number, Thing>();
  return {
    borrow(size) {
      const thing = spare.get(size);
      if (thing === undefined) return make(size);
      spare.delete(size);
      return thing;
    },
    giveBack(size, thing) {
      if (size > MOST_SPARE) return;
      spare.set(size, thing);
      const [oldest] = spare.keys();
      if (spare.size > KEPT) spare.delete(oldest!);
    },
  };
}
