/** A mode as people type it. */
import type { Mode } from "../network/rows.ts";

/** `inlandWaterway` for `river`; any other word as it is, for what is no mode is refused with the request. */
export const toMode = (word: string): Mode =>
  word === "river" ? "inlandWaterway" : (word as Mode);
