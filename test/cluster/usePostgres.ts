/** A PostgreSQL server for the tests of a file, asked as its users ask it. */
import { type Cluster, openCluster, upCluster } from "@lianyun/cluster";
import { afterAll, beforeAll } from "vitest";
import { type Ran, runCommand } from "../kit/runCommand.ts";
import { type Server, startPostgres } from "./postgres.mjs";

export interface Asked {
  /** Where a role logs in; the superuser unless another is named. */
  readonly url: (role?: string) => string;
  /** The command as a role. */
  readonly as: (role: string, ...words: string[]) => Promise<Ran>;
  /** A tenant, made where there is none, by its own role. */
  readonly withTenant: <Result>(
    name: string,
    use: (cluster: Cluster) => Promise<Result>,
  ) => Promise<Result>;
}

/** Starts a server before the tests of a suite, and ends it after them. */
export function usePostgres(): Asked {
  let server: Server;
  const own = process.env["DATABASE_URL"];
  beforeAll(async () => {
    server = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    if (own === undefined) delete process.env["DATABASE_URL"];
    else process.env["DATABASE_URL"] = own;
    await server.end();
  });
  const url = (role?: string): string => server.url(role);
  return {
    url,
    as(role, ...words) {
      process.env["DATABASE_URL"] = url(role);
      return runCommand("cluster", ...words);
    },
    async withTenant(name, use) {
      await upCluster(url(), { tenant: name });
      const cluster = await openCluster(url(name), { tenant: name });
      try {
        return await use(cluster);
      } finally {
        await cluster.end();
      }
    },
  };
}
