/** Lies told on purpose: an answer with one figure changed. */

/** A copy in which what `path` leads to is `change` instead. */
export function tamper<T>(
  value: T,
  [key, ...rest]: readonly (string | number)[],
  change: unknown,
): T {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key!] = rest.length === 0 ? change : tamper(copy[key!], rest, change);
  return copy as T;
}
