/** Whether the same rows govern the rides of a network as those of the one it was made of: what need not be looked for again. */
import { gaugeIn, gaugeOut, listRides, type Ride } from "../network/rides.ts";
import type { Network } from "../network/rows.ts";

/** Tables in which the rows that govern stand, or where they hold. */
const GOVERNING = ["terminals", "tariffs", "transfers"] as const;

/**
 * True where no ride of a network can be governed otherwise than one of another was: the rows that govern are the same, and so
 * is of every ride all that they are chosen by. Times, distances, calendars and factors may differ.
 */
export function isGovernedAlike(made: Network, of: Network): boolean {
  if (made.rateSet !== of.rateSet || made.regime !== of.regime) return false;
  if (GOVERNING.some((table) => made[table] !== of[table])) return false;
  const known = kindsOf(of);
  return listRides(made).every((ride) => known.has(kindOf(ride)));
}

/** Many scenarios are made of one network. */
const kinds = new WeakMap<Network, ReadonlySet<string>>();

function kindsOf(network: Network): ReadonlySet<string> {
  const own = kinds.get(network) ?? new Set(listRides(network).map(kindOf));
  kinds.set(network, own);
  return own;
}

/** What tariffs and transfers see of a ride. */
const kindOf = (ride: Ride): string =>
  JSON.stringify([
    ...[ride.mode, ride.service?.id, ride.from, ride.to, gaugeOut(ride), gaugeIn(ride)],
    ...ride.links.map(({ id, corridor }) => [id, corridor]),
  ]);
