/** @lianyun/node: network folders on disk for @lianyun/planner. */
export { readNetwork, tryOverlayFolder, tryReadNetwork } from "./readNetwork.ts";
export { readTable } from "./readTable.ts";
