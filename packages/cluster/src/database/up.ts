/** `cluster up`: roles, schemas and tables, made or brought up to date; and whether they are. */
import { ENGINE } from "@lianyun/planner";
import type { Ask, Database } from "./connect.ts";
import { MIGRATIONS } from "./migrations.ts";
import { explained, refusal } from "./refusal.ts";
import type { Tenant } from "./tenant.ts";

/** What `up` did, a line each. */
export type Done = readonly string[];

/** Any number: whoever else brings tables up to date waits for us. */
const LOCK = 5_404_131;

/**
 * Makes or updates what a tenant needs. The role is made where there is none (without a password: whoever runs the server gives
 * it one); schemas belong to it, and nobody else sees into them. Doing it again changes nothing.
 */
export async function up(database: Database, tenant: Tenant): Promise<Done> {
  const done: string[] = [];
  try {
    await database.transaction(async (ask) => {
      await ask("SELECT pg_advisory_xact_lock($1)", [LOCK]);
      if (tenant.name !== database.role) await ensureRole(ask, tenant, done);
      for (const schema of [tenant.schema, tenant.queueSchema])
        await ensureSchema(ask, tenant, schema, database.role, done);
      await migrate(ask, tenant, database.role, done);
    });
  } catch (error) {
    throw explained(error);
  }
  return done;
}

async function ensureRole(ask: Ask, { name }: Tenant, done: string[]): Promise<void> {
  const { count } = await ask("SELECT 1 FROM pg_roles WHERE rolname = $1", [name]);
  if (count === 0) {
    await ask(`CREATE ROLE ${name} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE`);
    done.push(`role ${name}: made, without a password (psql: \\password ${name})`);
  }
  // To make its own queue again where it was dropped.
  const { rows } = await ask<{ database: string }>(
    "SELECT quote_ident(current_database()) AS database",
  );
  await ask(`GRANT CONNECT, CREATE ON DATABASE ${rows[0]?.database} TO ${name}`);
  // Before 16 a role that makes roles is no member of them, and so cannot give them anything.
  await ask(`GRANT ${name} TO CURRENT_USER`);
}

async function ensureSchema(
  ask: Ask,
  { name }: Tenant,
  schema: string,
  role: string,
  done: string[],
): Promise<void> {
  const { rows } = await ask<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  const [found] = rows;
  if (found === undefined) {
    await ask(`CREATE SCHEMA ${schema}${name === role ? "" : ` AUTHORIZATION ${name}`}`);
    await ask(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
    done.push(`schema ${schema}: made`);
  } else if (found.owner !== name)
    // Whoever made it first could read what is written into it.
    throw refusal("Not the tenant's", `schema ${schema} belongs to ${found.owner}, not to ${name}`);
}

async function migrate(ask: Ask, tenant: Tenant, role: string, done: string[]): Promise<void> {
  const { name, schema } = tenant;
  // What is made belongs to the tenant.
  if (name !== role) await ask(`SET LOCAL ROLE ${name}`);
  await ask(`CREATE TABLE IF NOT EXISTS ${schema}.migration (
    version integer PRIMARY KEY, engine text NOT NULL, at timestamptz NOT NULL DEFAULT now())`);
  const version = await versionOf(ask, tenant);
  refuseNewer(version);
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < version) continue;
    await ask(statements(schema));
    await ask(`INSERT INTO ${schema}.migration (version, engine) VALUES ($1, $2)`, [
      index + 1,
      ENGINE,
    ]);
    done.push(`tables: version ${index + 1}`);
  }
}

async function versionOf(ask: Ask, { schema }: Tenant): Promise<number> {
  const { rows } = await ask<{ version: number | null }>(
    `SELECT max(version) AS version FROM ${schema}.migration`,
  );
  return rows[0]?.version ?? 0;
}

function refuseNewer(version: number): void {
  if (version > MIGRATIONS.length)
    throw refusal(
      "The tables are newer",
      `they are of version ${version}, ${ENGINE} knows ${MIGRATIONS.length}: update Lianyun on this machine`,
    );
}

/** Throws a FreightError where the tenant's tables are not there, not ours to see, or of another version. */
export async function checkUp({ ask }: Database, tenant: Tenant): Promise<void> {
  const { rows } = await ask<{ exists: boolean; usable: boolean | null }>(
    `SELECT to_regnamespace($1) IS NOT NULL AS exists,
      CASE WHEN to_regnamespace($1) IS NOT NULL THEN has_schema_privilege($1, 'USAGE') END AS usable`,
    [tenant.schema],
  );
  const [found] = rows;
  if (found?.exists !== true)
    throw refusal("Not set up", `there is no schema ${tenant.schema}: lianyun cluster up makes it`);
  if (found.usable !== true)
    throw refusal("Not allowed", `schema ${tenant.schema} is another tenant's`);
  const version = await versionOf(ask, tenant);
  refuseNewer(version);
  if (version < MIGRATIONS.length)
    throw refusal(
      "The tables are older",
      `they are of version ${version}, expected ${MIGRATIONS.length}: lianyun cluster up updates them`,
    );
}
