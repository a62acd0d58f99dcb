/** What a shape finds wrong with a value, in the words of every issue: what was expected, what was found. */
import { show } from "../errors.ts";
import { meant, meantWord } from "./meant.ts";

/** What a shape finds, whoever judges: fields that only some codes have. */
export interface Found {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  /** Names of the fields that there are, where a shape was asked `NAMING`. */
  readonly fields?: readonly string[];
  readonly values?: readonly unknown[];
  /** Of a choice: what each branch found. */
  readonly errors?: readonly (readonly Found[])[];
  readonly expected?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean | undefined;
}

/** What is wrong, and where: the name of a field that nobody reads is part of its path. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly received: unknown;
}

/** More unknown fields in one place are no slips, but another thing altogether: to ask about each would take long. */
const MOST_UNKNOWN_FIELDS = 100;

/** What zod shows of an issue while it is made: the shape that found it, too. */
interface RawFound {
  readonly code?: string | undefined;
  readonly keys?: unknown;
  readonly inst?: unknown;
}

/** How a shape is asked so that what it finds of unknown fields, where they can be slips, says which there are. */
export const NAMING: { readonly error: (found: RawFound) => undefined } = {
  // Nobody else is shown the shape, and what is put into the issue here stays in it. It gives no message: the usual one stands.
  error: (found) => {
    const { code, keys, inst } = found;
    if (code !== "unrecognized_keys" || !Array.isArray(keys) || keys.length > MOST_UNKNOWN_FIELDS)
      return;
    const { shape = {} } =
      (inst as { _zod?: { def?: { shape?: object } } } | undefined)?._zod?.def ?? {};
    Object.assign(found, { fields: Object.keys(shape) });
  },
};

/** An issue of a shape as its place in the value and a message; of unknown fields, one for each. */
export function misfitsOf(found: Found, whole: unknown): Misfit[] {
  const { keys = [], fields = [] } = found;
  if (found.code === "unrecognized_keys")
    return keys.map((key) => {
      const path = [...found.path, key];
      return { path, message: `no such field${meant(fields, key)}`, received: at(whole, path) };
    });
  const received = at(whole, found.path);
  return [{ path: found.path, message: tell(found, received), received }];
}

const at = (whole: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    whole,
  );

function tell(found: Found, received: unknown): string {
  const words = [found, ...(found.errors ?? []).flat()].flatMap(({ values = [] }) => values);
  return `${expectedBy(found)}, found ${show(received)}${meantWord(words.map(String), received)}`;
}

function expectedBy({ code, message, ...found }: Found): string {
  if (code === "invalid_type") return `expected ${found.expected}`;
  if (code === "invalid_value") return `expected one of ${found.values?.join(", ")}`;
  if (code === "too_small")
    return `expected ${found.inclusive === false ? "more than" : "at least"} ${found.minimum}`;
  if (code === "too_big") return `expected at most ${found.maximum}`;
  return message;
}
