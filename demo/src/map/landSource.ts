/** Land outlines of the world atlas, loaded when they are first wanted, in pieces that draw without a stutter. */
import type { MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { type Outline, outlinesOf } from "./land.ts";

type Atlas = Topology<{ land: GeometryCollection }>;

/** 1:110 million and 1:50 million: 5,000 points and 60,000. */
export type Detail = "coarse" | "fine";

const FILES: Readonly<Record<Detail, () => Promise<{ readonly default: unknown }>>> = {
  coarse: () => import("world-atlas/land-110m.json"),
  fine: () => import("world-atlas/land-50m.json"),
};

/** Points drawn at one go. */
const PIECE = 8_000;

const loaded = new Map<Detail, Promise<readonly (readonly Outline[])[]>>();

/** Outlines of a detail in pieces. A file that does not load is asked for again the next time. */
export function loadLand(detail: Detail): Promise<readonly (readonly Outline[])[]> {
  const known = loaded.get(detail);
  if (known !== undefined) return known;
  const loading = load(detail);
  loaded.set(detail, loading);
  loading.catch(() => loaded.delete(detail));
  return loading;
}

async function load(detail: Detail): Promise<readonly (readonly Outline[])[]> {
  const atlas = (await FILES[detail]()).default as Atlas;
  const { features } = feature(atlas, atlas.objects.land);
  const outlines: Outline[] = [];
  for (const { geometry } of features) {
    // Between taking the file apart and unwrapping it a click can be answered.
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    outlines.push(...outlinesOf(geometry as Polygon | MultiPolygon));
  }
  return inPieces(outlines, PIECE);
}

/** Outlines in groups of about as many points; one that has more is a group of its own. */
export function inPieces(
  outlines: readonly Outline[],
  most: number,
): readonly (readonly Outline[])[] {
  const pieces: Outline[][] = [];
  let room = 0;
  for (const outline of outlines) {
    const points = outline.reduce((sum, ring) => sum + ring.length, 0);
    if (room < points) {
      pieces.push([]);
      room = most;
    }
    pieces.at(-1)?.push(outline);
    room -= points;
  }
  return pieces;
}
