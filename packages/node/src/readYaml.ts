/** YAML or JSON text → a plain value, and where in the text each part of it stands. */
import type { Issue, IssueCode } from "@lianyun/planner";
import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from "yaml";

/** Field names and positions in lists, from the outermost. */
export type Path = readonly PropertyKey[];

/** A value that was read from a text. */
export interface Located {
  readonly value: unknown;
  /** An issue at what stands at the path; where nothing does, at the nearest part around it. */
  issue(path: Path, message: string, code?: IssueCode): Issue;
}

/** More is not a study written by a person; many requests belong into a CSV table. */
const MOST_BYTES = 4 * 1024 * 1024;
/** Deeper nesting than any study or scenario needs. */
const MOST_DEPTH = 64;

/**
 * Reads YAML 1.2 (core schema) or JSON, which is a part of it. `table` is what its issues call it, beside file and line, `code`
 * their code unless said otherwise. Refused, each with its place: syntax errors, a name given twice,
 * aliases and tags (a few lines of them can stand for gigabytes), merge keys, more than 4 MiB, more than 64 levels.
 */
export function readYaml(
  table: string,
  file: string,
  text: string,
  code: IssueCode = "bad_yaml",
): Located | { readonly issues: readonly Issue[] } {
  const counter = new LineCounter();
  const at = (offset: number | undefined): Pick<Issue["at"], "line" | "character"> => {
    if (offset === undefined) return {};
    const { line, col } = counter.linePos(offset);
    return line > 0 ? { line, character: col } : {};
  };
  const refuse = (message: string, offset?: number): Issue => ({
    code,
    severity: "error",
    at: { table, file, ...at(offset) },
    message,
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES)
    return { issues: [refuse(`expected at most ${MOST_BYTES} bytes, found ${bytes}`)] };
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    return {
      issues: [
        {
          ...refuse(`nested more than ${MOST_DEPTH} levels deep`),
          at: { table, file, line: deep },
        },
      ],
    };
  let document: Document;
  const fieldsOf = createFields();
  try {
    document = parseDocument(text, {
      version: "1.2",
      schema: "core",
      merge: false,
      resolveKnownTags: false,
      strict: true,
      stringKeys: true,
      // By the parser it takes the square of their number; see `foreign`.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: "silent",
      lineCounter: counter,
    });
  } catch (error) {
    // The parser calls itself once a level: what is nested by other means than brackets and blanks can end its stack.
    if (!(error instanceof RangeError)) throw error;
    return { issues: [refuse("nested too deep")] };
  }
  const issues = [...document.errors, ...document.warnings].map(({ message, pos }) =>
    refuse(message, pos[0]),
  );
  if (issues.length === 0) issues.push(...foreign(document, refuse));
  if (issues.length > 0) return { issues };
  return {
    value: document.toJS({ maxAliasCount: 0 }) as unknown,
    issue: (path, message, own = code) => ({
      code: own,
      severity: "error",
      at: {
        table,
        file,
        ...at(offsetOf(document, path, fieldsOf)),
        ...(path.length === 0 ? {} : { column: path.map(String).join(".") }),
      },
      message,
    }),
  };
}

/** What YAML has and a study does not: aliases, merge keys, a name twice. */
function foreign(document: Document, refuse: (message: string, offset?: number) => Issue): Issue[] {
  const issues: Issue[] = [];
  const add = (message: string, node: Node): void => {
    issues.push(refuse(message, node.range?.[0]));
  };
  visit(document, {
    Alias(_, node) {
      add(`no references: write out what *${node.source} is`, node);
    },
    Map(_, { items }) {
      const known = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (known.has(key.value)) add("Map keys must be unique", key);
        known.add(key.value);
      }
    },
    Pair(_, { key }) {
      if (!isScalar(key)) return;
      if (key.value === "<<") add("no merge keys: write the fields out", key);
      if (key.value === "__proto__") add("no such field", key);
    },
  });
  return issues;
}

/** The line where brackets, or dashes in a row, nest too deep for the parser; strings and comments are counted with them. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let line = 1;
  /** Indentations of the blocks that are open. */
  let indents: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "\n") {
      line++;
      const indent = /^[ -]*/.exec(text.slice(at + 1, at + 1 + 4 * MOST_DEPTH))?.[0] ?? "";
      const dashes = indent.split("-").length - 1;
      indents = [...indents.filter((known) => known < indent.length), indent.length];
      if (indents.length > MOST_DEPTH || dashes > MOST_DEPTH) return line;
    } else if (character === "[" || character === "{") {
      if (++depth > MOST_DEPTH) return line;
    } else if ((character === "]" || character === "}") && depth > 0) depth--;
  }
  return undefined;
}

type FieldsOf = (map: YAMLMap) => ReadonlyMap<unknown, Pair>;

/** Fields of maps by name, listed when first asked for: there can be as many issues as fields. */
function createFields(): FieldsOf {
  const known = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();
  return (map) => {
    const fields =
      known.get(map) ??
      new Map(map.items.map((item) => [isScalar(item.key) ? item.key.value : item, item]));
    known.set(map, fields);
    return fields;
  };
}

/** Where the part stands: a scalar where it begins, a field with more in it at its name. */
function offsetOf(document: Document, path: Path, fieldsOf: FieldsOf): number | undefined {
  let node: unknown = document.contents;
  let found = (node as Node | null)?.range?.[0];
  for (const key of path) {
    if (isMap(node)) {
      const pair = fieldsOf(node).get(String(key));
      if (pair === undefined) return found;
      const name = pair.key as Node;
      const value = pair.value as Node | null;
      found = (isScalar(value) ? value : name).range?.[0] ?? found;
      node = value;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)] as Node | undefined;
      if (item === undefined) return found;
      found = item.range?.[0] ?? found;
      node = item;
    } else return found;
  }
  return found;
}
