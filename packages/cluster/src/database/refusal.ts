/** What is refused, told in a line that says what to do. */
import { FreightError } from "@lianyun/planner";

/** A FreightError of one issue: what was expected, what was found. */
export const refusal = (what: string, message: string): FreightError =>
  new FreightError(what, [
    { code: "bad_cluster", severity: "error", at: { table: "cluster" }, message },
  ]);

/** The code of an error of the server (SQLSTATE) or of the system (`ECONNREFUSED`), if it has one. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Of several addresses that all failed there is no message, only a code.
  return error.message === "" ? `${error.name} ${codeOf(error)}` : error.message;
}

/** What the server refuses at the door, by SQLSTATE. */
const AT_THE_DOOR: Readonly<Record<string, string>> = {
  "28000": "the role may not log in, or there is none of this name",
  "28P01": "wrong password",
  "22023": "there is no role of the tenant's name: lianyun cluster up --tenant NAME makes it",
  "3D000": "there is no such database: createdb makes one",
};

/** An error of connecting → a refusal that says what to look at; any other error stays as it is. */
export function explained(error: unknown): unknown {
  if (error instanceof FreightError) return error;
  const code = codeOf(error);
  const known = AT_THE_DOOR[code];
  if (known !== undefined)
    return refusal("The server refuses us", `${known} (${messageOf(error)}): check DATABASE_URL`);
  if (OF_TLS.test(`${code} ${messageOf(error)}`))
    return refusal(
      "No trusted connection",
      `the server does not speak TLS as DATABASE_URL asks for with sslmode (${messageOf(error)})`,
    );
  if (isAway(error) || code === "EACCES")
    return refusal(
      "No server",
      `PostgreSQL cannot be reached (${messageOf(error)}): is it running, is DATABASE_URL right?`,
    );
  if (code === "42501")
    return refusal(
      "Not allowed",
      `${messageOf(error)}: ask whoever runs the server for \`lianyun cluster up --tenant NAME\``,
    );
  return error;
}

/** What the client and the TLS of the machine say of a server without it, or with a certificate that nobody vouches for. */
const OF_TLS = /\bSSL\b|certificate|CERT_|self.signed|altname/i;

const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EAI_AGAIN",
  "ENOTFOUND",
]);
/** SQLSTATE: connection lost (08), out of disk, memory or connections (53), shutting down or starting (57P). */
const AWAY_CLASSES = /^(08|53|57P)/;
/** What the client says without a code. */
const AWAY_WORDS = /terminated|connection error|not queryable|timeout|Connection ended/i;

/** True where the server is away for now: the same may succeed later. */
export const isAway = (error: unknown): boolean => {
  if (error instanceof FreightError) return false;
  const code = codeOf(error);
  if (code === "") return error instanceof Error && AWAY_WORDS.test(error.message);
  return AWAY.has(code) || AWAY_CLASSES.test(code);
};

/** SQLSTATE of a table, schema or type that is not there; pg-boss says it of a queue in words. */
const GONE = new Set(["42P01", "3F000", "42704", "42883", "PGBOSS_QUEUE_NOT_FOUND"]);

/** True where the queue was dropped under us. */
export const isGone = (error: unknown): boolean =>
  GONE.has(codeOf(error)) ||
  (error instanceof Error && /^Queue .* (does not exist|not found)/i.test(error.message));
