/** What a leg is, whatever its departure. */
import type { Ride } from "../network/rides.ts";
import type { GivenLeg } from "../request/request.ts";

/** What a leg is told apart by. */
type LegOf = Omit<GivenLeg, "departAt">;

/** Mode, service, link or lorry, and terminals: equal for two departures of the same leg. */
export const keyOfLeg = ({ mode, service, drayage, links, from, to }: LegOf): string => {
  const by =
    service !== undefined
      ? `service ${service}`
      : drayage !== undefined
        ? `lorry ${drayage}`
        : `link ${links[0]}`;
  return [mode, by, from, to].join(" ");
};

/** Equal for two ways of the same legs in the same order, lorries of doors among them. */
export const keyOfLegs = (legs: readonly LegOf[]): string => legs.map(keyOfLeg).join("\n");

/** Whether two ways are of the same legs in the same order. */
export const areSameLegs = (some: readonly LegOf[], others: readonly LegOf[]): boolean =>
  some.length === others.length &&
  some.every((leg, index) => {
    const other = others[index];
    // Outlines of one ride are one object: most are known to be the same at sight.
    return other !== undefined && (leg === other || keyOfLeg(leg) === keyOfLeg(other));
  });

/** The key of the leg that a ride would be told as. */
export const keyOfRide = ({ mode, service, links, from, to }: Ride): string =>
  keyOfLeg({
    mode,
    ...(service === undefined ? {} : { service: service.id }),
    links: links.map(({ id }) => id),
    from,
    to,
  });
