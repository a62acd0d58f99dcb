/** What may stand in a study file. What a planner or a scenario checks better is left to it: here only that it has a shape. */
import { type Issue, meant, meantOf, NAMING, show } from "@lianyun/planner";
import * as z from "zod/mini";
import type { Located, Path } from "../readYaml.ts";
import type { Every } from "./departures.ts";
import type { Draws } from "./study.ts";

const name = z.string().check(z.minLength(1), z.maxLength(80));
const fields = z.record(z.string(), z.unknown());
const folder = z.string().check(z.minLength(1), z.maxLength(1_000));
/** A terminal, a group, or a door. Left to the rows: one bad place stops no other. */
const place = z.unknown();
const MOST_PLACES = 100_000;

const use = z.strictObject({
  use: z.array(name).check(z.minLength(1)),
  file: z.optional(folder),
});
/** A scenario itself: what has `use` is none, however wrong its list is. */
const written = fields.check(z.refine((found) => !("use" in found), { abort: true }));
const scenarios = z.array(z.union([use, written])).check(z.maxLength(10_000));

const MOST_DRAWS = 100_000;

const STUDY_SHAPE = z.strictObject({
  name: z.optional(name),
  network: folder,
  overlay: z.optional(folder),
  origins: z.optional(z.array(place).check(z.minLength(1), z.maxLength(MOST_PLACES))),
  destinations: z.optional(z.array(place).check(z.minLength(1), z.maxLength(MOST_PLACES))),
  pairs: z.optional(
    z.array(z.tuple([place, place])).check(z.minLength(1), z.maxLength(MOST_PLACES)),
  ),
  requests: z.optional(
    z.union([folder, z.array(fields).check(z.minLength(1), z.maxLength(MOST_PLACES))]),
  ),
  cargo: z.optional(z.record(name, fields)),
  departures: z.optional(
    z.union([
      z.array(z.string()).check(z.minLength(1), z.maxLength(MOST_PLACES)),
      z.strictObject({ from: z.string(), every: z.string(), until: z.string() }),
    ]),
  ),
  criteria: z.optional(z.union([z.array(name).check(z.minLength(1)), z.record(name, z.unknown())])),
  limits: z.optional(fields),
  scenarios: z.optional(z.union([scenarios, use])),
  draws: z.optional(
    z.strictObject({ count: z.int().check(z.gte(1), z.lte(MOST_DRAWS)), seed: name }),
  ),
  options: z.optional(
    z.strictObject({
      flips: z.optional(z.boolean()),
      budget: z.optional(z.strictObject({ labels: z.int().check(z.gte(1)) })),
    }),
  ),
  outputs: z.optional(z.strictObject({ csv: z.optional(z.boolean()) })),
});
/** A study file as it was written. */
export interface StudyText {
  readonly name?: string | undefined;
  readonly network: string;
  readonly overlay?: string | undefined;
  readonly origins?: readonly unknown[] | undefined;
  readonly destinations?: readonly unknown[] | undefined;
  readonly pairs?: readonly (readonly [unknown, unknown])[] | undefined;
  /** Rows, or a CSV table of them. */
  readonly requests?: string | readonly Fields[] | undefined;
  readonly cargo?: Readonly<Record<string, Fields>> | undefined;
  readonly departures?: readonly string[] | Every | undefined;
  readonly criteria?: readonly string[] | Fields | undefined;
  readonly limits?: Fields | undefined;
  readonly scenarios?: Use | readonly (Use | Fields)[] | undefined;
  readonly draws?: Draws | undefined;
  readonly options?:
    | {
        readonly flips?: boolean | undefined;
        readonly budget?: { readonly labels: number } | undefined;
      }
    | undefined;
  readonly outputs?: { readonly csv?: boolean | undefined } | undefined;
}

/** Scenarios by id from a file of them; absent: the one beside the network. */
export interface Use {
  readonly use: readonly string[];
  readonly file?: string | undefined;
}
type Fields = Readonly<Record<string, unknown>>;

/** A study that can be looked at further. */
export interface ShapedStudy {
  readonly value: StudyText;
  /** Issues at fields by their right names are where those were written that were meant. */
  readonly located: Located;
  /** Unknown fields, and what lacks under its right name: they make it no study, but hide nothing else that is wrong. */
  readonly unknown: readonly Issue[];
}

/**
 * A study file, or an issue at each place that has not its shape. Where only unknown fields are in the way it is read on without
 * them, what is misspelt as what was meant.
 */
export function shapeStudy(located: Located): ShapedStudy | { readonly issues: readonly Issue[] } {
  const result = STUDY_SHAPE.safeParse(located.value, NAMING);
  if (result.success) return { value: result.data, located, unknown: [] };
  const found = result.error.issues.flatMap(nearest);
  const issues = found.flatMap((each) =>
    each.code === "unrecognized_keys"
      ? each.keys.map((key) => located.issue([...each.path, key], noField(each, key)))
      : [located.issue(each.path, describe(each, located.value))],
  );
  const unknown = found.flatMap((each) => (each.code === "unrecognized_keys" ? [each] : []));
  // What `use` leaves out would be looked for elsewhere.
  if (unknown.length === 0 || unknown.some((each) => each.path[0] === "scenarios" || isOther(each)))
    return { issues };
  const meantBy = withoutUnknown(located, unknown);
  const rest = STUDY_SHAPE.safeParse(meantBy.value);
  return rest.success ? { value: rest.data, located: meantBy, unknown: issues } : { issues };
}

type Unknown = z.core.$ZodIssueUnrecognizedKeys & { readonly fields?: readonly string[] };

const noField = ({ fields = [] }: Unknown, key: string): string =>
  `no such field${meant(fields, key)}`;

/** So many unknown fields that they are no slips: another file. */
const isOther = ({ fields }: Unknown): boolean => fields === undefined;

/** What was read without unknown fields, those that are misspelt under the name that was meant. */
function withoutUnknown(located: Located, found: readonly Unknown[]): Located {
  const value = structuredClone(located.value);
  /** Names as they were written, by the path of those that were meant. */
  const written = new Map<string, PropertyKey>();
  for (const { path, keys, fields = [] } of found) {
    const around = valueAt(value, path) as Record<string, unknown>;
    for (const key of keys) {
      const [name] = meantOf(fields, key);
      // What was written without a slip goes before it.
      if (name !== undefined && !(name in around)) {
        around[name] = around[key];
        written.set(JSON.stringify([...path, name]), key);
      }
      delete around[key];
    }
  }
  const asWritten = (path: Path): Path =>
    path.map((key, at) => written.get(JSON.stringify(path.slice(0, at + 1))) ?? key);
  return { value, issue: (path, ...rest) => located.issue(asWritten(path), ...rest) };
}

/** Of a choice, the issues of the branch that came furthest. */
function nearest(found: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (found.code !== "invalid_union") return [found];
  const depth = (branch: readonly z.core.$ZodIssue[]): number =>
    Math.max(
      0,
      ...branch.map(({ path, code }) => path.length + (code === "invalid_type" ? 0 : 0.5)),
    );
  const [best] = [...found.errors].sort((a, b) => depth(b) - depth(a));
  return (best ?? []).flatMap((inner) =>
    nearest({ ...inner, path: [...found.path, ...inner.path] }),
  );
}

/** What was expected, and what was found at its place. */
function describe(found: z.core.$ZodIssue, whole: unknown): string {
  const value = valueAt(whole, found.path);
  const form = formOf(found);
  if (form !== undefined) return `expected ${form}, found ${show(value)}`;
  if (found.code === "invalid_type") return `expected ${found.expected}, found ${show(value)}`;
  if (found.code === "too_small") return `expected at least ${found.minimum}`;
  if (found.code === "too_big") return `expected at most ${found.maximum}`;
  return found.message;
}

/** The forms that scenarios are written in, by example: names of types help nobody there. */
function formOf({ path, code }: z.core.$ZodIssue): string | undefined {
  if (path[0] !== "scenarios" || code === "too_big") return undefined;
  const last = path.at(-1);
  if (last === "use") return "a list such as [suez-shut]";
  if (path.length === 1) return "a list such as [{ use: [suez-shut] }]";
  return path.length === 2 && typeof last === "number"
    ? "a scenario, or { use: [suez-shut] }"
    : undefined;
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
