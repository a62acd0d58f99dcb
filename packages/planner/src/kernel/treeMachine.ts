/** One-to-all search by WebAssembly (`machine/tree.ts`, compiled to `treeCode.ts`), each over a memory of its own. */
import type { Arcs } from "./arcs.ts";
import { chooseWidth } from "./buckets.ts";
import { TREE_CODE } from "./treeCode.ts";
import type { TreeSearch } from "./treeSearch.ts";
import { createCode, type Figure, MOST_BYTES } from "./webAssembly.ts";

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  layOut(nodes: number, arcs: number): void;
  from(start: number, width: number): void;
  fromMany(width: number): void;
  readonly weightsAt: Figure;
  readonly sumsAt: Figure;
  readonly statesAt: Figure;
  readonly headsAt: Figure;
  readonly firstsAt: Figure;
  readonly relaxed: Figure;
}

// As machine/tree.ts lays them out.
const BYTES_A_NODE = 24;
const BYTES_AN_ARC = 12;

const code = createCode(TREE_CODE);

/** Absent where it must be done without WebAssembly: `treeScript.ts` then finds the same. */
export function createTreeMachine({ firstOut, head, weight }: Arcs): TreeSearch | undefined {
  const nodeCount = firstOut.length - 1;
  if (BYTES_A_NODE * nodeCount + BYTES_AN_ARC * head.length > MOST_BYTES) return undefined;
  const exports = code.instantiate({}) as Exports | undefined;
  if (exports === undefined) return undefined;
  try {
    exports.layOut(nodeCount, head.length);
  } catch {
    // There is no memory for it.
    return undefined;
  }
  // Memory that has grown is another buffer, so each look makes its view.
  const whole = (at: Figure, length: number): Int32Array =>
    new Int32Array(exports.memory.buffer, at.value, length);
  const floats = (at: Figure, length: number): Float64Array =>
    new Float64Array(exports.memory.buffer, at.value, length);
  const sums = (): Float64Array => floats(exports.sumsAt, nodeCount);
  whole(exports.firstsAt, firstOut.length).set(firstOut);
  whole(exports.headsAt, head.length).set(head);
  floats(exports.weightsAt, head.length).set(weight);
  let bucketWidth = chooseWidth(weight);
  return {
    via: (node) => whole(exports.statesAt, 2 * nodeCount)[2 * node]!,
    countRelaxed: () => exports.relaxed.value,
    from(start) {
      exports.from(start, bucketWidth);
      return sums();
    },
    fromMany(seed) {
      sums().set(seed);
      exports.fromMany(bucketWidth);
      return sums();
    },
    reweigh(weights, width) {
      floats(exports.weightsAt, head.length).set(weights);
      bucketWidth = width;
    },
  };
}
