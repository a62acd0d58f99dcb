/**
 * Stands in for what the planner makes and checks other networks with: most visitors suppose nothing, and the network as it is
 * was checked when the page was built.
 *
 * The build has the planner itself take these (see `vite.config.ts`).
 */
type Supposing = typeof import("./supposing.ts");

let loaded: Supposing | undefined;

/** Before anything is supposed. Rejects where the planner's own cannot be had. */
export async function loadSupposing(): Promise<void> {
  loaded ??= await import("./supposing.ts");
}

const own = (): Supposing => {
  if (loaded === undefined) throw new Error("invariant: nothing was supposed so far");
  return loaded;
};

export const applyScenario: Supposing["applyScenario"] = (network, scenario) =>
  own().applyScenario(network, scenario);
export const checkNetwork: Supposing["checkNetwork"] = (network) => own().checkNetwork(network);
export const overlayNetwork: Supposing["overlayNetwork"] = (network, tables) =>
  own().overlayNetwork(network, tables);
