/** Where the compiled network lies, gzipped; made by the Vite plugin, for the worker. */
declare module "virtual:snapshot" {
  const url: string;
  export default url;
}

/** Names, places and sources of that network, for the page. */
declare module "virtual:directory" {
  import type { Directory } from "./directory.ts";

  const directory: Directory;
  export default directory;
}
