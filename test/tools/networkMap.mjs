// Writes data/chongqing/map.svg: every link of the network by mode, on land outlines of Natural Earth, the Pacific whole.
// Usage: npm run -s docs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { readNetwork } from "@lianyun/node";
import { createLinkLines, unwrap } from "@lianyun/planner";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
// The outlines and their reader are dependencies of the node package.
const require = createRequire(path("../../packages/node/package.json"));
const { feature } = require("topojson-client");

const WIDTH = 1600;
const [WEST, EAST, SOUTH, NORTH] = [-30, 330, -56, 74];
const SCALE = WIDTH / (EAST - WEST);
const HEIGHT = Math.round((NORTH - SOUTH) * SCALE);
const STYLE = {
  road: { color: "#5b5f66", dash: "1.5 2.5", width: 0.7, name: "Road" },
  rail: { color: "#c2410c", dash: "", width: 0.9, name: "Rail" },
  inlandWaterway: { color: "#0b7a66", dash: "5 2", width: 1.4, name: "River" },
  sea: { color: "#1250b5", dash: "7 3", width: 0.7, name: "Sea" },
  air: { color: "#a33c9a", dash: "6 2 1 2", width: 0.4, name: "Air" },
};

const point = ([lon, lat]) =>
  `${((lon - WEST) * SCALE).toFixed(1)} ${((NORTH - lat) * SCALE).toFixed(1)}`;
const pathOf = (line, closed = false) => `M${line.map(point).join("L")}${closed ? "Z" : ""}`;
const shifted = (line, turn) => line.map(([lon, lat]) => [lon + turn, lat]);
/** The copies of a line, a turn of the globe apart, that show on the map. */
const copies = (line) =>
  [-360, 0, 360]
    .map((turn) => shifted(line, turn))
    .filter((copy) => copy.some(([lon]) => lon >= WEST && lon <= EAST));

function landPath() {
  const topology = JSON.parse(readFileSync(require.resolve("world-atlas/land-110m.json"), "utf8"));
  const rings = feature(topology, topology.objects.land).features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat(),
  );
  return rings
    .filter((ring) => ring.some(([, lat]) => lat > SOUTH))
    .flatMap((ring) => copies(unwrap(ring)))
    .map((ring) => pathOf(ring, true))
    .join("");
}

const network = await readNetwork(path("../../data/chongqing"));
const lineOf = createLinkLines(network);
const seen = new Set();
const byMode = Object.fromEntries(Object.keys(STYLE).map((mode) => [mode, []]));
for (const link of network.links) {
  const key = `${link.mode} ${[link.from, link.to].sort().join(" ")}`;
  if (seen.has(key)) continue;
  seen.add(key);
  byMode[link.mode].push(...copies(unwrap(lineOf(link))).map((line) => pathOf(line)));
}
const places = network.terminals.flatMap(({ lon, lat }) => copies([[lon, lat]]).map(([at]) => at));
const legend = Object.values(STYLE).map(
  ({ color, dash, name }, i) =>
    `<g transform="translate(${24 + 110 * i} ${HEIGHT - 24})"><path d="M0 0H34" stroke="${color}" stroke-width="2.5" stroke-dasharray="${dash}"/><text x="42" y="5">${name}</text></g>`,
);
const svg = [
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="15" fill="none">`,
  `<title>${network.terminals.length} terminals and ${network.links.length} links of data/chongqing ${network.version}</title>`,
  `<rect width="${WIDTH}" height="${HEIGHT}" fill="#e6edf2"/>`,
  `<path d="${landPath()}" fill="#f7f5f0" stroke="#c9cfd4" stroke-width="0.5"/>`,
  ...Object.entries(STYLE).map(
    ([mode, { color, dash, width }]) =>
      `<path d="${byMode[mode].join("")}" stroke="${color}" stroke-width="${width}" stroke-dasharray="${dash}" opacity="0.75"/>`,
  ),
  `<path d="${places.map((at) => `M${point(at)}h0`).join("")}" stroke="#1f2933" stroke-width="3.2" stroke-linecap="round"/>`,
  `<rect x="12" y="${HEIGHT - 44}" width="570" height="36" rx="6" fill="#fff" opacity="0.9"/>`,
  `<g fill="#1f2933">${legend.join("")}</g>`,
  "</svg>",
];
writeFileSync(path("../../data/chongqing/map.svg"), `${svg.join("\n")}\n`);
