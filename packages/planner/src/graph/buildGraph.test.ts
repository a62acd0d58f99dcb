import dijkstra from "graphology-shortest-path/dijkstra.js";
import { expect, test } from "vitest";
import type { Network } from "../network/rows.ts";
import { parseNetwork } from "../read/parseNetwork.ts";
import { buildGraph } from "./buildGraph.ts";

const table = (text: string): { columns: string[]; rows: string[][] } => {
  const [columns = [], ...rows] = text
    .trim()
    .split("\n")
    .map((line) => line.split(",").map((cell) => cell.trim()));
  return { columns, rows };
};

function network(): Network {
  const result = parseNetwork({
    name: "t",
    currency: "USD",
    version: "1.0.0",
    tables: {
      terminals: table(`id,name,nameZh,city,cityZh,country,lon,lat,timeZone,kinds,source,grade
        A,A,A,A,A,CN,0,0,UTC,roadHub,s,official
        B,B,B,B,B,CN,1,0,UTC,roadHub,s,official
        C,C,C,C,C,CN,2,0,UTC,roadHub,s,official`),
      links: table(`id,from,to,mode,distanceKm,onDemand,durationH,gaugeMm,factor,source,grade
        truck,A,C,road,300,true,9,,f,s,official
        ab,A,B,rail,100,false,,1435,f,s,official
        bc,B,C,rail,100,false,,1435,f,s,official`),
      services: table(`id,name,nameZh,mode,headwayH,assumed,source,grade
        train,T,T,rail,24,false,s,official`),
      calls: table(`service,seq,terminal,arriveH,departH,cutOffH,load,discharge
        train,1,A,,0,0,true,false
        train,2,B,3,4,0,true,true
        train,3,C,6,,,false,true`),
      tariffs: table(`id,mode,currency,perTeu,source,grade
        r,rail,USD,1,s,official
        t,road,USD,1,s,official`),
      transfers: table(`id,at,fromMode,toMode,kind,durationH,currency,perTeu,factor,source,grade
        x,*,gate,rail,gateIn,0,USD,0,h,s,official`),
      factors: table(`id,name,per,wtwG,source,grade
        f,f,tkm,1,s,official
        h,h,container,1,s,official`),
      sources: table(`id,title,address,year,grade
        s,s,https://example.org,2026,official`),
    },
  });
  if ("issues" in result) throw new Error(JSON.stringify(result.issues));
  return result.network;
}

test("on-demand links and stretches of services are edges with typed attributes", () => {
  const graph = buildGraph(network());
  expect(graph.nodes()).toEqual(["A", "B", "C"]);
  expect(graph.edges()).toEqual(["truck", "train/1", "train/2"]);
  expect(graph.getNodeAttribute("B", "timeZone")).toBe("UTC");
  expect(graph.getEdgeAttributes("train/2")).toMatchObject({ durationH: 2, distanceKm: 100 });
  expect(graph.getEdgeAttribute("train/2", "service")?.id).toBe("train");
  expect(graph.hasEdgeAttribute("truck", "service")).toBe(false);
});

test("any algorithm of graphology runs on it", () => {
  const graph = buildGraph(network());
  expect(dijkstra.bidirectional(graph, "A", "C", "durationH")).toEqual(["A", "B", "C"]);
  expect(dijkstra.bidirectional(graph, "C", "A", "durationH")).toBeNull();
});

test("what is closed has no edges, and a train runs past a closed terminal where it need not stop", () => {
  const edges = (closed: NonNullable<Network["closed"]>): string[] =>
    buildGraph({ ...network(), closed }).edges();
  expect(edges({})).toEqual(["truck", "train/1", "train/2"]);
  expect(edges({ links: ["ab"] })).toEqual(["truck", "train/2"]);
  expect(edges({ services: ["train"] })).toEqual(["truck"]);
  expect(edges({ terminals: ["B"] })).toEqual(["truck", "train/1", "train/2"]);
  expect(edges({ terminals: ["C"] })).toEqual(["train/1", "train/2"]);
});
