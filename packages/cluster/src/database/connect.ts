/** A PostgreSQL server: connections that survive its restarts, transactions, and whether it is one that we can use. */
import pg from "pg";
import { explained, refusal } from "./refusal.ts";
import { checkUrl } from "./url.ts";

/** Rows of a statement, and how many it touched. */
export interface Answer<Row> {
  readonly rows: readonly Row[];
  readonly count: number;
}

/** Asks one statement; `$1` and so on stand for the values. */
export type Ask = <Row extends object>(
  text: string,
  values?: readonly unknown[],
) => Promise<Answer<Row>>;

/** An open server. */
export interface Database {
  readonly ask: Ask;
  /** All or nothing: what throws inside undoes everything and is thrown on. */
  transaction<Result>(work: (ask: Ask) => Promise<Result>): Promise<Result>;
  /** Name of the role that we are. */
  readonly role: string;
  readonly isSuperuser: boolean;
  end(): Promise<void>;
}

/** pg-boss asks for 13; what is tested and still supported begins here. */
const OLDEST = 150_000;
const PER_MAJOR = 10_000;
const CONNECT_MS = 10_000;
/** A statement that says nothing for so long was lost with its connection. */
const SILENT_MS = 120_000;

export interface DatabaseOptions {
  /** Connections that may be open. */
  readonly connections?: number | undefined;
  /** Role to act as, of which we are a member; what we make then belongs to it. */
  readonly actAs?: string | undefined;
}

/** Opens a server. Throws a FreightError where there is none at the URL, it cannot be reached, refuses us or is too old. */
export async function openDatabase(
  url: string,
  { connections = 4, actAs }: DatabaseOptions = {},
): Promise<Database> {
  checkUrl(url);
  const pool = createPool(url, connections, actAs);
  const ask = askOf((text, values) => pool.query(text, [...values]));
  try {
    const { rows } = await ask<{ version: string; role: string; super: boolean }>(
      `SELECT current_setting('server_version_num') AS version, current_user AS role,
        (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS super`,
    );
    const [found] = rows;
    refuseOld(Number(found?.version ?? 0));
    if (actAs !== undefined) await refuseMighty(ask, actAs);
    return {
      ask,
      transaction: (work) => inTransaction(pool, work),
      role: found?.role ?? "",
      isSuperuser: found?.super === true,
      end: () => pool.end(),
    };
  } catch (error) {
    await pool.end();
    throw explained(error);
  }
}

/**
 * Whatever belongs to a tenant can have code of the tenant's in it, which may go back to the role that logged in: so whoever may
 * make roles never acts as another.
 */
async function refuseMighty(ask: Ask, actAs: string): Promise<void> {
  const { rows } = await ask<{ role: string; mighty: boolean }>(
    `SELECT session_user AS role, EXISTS (
      SELECT FROM pg_catalog.pg_roles WHERE (rolsuper OR rolcreaterole)
        AND pg_catalog.pg_has_role(session_user, oid, 'MEMBER')) AS mighty`,
  );
  const [found] = rows;
  if (found === undefined || (found.mighty && found.role !== actAs))
    throw refusal(
      "Too mighty a role",
      `${found?.role} is a superuser or may make roles, which code of a tenant could use: log in as ${actAs} or as a plain member of it`,
    );
}

/** Throws where a server, by its version number (`150018`), is too old. */
export function refuseOld(version: number): void {
  if (version >= OLDEST) return;
  const major = Math.floor(version / PER_MAJOR);
  throw refusal(
    "The server is too old",
    `expected PostgreSQL ${OLDEST / PER_MAJOR} or newer, found ${major}`,
  );
}

function createPool(url: string, max: number, actAs: string | undefined): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: SILENT_MS,
    keepAlive: true,
    application_name: "lianyun",
    ...(actAs === undefined ? {} : { options: `-c role=${actAs}` }),
  });
  // A connection that the server ends tells it to its listener, and without one to the process, which then ends: both to the
  // pool that holds it idle and to the client that is in use.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

const askOf =
  (query: (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>): Ask =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) => {
    const answer: pg.QueryResult | pg.QueryResult[] = await query(text, values);
    // A text of several statements has an answer to each.
    const answers = Array.isArray(answer) ? answer : [answer];
    return {
      rows: answers.flatMap(({ rows }) => rows as Row[]),
      count: answers.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0),
    };
  };

async function inTransaction<Result>(
  pool: pg.Pool,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(askOf((text, values) => client.query(text, [...values])));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
