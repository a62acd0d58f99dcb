/** Graphs as arrays, for the searches of this folder. */

/**
 * A directed graph laid out for searching: the arcs out of node `n` are `firstOut[n] .. firstOut[n + 1]`.
 *
 * | array      | length    | element                               |
 * | ---------- | --------- | ------------------------------------- |
 * | `firstOut` | nodes + 1 | offset into the arcs                  |
 * | `head`     | arcs      | node the arc leads to                 |
 * | `weight`   | arcs      | not negative; Infinity closes the arc |
 *
 * Parallel arcs and loops are allowed.
 */
export interface Arcs {
  readonly firstOut: Int32Array;
  readonly head: Int32Array;
  readonly weight: Float64Array;
}

/** Arcs and where they come from. */
export interface LaidOut extends Arcs {
  /** By arc, the node it leaves. */
  readonly tail: Int32Array;
  /** By arc, its index in the lists it was laid out from. */
  readonly origin: Int32Array;
}

/** Lays out arcs given as parallel lists; those out of a node keep their order. */
export function layOut(
  nodeCount: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights: ArrayLike<number>,
): LaidOut {
  const arcCount = from.length;
  const firstOut = new Int32Array(nodeCount + 1);
  for (let i = 0; i < arcCount; i++) firstOut[from[i]! + 1]! += 1;
  for (let node = 0; node < nodeCount; node++) firstOut[node + 1]! += firstOut[node]!;
  const free = firstOut.slice();
  const head = new Int32Array(arcCount);
  const tail = new Int32Array(arcCount);
  const weight = new Float64Array(arcCount);
  const origin = new Int32Array(arcCount);
  for (let i = 0; i < arcCount; i++) {
    const node = from[i]!;
    const arc = free[node]!;
    free[node] = arc + 1;
    head[arc] = to[i]!;
    tail[arc] = node;
    weight[arc] = weights[i]!;
    origin[arc] = i;
  }
  return { firstOut, head, tail, weight, origin };
}

/** The same graph with every arc turned round; `origin` tells which arc each was. */
export const turnRound = ({ firstOut, head, tail, weight }: LaidOut): LaidOut =>
  layOut(firstOut.length - 1, head, tail, weight);
