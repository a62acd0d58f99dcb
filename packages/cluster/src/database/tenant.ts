/** Whose runs: a role with two schemas of its own, one for what must stay, one for the queue, which need not. */
import { refusal } from "./refusal.ts";

export interface Tenant {
  readonly name: string;
  /** Runs, networks, results, faults. */
  readonly schema: string;
  /** pg-boss: can be dropped at any time and is made again from the other. */
  readonly queueSchema: string;
}

/** Short enough for the names made of it; needs no quotes. */
const NAME = /^[a-z][a-z0-9_]{0,30}$/;

/** The tenant of a name. Throws a FreightError where it is none: it becomes part of statements. */
export function tenantOf(name: string): Tenant {
  if (!NAME.test(name) || name.endsWith("_queue"))
    throw refusal(
      "No tenant",
      `expected a name of small letters, digits and _ (at most 31, not ending in _queue), found "${name}": give --tenant`,
    );
  return { name, schema: `lianyun_${name}`, queueSchema: `lianyun_${name}_queue` };
}
