/** The network as a graph of the graphology library, for any algorithm of that world. */
import { MultiDirectedGraph } from "graphology";
import { closingsFor } from "../network/closed.ts";
import { callsByService, linksByPair, rideOfLink } from "../network/rides.ts";
import type { Link, Network, Service, Terminal } from "../network/rows.ts";

/** Attributes of an edge: one link as moved on demand, or as travelled by one service between two calls. */
export interface GraphLink {
  readonly link: Link;
  /** Absent where the link is moved on demand. */
  readonly service?: Service;
  readonly distanceKm: number;
  /** Hours of the movement alone: no waiting, no handling. */
  readonly durationH: number;
}

/** Terminals by id, links by edge; typed attributes on both. */
export type NetworkGraph = MultiDirectedGraph<Terminal, GraphLink>;

/**
 * Terminals as nodes with their row as attributes; an edge for every on-demand link (key: its id) and for every stretch
 * of a service between consecutive calls (key: `service/seq` of the call it leaves). What a scenario closed has no edges; a
 * service runs past a closed terminal where it merely calls.
 *
 * Expects a network without errors (`checkNetwork`). The planner answers from its own arrays, not from this graph.
 */
export function buildGraph(network: Network): NetworkGraph {
  const graph: NetworkGraph = new MultiDirectedGraph();
  for (const terminal of network.terminals) graph.addNode(terminal.id, terminal);
  const closingOf = closingsFor(network);
  for (const link of network.links)
    if (link.onDemand && link.durationH !== undefined && closingOf(rideOfLink(link)) === undefined)
      graph.addEdgeWithKey(link.id, link.from, link.to, {
        link,
        distanceKm: link.distanceKm,
        durationH: link.durationH,
      });
  const callsOf = callsByService(network);
  const linksOf = linksByPair(network);
  for (const service of network.services) {
    const calls = callsOf.get(service.id) ?? [];
    calls.slice(1).forEach((call, index) => {
      const before = calls[index];
      if (before === undefined) return;
      const link = linksOf(service.mode, before.terminal, call.terminal).find(
        ({ id }) => call.link === undefined || id === call.link,
      );
      if (link === undefined) throw new Error(`invariant: service ${service.id} was not checked`);
      // Nothing is loaded or discharged between two calls: only stops that must be made count as ends.
      const stretch = { service, links: [link], from: "", to: "", calls: [before, call] };
      if (closingOf(stretch) !== undefined) return;
      graph.addEdgeWithKey(`${service.id}/${before.seq}`, before.terminal, call.terminal, {
        link,
        service,
        distanceKm: link.distanceKm,
        durationH: (call.arriveH ?? Number.NaN) - (before.departH ?? Number.NaN),
      });
    });
  }
  return graph;
}
