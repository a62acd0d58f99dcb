/** Planners of scenarios' networks: compiled when first asked for, and kept as far as memory allows. */
import { type Planner, plannerFromSnapshot, type Scenario } from "@lianyun/planner";
import { canonicalJson } from "./canonical.ts";

/** What scenarios' planners may take in a thread: some 23 of them on `data/chongqing`. */
const PLANNERS_BYTES = 512 * 2 ** 20;
/**
 * What one takes for each byte of the snapshot once it was asked of as many kinds of cargo as it keeps, and of as many ways kept, on
 * `data/chongqing`.
 */
const BYTES_A_BYTE = 21;

/**
 * How many scenarios' planners are kept beside the base. Each block of questions is asked of all scenarios in turn
 * (`orderOfWork.ts`), so with fewer than there are scenarios each would be made again for each block, in the time of some 700 rows.
 */
export const keptPlanners = (snapshotBytes: number): number =>
  Math.max(2, Math.floor(PLANNERS_BYTES / (BYTES_A_BYTE * snapshotBytes)));

/** Planners for the scenarios of one network. */
export interface Planners {
  readonly networkHash: string;
  readonly base: Planner;
  of(scenario: Scenario): Planner;
}

/** Opens a compiled network. Nothing is shared between two of these but the bytes. */
export function createPlanners(snapshot: ArrayBufferLike | ArrayBufferView): Planners {
  const base = plannerFromSnapshot(snapshot);
  const planners = createKept<Planner>(keptPlanners(snapshot.byteLength));
  return {
    networkHash: base.networkHash,
    base,
    of: (scenario) =>
      scenario.modifications.length === 0
        ? base
        : planners(canonicalJson(scenario.modifications), () => base.with(scenario)),
  };
}

/** What was made for a key, the most recently used of them kept. */
export function createKept<Made>(most: number): (key: string, make: () => Made) => Made {
  const kept = new Map<string, Made>();
  return (key, make) => {
    const known = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}
