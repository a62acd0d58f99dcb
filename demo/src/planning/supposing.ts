/** What only a supposition needs, a sixth of the worker: loaded with the first one (see `whenSupposed.ts`). */
export { applyScenario, checkNetwork, overlayNetwork } from "@lianyun/planner";
