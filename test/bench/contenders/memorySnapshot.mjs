// A planner opened from a snapshot, which holds the rows too, after its first question; the snapshot itself counts.
import { performance } from "node:perf_hooks";
import { plannerFromSnapshot } from "../../../packages/planner/dist/index.js";

export function prepare({ snapshot }) {
  const begun = performance.now();
  const bytes = snapshot.slice(0);
  const planner = plannerFromSnapshot(bytes);
  const openMs = performance.now() - begun;
  const cargo = { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 };
  const departAfter = "2026-06-01T08:00+08:00";
  planner.plan({ from: "CNCKG", to: "DEDUI", cargo, departAfter, minimize: "cost" });
  return {
    queries: [0],
    run: () => planner.networkHash.length,
    check: () => 0,
    kept: [planner, bytes],
    more: () => ({ openMs, megabytes: bytes.byteLength / 1e6 }),
  };
}
