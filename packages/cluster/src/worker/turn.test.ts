import { makeManifest } from "@lianyun/node";
import { expect, test } from "vitest";
import { readText, SMALL_STUDY } from "../../../../test/study/smallStudy.ts";
import type { Database } from "../database/connect.ts";
import { tenantOf } from "../database/tenant.ts";
import { jobIdOf, payloadOf } from "../queue/jobs.ts";
import type { Job, Queue } from "../queue/queue.ts";
import type { RunLine } from "../store/runs.ts";
import type { SeatedRun } from "./desk.ts";
import type { Heart } from "./heart.ts";
import { takeTurn } from "./turn.ts";

test.each([
  { table: "result", what: "hands back" },
  { table: "fault", what: "hands back" },
  { table: "fault", what: "has lost its job" },
])("a worker that $what while it asks for a $table begins nothing", async ({ table, what }) => {
  const ready = await readText(SMALL_STUDY);
  const manifest = makeManifest(ready);
  const job: Job = {
    id: jobIdOf(manifest.id, 0),
    data: payloadOf(manifest, 0),
    retryCount: 0,
    startedOn: "1",
  };
  let isHandedBack = false;
  let lose = (): void => undefined;
  const did: string[] = [];
  const queue: Partial<Queue> = {
    take: () => Promise.resolve(job),
    giveBack: async (_run, { id }) => void did.push(`gave back ${id}`),
  };
  const ask: Database["ask"] = (text) => {
    if (text.includes(`.${table}`)) {
      if (what === "hands back") isHandedBack = true;
      else lose();
    }
    return Promise.resolve({ rows: [], count: 0 });
  };
  const bench: SeatedRun["bench"] = {
    compute: (position) => {
      did.push(`began ${position}`);
      return new Promise(() => undefined);
    },
    clear: () => Promise.resolve(),
  };
  const heart: Heart = {
    hold: ({ onLost }) => {
      lose = onLost;
    },
    release: () => undefined,
    stop: () => undefined,
  };
  const turn = takeTurn(
    {
      database: { ask } as Partial<Database> as Database,
      tenant: tenantOf("any"),
      worker: "test",
      heart,
      patient: (attempt) => attempt(),
      isHandedBack: () => isHandedBack,
      log: () => undefined,
    },
    queue as Queue,
    { number: 1, id: manifest.id } as Partial<RunLine> as RunLine,
    () => Promise.resolve({ manifest, bench } as Partial<SeatedRun> as SeatedRun),
  );
  expect(await turn).toBe("settled");
  expect(did).toEqual(what === "hands back" ? [`gave back ${job.id}`] : []);
});
