/** One-to-all searches: by WebAssembly, or without where there is none; both find the same, to the bit. */
import type { Arcs } from "./arcs.ts";
import { createTreeMachine } from "./treeMachine.ts";
import { createTreeScript } from "./treeScript.ts";
import type { TreeSearch } from "./treeSearch.ts";

export { NO_ARC, type TreeSearch, UNREACHED } from "./treeSearch.ts";

/** A search over a graph, which it copies. */
export const createTreeSearch = (arcs: Arcs): TreeSearch =>
  createTreeMachine(arcs) ?? createTreeScript(arcs);
