/** A chunk → its bytes: a function of the manifest and the network alone, wherever it is called. */
import { outcomeOf, settle } from "@lianyun/planner";
import { createAnswers } from "./answers.ts";
import type { ResultRow } from "./columns.ts";
import type { Chunk, Manifest } from "./manifest.ts";
import { keptAnswers } from "./orderOfWork.ts";
import { toParquet } from "./parquet.ts";
import { createPlanners } from "./planners.ts";
import { type Asked, listRequests } from "./requests.ts";
import { type BaseAnswer, baseOf, makeRow } from "./row.ts";

/** Computes chunks of one run. Compiled networks are kept from one to the next. */
export type ComputeChunk = (
  chunk: Chunk,
  /** Waited for now and then, so that a process that does nothing else still hears signals. */
  pause?: () => Promise<void>,
) => Promise<Uint8Array<ArrayBuffer>>;

/** A question of the study, and what the base answers. */
interface Answered {
  readonly asked: Asked;
  readonly base: BaseAnswer;
}

/** Rows between two pauses. */
const ROWS_A_PAUSE = 32;

/**
 * Opens the compiled network of a run. Throws where it is not the one that the manifest names: nothing is computed on
 * another.
 */
export function createComputer(
  manifest: Manifest,
  snapshot: ArrayBufferLike | ArrayBufferView,
): ComputeChunk {
  const { network, study } = manifest;
  const planners = createPlanners(snapshot);
  const answers = createAnswers<Answered>(keptAnswers(manifest));
  if (planners.networkHash !== network.hash)
    throw new Error(
      `the run is on network ${network.hash}, found ${planners.networkHash}: nothing is computed`,
    );
  const requests = listRequests(study);
  const scenarios = new Map(study.scenarios.map((scenario) => [scenario.id, scenario]));
  return async (chunk, pause) => {
    const scenario = scenarios.get(chunk.scenario);
    if (scenario === undefined) throw new Error(`no scenario ${chunk.scenario} in this run`);
    const planner = planners.of(scenario);
    const isBase = scenario === study.scenarios[0];
    const rows: ResultRow[] = [];
    for (let index = chunk.from; index < chunk.to; index++) {
      // Rows of the base tell its whole answer, of which only a part is kept.
      const known = isBase ? undefined : answers.get(index);
      if (known === undefined) {
        const written = requests.at(index);
        const asked = { ...written, question: settle(written.question) };
        const answer = outcomeOf(planners.base.outlined, asked.question);
        const base = baseOf(answer);
        answers.set(index, { asked, base });
        const answering = { scenario: scenario.id, planner, base, ...(isBase ? { answer } : {}) };
        rows.push(makeRow(asked, answering, study));
      } else {
        const { asked, base } = known;
        rows.push(makeRow(asked, { scenario: scenario.id, planner, base }, study));
      }
      if (rows.length % ROWS_A_PAUSE === 0) await pause?.();
    }
    return await toParquet(rows);
  };
}
