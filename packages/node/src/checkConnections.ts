/** Terminals that cargo cannot come to or leave: on paper only, or cut off by a slip in a table. */
import { buildGraph, type Issue, type Network } from "@lianyun/planner";
import { bidirectional, singleSourceLength } from "graphology-shortest-path/unweighted.js";

/**
 * A warning for each terminal that no chain of links and services leads to from the hub, or from which none leads back. The
 * hub is the terminal with the most links. Expects a network without errors.
 */
export function checkConnections(network: Network): Issue[] {
  const graph = buildGraph(network);
  const [hub] = graph.nodes().sort((a, b) => graph.degree(b) - graph.degree(a));
  if (hub === undefined) return [];
  const reached = singleSourceLength(graph, hub);
  return network.terminals.flatMap(({ id }, index): Issue[] => {
    const message = !Object.hasOwn(reached, id)
      ? `no chain of links and services leads here from ${hub}`
      : bidirectional(graph, id, hub) === null
        ? `no chain of links and services leads from here to ${hub}`
        : undefined;
    if (message === undefined) return [];
    const at = { table: "terminals", row: index + 1, column: "id" };
    return [{ code: "cut_off", severity: "warning", at, message, received: id }];
  });
}
