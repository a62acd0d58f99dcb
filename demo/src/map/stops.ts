/** Stops of the chosen route: dots that tell their name when pointed at, and names where there is room for them. */
import {
  type Canvas,
  CircleMarker,
  DivIcon,
  FeatureGroup,
  type LeafletMap,
  Marker,
} from "./leaflet.ts";
import type { Palette } from "./palette.ts";
import { type Box, placeNames } from "./placeNames.ts";
import type { MapStop, StopKind } from "./scene.ts";

const RADIUS: Readonly<Record<StopKind, number>> = { end: 7, transfer: 5, call: 2.6 };

/** Ends are named first, then transfers; calls only when they are pointed at. */
const NAMED: readonly StopKind[] = ["end", "transfer"];

/** Draws the stops of one route at a time. */
export function createStops(
  map: LeafletMap,
  canvas: Canvas,
  palette: Palette,
): { draw: (stops: readonly MapStop[]) => void; destroy: () => void } {
  const dots = new FeatureGroup().addTo(map);
  const names = new FeatureGroup().addTo(map);
  const pointedAt = new FeatureGroup().addTo(map);
  let shown: readonly MapStop[] = [];
  let labels: readonly { readonly stop: MapStop; readonly element: HTMLElement }[] = [];

  /** Puts an element at a stop. */
  const pin = (stop: MapStop, html: HTMLElement, group: FeatureGroup): void => {
    const icon = new DivIcon({ html, className: "stop-label", iconSize: [0, 0] });
    new Marker([stop.at[1], stop.at[0]], { icon, interactive: false, keyboard: false }).addTo(
      group,
    );
  };
  const forget = (): void => {
    pointedAt.clearLayers();
  };

  const draw = (stops: readonly MapStop[]): void => {
    dots.clearLayers();
    names.clearLayers();
    forget();
    shown = stops;
    for (const stop of [...stops].sort((a, b) => RADIUS[a.kind] - RADIUS[b.kind])) {
      new CircleMarker([stop.at[1], stop.at[0]], {
        renderer: canvas,
        radius: RADIUS[stop.kind],
        weight: stop.kind === "end" ? 3 : 2,
        color: palette.color("--ink"),
        fillColor: palette.color("--panel"),
        fillOpacity: 1,
      })
        // A finger does not hover.
        .on("mouseover click", () => {
          forget();
          pin(stop, textElement("span", "stop-told", stop.name), pointedAt);
        })
        .on("mouseout", forget)
        .addTo(dots);
    }
    labels = NAMED.flatMap((kind) => stops.filter((stop) => stop.kind === kind)).map((stop) => {
      const element = textElement("span", `stop-name stop-name-${stop.kind}`, stop.name);
      pin(stop, element, names);
      return { stop, element };
    });
    place();
  };

  const place = (): void => {
    const pixel = (stop: MapStop): { x: number; y: number } =>
      map.latLngToContainerPoint([stop.at[1], stop.at[0]]);
    const dotOf = (stop: MapStop): Box => {
      const { x, y } = pixel(stop);
      const radius = RADIUS[stop.kind];
      return { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius };
    };
    const lons = shown.map((stop) => stop.at[0]);
    const middle = (Math.min(...lons) + Math.max(...lons)) / 2;
    const size = map.getSize();
    const sides = placeNames(
      labels.map(({ stop, element }) => {
        element.hidden = false;
        const { offsetWidth: width, offsetHeight: height } = element;
        return { ...pixel(stop), width, height, isWest: stop.at[0] < middle };
      }),
      { left: 0, top: 0, right: size.x, bottom: size.y },
      [...shown.map(dotOf), ...obstacles(map.getContainer())],
    );
    labels.forEach(({ element }, index) => {
      const side = sides[index];
      element.hidden = side === undefined;
      if (side !== undefined) element.dataset["side"] = side;
    });
  };
  map.on("moveend zoomend resize", place);

  return {
    draw,
    destroy: () => {
      map.off("moveend zoomend resize", place);
    },
  };
}

/** What lies over the map and would cover a name: buttons, the credit, the legend. */
function obstacles(container: HTMLElement): readonly Box[] {
  const frame = container.getBoundingClientRect();
  const over =
    container.parentElement?.querySelectorAll(".zoom, .legend, .door-button, .map-credit") ?? [];
  return [...over].map((element) => {
    const box = element.getBoundingClientRect();
    return {
      left: box.left - frame.left,
      top: box.top - frame.top,
      right: box.right - frame.left,
      bottom: box.bottom - frame.top,
    };
  });
}

/** An element with text and nothing else: what the network says is never markup. */
function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}
