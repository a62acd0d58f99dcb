/** Tables whose rows were checked while they were read, so that nobody checks every cell twice. */

// A list that was changed in place would be believed all the same: rows are never changed (ARCHITECTURE.md, invariants).
const sound = new WeakSet<object>();

/** Says that each row of a list is what its columns ask for. */
export const markSound = (rows: object): void => {
  sound.add(rows);
};

/** True for a list that was marked; a copy of it is another list. */
export const isSound = (rows: object): boolean => sound.has(rows);
