/** Terminals, groups and countries: what a row or a request may mean by a place. */
import type { Network, Terminal } from "@lianyun/planner";

/** True where a terminal is the place or one of the group. */
export const isAt = (terminal: string, place: string): boolean =>
  terminal === place || terminal.split(":")[0] === place;

const known = new WeakMap<Network, ReadonlyMap<string, Terminal>>();

/** The row of a terminal. Throws where there is none. */
export function terminalOf(network: Network, id: string): Terminal {
  const rows = known.get(network) ?? new Map(network.terminals.map((row) => [row.id, row]));
  known.set(network, rows);
  const terminal = rows.get(id);
  if (terminal === undefined) throw new Error(`no terminal "${id}"`);
  return terminal;
}

/** The zone of a terminal's clock. */
export const zoneOf = (network: Network, id: string): string => terminalOf(network, id).timeZone;

/** How narrowly a row's place holds a terminal: terminal 3, group 2, country 1, anywhere 0; undefined where it does not. */
export function placeRank(network: Network, place: string, terminal: string): number | undefined {
  const { country } = terminalOf(network, terminal);
  const rank = ["*", country, terminal.split(":")[0]!, terminal].lastIndexOf(place);
  return rank < 0 ? undefined : rank;
}
