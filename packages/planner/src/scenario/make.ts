/** Modifications in code: a function each. */
export type * from "./closings.ts";
export {
  closeCorridor,
  closeLink,
  closeService,
  closeTerminal,
  openCorridor,
  openLink,
  openService,
  openTerminal,
} from "./closings.ts";
export type * from "./passages.ts";
export { closePassage, openPassage } from "./passages.ts";
export type * from "./rates.ts";
export { useRateSet, useRegime } from "./rates.ts";
export type * from "./tariffs.ts";
export { scaleTariff, setTariff } from "./tariffs.ts";
