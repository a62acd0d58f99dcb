/** Partial ways, as rows of growing arrays. A label is an index into them. */

/** The parent of a label that starts at an origin. */
export const NO_LABEL = -1;

export interface Labels {
  readonly size: number;
  /** State, and which places of `via` were touched: `touched * stateCount + state`. */
  readonly layer: Int32Array;
  readonly parent: Int32Array;
  /** Move that led here, or `RELEASE` / `START`. */
  readonly move: Int32Array;
  /** Absolute minute at which the ride of the move departed; of a START the lorry it came by, or NO_LORRY. */
  readonly departure: Int32Array;
  /** Used so far: minutes since `departAfter`, cents, grams. */
  readonly minutes: Int32Array;
  readonly cents: Float64Array;
  readonly grams: Float64Array;
  readonly legs: Uint8Array;
  /** Used so far of the first criterion plus what is left at the least. */
  readonly f0: Float64Array;
}

/** Bytes of one label in these arrays. */
export const LABEL_BYTES = 45;

/** `move` of a label where cargo enters. */
export const START = -1;
/** `move` of a label that is out of the network: released or at the door. */
export const RELEASE = -2;
/** `departure` of a START at a gate. */
export const NO_LORRY = -1;

type Arrays = { -readonly [K in keyof Labels]: Labels[K] };

/** Labels that grow by doubling. Read the arrays afresh after each `add`: growing replaces them. */
export interface LabelStore extends Labels {
  /** Room for one more label; returns its index. The caller fills the row. */
  add(): number;
}

export function createLabels(capacity = 1024): LabelStore {
  const store: Arrays & { add(): number } = {
    size: 0,
    layer: new Int32Array(capacity),
    parent: new Int32Array(capacity),
    move: new Int32Array(capacity),
    departure: new Int32Array(capacity),
    minutes: new Int32Array(capacity),
    cents: new Float64Array(capacity),
    grams: new Float64Array(capacity),
    legs: new Uint8Array(capacity),
    f0: new Float64Array(capacity),
    add() {
      if (store.size === store.layer.length) grow(store);
      return store.size++;
    },
  };
  return store;
}

function grow(store: Arrays): void {
  const length = 2 * store.layer.length;
  for (const name of ["layer", "parent", "move", "departure", "minutes"] as const) {
    const grown = new Int32Array(length);
    grown.set(store[name]);
    store[name] = grown;
  }
  for (const name of ["cents", "grams", "f0"] as const) {
    const grown = new Float64Array(length);
    grown.set(store[name]);
    store[name] = grown;
  }
  const legs = new Uint8Array(length);
  legs.set(store.legs);
  store.legs = legs;
}
