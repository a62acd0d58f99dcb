/** Lorries between a door and the terminals about it. */
import type { Door, Drayage, Factor, Network, Place, Request } from "@lianyun/planner";
import { mostSpecific } from "./mostSpecific.ts";
import { placeRank } from "./places.ts";
import { judge } from "./restrictions.ts";
import { allowsMode, minutesOfHours } from "./rides.ts";

/** Kilometres; the mean radius of the Earth (IUGG). */
const EARTH_KM = 6_371.0088;

/** A lorry from or to a door: it runs at any time, and no calendar knows it. */
export interface Lorry {
  readonly mode: "road";
  readonly service?: undefined;
  readonly links: readonly [];
  readonly drayage: Drayage;
  readonly terminal: string;
  readonly km: number;
  readonly minutes: number;
  /** Loading or unloading at the door. */
  readonly doorMinutes: number;
}

/** True where a place is a point on the map. */
export const isDoor = (place: Place): place is Door => typeof place !== "string";

/** Great-circle distance by the haversine formula. */
function greatCircleKm(a: Door, b: Door): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLat = Math.sin(radians(b.lat - a.lat) / 2);
  const halfLon = Math.sin(radians(b.lon - a.lon) / 2);
  const h = halfLat ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * halfLon ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}

/** Every lorry that a request may have at a door, one a terminal. */
export function listLorries(network: Network, request: Request, door: Door): Lorry[] {
  if (!allowsMode(request, "road")) return [];
  return network.terminals.flatMap((terminal): Lorry[] => {
    const row = mostSpecific(network.drayage, ({ at }) => placeRank(network, at, terminal.id));
    if (row === undefined) return [];
    const km = Math.round(greatCircleKm(door, terminal) * row.circuity * 10) / 10;
    if (km > row.maxKm) return [];
    const lorry: Lorry = {
      mode: "road",
      links: [],
      drayage: row,
      terminal: terminal.id,
      km,
      minutes: minutesOfHours(km / row.speedKmH),
      doorMinutes: minutesOfHours(row.doorH),
    };
    const { isForbidden } = judge(network, request.cargo, { ...lorry, terminals: [terminal.id] });
    return isForbidden ? [] : [lorry];
  });
}

/** The factor a lorry emits by. */
export const factorOfLorry = (network: Network, { drayage }: Lorry): Factor =>
  network.factors.find(({ id }) => id === drayage.factor)!;
