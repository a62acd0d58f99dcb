/**
 * The map behind four verbs. Leaflet stays in this folder.
 *
 * Land and routes are drawn on canvas, without tiles, borders or requests. Names from the network reach the
 * page as `textContent` only: Leaflet takes strings for HTML.
 */
import type { LeafletMouseEvent } from "leaflet";
import "leaflet/dist/leaflet.css";
import { createLandLayer } from "./landLayer.ts";
import { Canvas, FeatureGroup, LatLngBounds, LeafletMap, Polyline } from "./leaflet.ts";
import { dashOf, MODE_COLOR } from "./modeStyle.ts";
import { createPalette } from "./palette.ts";
import { boundsOf, type MapLine, type MapRoute, onSameCopy } from "./scene.ts";
import { createStops } from "./stops.ts";
import { createView } from "./view.ts";

/** All that is on the map at once. */
export interface MapScene {
  readonly routes: readonly MapRoute[];
  /** What is looked at: the map moves to see all of it when this text changes, and stays put otherwise. */
  readonly view: string;
}

/** A point that was asked about, and where it lies in the frame of the map. */
export interface MapPlace {
  readonly lat: number;
  readonly lon: number;
  readonly left: number;
  readonly top: number;
}

export interface MapAdapter {
  /** Draws the ways thin and forgets the chosen one; to be followed by `select`. */
  readonly show: (scene: MapScene) => void;
  /** Draws one route bold with its stops, and one to compare it with; moves only if it would be out of sight. */
  readonly select: (route: MapRoute | undefined, other?: MapRoute) => void;
  /** Nearer by so many steps, or farther by as many below zero. */
  readonly zoom: (by: number) => void;
  /** While on, a plain click asks about its point and picks no way. */
  readonly setAsking: (isOn: boolean) => void;
  /** Takes the colors of the style sheet anew. */
  readonly setTheme: () => void;
  readonly destroy: () => void;
}

/** Land is repeated at -360, 0 and +360 degrees; beyond there is nothing to see. */
const EDGES = new LatLngBounds([-84, -540], [84, 540]);
const THIN = 1.6;
const BOLD = 4;
const SECOND = 2.6;
/** What a bold line's casing is wider by. */
const CASING = 3;

/** `onPoint` gets the point of a right click or a long press, and nothing as soon as the map moves. */
export function createMap(
  el: HTMLElement,
  onPick: (id: string) => void,
  onPoint: (point: MapPlace | undefined) => void,
): MapAdapter {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new LeafletMap(el, {
    zoomSnap: 0.25,
    zoomDelta: 1,
    wheelPxPerZoomLevel: 90,
    minZoom: 1,
    maxZoom: 9,
    maxBounds: EDGES,
    maxBoundsViscosity: 0.8,
    zoomAnimation: !isStill,
    fadeAnimation: !isStill,
    inertia: !isStill,
  });
  map.setView([32, 62], 2);

  let isAsking = false;
  const point = ({ latlng, containerPoint }: LeafletMouseEvent): void =>
    onPoint({ lat: latlng.lat, lon: latlng.lng, left: containerPoint.x, top: containerPoint.y });
  map.on("contextmenu", point);
  map.on("click", (event) => (isAsking ? point(event) : onPoint(undefined)));
  map.on("movestart zoomstart", () => onPoint(undefined));

  const palette = createPalette(el);
  const land = createLandLayer(map, palette);
  // One canvas for all routes: a second above it would take the clicks of the first.
  const canvas = new Canvas({ tolerance: 8, padding: 0.15 });
  const ways = new FeatureGroup().addTo(map);
  const chosen = new FeatureGroup().addTo(map);
  const stops = createStops(map, canvas, palette);
  const view = createView(map, el, isStill);

  let scene: MapScene = { routes: [], view: "" };
  let route: MapRoute | undefined;
  let compared: MapRoute | undefined;
  let isFresh = false;
  /** True if ways were shown before: only then there is something to fly from. */
  let hadRoutes = false;
  let looking: ReturnType<typeof setTimeout> | undefined;

  const drawWays = (): void => {
    ways.clearLayers();
    for (const { id, line } of distinctLines(scene.routes)) {
      const color = palette.color(MODE_COLOR[line.mode]);
      drawLine(line, { color, weight: THIN, opacity: 0.6, dashArray: dashOf(line.mode, THIN + 1) })
        .on("click", () => {
          if (!isAsking) onPick(id);
        })
        .addTo(ways);
    }
  };
  const drawChosen = (): void => {
    chosen.clearLayers();
    const own = (route?.lines ?? []).map((line) => ({ line, weight: BOLD }));
    const shared = new Set(own.map(({ line }) => keyOf(line)));
    // What both share is drawn once, in the strength of the chosen one.
    const others = (compared?.lines ?? [])
      .filter((line) => !shared.has(keyOf(line)))
      .map((line) => ({ line, weight: SECOND }));
    const lines = [...others, ...own];
    for (const { line, weight } of lines) {
      const casing = palette.color("--casing");
      drawLine(line, {
        color: casing,
        weight: weight + CASING,
        opacity: 0.9,
        interactive: false,
      }).addTo(chosen);
    }
    for (const { line, weight } of lines) {
      const color = palette.color(MODE_COLOR[line.mode]);
      const dashArray = dashOf(line.mode, weight);
      drawLine(line, { color, weight, opacity: 1, dashArray, interactive: false }).addTo(chosen);
    }
    stops.draw(route?.stops ?? []);
  };
  const drawLine = (line: MapLine, style: Record<string, unknown>): Polyline =>
    new Polyline(
      line.points.map(([lon, lat]): [number, number] => [lat, lon]),
      { renderer: canvas, smoothFactor: 0.7, lineJoin: "round", lineCap: "round", ...style },
    );

  const look = (at: MapRoute): void => {
    const own = latLngBounds([at]);
    if (isFresh) {
      const bounds = latLngBounds([at, ...onSameCopy(scene.routes, at)]);
      if (bounds !== undefined) view.fit(bounds, hadRoutes);
      isFresh = false;
    } else if (own !== undefined && !map.getBounds().contains(own)) {
      view.fit(own, true);
    }
  };

  return {
    show: (next) => {
      isFresh ||= next.view !== scene.view;
      hadRoutes = scene.routes.length > 0;
      scene = next;
      route = undefined;
      compared = undefined;
      drawWays();
      drawChosen();
    },
    select: (next, other) => {
      route = next;
      compared = other;
      drawChosen();
      clearTimeout(looking);
      // To draw the ways and to draw the land anew under them are two tasks: in one the page would stand still.
      if (next !== undefined) looking = setTimeout(() => look(next));
    },
    zoom: (by) => {
      map.setZoom(map.getZoom() + by);
    },
    setAsking: (isOn) => {
      isAsking = isOn;
      el.classList.toggle("asking", isOn);
    },
    setTheme: () => {
      palette.refresh();
      land.redraw();
      drawWays();
      drawChosen();
    },
    destroy: () => {
      clearTimeout(looking);
      view.destroy();
      stops.destroy();
      map.remove();
    },
  };
}

function latLngBounds(routes: readonly MapRoute[]): LatLngBounds | undefined {
  const bounds = boundsOf(routes);
  if (bounds === undefined) return undefined;
  const [[west, south], [east, north]] = bounds;
  return new LatLngBounds([south, west], [north, east]);
}

/** Lines that ways share are drawn once, for the first way that has them; else they would look bolder. */
function distinctLines(routes: readonly MapRoute[]): readonly { id: string; line: MapLine }[] {
  const drawn = new Map<string, { id: string; line: MapLine }>();
  for (const { id, lines } of routes) {
    for (const line of lines) {
      const key = keyOf(line);
      if (!drawn.has(key)) drawn.set(key, { id, line });
    }
  }
  return [...drawn.values()];
}

/** The same for lines that lie on each other. */
function keyOf({ mode, points }: MapLine): string {
  return [mode, points.length, points[0], points[points.length >> 1], points.at(-1)].join(" ");
}
