/** Studies: many requests in many scenarios, on all cores or many machines, resumable, the same bytes every time. */

export { sha256 } from "./canonical.ts";
export {
  RESULT_COLUMN_NAMES,
  RESULT_COLUMNS,
  type ResultColumn,
  type ResultColumnName,
  type ResultRow,
  ROW_STATUSES,
  type RowStatus,
} from "./columns.ts";
export { type ComputeChunk, createComputer } from "./computeChunk.ts";
export { csvCell } from "./csv.ts";
export type { ChunkEngine, Failure, Progress, WorkOptions } from "./engine.ts";
export { DISK, DiskFull, type Files, type FileToWrite } from "./files.ts";
export { type Gathered, gather } from "./gather.ts";
export {
  type Chunk,
  type CutOptions,
  type Manifest,
  makeManifest,
  manifestText,
  parseManifest,
  withCsv,
} from "./manifest.ts";
export {
  type Merged,
  type MergedResult,
  type MergeInto,
  mergeRun,
  readResult,
  verifyResult,
} from "./merge.ts";
export { OF_LATE } from "./meter.ts";
export { inOrderOfWork } from "./orderOfWork.ts";
export { fromParquet } from "./parquet.ts";
export type { Measure, Names, Plot, PlotRow } from "./plots/plot.ts";
export { createPlots, type Plotting } from "./plots/plots.ts";
export { type ReadyStudy, readStudy } from "./readStudy.ts";
export { type Asked, listRequests, type RequestIds, type Requests } from "./requests.ts";
export {
  type ChunkResult,
  createRun,
  type Finding,
  faultOfBytes,
  openRun,
  type RunFolder,
} from "./runFolder.ts";
export { chunksOfShard, createShard, type ShardPlace } from "./staticShard.ts";
export type { Draws, NamedCargo, NamedCriterion, Study, StudyOptions, Trip } from "./study.ts";
export { createSummary, type Summarizing, type SummaryLine, type Why } from "./summarize.ts";
export { createThreads, type ThreadOptions } from "./threads.ts";
