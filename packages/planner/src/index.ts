/**
 * @lianyun/planner: exact intermodal freight planning.
 *
 * ```ts
 * const planner = createPlanner(network);
 * const plan = planner.plan({ from: "CNCKG", to: "DEDUI", cargo, departAfter, minimize: "cost" });
 * if (plan.status === "optimal") console.log(transcript(plan.itinerary));
 * ```
 *
 * No I/O, no clock, no randomness: the same inputs give the same bytes anywhere.
 */

// Networks: rows, checks.
export { checkNetwork } from "./check/checkNetwork.ts";
// Errors: what is wrong and where.
export {
  FreightError,
  formatIssue,
  type Issue,
  type IssueCode,
  type IssuePlace,
} from "./errors.ts";
// Where things are: great circles, sea lanes.
export { distanceKm, greatCircle, unwrap } from "./geo/line.ts";
export { createLinkLines } from "./geo/linkLine.ts";
export { ARCTIC_PASSAGES, createSeaLanes, type SeaLanes, type SeaPath } from "./geo/seaLanes.ts";
// The graph, for other libraries.
export { buildGraph, type GraphLink, type NetworkGraph } from "./graph/buildGraph.ts";
// Answers and how to tell them.
export type * from "./itinerary/answer.ts";
export {
  createGeoJSON,
  type ItineraryGeoJSON,
  type LegFeature,
  type TransferFeature,
  toGeoJSON,
} from "./itinerary/geojson.ts";
export { type ReachFeature, type ReachGeoJSON, reachGeoJSON } from "./itinerary/reachGeoJSON.ts";
export { transcript } from "./itinerary/transcript.ts";
export {
  COLUMNS,
  type Column,
  REQUIRED_TABLES,
  TABLE_NAMES,
  type TableName,
} from "./network/columns.ts";
export * from "./network/rows.ts";
// The planner.
export { createPlanner, type Planner } from "./planner.ts";
// Reading.
export { overlayNetwork } from "./read/overlay.ts";
export { type ParseResult, parseNetwork, type RawNetwork } from "./read/parseNetwork.ts";
export type { RawTable } from "./read/parseTables.ts";
// Questions.
export * from "./request/request.ts";
// Units, for those who print.
export { toNauticalMiles } from "./units.ts";
export { ENGINE } from "./version.ts";
