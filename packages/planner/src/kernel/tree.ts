/** One-to-all searches: by WebAssembly, or without where there is none or little to do; both find the same, to the bit. */
import type { Arcs } from "./arcs.ts";
import { createTreeMachine } from "./treeMachine.ts";
import { createTreeScript } from "./treeScript.ts";
import type { TreeSearch } from "./treeSearch.ts";

export { NO_ARC, type TreeSearch, UNREACHED } from "./treeSearch.ts";

/** Arcs of the smallest graph that a memory of its own is worth: to set one up takes as long as some trees over fewer. */
const LEAST_ARCS = 2_000;

/** A search over a graph, which must not change; weights are copied (`reweigh`). */
export const createTreeSearch = (arcs: Arcs): TreeSearch =>
  (arcs.head.length < LEAST_ARCS ? undefined : createTreeMachine(arcs)) ?? createTreeScript(arcs);
