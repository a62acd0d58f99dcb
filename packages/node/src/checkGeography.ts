/** Whether places lie where they say: terminals in their country, sea lanes on water. */
import {
  distanceKm,
  greatCircle,
  groupOf,
  type Issue,
  type LonLat,
  type Network,
} from "@lianyun/planner";
import { type Region, readCountries, readLand } from "./regions.ts";

/** A terminal may lie this far outside the coarse outline of its country: ports on moles, islands too small to draw. */
const COUNTRY_SLACK_KM = 50;
/** Near a port the approach runs up estuaries and docks that the coarse coast does not have. */
const PORT_SLACK_KM = 100;
/** Passages dug through land, or narrower than the coarse coast shows. */
const NARROWS: ReadonlySet<string> = new Set(["suez", "panama", "kiel", "corinth", "bosporus"]);
const STEP_KM = 10;
const KM_PER_DEGREE = 111.2;

/** Errors for terminals more than 50 km outside their country, and for lane edges over land away from ports and narrows. */
export function checkGeography(network: Network): Issue[] {
  return [...checkCountries(network), ...checkLanes(network)];
}

function checkCountries({ terminals }: Network): Issue[] {
  const countries = readCountries();
  return terminals.flatMap(({ lon, lat, country }, index): Issue[] => {
    const region = countries.get(country);
    if (region === undefined || isNear(region, [lon, lat], COUNTRY_SLACK_KM)) return [];
    return [
      {
        code: "wrong_country",
        severity: "error",
        at: { table: "terminals", row: index + 1, column: "country" },
        message: `${lon}, ${lat} is more than ${COUNTRY_SLACK_KM} km outside ${country}`,
        received: country,
      },
    ];
  });
}

/** True where the point or one on the rings of half and the whole distance around it lies in the region. */
function isNear(region: Region, [lon, lat]: LonLat, km: number): boolean {
  if (region([lon, lat])) return true;
  for (const radius of [km / 4, km / 2, km])
    for (let step = 0; step < 24; step++) {
      const angle = (step * Math.PI) / 12;
      const dLat = (radius / KM_PER_DEGREE) * Math.sin(angle);
      const dLon = ((radius / KM_PER_DEGREE) * Math.cos(angle)) / Math.cos((lat * Math.PI) / 180);
      if (region([lon + dLon, lat + dLat])) return true;
    }
  return false;
}

function checkLanes({ laneWaypoints, laneEdges, terminals }: Network): Issue[] {
  const isLand = readLand();
  const groups = new Set(terminals.flatMap(({ id }) => [id, groupOf(id)]));
  const points = new Map(laneWaypoints.map(({ id, lon, lat }) => [id, [lon, lat] as const]));
  const ports = laneWaypoints
    .filter(({ id }) => groups.has(id))
    .map(({ lon, lat }) => [lon, lat] as const);
  return laneEdges.flatMap(({ from, to, passage }, index): Issue[] => {
    const [start, end] = [points.get(from), points.get(to)];
    if (start === undefined || end === undefined || (passage !== undefined && NARROWS.has(passage)))
      return [];
    const dry = samples(start, end).find(
      (point) => isLand(point) && ports.every((port) => distanceKm(port, point) > PORT_SLACK_KM),
    );
    if (dry === undefined) return [];
    return [
      {
        code: "lane_over_land",
        severity: "error",
        at: { table: "laneEdges", row: index + 1, column: "to" },
        message: `${from} to ${to} crosses land near ${dry.map((value) => value.toFixed(2)).join(", ")}`,
      },
    ];
  });
}

/** Points of the great circle at most `STEP_KM` apart, as it is drawn. */
function samples(start: LonLat, end: LonLat): LonLat[] {
  const line = greatCircle(start, end);
  return line.flatMap((point, index) => {
    const next = line[index + 1];
    if (next === undefined) return [point];
    const steps = Math.max(1, Math.ceil(distanceKm(point, next) / STEP_KM));
    // Within two degrees a straight step in degrees follows the circle to a few hundred metres; 180 is crossed the short way.
    const dLon = ((next[0] - point[0] + 540) % 360) - 180;
    return Array.from({ length: steps }, (_, i): LonLat => {
      const lon = point[0] + (dLon * i) / steps;
      return [((lon + 540) % 360) - 180, point[1] + ((next[1] - point[1]) * i) / steps];
    });
  });
}
