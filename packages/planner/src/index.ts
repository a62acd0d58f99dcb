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

// Reasons: what would lift them.
export { applyLift, samePlace } from "./ask/reasons.ts";
export type { Pauses } from "./ask/run.ts";
// Networks: rows, checks.
export { checkNetwork } from "./check/checkNetwork.ts";
// Comparing.
export type * from "./compare/answer.ts";
export { compareOne, outcomeOf, type PlansToCompare } from "./compare/compareOne.ts";
export type { Criticality, CriticalKind, CriticalRow, Loss } from "./compare/criticality.ts";
export type { SweepRow, TornadoBar, Varied, VariedRange } from "./compare/sweep.ts";
// Prices of one's own.
export type { CostModel, PricedLeg } from "./cost/model.ts";
// When things are late.
export type * from "./draw/answer.ts";
// Errors: what is wrong and where.
export {
  FreightError,
  formatIssue,
  type Issue,
  type IssueCode,
  type IssuePlace,
  show,
} from "./errors.ts";
// Explanations.
export type * from "./explain/answer.ts";
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
export { areSameLegs, keyOfLeg } from "./itinerary/legKey.ts";
export { type ReachFeature, type ReachGeoJSON, reachGeoJSON } from "./itinerary/reachGeoJSON.ts";
export { transcript } from "./itinerary/transcript.ts";
// Days that there are not.
export { whyNoDay } from "./network/calendar.ts";
export type { Closing } from "./network/closed.ts";
export {
  COLUMNS,
  type Column,
  REQUIRED_TABLES,
  TABLE_NAMES,
  type TableName,
} from "./network/columns.ts";
// Names that nothing has.
export { meant, meantOf } from "./network/meant.ts";
export { NAMING } from "./network/misfit.ts";
export * from "./network/rows.ts";
export { suggest } from "./network/suggest.ts";
// The planner.
export {
  createPlanner,
  type Planner,
  type PlannerOptions,
  plannerFromSnapshot,
} from "./planner.ts";
// Reading.
export { overlayNetwork } from "./read/overlay.ts";
export { type ParseResult, parseNetwork, type RawNetwork } from "./read/parseNetwork.ts";
export type { RawTable } from "./read/parseTables.ts";
// What an itinerary emits, element by element, and what its figures rest on.
export type * from "./report/co2e.ts";
export { co2eReport } from "./report/co2eReport.ts";
export { CO2E_COLUMNS, co2eReportCsv } from "./report/co2eReportCsv.ts";
export { type DataQuality, dataQuality } from "./report/dataQuality.ts";
export type { GradeShares } from "./report/gradeShares.ts";
// Questions.
export { settle } from "./request/checkRequest.ts";
export * from "./request/request.ts";
export { toMode } from "./request/toMode.ts";
// What if: scenarios and the shelf of modifications.
export { applyScenario, checkScenario, checkShape } from "./scenario/applyScenario.ts";
export * from "./scenario/make.ts";
export { BASE, type Scenario, scenario } from "./scenario/scenario.ts";
export { MODIFICATIONS, type Modification, type ModificationName } from "./scenario/shelf.ts";
export { partsOfId, scenarioNamed } from "./scenario/together.ts";
// A compiled network as one buffer.
export { toSnapshot } from "./snapshot/toSnapshot.ts";
// Units, for those who print.
export { toNauticalMiles } from "./units.ts";
export { ENGINE } from "./version.ts";
