/** Where the map looks: flies to what is asked for, and keeps looking at it when its frame changes. */
import type { LatLngBounds } from "leaflet";
import type { LeafletMap } from "./leaflet.ts";

export interface View {
  /** Makes the bounds fill the map. */
  readonly fit: (bounds: LatLngBounds, animate: boolean) => void;
  readonly destroy: () => void;
}

/** Steers a map in its element. */
export function createView(map: LeafletMap, el: HTMLElement, isStill: boolean): View {
  /** The last bounds asked for; `seen` is the view they gave, once the map has arrived there. */
  let fitted: { readonly bounds: LatLngBounds; readonly seen: string | undefined } | undefined;
  // Leaflet drops what it is told while it zooms: that waits here until it has arrived.
  let isFlying = false;
  let isWaiting = false;

  const seen = (): string => `${map.getCenter().toString()} ${map.getZoom()}`;
  const fit = (bounds: LatLngBounds, animate: boolean): void => {
    // What is asked for last counts, also where the frame changes before the map has arrived.
    fitted = { bounds, seen: undefined };
    isWaiting = isFlying;
    if (isWaiting) return;
    map.fitBounds(bounds, {
      paddingTopLeft: [56, 36],
      // Clear of the button below on a phone, but not of a strip beside a sheet drawn up.
      paddingBottomRight: [44, Math.min(64, el.clientHeight / 4)],
      maxZoom: 7,
      animate: animate && !isStill,
    });
  };
  map.on("zoomanim", () => {
    isFlying = true;
  });
  map.on("zoomend", () => {
    isFlying = false;
  });
  map.on("moveend", () => {
    if (isFlying) return;
    if (fitted === undefined) return;
    if (isWaiting) fit(fitted.bounds, false);
    else fitted = { bounds: fitted.bounds, seen: fitted.seen ?? seen() };
  });

  // After a jump Leaflet leaves its canvases a fraction of a pixel off, which blurs every line; a move by
  // nothing puts them right.
  let isGone = false;
  map.on("viewreset", () => {
    queueMicrotask(() => {
      if (!isGone) map.panBy([0, 0]);
    });
  });

  // The panel beside the map may grow or the phone turn: keep the same view if nobody moved it since.
  const resize = new ResizeObserver(() => {
    const isUntouched = fitted?.seen === undefined || fitted.seen === seen();
    map.invalidateSize({ animate: false });
    if (fitted !== undefined && isUntouched) fit(fitted.bounds, false);
  });
  resize.observe(el);
  return {
    fit,
    destroy: () => {
      isGone = true;
      resize.disconnect();
    },
  };
}
