/**
 * The parts of Leaflet that this map is made of, from its own sources: a third less to download than the whole.
 *
 * Everything here is drawn on canvas, so the renderer for SVG stays out; `getRenderer` then has no choice to make. The build
 * leaves out dragging of markers and the icon that they have by default: names here have neither; `browser.ts` stands in for its look
 * at the browser (see `vite.config.ts`).
 */
import type { Map as AnyMap, Path, Renderer } from "leaflet";
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TapHold.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
import { Map as LeafletMap } from "leaflet/src/map/Map.js";

export { LatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
export { FeatureGroup } from "leaflet/src/layer/FeatureGroup.js";
export { DivIcon } from "leaflet/src/layer/marker/DivIcon.js";
export { Marker } from "leaflet/src/layer/marker/Marker.js";
export { Canvas } from "leaflet/src/layer/vector/Canvas.js";
export { CircleMarker } from "leaflet/src/layer/vector/CircleMarker.js";
export { Polygon } from "leaflet/src/layer/vector/Polygon.js";
export { Polyline } from "leaflet/src/layer/vector/Polyline.js";
export { LeafletMap };

LeafletMap.include({
  getRenderer(this: AnyMap, { options: { renderer } }: Path): Renderer {
    if (renderer === undefined) throw new Error("invariant: a path without its canvas");
    if (!this.hasLayer(renderer)) this.addLayer(renderer);
    return renderer;
  },
});
