/** Works something out when it is first asked for, and keeps it. */
export function once<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= make();
    return known;
  };
}
