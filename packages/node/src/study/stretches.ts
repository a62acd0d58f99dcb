/** Work shared out so that each lane stays on neighbors, and none is idle while another has more than it began. */

/**
 * The next item of a lane, `undefined` where nothing is left. Lanes begin with equal stretches of the list; one that is through
 * takes over the later half of what the busiest has left.
 */
export function createLanes<Item>(
  items: readonly Item[],
  lanes: number,
): (lane: number) => Item | undefined {
  const stretches = Array.from({ length: lanes }, (_, lane) => ({
    next: Math.floor((items.length * lane) / lanes),
    end: Math.floor((items.length * (lane + 1)) / lanes),
  }));
  return (lane) => {
    const own = stretches[lane];
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
