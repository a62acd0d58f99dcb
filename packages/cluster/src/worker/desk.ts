/** The run that a worker sits at: loaded, checked, with a bench to compute on. */
import { FreightError } from "@lianyun/planner";
import { type Allowance, type Bench, openBench } from "../compute/bench.ts";
import type { Database } from "../database/connect.ts";
import { refusal } from "../database/refusal.ts";
import type { Tenant } from "../database/tenant.ts";
import { type LoadedRun, loadRun, type RunLine } from "../store/runs.ts";

/** What a worker lets others make it do. */
export interface Limits extends Allowance {
  /** Labels that a search of a run may make. */
  readonly labels: number;
}

/** A run with a bench. */
export type SeatedRun = LoadedRun & { readonly bench: Bench };

export interface Desk {
  /** Sits down at a run; the one before is put away. Throws a FreightError where it may not be computed here. */
  at(line: RunLine): Promise<SeatedRun>;
  /** False where a run was refused before: it is passed over. */
  accepts(line: RunLine): boolean;
  clear(): Promise<void>;
}

/** `onRefused` is told once of each run that may not be computed here. */
export function createDesk(
  database: Database,
  tenant: Tenant,
  limits: Limits,
  onRefused: (line: RunLine, error: FreightError) => void,
  computer?: string,
): Desk {
  const refused = new Set<string>();
  let open: SeatedRun | undefined;
  return {
    accepts: ({ id }) => !refused.has(id),
    async at(line) {
      if (open?.manifest.id === line.id) return open;
      await open?.bench.clear();
      open = undefined;
      try {
        const run = await loadRun(database, tenant, line);
        refuseLarge(run, limits);
        open = { ...run, bench: openBench(run.manifest, await run.snapshot(), limits, computer) };
        return open;
      } catch (error) {
        if (error instanceof FreightError) {
          refused.add(line.id);
          onRefused(line, error);
        }
        throw error;
      }
    },
    async clear() {
      await open?.bench.clear();
      open = undefined;
    },
  };
}

function refuseLarge({ manifest }: LoadedRun, { labels }: Limits): void {
  const asked = manifest.study.options.labels;
  if (asked !== undefined && asked > labels)
    throw refusal(
      "Too large a budget",
      `run ${manifest.id.slice(0, 12)} asks for ${asked} labels a search, this worker allows ${labels}: --max-labels`,
    );
}
