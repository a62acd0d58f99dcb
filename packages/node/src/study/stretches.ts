/** Work shared out so that each worker stays on neighbors, and none is idle while another has more than it began. */

/**
 * The next item of a worker, `undefined` where nothing is left. Workers begin with equal stretches of the list; one that is through
 * takes over the later half of what the busiest has left.
 */
export function createStretches<Item>(
  items: readonly Item[],
  workers: number,
): (worker: number) => Item | undefined {
  const stretches = Array.from({ length: workers }, (_, worker) => ({
    next: Math.floor((items.length * worker) / workers),
    end: Math.floor((items.length * (worker + 1)) / workers),
  }));
  return (worker) => {
    const own = stretches[worker];
    if (own === undefined) return undefined;
    if (own.next >= own.end) {
      const busiest = stretches.reduce((most, each) =>
        each.end - each.next > most.end - most.next ? each : most,
      );
      const left = busiest.end - busiest.next;
      if (left <= 0) return undefined;
      const middle = busiest.next + Math.floor(left / 2);
      own.next = middle;
      own.end = busiest.end;
      busiest.end = middle;
    }
    return items[own.next++];
  };
}
