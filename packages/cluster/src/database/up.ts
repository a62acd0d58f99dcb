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
 * it one); schemas belong to it, and nobody else sees into them. Doing it again changes nothing; a schema that is there is brought up
 * to date by its owner only.
 */
export async function up(database: Database, tenant: Tenant): Promise<Done> {
  const done: string[] = [];
  try {
    await database.transaction(async (ask) => {
      // Nothing of a tenant's stands in for what the server has.
      await ask("SET LOCAL search_path = pg_catalog");
      await ask("SELECT pg_advisory_xact_lock($1)", [LOCK]);
      const isOther = tenant.name !== database.role;
      if (isOther) await ensureRole(ask, tenant, done);
      const isNew = await ensureSchema(ask, tenant, tenant.schema, database.role, done);
      // SET ROLE is no sandbox: what belongs to the tenant may be a view with code of its own, which would then be run as us.
      if (isOther && !isNew)
        throw refusal(
          "Already set up",
          `schema ${tenant.schema} is there, and only its owner brings it up to date: log in as ${tenant.name}: lianyun cluster up`,
        );
      await ensureSchema(ask, tenant, tenant.queueSchema, database.role, done);
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

/** True where it was made, and so holds nothing of anybody's. */
export async function ensureSchema(
  ask: Ask,
  { name }: Tenant,
  schema: string,
  role: string,
  done: string[],
): Promise<boolean> {
  const { rows } = await ask<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  const [found] = rows;
  if (found === undefined) {
    await ask(`CREATE SCHEMA ${schema}${name === role ? "" : ` AUTHORIZATION ${name}`}`);
    await ask(`REVOKE ALL ON SCHEMA ${schema} FROM PUBLIC`);
    done.push(`schema ${schema}: made`);
    return true;
  }
  refuseForeign(schema, found.owner, name);
  return false;
}

/** Whoever made a schema first could read what is written into it, and have code of theirs run. */
function refuseForeign(schema: string, owner: string, name: string): void {
  if (owner !== name)
    throw refusal("Not the tenant's", `schema ${schema} belongs to ${owner}, not to ${name}`);
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

/** Throws a FreightError where the tenant's tables are not there, another's, or of another version. */
export async function checkUp({ ask }: Database, tenant: Tenant): Promise<void> {
  const { name, schema } = tenant;
  const { rows } = await ask<{ schema: string; owner: string }>(
    "SELECT nspname AS schema, pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname IN ($1, $2)",
    [schema, tenant.queueSchema],
  );
  if (!rows.some((found) => found.schema === schema))
    throw refusal("Not set up", `there is no schema ${schema}: lianyun cluster up makes it`);
  for (const found of rows) refuseForeign(found.schema, found.owner, name);
  const version = await versionOf(ask, tenant);
  refuseNewer(version);
  if (version < MIGRATIONS.length)
    throw refusal(
      "The tables are older",
      `they are of version ${version}, expected ${MIGRATIONS.length}: lianyun cluster up updates them`,
    );
}
