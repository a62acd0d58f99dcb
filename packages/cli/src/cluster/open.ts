/** What the commands of a cluster have in common: the package, which is installed only where it is used, and the server. */
import type { Cluster } from "@lianyun/cluster";
import { FreightError } from "@lianyun/planner";
import type { Command } from "commander";

type Package = typeof import("@lianyun/cluster");

export interface TenantOptions {
  readonly tenant?: string;
}

/** `--tenant`. */
export const withTenant = (command: Command): Command =>
  command.option(
    "--tenant <name>",
    "whose runs: a role that is ours or that we are a member of (default: LIANYUN_TENANT, or the role of DATABASE_URL)",
  );

const refusal = (message: string): FreightError =>
  new FreightError("No cluster", [
    { code: "bad_cluster", severity: "error", at: { table: "cluster" }, message },
  ]);

/** The package. Throws a FreightError where it is not installed. */
export async function loadPackage(
  load: () => Promise<Package> = () => import("@lianyun/cluster"),
): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    const isMissing =
      error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND";
    if (!isMissing) throw error;
    throw refusal(
      "@lianyun/cluster is not installed; it is apart because it brings a PostgreSQL client: npm install @lianyun/cluster",
    );
  }
}

/** DATABASE_URL. Throws a FreightError where it is not set. */
export function databaseUrl(): string {
  const url = process.env["DATABASE_URL"];
  if (url === undefined || url === "")
    throw refusal(
      "expected DATABASE_URL in the environment, such as postgresql://role@host:5432/database",
    );
  return url;
}

export const tenantName = ({ tenant }: TenantOptions): string | undefined =>
  tenant ?? process.env["LIANYUN_TENANT"];

/** Opens the tenant's runs, and closes them whatever happens. */
export async function withCluster<Result>(
  options: TenantOptions,
  use: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const url = databaseUrl();
  const { explained, openCluster } = await loadPackage();
  const cluster = await openCluster(url, { tenant: tenantName(options) });
  try {
    return await use(cluster);
  } catch (error) {
    throw explained(error);
  } finally {
    await cluster.end();
  }
}

/** An id as people are shown it: enough of it to name the run. */
export const shortId = (id: string): string => id.slice(0, 12);
