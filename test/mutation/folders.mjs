import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What both commands look at: the folders whose figures are promised. */
export const FOLDERS = ["search", "cost", "compile"];
export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const sourceOf = (folder) => `packages/planner/src/${folder}`;
