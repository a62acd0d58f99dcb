/** Terminals that cargo cannot come to or leave: on paper only, or cut off by a slip in a table. */
import { buildGraph, type Issue, type Network } from "@lianyun/planner";
import { bidirectional, singleSourceLength } from "graphology-shortest-path/unweighted.js";

/**
 * A warning for each terminal that no chain of links and services leads to from the main terminal, or from which none leads
 * back. The main terminal is that with the most links, of several the first by id. Expects a network without errors.
 */
export function checkConnections(network: Network): Issue[] {
  const graph = buildGraph(network);
  const [main] = graph.nodes().sort((a, b) => {
    const more = graph.degree(b) - graph.degree(a);
    if (more !== 0) return more;
    return a < b ? -1 : 1;
  });
  if (main === undefined) return [];
  const reached = singleSourceLength(graph, main);
  return network.terminals.flatMap(({ id }, index): Issue[] => {
    const message = !Object.hasOwn(reached, id)
      ? `no chain of links and services leads here from ${main}`
      : bidirectional(graph, id, main) === null
        ? `no chain of links and services leads from here to ${main}`
        : undefined;
    if (message === undefined) return [];
    const at = { table: "terminals", row: index + 1, column: "id" };
    return [{ code: "cut_off", severity: "warning", at, message, received: id }];
  });
}
