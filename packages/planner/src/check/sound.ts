/** What was checked already, so that nobody checks it twice: tables whose rows are sound, networks that can be planned on. */
import type { Network } from "../network/rows.ts";

// A list that was changed in place would be believed all the same: rows are never changed (ARCHITECTURE.md, invariants).
const sound = new WeakSet<object>();

/** Says that each row of a list is what its columns ask for. */
export const markSound = (rows: object): void => {
  sound.add(rows);
};

/** True for a list that was marked; a copy of it is another list. */
export const isSound = (rows: object): boolean => sound.has(rows);

// As tables: a network is never changed, and a copy of it is another.
const checked = new WeakSet<Network>();

/** Says that nothing is against planning on a network. */
export const markChecked = (network: Network): void => {
  checked.add(network);
};

/** True for a network that was marked. */
export const isChecked = (network: Network): boolean => checked.has(network);
