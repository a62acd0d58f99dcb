/** The tables of the dataset, and what rules ask of them: distances, ways, siblings. */
import { fileURLToPath } from "node:url";
import { readTable } from "./table.mjs";

const DATA = fileURLToPath(new URL("../", import.meta.url));
const TABLES =
  "terminals links services calls tariffs transfers factors calendars delays restrictions fx";

/** The workspace's planner, built; the root of the repository resolves it. */
const { createSeaLanes, distanceKm } = await import(
  new URL("../../node_modules/@lianyun/planner/dist/index.js", import.meta.url)
);

export const pathOf = (table) => `${DATA}chongqing/${table}.csv`;

const groupOf = (terminal) => terminal.split(":")[0];

function readLanes() {
  const waypoints = readTable(`${DATA}sea/laneWaypoints.csv`).rows;
  const edges = readTable(`${DATA}sea/laneEdges.csv`).rows;
  return createSeaLanes(
    waypoints.map(({ id, lon, lat }) => ({ id, lon: Number(lon), lat: Number(lat) })),
    edges.map(({ from, to, passage }) => (passage === "" ? { from, to } : { from, to, passage })),
  );
}

/** Reads all tables. Rows are text and may be changed in place: later rules see what earlier ones derived. */
export function readWorld() {
  const tables = Object.fromEntries(
    TABLES.split(" ").map((name) => [name, readTable(pathOf(name))]),
  );
  const byId = (name) => new Map(tables[name].rows.map((row) => [row.id, row]));
  const [terminals, links, services] = ["terminals", "links", "services"].map(byId);
  const lanes = readLanes();
  const linkByHop = new Map();
  for (const link of links.values()) {
    const hop = `${link.mode} ${link.from} ${link.to}`;
    if (!linkByHop.has(hop)) linkByHop.set(hop, link);
  }
  const callsByService = new Map();
  for (const call of tables.calls.rows)
    callsByService.set(call.service, [...(callsByService.get(call.service) ?? []), call]);
  const pointOf = (terminal) => [
    Number(terminals.get(terminal).lon),
    Number(terminals.get(terminal).lat),
  ];

  return {
    tables,
    countryOf: (terminal) => terminals.get(terminal).country,
    greatCircleKm: ({ from, to }) => distanceKm(pointOf(from), pointOf(to)),
    laneKm: ({ from, to }) => lanes.findPath(from, to)?.lengthKm,

    modeOf: ({ mode, service, link }) =>
      mode === "" ? (services.get(service)?.mode ?? links.get(link).mode) : mode,

    /** Links a tariff's box runs over: its own, else from its load call to its discharge call or the whole service. */
    linksOf({ service, load, discharge, link: own }) {
      if (own !== "") return [links.get(own)];
      const calls = callsByService.get(service) ?? [];
      const first = load === "" ? 0 : calls.findIndex(({ terminal }) => terminal === load);
      const end =
        discharge === "" ? calls.length - 1 : calls.findIndex((c) => c.terminal === discharge);
      return calls.slice(first + 1, end + 1).map(({ terminal, link }, i) => {
        const mode = services.get(service).mode;
        return links.get(link) ?? linkByHop.get(`${mode} ${calls[first + i].terminal} ${terminal}`);
      });
    },

    /** The service of the other direction, by its id: `-out` and `-back`, or the two ends changed over. */
    findReturn({ id }) {
      const ends = id.match(/^([a-z]+)-([a-z]+)-([a-z]+)$/);
      return [
        id.replace(/-back$/, "-out"),
        id.replace(/-out$/, "-back"),
        ...(ends === null
          ? []
          : ["s", "sea", ends[1]].map((start) => `${start}-${ends[3]}-${ends[2]}`)),
      ]
        .filter((other) => other !== id)
        .map((other) => services.get(other))
        .find((service) => service !== undefined);
    },

    /** The tariff of the other direction in the same rate set, its calls changed over. */
    findReturnTariff(tariff) {
      const back = this.findReturn({ id: tariff.service });
      return tables.tariffs.rows.find(
        ({ service, rateSet, load, discharge }) =>
          service === back?.id &&
          rateSet === tariff.rateSet &&
          load === tariff.discharge &&
          discharge === tariff.load,
      );
    },

    /** The calm tariff of the same service and calls. */
    findCalm: (tariff) =>
      tables.tariffs.rows.find(
        ({ rateSet, service, load, discharge, link }) =>
          rateSet === "" &&
          service === tariff.service &&
          load === tariff.load &&
          discharge === tariff.discharge &&
          link === tariff.link,
      ),

    /** The transfer that governs the same handling with papers, most specific first. */
    findPaper({ at, fromMode, toMode, fromService }) {
      const places = [at, groupOf(at), terminals.get(at)?.country, "*"];
      const rank = (row) => 2 * places.indexOf(row.at) - (row.fromService === "" ? 0 : 1);
      return tables.transfers.rows
        .filter(
          (row) =>
            row.regime === "" &&
            row.fromMode === fromMode &&
            row.toMode === toMode &&
            row.fromGaugeMm === "" &&
            row.toService === "" &&
            places.includes(row.at) &&
            ["", fromService].includes(row.fromService),
        )
        .sort((a, b) => rank(a) - rank(b))[0];
    },
  };
}
