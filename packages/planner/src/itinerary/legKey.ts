/** What a leg is, whatever its departure. */
import type { Ride } from "../network/rides.ts";
import type { GivenLeg } from "../request/request.ts";

/** Mode, service, link or lorry, and terminals: equal for two departures of the same leg. */
export const keyOfLeg = ({
  mode,
  service,
  drayage,
  links,
  from,
  to,
}: Omit<GivenLeg, "departAt">): string => {
  const by =
    service !== undefined
      ? `service ${service}`
      : drayage !== undefined
        ? `lorry ${drayage}`
        : `link ${links[0]}`;
  return [mode, by, from, to].join(" ");
};

/** Equal for two ways of the same legs in the same order, lorries of doors among them. */
export const keyOfLegs = (legs: readonly Omit<GivenLeg, "departAt">[]): string =>
  legs.map(keyOfLeg).join("\n");

/** The key of the leg that a ride would be told as. */
export const keyOfRide = ({ mode, service, links, from, to }: Ride): string =>
  keyOfLeg({
    mode,
    ...(service === undefined ? {} : { service: service.id }),
    links: links.map(({ id }) => id),
    from,
    to,
  });
