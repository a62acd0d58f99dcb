/** What a shape finds wrong with a value, in the words of every issue: what was expected, what was found. */
import type * as z from "zod/mini";
import { show } from "../errors.ts";
import { meantWord } from "./meant.ts";

/** What is wrong, and where: the name of a field that nobody reads is part of its path. */
export interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly received: unknown;
}

/** An issue of a shape as its place in the value and a message. */
export function misfitOf(found: z.core.$ZodIssue, whole: unknown): Misfit {
  const path = found.code === "unrecognized_keys" ? [...found.path, ...found.keys] : found.path;
  const received = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    whole,
  );
  return { path, message: tell(found, received), received };
}

function tell(found: z.core.$ZodIssue, received: unknown): string {
  if (found.code === "unrecognized_keys") return "no such field";
  const isWord = found.code === "invalid_value";
  const meant = isWord ? meantWord(found.values.map(String), received) : "";
  return `${expectedBy(found)}, found ${show(received)}${meant}`;
}

function expectedBy(found: z.core.$ZodIssue): string {
  if (found.code === "invalid_type") return `expected ${found.expected}`;
  if (found.code === "invalid_value") return `expected one of ${found.values.join(", ")}`;
  if (found.code === "too_small")
    return `expected ${found.inclusive === false ? "more than" : "at least"} ${found.minimum}`;
  if (found.code === "too_big") return `expected at most ${found.maximum}`;
  return found.message;
}
