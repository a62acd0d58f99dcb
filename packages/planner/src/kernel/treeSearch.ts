/** One-to-all: the least sum of weights from some nodes to every node, and the arcs that make it. */

/** No way to a node. */
export const UNREACHED: number = Number.POSITIVE_INFINITY;
/** The last arc of the way to a node that is a start, or that nothing reaches. */
export const NO_ARC = -1;

/** One-to-all searches over one graph, with buffers that are used again: the next search writes over what one found. */
export interface TreeSearch {
  /** The last arc of the way to a node; NO_ARC at a start and where there is no way. Followed back it ends at a start. */
  via(node: number): number;
  /** Arcs looked at by the last search: one that looks at few more than the graph has does well. */
  countRelaxed(): number;
  /** Searches from one node. By node, the least sum of weights; UNREACHED where there is no way. */
  from(start: number): Float64Array;
  /** Searches from many at once: `seed` is what a node starts with, UNREACHED where it is no start. */
  fromMany(seed: Float64Array): Float64Array;
  /** To search with other weights from now on: `width` is how wide buckets should be for them (`chooseWidth`). */
  reweigh(weight: Float64Array, width: number): void;
}
