/** The checked network, baked in by the Vite plugin; only the worker imports it. */
declare module "virtual:network" {
  import type { Network } from "@lianyun/planner";

  const network: Network;
  export default network;
}

/** Names, places and sources of that network, for the page. */
declare module "virtual:directory" {
  import type { Directory } from "./directory.ts";

  const directory: Directory;
  export default directory;
}
