/** The shipped networks: sound, evidenced, both ways, and readable as Frictionless data packages. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { tryReadNetwork } from "@lianyun/node";
import {
  COLUMNS,
  createPlanner,
  createSeaLanes,
  formatIssue,
  groupOf,
  type Network,
  type TableName,
} from "@lianyun/planner";
import { describe, expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";

async function sound(folder: string): Promise<Network> {
  const result = await tryReadNetwork(folder);
  const issues = "issues" in result ? result.issues : result.warnings;
  expect(issues.map(formatIssue)).toEqual([]);
  if ("issues" in result) throw new Error("unreadable");
  return result.network;
}

describe.each([
  { name: "tiny", folder: TINY },
  { name: "chongqing", folder: CHONGQING },
])("data/$name", ({ folder }) => {
  test("reads without error or warning", async () => {
    await sound(folder);
  });

  test("its datapackage.json names every table, with the columns in the order of the format", async () => {
    const descriptor: { resources: { name: string; path: string }[] } = JSON.parse(
      await readFile(join(folder, "datapackage.json"), "utf8"),
    );
    const files = (await readdir(folder)).filter((file) => file.endsWith(".csv")).sort();
    expect(descriptor.resources.map(({ path }) => path).sort()).toEqual(files);
    for (const { name, path } of descriptor.resources) {
      const [header = ""] = (await readFile(join(folder, path), "utf8")).split("\n");
      // Comparisons are about the network, not part of it.
      const columns = COLUMNS[name as TableName] as object | undefined;
      if (columns !== undefined) expect(header.split(","), path).toEqual(Object.keys(columns));
    }
  });
});

test("a city is one group: under two codes its trains would not meet its ships", async () => {
  const { terminals } = await sound(CHONGQING);
  const groups = new Map<string, Set<string>>();
  for (const { id, city, country } of terminals) {
    const own = groups.get(`${city}, ${country}`) ?? new Set();
    groups.set(`${city}, ${country}`, own.add(groupOf(id)));
  }
  expect([...groups].filter(([, codes]) => codes.size > 1)).toEqual([]);
});

test("explosives do not fly but as their division may, and 1.3 not below passengers", async () => {
  const network = await sound(CHONGQING);
  const planner = createPlanner(network);
  // Jiangbei and Changi are joined by services in the belly, Jiangbei and Frankfurt by freighters.
  const codesTo = (to: string, division: string): string[] => {
    const plan = planner.plan({
      from: "CNCKG:JIANGBEI",
      to,
      cargo: {
        containers: [{ type: "20GP", count: 1 }],
        grossKg: 5_000,
        dangerousGoods: { class: division },
      },
      departAfter: "2026-06-01T08:00+08:00",
      modes: ["air"],
      includeAssumed: true,
      minimize: "duration",
    });
    return plan.status === "infeasible" ? plan.because.map(({ code }) => code) : [plan.status];
  };
  for (const division of ["1.1", "1.2", "1.5", "1.6"]) {
    expect(codesTo("SGSIN:AIRPORT", division), division).toContain("cargo_restricted");
    expect(codesTo("DEFRA:AIRPORT", division), division).toContain("cargo_restricted");
  }
  expect(codesTo("SGSIN:AIRPORT", "1.3")).toContain("cargo_restricted");
  expect(codesTo("DEFRA:AIRPORT", "1.3")).toEqual(["optimal"]);
  expect(codesTo("SGSIN:AIRPORT", "1.4")).toEqual(["optimal"]);
});

test("every service in the belly refuses explosives of division 1.3", async () => {
  const { services, restrictions } = await sound(CHONGQING);
  const belly = services.filter(({ name }) => name.endsWith(" belly")).map(({ id }) => id);
  const refusing = restrictions.filter(
    ({ value, service, rule }) => value === "1.3" && service !== undefined && rule === "forbidden",
  );
  expect(refusing.map(({ service }) => service)).toEqual(belly);
});

const DESTINATIONS = [
  ...["SGSIN", "THLCH", "VNHPH", "IDJKT", "VNHAN", "LAVTE", "THLKR", "THBKK"],
  ...["KZALA", "UZTAS", "RUMOW", "PLMAL", "DEDUI", "DEHAM", "AZBAK", "GEPTI"],
  ...["CNSHA", "CNNGB", "CNNSA", "CNYTN", "CNQZH", "KRPUS", "JPOSA", "USLAX", "CAVAN", "PECHY"],
  ...["NLRTM", "BEANR", "USNYC", "BRSSZ", "DEFRA", "NLAMS", "BELGG", "GBSTN", "HKHKG"],
];

test("every destination of the first edition is reached from Chongqing, and Chongqing from it", async () => {
  const planner = createPlanner(await sound(CHONGQING));
  const cargo = { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000 } as const;
  const unreached = DESTINATIONS.flatMap((place) =>
    [
      { from: "CNCKG", to: place },
      { from: place, to: "CNCKG" },
    ].filter(
      (pair) =>
        planner.plan({ ...pair, cargo, departAfter: "2026-06-01T08:00+08:00", minimize: "cost" })
          .status !== "optimal",
    ),
  );
  expect(unreached).toEqual([]);
});

test("every hub, park and river port of Chongqing reaches Duisburg and Singapore", async () => {
  const network = await sound(CHONGQING);
  const planner = createPlanner(network);
  const cargo = { containers: [{ type: "20GP", count: 2 }], grossKg: 20_000 } as const;
  const hubs = network.terminals.filter(({ id }) => /^(CNCKG|CNWZH|CNFLG|CNCSO):/.test(id));
  expect(hubs.length).toBeGreaterThanOrEqual(14);
  const stranded = hubs.flatMap(({ id }) =>
    ["DEDUI", "SGSIN"]
      .filter(
        (to) =>
          planner.plan({
            from: id,
            to,
            cargo,
            departAfter: "2026-06-01T08:00+08:00",
            minimize: "cost",
          }).status !== "optimal",
      )
      .map((to) => `${id} to ${to}`),
  );
  expect(stranded).toEqual([]);
});

test("sea lanes are as long as the sea links they draw: links over 500 km, nine in ten within 5 %", async () => {
  const network = await sound(CHONGQING);
  const lanes = createSeaLanes(network.laneWaypoints, network.laneEdges);
  const offs = network.links
    .filter(({ mode, via, distanceKm }) => mode === "sea" && via === undefined && distanceKm > 500)
    .map(({ id, from, to, distanceKm }) => {
      const lengthKm = lanes.findPath(from, to)?.lengthKm ?? Number.NaN;
      return { id, off: Math.abs(lengthKm - distanceKm) / distanceKm };
    })
    .sort((a, b) => b.off - a.off);
  const [worst] = offs;
  const within = offs.filter(({ off }) => off <= 0.05).length / offs.length;
  console.log(
    `sea lanes: ${offs.length} links, ${(100 * within).toFixed(1)} % within 5 %, worst ${worst?.id} ${(100 * (worst?.off ?? 0)).toFixed(1)} %`,
  );
  expect(within).toBeGreaterThan(0.9);
  expect(worst?.off).toBeLessThan(0.25);
});
