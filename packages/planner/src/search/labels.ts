/**
 * Partial ways, as rows of growing arrays. A label is an index into them.
 *
 * What is read together lies together: figures, marks, and apart from both the chain a label is in, so that a chain can be
 * followed without waiting for the rows.
 */

/** The parent of a label that starts at an origin, and the end of a chain of labels. */
export const NO_LABEL = -1;
/** `move` of a label where cargo enters. */
export const START = -1;
/** `move` of a label that is out of the network: released or at the door. */
export const RELEASE = -2;
/** `departure` of a START at a gate. */
export const NO_LORRY = -1;

/** Numbers of `figures` in a row, and where each lies: used so far, cents, minutes since `departAfter`, grams. */
export const FIGURES_A_ROW = 3;
export const CENTS = 0;
export const MINUTES = 1;
export const GRAMS = 2;

/** Numbers of `marks` in a row, and where each lies. */
export const MARKS_A_ROW = 5;
/** State, and which places of `via` were touched: `touched * stateCount + state`. */
export const LAYER = 0;
const PARENT = 1;
/** Move that led here, or `RELEASE` / `START`. */
export const MOVE = 2;
/** Absolute minute at which the ride of the move departed; of a START the lorry it came by, or NO_LORRY. */
const DEPARTURE = 3;
export const LEGS = 4;

/** Legs of the longest way. */
export const MOST_LEGS = 255;

/** Bytes of one label. */
export const LABEL_BYTES: number = 8 * FIGURES_A_ROW + 4 * MARKS_A_ROW + 4;

/** Labels that grow by doubling. Read the arrays afresh after each `addLabel`: growing replaces them. */
export interface LabelStore {
  size: number;
  /** Labels made by the rounds that are over and by the one that runs here: `machine.ts` keeps few of its own. */
  made: number;
  figures: Float64Array;
  marks: Int32Array;
  /** The next label of the chain it is in: first of a bucket of the queue, then of its state. */
  next: Int32Array;
}
export type Labels = Readonly<LabelStore>;

/** Labels of the block that stores take their first rooms from. */
const BLOCK_LABELS = 1 << 11;
/** Shared out piece by piece and then left to the stores in it: for most searches a buffer each would cost more than its labels. */
let block = new ArrayBuffer(0);
/** Bytes of it shared out. */
let taken = 0;

/** Each search makes a store, and most ways are short. Its arrays lie in a buffer shared with other stores: not to be transferred. */
export function createLabels(capacity = 32): LabelStore {
  const bytes = LABEL_BYTES * capacity;
  if (taken + bytes > block.byteLength) {
    block = new ArrayBuffer(Math.max(LABEL_BYTES * BLOCK_LABELS, bytes));
    taken = 0;
  }
  const figures = new Float64Array(block, taken, FIGURES_A_ROW * capacity);
  const marks = new Int32Array(
    block,
    figures.byteOffset + figures.byteLength,
    MARKS_A_ROW * capacity,
  );
  const next = new Int32Array(block, marks.byteOffset + marks.byteLength, capacity);
  taken += bytes;
  return { size: 0, made: 0, figures, marks, next };
}

/**
 * Makes a label. `departure` is an absolute minute, of a START the index of its lorry or NO_LORRY; `minutes` (since `departAfter`),
 * `cents` and `grams` are used so far.
 */
export type Make = (
  state: number,
  touched: number,
  parent: number,
  move: number,
  departure: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
) => void;

/** Makes a label; returns its index. */
export function addLabel(
  labels: LabelStore,
  layer: number,
  parent: number,
  move: number,
  departure: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): number {
  labels.made++;
  return keepLabel(labels, layer, parent, move, departure, minutes, cents, grams, legs);
}

/** Keeps a label that was made elsewhere; returns its index. */
export function keepLabel(
  labels: LabelStore,
  layer: number,
  parent: number,
  move: number,
  departure: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
): number {
  const label = labels.size++;
  if (label === labels.next.length) growLabels(labels);
  const { figures, marks } = labels;
  const figure = FIGURES_A_ROW * label;
  figures[figure + CENTS] = cents;
  figures[figure + MINUTES] = minutes;
  figures[figure + GRAMS] = grams;
  const mark = MARKS_A_ROW * label;
  marks[mark + LAYER] = layer;
  marks[mark + PARENT] = parent;
  marks[mark + MOVE] = move;
  marks[mark + DEPARTURE] = departure;
  marks[mark + LEGS] = legs;
  return label;
}

/** Makes room for as many labels again. */
function growLabels(labels: LabelStore): void {
  const { figures, marks, next } = labels;
  labels.figures = new Float64Array(2 * figures.length);
  labels.figures.set(figures);
  labels.marks = new Int32Array(2 * marks.length);
  labels.marks.set(marks);
  labels.next = new Int32Array(2 * next.length);
  labels.next.set(next);
}

export const layerOf = ({ marks }: Labels, label: number): number =>
  marks[MARKS_A_ROW * label + LAYER]!;
export const parentOf = ({ marks }: Labels, label: number): number =>
  marks[MARKS_A_ROW * label + PARENT]!;
export const moveOf = ({ marks }: Labels, label: number): number =>
  marks[MARKS_A_ROW * label + MOVE]!;
export const departureOf = ({ marks }: Labels, label: number): number =>
  marks[MARKS_A_ROW * label + DEPARTURE]!;
export const legsOf = ({ marks }: Labels, label: number): number =>
  marks[MARKS_A_ROW * label + LEGS]!;
export const centsOf = ({ figures }: Labels, label: number): number =>
  figures[FIGURES_A_ROW * label + CENTS]!;
export const minutesOf = ({ figures }: Labels, label: number): number =>
  figures[FIGURES_A_ROW * label + MINUTES]!;
export const gramsOf = ({ figures }: Labels, label: number): number =>
  figures[FIGURES_A_ROW * label + GRAMS]!;

/**
 * Whether the rides and departures of one label come before those of another, from the origin on; shorter ways first.
 * Walks back in step to where the ways part: the last difference met is the first on the way.
 */
export function isWayBefore(labels: Labels, moveRide: Int32Array, a: number, b: number): boolean {
  let [atA, atB] = [lastRide(labels, a), lastRide(labels, b)];
  let [leftA, leftB] = [countRides(labels, atA), countRides(labels, atB)];
  let isBefore = leftA < leftB;
  for (; leftA > leftB; leftA--) atA = parentOf(labels, atA);
  for (; leftB > leftA; leftB--) atB = parentOf(labels, atB);
  for (; leftA > 0 && atA !== atB; leftA--) {
    const [leaves, other] = [departureOf(labels, atA), departureOf(labels, atB)];
    if (leaves !== other) isBefore = leaves < other;
    else {
      const [rideA, rideB] = [moveRide[moveOf(labels, atA)]!, moveRide[moveOf(labels, atB)]!];
      if (rideA !== rideB) isBefore = rideA < rideB;
    }
    atA = parentOf(labels, atA);
    atB = parentOf(labels, atB);
  }
  return isBefore;
}

/** The label by whose ride a label came; of a release that is the label before. */
const lastRide = (labels: Labels, label: number): number =>
  moveOf(labels, label) === RELEASE ? parentOf(labels, label) : label;

function countRides(labels: Labels, label: number): number {
  let count = 0;
  for (let at = label; at !== NO_LABEL && moveOf(labels, at) >= 0; at = parentOf(labels, at))
    count++;
  return count;
}
