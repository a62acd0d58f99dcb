/** Which way a label or an itinerary is, whatever its departures. */
import type { Compiled } from "../compile/compile.ts";
import { retrace, type Taken } from "../itinerary/build.ts";
import { keyOfRide } from "../itinerary/legKey.ts";
import type { Ride } from "../network/rides.ts";
import { type Labels, NO_LORRY } from "../search/labels.ts";
import type { Query } from "../search/query.ts";

/** A label out of the network, retraced. */
export interface Way {
  /** The legs it is made of, lorries included: equal for two departures of the same way. */
  readonly key: string;
  readonly taken: readonly Taken[];
  readonly lastState: number;
}

/** Retraces a label. The lorry out follows from where the last ride ends. */
export function readWay(
  compiled: Compiled,
  query: Pick<Query, "departAfter" | "from">,
  labels: Labels,
  label: number,
): Way {
  const { taken, start, lastState } = retrace(compiled, query, labels, label);
  const lorry = start === NO_LORRY ? undefined : query.from.lorries[start]?.row.id;
  const keys = taken.map(({ ride }) => keyOfRide(rideAt(compiled, ride)));
  return { key: [lorry ?? "gate", ...keys].join(" / "), taken, lastState };
}

/** A ride by its index. */
export function rideAt({ rides }: Pick<Compiled, "rides">, index: number): Ride {
  const ride = rides[index];
  if (ride === undefined) throw new Error(`invariant: no ride ${index}`);
  return ride;
}
