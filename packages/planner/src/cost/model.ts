/** A cost model of one's own, in place of the tables' tariffs. */
import type { Ride } from "../network/rides.ts";
import type { Transfer } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";

/** A leg as a cost model sees it. */
export type PricedLeg = Pick<Ride, "mode" | "from" | "to" | "links" | "distanceKm" | "service">;

/** A ride as a plain object, which may be copied and sent. */
export const pricedLeg = ({ mode, from, to, links, distanceKm, service }: Ride): PricedLeg => ({
  mode,
  from,
  to,
  links,
  distanceKm,
  ...(service === undefined ? {} : { service }),
});

/**
 * Prices of legs and transfers from elsewhere: a contract, a rate engine. Amounts are money in the network's currency, not
 * negative, and rounded to cents; `undefined` means that it is not offered. Both functions must be pure. A leg is asked for
 * every day of the 400 that a question can meet; the least of them is the search's bound, so none need be given. An amount
 * that is no money (negative, not finite) throws a RangeError.
 *
 * They take the place of tariffs, surcharges and the once-a-box hire (legs), and of transfer prices. Storage, days of hire
 * and drayage stay with the tables.
 */
export interface CostModel {
  /** Named in the cost lines it makes, as `rule`. */
  readonly name: string;
  /** A leg that departs on a local date at its loading terminal, `YYYY-MM-DD`. */
  leg(leg: PricedLeg, cargo: Cargo, date: string): number | undefined;
  transfer(transfer: Transfer, cargo: Cargo): number | undefined;
}
