/** Partial ways, as rows of growing arrays. A label is an index into them. */

/** The parent of a label that starts at an origin. */
export const NO_LABEL = -1;

export interface Labels {
  readonly size: number;
  readonly state: Int32Array;
  /** Places of `via` touched so far, a bit each. */
  readonly touched: Int32Array;
  readonly parent: Int32Array;
  /** Move that led here, or `RELEASE` / `START`. */
  readonly move: Int32Array;
  /** Absolute minute at which the ride of the move departed. */
  readonly departure: Int32Array;
  /** Used so far: minutes since `departAfter`, cents, grams. */
  readonly minutes: Int32Array;
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  /** Used so far plus what is left at the least, in the order of the criteria searched. */
  readonly f0: Float64Array;
  readonly f1: Float64Array;
  readonly f2: Float64Array;
}

/** `move` of a label at an origin's gate. */
export const START = -1;
/** `move` of a label that is out of the network: released at the destination. */
export const RELEASE = -2;

type Arrays = { -readonly [K in keyof Labels]: Labels[K] };

/** Labels that grow by doubling. Read the arrays afresh after each `add`: growing replaces them. */
export interface LabelStore extends Labels {
  /** Room for one more label; returns its index. The caller fills the row. */
  add(): number;
}

export function createLabels(capacity = 1024): LabelStore {
  const integers = (size: number): Int32Array => new Int32Array(size);
  const floats = (size: number): Float64Array => new Float64Array(size);
  const store: Arrays & { add(): number } = {
    size: 0,
    state: integers(capacity),
    touched: integers(capacity),
    parent: integers(capacity),
    move: integers(capacity),
    departure: integers(capacity),
    minutes: integers(capacity),
    cents: floats(capacity),
    grams: floats(capacity),
    f0: floats(capacity),
    f1: floats(capacity),
    f2: floats(capacity),
    add() {
      if (store.size === store.state.length) grow(store);
      return store.size++;
    },
  };
  return store;
}

function grow(store: Arrays): void {
  const length = 2 * store.state.length;
  const integers = (old: Int32Array): Int32Array => {
    const grown = new Int32Array(length);
    grown.set(old);
    return grown;
  };
  const floats = (old: Float64Array): Float64Array => {
    const grown = new Float64Array(length);
    grown.set(old);
    return grown;
  };
  for (const name of ["state", "touched", "parent", "move", "departure", "minutes"] as const)
    store[name] = integers(store[name]);
  for (const name of ["cents", "grams", "f0", "f1", "f2"] as const)
    store[name] = floats(store[name]);
}
