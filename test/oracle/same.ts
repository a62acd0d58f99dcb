/** The two ways in which the checker compares a figure. */

/** Throws unless both are the same value. */
export function same(what: string, got: unknown, expected: unknown): void {
  if (got !== expected)
    throw new Error(`${what}: expected ${String(expected)}, got ${String(got)}`);
}

/** Throws unless a decimal outside is exactly `expected` whole units inside, `perUnit` of them to one. */
export function sameUnits(what: string, got: number, perUnit: number, expected: number): void {
  // Far below one unit, far above what a division leaves.
  if (!(Math.abs(got * perUnit - expected) < 1e-6)) {
    throw new Error(`${what}: expected ${expected / perUnit}, got ${got}`);
  }
}
