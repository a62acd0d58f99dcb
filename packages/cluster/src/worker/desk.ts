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
  /** A run, kept for a while. Throws a FreightError where it may not be computed here. */
  load(line: RunLine): Promise<LoadedRun>;
  /** Sits down at a run; the one before is put away. Throws a FreightError where it may not be computed here. */
  at(line: RunLine): Promise<SeatedRun>;
  /** False where a run was refused before: it is passed over. */
  accepts(line: RunLine): boolean;
  clear(): Promise<void>;
}

/** Manifests that are kept: a worker of many runs goes from one to the next. */
const KEPT = 4;

/** `onRefused` is told once of each run that may not be computed here. */
export function createDesk(
  database: Database,
  tenant: Tenant,
  limits: Limits,
  onRefused: (line: RunLine, error: FreightError) => void,
  computer?: string,
): Desk {
  const refused = new Set<string>();
  /** The last that were asked for, the latest at the end. */
  const kept = new Map<number, LoadedRun>();
  let open: SeatedRun | undefined;
  const orRefuse = async <Result>(
    line: RunLine,
    attempt: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof FreightError && !refused.has(line.id)) {
        refused.add(line.id);
        onRefused(line, error);
      }
      throw error;
    }
  };
  const load = (line: RunLine): Promise<LoadedRun> =>
    orRefuse(line, async () => {
      const run = kept.get(line.number) ?? (await loadRun(database, tenant, line));
      refuseLarge(run, limits);
      kept.delete(line.number);
      kept.set(line.number, run);
      for (const number of [...kept.keys()].slice(0, -KEPT)) kept.delete(number);
      return run;
    });
  return {
    accepts: ({ id }) => !refused.has(id),
    load,
    async at(line) {
      if (open?.number === line.number) return open;
      await open?.bench.clear();
      open = undefined;
      const run = await load(line);
      open = await orRefuse(line, async () => ({
        ...run,
        bench: openBench(run.manifest, await run.snapshot(), limits, computer),
      }));
      return open;
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
