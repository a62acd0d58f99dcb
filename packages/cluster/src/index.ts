/** @lianyun/cluster: studies on as many machines as there are, through PostgreSQL. */

export {
  type Cancelled,
  type Cluster,
  type ClusterOptions,
  openCluster,
  type RunStatus,
  type Submitted,
  upCluster,
} from "./cluster.ts";
export { compute, type Given, type Make, serve } from "./compute/computer.ts";
export { refuseOld } from "./database/connect.ts";
export { explained } from "./database/refusal.ts";
export type { Tenant } from "./database/tenant.ts";
export type { ClusterEngine, EngineOptions } from "./engine.ts";
export type { Exported } from "./export.ts";
export { type Lease, USUAL_LEASE } from "./queue/queue.ts";
export type { Dead, Fault, FaultKind } from "./store/faults.ts";
export type { RunLine, RunState } from "./store/runs.ts";
export type { ClusterProgress } from "./store/tally.ts";
export type { Limits } from "./worker/desk.ts";
export type { Worked, WorkerOptions } from "./worker/options.ts";
