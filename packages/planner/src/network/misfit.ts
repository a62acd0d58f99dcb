/** What a shape finds wrong with a value, in the words of every issue: what was expected, what was found. */
import { show } from "../errors.ts";
import { meantWord } from "./meant.ts";

/** What a shape finds, whoever judges: fields that only some codes have. */
export interface Found {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
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

/** An issue of a shape as its place in the value and a message. */
export function misfitOf(found: Found, whole: unknown): Misfit {
  const path =
    found.code === "unrecognized_keys" ? [...found.path, ...(found.keys ?? [])] : found.path;
  const received = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    whole,
  );
  return { path, message: tell(found, received), received };
}

function tell(found: Found, received: unknown): string {
  if (found.code === "unrecognized_keys") return "no such field";
  const { values = [] } = found;
  const meant = found.code === "invalid_value" ? meantWord(values.map(String), received) : "";
  return `${expectedBy(found)}, found ${show(received)}${meant}`;
}

function expectedBy({ code, message, ...found }: Found): string {
  if (code === "invalid_type") return `expected ${found.expected}`;
  if (code === "invalid_value") return `expected one of ${found.values?.join(", ")}`;
  if (code === "too_small")
    return `expected ${found.inclusive === false ? "more than" : "at least"} ${found.minimum}`;
  if (code === "too_big") return `expected at most ${found.maximum}`;
  return message;
}
