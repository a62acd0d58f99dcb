/** Land under the routes: coarse at once, finer when the map is near enough to show it. */
import type { LatLngExpression } from "leaflet";
import { type Outline, shiftRing, WORLD_COPIES } from "./land.ts";
import { type Detail, loadLand } from "./landSource.ts";
import { Canvas, FeatureGroup, LatLngBounds, type LeafletMap, Polygon } from "./leaflet.ts";
import type { Palette } from "./palette.ts";

/** From this zoom on the fine outlines are loaded and shown. */
const FINE_FROM = 4;

/** Draws land into its own pane, which takes no clicks. `redraw` takes the colors anew. */
export function createLandLayer(map: LeafletMap, palette: Palette): { redraw: () => void } {
  const pane = map.createPane("land");
  pane.style.zIndex = "200";
  pane.style.pointerEvents = "none";
  const canvas = new Canvas({ pane: "land", padding: 0.15 });
  /** By detail and copy of the world. */
  const drawn = new Map<string, FeatureGroup>();
  let isGone = false;
  map.once("unload", () => {
    isGone = true;
  });

  const style = (): { color: string; fillColor: string } => ({
    color: palette.color("--coast"),
    fillColor: palette.color("--land"),
  });
  const polygonOf = (outlines: readonly Outline[], copy: number): Polygon =>
    new Polygon(latLngs(outlines, copy), {
      renderer: canvas,
      pane: "land",
      interactive: false,
      weight: 0.7,
      fillOpacity: 1,
      smoothFactor: 0.8,
      ...style(),
    });
  const wanted = (): Detail => (map.getZoom() >= FINE_FROM ? "fine" : "coarse");

  const draw = async (detail: Detail, copy: number): Promise<void> => {
    const key = `${detail} ${copy}`;
    const pieces = await loadLand(detail);
    if (isGone || drawn.has(key)) return;
    const group = new FeatureGroup().addTo(map);
    drawn.set(key, group);
    for (const piece of pieces) {
      polygonOf(piece, copy).addTo(group);
      await pause();
      // Taken away meanwhile: the visitor has zoomed out again.
      if (isGone || drawn.get(key) !== group) return;
    }
  };

  /** Draws the copies in sight, the finer over the coarser, then takes the other detail away. */
  const update = async (): Promise<void> => {
    const detail = wanted();
    const view = map.getBounds().pad(0.3);
    for (const copy of WORLD_COPIES) {
      const world = new LatLngBounds([-85, copy - 180], [85, copy + 191]);
      if (view.intersects(world)) await draw(detail, copy);
    }
    if (isGone || wanted() !== detail) return;
    for (const [key, group] of drawn) {
      if (key.startsWith(detail)) continue;
      group.remove();
      drawn.delete(key);
    }
  };
  /** Without its file the map has no land of that detail, but still its routes; the next move tries again. */
  const onMove = (): void => {
    update().catch(() => undefined);
  };
  map.on("moveend zoomend", onMove);
  onMove();
  return {
    redraw: () => {
      for (const group of drawn.values()) group.setStyle(style());
    },
  };
}

/** Lets the page answer a click between two pieces of work. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

function latLngs(outlines: readonly Outline[], copy: number): LatLngExpression[][][] {
  return outlines.map((rings) =>
    rings.map((ring) => shiftRing(ring, copy).map(([lon, lat]): LatLngExpression => [lat, lon])),
  );
}
