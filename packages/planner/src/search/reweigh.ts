/** A cargo's use of a network with one thing changed: a tariff dearer or cheaper, a leg closed. All else is shared. */
import type { Compiled, TariffFrom } from "../compile/compile.ts";
import { centsFor } from "../cost/price.ts";
import type { FrontCriterion } from "../request/request.ts";
import { UNREACHED } from "./bounds.ts";
import { type Term, UNPRICED } from "./terms.ts";
import type { Load, Reckoning, Weighed } from "./weigh.ts";

/** The tariff in force for departures at a minute. */
export const tariffAt = (
  tariffs: readonly TariffFrom[] | undefined,
  minute: number,
): string | undefined => tariffs?.filter(({ from }) => from <= minute).at(-1)?.tariff?.id;

/** Cents added (or taken off) on every leg that departs under the tariff. No leg may come to less than nothing. */
export function withTariff(
  compiled: Compiled,
  weighed: Weighed,
  tariff: string,
  change: number,
): Weighed {
  const rideCents = Float64Array.from(weighed.rideCents);
  const changed = new Map<number, readonly Term[]>();
  compiled.tariffs.forEach((tariffs, ride) => {
    if (weighed.rideOpen[ride] !== 1 || !tariffs.some((row) => row.tariff?.id === tariff)) return;
    const terms = weighed.terms(ride);
    const isDated = terms?.some(({ cents }) => cents !== undefined) === true;
    if (terms === undefined || !isDated) {
      rideCents[ride] = weighed.rideCents[ride]! + change;
      return;
    }
    // A term begins wherever a tariff does, so that one tariff governs each.
    const own = terms.map((term) =>
      term.cents === undefined || term.cents === UNPRICED || tariffAt(tariffs, term.from) !== tariff
        ? term
        : { ...term, cents: term.cents + change },
    );
    rideCents[ride] = Math.min(
      ...own.flatMap(({ cents = UNPRICED }) => (cents === UNPRICED ? [] : [cents])),
    );
    changed.set(ride, own);
  });
  const changeOf = (ride: number): number => rideCents[ride]! - weighed.rideCents[ride]!;
  return {
    ...weighed,
    rideCents,
    terms: (ride) => changed.get(ride) ?? weighed.terms(ride),
    intoWeight: once((criterion) =>
      criterion === "cost"
        ? intoWeight(
            compiled,
            weighed,
            criterion,
            (weight, move) => weight + changeOf(compiled.moveRide[move]!),
          )
        : weighed.intoWeight(criterion),
    ),
    // Which days are dear has changed: where waiting is charged at all, early cargo may want to wait for a cheaper one.
    isRough: (state, arrived) =>
      weighed.isRough(state, arrived) || (changed.size > 0 && weighed.charges(state).length > 0),
  };
}

/** Rides closed. */
export const without = (
  compiled: Compiled,
  weighed: Weighed,
  isClosed: (ride: number) => boolean,
): Weighed => {
  const rideOpen = weighed.rideOpen.map((isOpen, ride) =>
    isOpen === 1 && !isClosed(ride) ? 1 : 0,
  );
  return {
    ...withMoves(compiled, weighed, (move) => rideOpen[compiled.moveRide[move]!] === 1),
    rideOpen,
  };
};

/** Moves closed but for some. */
export function withMoves(
  compiled: Compiled,
  weighed: Weighed,
  isLeft: (move: number) => boolean,
): Weighed {
  const moveOpen = weighed.moveOpen.map((isOpen, move) => (isOpen === 1 && isLeft(move) ? 1 : 0));
  return {
    ...weighed,
    moveOpen,
    intoWeight: once((criterion) =>
      intoWeight(compiled, weighed, criterion, (weight, move) =>
        moveOpen[move] === 1 ? weight : UNREACHED,
      ),
    ),
  };
}

/** The least freight that the tariff asks of any leg open to the cargo: what can be taken off it. */
export function leastFreight(
  compiled: Compiled,
  weighed: Weighed,
  { rates, breaks }: Reckoning,
  { shipment }: Pick<Load, "shipment">,
  tariff: string,
): number {
  let least = Number.POSITIVE_INFINITY;
  compiled.tariffs.forEach((tariffs, ride) => {
    if (weighed.rideOpen[ride] !== 1) return;
    for (const { tariff: row } of tariffs) {
      if (row?.id !== tariff) continue;
      const { distanceKm } = compiled.rides[ride]!;
      const cents = centsFor(row, shipment, distanceKm, rates, breaks.get(tariff));
      if (cents !== undefined) least = Math.min(least, cents);
    }
  });
  return least;
}

/** Open moves' least use by a criterion, changed. */
function intoWeight(
  { intoMoves }: Compiled,
  weighed: Weighed,
  criterion: FrontCriterion,
  change: (weight: number, move: number) => number,
): Float64Array {
  return weighed
    .intoWeight(criterion)
    .map((weight, index) => (weight === UNREACHED ? weight : change(weight, intoMoves[index]!)));
}

/** Works a weighing out once a criterion. */
function once(make: (criterion: FrontCriterion) => Float64Array): Weighed["intoWeight"] {
  const known = new Map<FrontCriterion, Float64Array>();
  return (criterion) => {
    const made = known.get(criterion) ?? make(criterion);
    known.set(criterion, made);
    return made;
  };
}
