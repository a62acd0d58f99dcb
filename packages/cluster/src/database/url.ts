/** DATABASE_URL looked at before it is used: what is wrong with it is told without any part that may be a password. */
import { FreightError } from "@lianyun/planner";
import pg from "pg";
import { codeOf } from "./refusal.ts";

const EXAMPLE = "postgresql://role:password@host:5432/database";
const LARGEST_PORT = 65_535;

/** Throws a FreightError, located, where it is no address of a server. */
export function checkUrl(url: string): void {
  const wrong = whatIsWrong(url);
  if (wrong === undefined) return;
  throw new FreightError("No address of a server", [
    {
      code: "bad_cluster",
      severity: "error",
      at: { table: "environment", column: "DATABASE_URL" },
      message: wrong,
    },
  ]);
}

function whatIsWrong(url: string): string | undefined {
  // The folder of a socket.
  if (/^(\/|socket:)/i.test(url)) return undefined;
  if (/^["']|["']$/.test(url)) return `expected no quotes around it, only ${EXAMPLE}`;
  if (/^\s|\s$/.test(url)) return "expected no blanks around it";
  const [, scheme, rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(url) ?? [];
  if (scheme === undefined) return `expected a URL such as ${EXAMPLE}, found none`;
  if (!["postgres", "postgresql"].includes(scheme.toLowerCase()))
    return `expected postgresql:// before the host, found ${scheme.toLowerCase()}://`;
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const after = end < 0 ? "" : rest.slice(end);
  // Of `role:pass/word@host` a URL ends its host at the slash: what follows would be asked for as a database.
  if (!authority.includes("@") && /^[^=]*@/.test(after))
    return "expected /, ? and # in a password to be written %2F, %3F and %23";
  const [, port] = /^(?:\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(
    authority.slice(authority.lastIndexOf("@") + 1),
  ) ?? [undefined, "none"];
  if (port !== undefined && port !== "" && !isPort(port))
    return `expected a port from 1 to ${LARGEST_PORT} after the host (and a role before a password: ${EXAMPLE})`;
  return whatTheClientSays(url);
}

const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= LARGEST_PORT;

/** The client reads it as it will when it connects. */
function whatTheClientSays(url: string): string | undefined {
  try {
    new pg.Client({ connectionString: url });
    return undefined;
  } catch (error) {
    if (["ENOENT", "EACCES", "EISDIR"].includes(codeOf(error)))
      return "expected files that can be read as sslrootcert, sslcert and sslkey";
    if (error instanceof URIError) return "expected % in a password to be written %25";
    return `expected a URL such as ${EXAMPLE}, found another thing`;
  }
}
