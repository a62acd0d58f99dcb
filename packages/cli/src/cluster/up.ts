/** `lianyun cluster up`. */
import type { AddCommand } from "../commands/question.ts";
import { databaseUrl, loadPackage, type TenantOptions, tenantName, withTenant } from "./open.ts";

export const addClusterUp: AddCommand = (cluster, { out, err }) => {
  withTenant(
    cluster.command("up").description("makes or updates role, schemas and tables of a tenant"),
  )
    .addHelpText(
      "after",
      `
Without --tenant: for the role of DATABASE_URL itself, which must be allowed to make schemas. With it: a role of that name is made
where there is none (without a password: psql, \\password NAME), and sees its own runs only. After an update of Lianyun, asked again
without --tenant, as the tenant itself, it brings the tables up to date: for another, who may have put code of theirs into them, it
is refused.
Exit status: 0 done, 2 the server cannot be reached, is older than 15, or does not let us.`,
    )
    .action(async (options: TenantOptions) => {
      const url = databaseUrl();
      const { upCluster } = await loadPackage();
      const { tenant, done, isSuperuser } = await upCluster(url, { tenant: tenantName(options) });
      for (const line of done) err(`${line}\n`);
      if (isSuperuser)
        err("warning: this tenant is a superuser; workers need no such rights: up --tenant NAME\n");
      out(`tenant ${tenant.name}: ${done.length === 0 ? "up to date" : "ready"}\n`);
    });
};
