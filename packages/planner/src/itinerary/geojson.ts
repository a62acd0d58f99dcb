/** An itinerary as GeoJSON (RFC 7946 objects, longitudes unbroken across the antimeridian). */

import { unwrap } from "../geo/line.ts";
import { createLinkLines } from "../geo/linkLine.ts";
import type { LonLat, Mode, Network, TransferKind } from "../network/rows.ts";
import type { Door } from "../request/request.ts";
import type { Itinerary, Leg } from "./answer.ts";

/** A leg as a line over the globe. */
export interface LegFeature {
  readonly type: "Feature";
  readonly geometry: { readonly type: "LineString"; readonly coordinates: readonly LonLat[] };
  readonly properties: {
    readonly part: "leg";
    readonly index: number;
    readonly mode: Mode;
    readonly service: string | null;
    readonly from: string;
    readonly to: string;
  };
}

/** A transfer as a point. */
export interface TransferFeature {
  readonly type: "Feature";
  readonly geometry: { readonly type: "Point"; readonly coordinates: LonLat };
  readonly properties: {
    readonly part: "transfer";
    readonly index: number;
    readonly at: string;
    readonly name: string;
    readonly kind: TransferKind | "door";
  };
}

/** Legs in order, then transfers in order. */
export interface ItineraryGeoJSON {
  readonly type: "FeatureCollection";
  readonly features: readonly (LegFeature | TransferFeature)[];
}

/** A drawer of itineraries of one network; keeps the lines it has worked out. */
export function createGeoJSON(network: Network): (itinerary: Itinerary) => ItineraryGeoJSON {
  const lineOf = createLinkLines(network);
  const links = new Map(network.links.map((link) => [link.id, link]));
  const terminals = new Map(network.terminals.map((terminal) => [terminal.id, terminal]));
  /** A lorry's road is not known; it is drawn straight. */
  const lorryLine = ({ from, to }: Leg, { lon, lat }: Door): readonly LonLat[] => {
    const terminal = terminals.get(from) ?? terminals.get(to);
    if (terminal === undefined) throw new Error("invariant: a lorry serves a terminal");
    const ends: readonly LonLat[] = [
      [lon, lat],
      [terminal.lon, terminal.lat],
    ];
    return terminals.has(from) ? [...ends].reverse() : ends;
  };
  return ({ legs, transfers }) => {
    const features: (LegFeature | TransferFeature)[] = [];
    // Each leg goes on where the one before ended, so that the whole way is on one turn of the globe.
    let lon: number | undefined;
    const places: LonLat[] = [];
    legs.forEach((leg, index) => {
      const parts =
        leg.door === undefined
          ? leg.links.flatMap((id) => {
              const link = links.get(id);
              if (link === undefined) throw new Error(`invariant: no link ${id} in this network`);
              return lineOf(link);
            })
          : lorryLine(leg, leg.door);
      const coordinates = unwrap(parts, lon);
      const [first, last] = [coordinates[0], coordinates.at(-1)];
      if (first === undefined || last === undefined) throw new Error("invariant: a leg has a line");
      if (index === 0) places.push(first);
      places.push(last);
      lon = last[0];
      const { mode, from, to } = leg;
      features.push({
        type: "Feature",
        geometry: { type: "LineString", coordinates },
        properties: { part: "leg", index, mode, service: leg.service ?? null, from, to },
      });
    });
    transfers.forEach(({ at, kind }, index) => {
      const coordinates = places[index];
      if (coordinates === undefined) throw new Error("invariant: a transfer has a place");
      features.push({
        type: "Feature",
        geometry: { type: "Point", coordinates },
        properties: { part: "transfer", index, at, name: terminals.get(at)?.name ?? at, kind },
      });
    });
    return { type: "FeatureCollection", features };
  };
}

/**
 * One itinerary as a FeatureCollection: a LineString a leg, a Point a transfer. Longitudes run on past 180 degrees
 * instead of jumping, so that a Pacific crossing is one line. For many itineraries use `createGeoJSON`.
 */
export function toGeoJSON(itinerary: Itinerary, network: Network): ItineraryGeoJSON {
  return createGeoJSON(network)(itinerary);
}
