/** Works something out when it is first asked for, and keeps it. */
export function once<T extends object>(make: () => T): () => T {
  let known: T | undefined;
  return () => {
    known ??= make();
    return known;
  };
}

/** Works something out once for each pair: whoever has the same two shares what was made. Objects are told by identity. */
export function oncePair<A, B, T extends object>(): (a: A, b: B, make: () => T) => T {
  const known = new Map<A, Map<B, T>>();
  return (a, b, make) => {
    let ofA = known.get(a);
    if (ofA === undefined) {
      ofA = new Map();
      known.set(a, ofA);
    }
    let made = ofA.get(b);
    if (made === undefined) {
      made = make();
      ofA.set(b, made);
    }
    return made;
  };
}
