/** What a place can reach, as GeoJSON points for a map. */
import type { LonLat, Mode, Network } from "../network/rows.ts";
import type { Reach } from "./answer.ts";

/** A terminal reached. Modes are joined by spaces, as map libraries expect plain values. */
export interface ReachFeature {
  readonly type: "Feature";
  readonly geometry: { readonly type: "Point"; readonly coordinates: LonLat };
  readonly properties: {
    readonly terminal: string;
    readonly name: string;
    readonly cost: number;
    readonly currency: string;
    readonly durationH: number;
    readonly co2eKg: number;
    readonly transfers: number;
    readonly modes: string;
  };
}

/** Points for a map, a terminal each. */
export interface ReachGeoJSON {
  readonly type: "FeatureCollection";
  readonly features: readonly ReachFeature[];
}

const joined = (modes: readonly Mode[]): string => modes.join(" ");

/** A point a terminal reached, in the order of the answer; none where it is infeasible. */
export function reachGeoJSON(reach: Reach, network: Network): ReachGeoJSON {
  const terminals = new Map(network.terminals.map((row) => [row.id, row]));
  const reached = reach.status === "infeasible" ? [] : reach.reached;
  return {
    type: "FeatureCollection",
    features: reached.map(({ terminal, cost, durationH, co2eKg, transfers, modes }) => {
      const at = terminals.get(terminal);
      if (at === undefined) throw new Error(`invariant: no terminal ${terminal} in this network`);
      return {
        type: "Feature",
        geometry: { type: "Point", coordinates: [at.lon, at.lat] },
        properties: {
          terminal,
          name: at.name,
          cost,
          currency: reach.currency,
          durationH,
          co2eKg,
          transfers,
          modes: joined(modes),
        },
      };
    }),
  };
}
