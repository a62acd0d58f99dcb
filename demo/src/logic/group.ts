/** Small grouping helpers. Of the planner the page imports types and plain figures alone, so that the engine stays in the worker. */

/** The group of a terminal: its id up to the colon, or the whole id. The planner's rule, one line of it. */
export function groupOf(terminalId: string): string {
  return terminalId.split(":", 1)[0] ?? terminalId;
}

/** Orders by the first figure in which two items differ, least first. */
export function leastBy<T>(...figures: readonly ((item: T) => number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const figure of figures) {
      const difference = figure(a) - figure(b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Items by key, keys in order of first use. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
