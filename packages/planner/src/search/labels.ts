/** Partial ways, as rows of growing arrays. A label is an index into them. */

/** The parent of a label that starts at an origin, and the end of a chain of labels. */
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
  /** The next label of the chain it is in: first of a bucket of the queue, then of its state. */
  readonly next: Int32Array;
}

/** Bytes of one label in these arrays. */
export const LABEL_BYTES = 41;

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
    next: new Int32Array(capacity),
    add() {
      if (store.size === store.layer.length) grow(store);
      return store.size++;
    },
  };
  return store;
}

function grow(store: Arrays): void {
  const length = 2 * store.layer.length;
  for (const name of ["layer", "parent", "move", "departure", "minutes", "next"] as const) {
    const grown = new Int32Array(length);
    grown.set(store[name]);
    store[name] = grown;
  }
  for (const name of ["cents", "grams"] as const) {
    const grown = new Float64Array(length);
    grown.set(store[name]);
    store[name] = grown;
  }
  const legs = new Uint8Array(length);
  legs.set(store.legs);
  store.legs = legs;
}

/**
 * Whether the rides and departures of one label come before those of another, from the origin on; shorter ways first.
 * Walks back in step to where the ways part: the last difference met is the first on the way.
 */
export function isWayBefore(labels: Labels, moveRide: Int32Array, a: number, b: number): boolean {
  const { parent, move, departure } = labels;
  let [atA, atB] = [lastRide(labels, a), lastRide(labels, b)];
  let [leftA, leftB] = [countRides(labels, atA), countRides(labels, atB)];
  let isBefore = leftA < leftB;
  for (; leftA > leftB; leftA--) atA = parent[atA]!;
  for (; leftB > leftA; leftB--) atB = parent[atB]!;
  for (; leftA > 0 && atA !== atB; leftA--) {
    if (departure[atA] !== departure[atB]) isBefore = departure[atA]! < departure[atB]!;
    else {
      const [rideA, rideB] = [moveRide[move[atA]!]!, moveRide[move[atB]!]!];
      if (rideA !== rideB) isBefore = rideA < rideB;
    }
    atA = parent[atA]!;
    atB = parent[atB]!;
  }
  return isBefore;
}

/** The label by whose ride a label came; of a release that is the label before. */
const lastRide = ({ move, parent }: Labels, label: number): number =>
  move[label] === RELEASE ? parent[label]! : label;

function countRides({ move, parent }: Labels, label: number): number {
  let count = 0;
  for (let at = label; at !== NO_LABEL && move[at]! >= 0; at = parent[at]!) count++;
  return count;
}
