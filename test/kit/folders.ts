/** Folders of the repository, whatever the working directory. */
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const ROOT: string = here("../../");
export const TINY: string = here("../../data/tiny");
export const CHONGQING: string = here("../../data/chongqing");
