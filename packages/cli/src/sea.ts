/** `lianyun sea`: a way over the sea lanes. */
import { ARCTIC_PASSAGES, createSeaLanes, type Network, toNauticalMiles } from "@lianyun/planner";
import { EXIT, type Streams } from "./exit.ts";
import { list } from "./options.ts";

export interface SeaOptions {
  readonly shut: string;
  readonly json?: boolean;
}

/** Prints length, passages and (as JSON) the line from port to port; exit status 2 for a bad name, 3 for no way. */
export function printSeaPath(
  network: Network,
  from: string,
  to: string,
  { shut, json }: SeaOptions,
  { out, err }: Streams,
): number {
  const passages = new Set(network.laneEdges.flatMap(({ passage }) => passage ?? []));
  const closed = list(shut);
  const unknown = closed.filter((name) => !passages.has(name) && !ARCTIC_PASSAGES.includes(name));
  const open = createSeaLanes(network.laneWaypoints, network.laneEdges, []);
  const strangers = [from, to].filter((port) => open.approachOf(port) === undefined);
  for (const name of unknown)
    err(
      `error: options › --shut: expected some of ${[...passages].sort().join(", ")}, found "${name}"\n`,
    );
  for (const port of strangers)
    err(`error: no sea lane reaches "${port}": expected a port such as CNSHA\n`);
  if (unknown.length + strangers.length > 0) return EXIT.badInput;
  const lanes = createSeaLanes(network.laneWaypoints, network.laneEdges, [
    ...closed,
    ...ARCTIC_PASSAGES,
  ]);
  const path = lanes.findPath(from, to);
  if (path === undefined) {
    const usual = createSeaLanes(network.laneWaypoints, network.laneEdges).findPath(from, to);
    const shutOn = usual?.passages.filter((passage) => closed.includes(passage)) ?? [];
    const why =
      usual === undefined
        ? "no water joins them"
        : `the way through ${shutOn.join(", ")} is shut, and so is every way round`;
    err(`no way by sea from ${from} to ${to}: ${why} [passage_shut]\n`);
    return EXIT.noRoute;
  }
  const distanceNm = Math.round(toNauticalMiles(path.lengthKm));
  if (json === true)
    out(
      `${JSON.stringify({ from, to, distanceNm, passages: path.passages, line: path.line }, null, 2)}\n`,
    );
  else
    out(
      `${from} to ${to}: ${distanceNm.toLocaleString("en-US")} nautical miles` +
        `${path.passages.length === 0 ? "" : ` through ${path.passages.join(", ")}`}\n` +
        `${network.name} ${network.version}\n`,
    );
  return EXIT.ok;
}
