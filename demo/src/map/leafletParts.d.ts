/** Types of Leaflet's source modules: those of the package. */
declare module "leaflet/src/map/handler/Map.DoubleClickZoom.js";
declare module "leaflet/src/map/handler/Map.Drag.js";
declare module "leaflet/src/map/handler/Map.Keyboard.js";
declare module "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
declare module "leaflet/src/map/handler/Map.TapHold.js";
declare module "leaflet/src/map/handler/Map.TouchZoom.js";
declare module "leaflet/src/geo/LatLngBounds.js" {
  export { LatLngBounds } from "leaflet";
}
declare module "leaflet/src/layer/FeatureGroup.js" {
  export { FeatureGroup } from "leaflet";
}
declare module "leaflet/src/layer/marker/DivIcon.js" {
  export { DivIcon } from "leaflet";
}
declare module "leaflet/src/layer/marker/Marker.js" {
  export { Marker } from "leaflet";
}
declare module "leaflet/src/layer/vector/Canvas.js" {
  export { Canvas } from "leaflet";
}
declare module "leaflet/src/layer/vector/CircleMarker.js" {
  export { CircleMarker } from "leaflet";
}
declare module "leaflet/src/layer/vector/Polygon.js" {
  export { Polygon } from "leaflet";
}
declare module "leaflet/src/layer/vector/Polyline.js" {
  export { Polyline } from "leaflet";
}
declare module "leaflet/src/map/Map.js" {
  export { Map } from "leaflet";
}
