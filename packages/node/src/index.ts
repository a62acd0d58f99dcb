/** @lianyun/node: network folders on disk for @lianyun/planner. */
export { checkDataset } from "./checkDataset.ts";
export {
  comparePublished,
  type Footing,
  type Measured,
  type Report,
  type Verdict,
} from "./compare.ts";
export {
  type Comparison,
  parseComparisons,
  type Range,
  readComparisons,
} from "./readComparisons.ts";
export { readNetwork, tryOverlayFolder, tryReadNetwork } from "./readNetwork.ts";
export {
  parseScenarios,
  readScenarios,
  type ScenariosRead,
  tryReadScenarios,
} from "./readScenarios.ts";
export { readTable } from "./readTable.ts";
export { areSlips } from "./slips.ts";
export * from "./study/index.ts";
export { tuneProcess } from "./tuneProcess.ts";
