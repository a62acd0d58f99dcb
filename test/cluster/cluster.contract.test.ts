/** The contract of an engine, kept by a cluster: the same rows as those of threads and shards, to the byte. */
import { type Cluster, openCluster, upCluster } from "@lianyun/cluster";
import type { Chunk } from "@lianyun/node";
import { afterAll, beforeAll, describe } from "vitest";
import { type Contender, keepsContract } from "../study/contract.ts";
import { HAS_POSTGRES, type Server, startPostgres } from "./postgres.mjs";

describe.skipIf(!HAS_POSTGRES)("with PostgreSQL", () => {
  let server: Server;
  let cluster: Cluster;
  beforeAll(async () => {
    server = await startPostgres();
    const { tenant } = await upCluster(server.url(), { tenant: "contract" });
    cluster = await openCluster(server.url("contract"), { tenant: tenant.name });
  }, 60_000);
  afterAll(async () => {
    await cluster.end();
    await server.end();
  });

  const contender: Contender = {
    name: "cluster",
    async start(manifest, snapshot) {
      const { database, tenant } = cluster;
      const { run } = await cluster.submit(manifest, snapshot);
      const engine = await cluster.engine(run.id);
      const commits: string[] = [];
      return {
        engines: [
          {
            ...engine,
            async work(options) {
              const failures = await engine.work(options);
              // The log that would have a chunk twice if it took effect twice.
              const { rows } = await database.ask<{ chunk: number }>(
                `SELECT chunk FROM ${tenant.schema}.effect WHERE run = $1 ORDER BY seq`,
                [run.number],
              );
              const keys = rows.map(({ chunk }) => manifest.chunks[chunk]!.key);
              commits.splice(0, commits.length, ...keys);
              return failures;
            },
          },
        ],
        commits,
        async damage({ key }: Chunk, how) {
          const bytes =
            how === "cut short"
              ? "substring(bytes FOR length(bytes) / 2)"
              : "set_byte(bytes, length(bytes) / 2, get_byte(bytes, length(bytes) / 2) # 1)";
          await database.ask(
            `UPDATE ${tenant.schema}.result SET bytes = ${bytes} WHERE run = $1 AND key = $2`,
            [run.number, key],
          );
        },
        async end() {
          await cluster.cancel(run.id, true);
        },
      };
    },
  };
  keepsContract(contender);
});
