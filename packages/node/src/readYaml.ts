/** YAML or JSON text → a plain value, and where in the text each part of it stands. */
import type { Issue, IssueCode } from "@lianyun/planner";
import { isAlias, isNode, LineCounter, parseDocument, visit } from "yaml";

/** Field names and positions in lists, from the outermost. */
export type Path = readonly PropertyKey[];

/** A value that was read from a text. */
export interface Located {
  readonly value: unknown;
  /** An issue at what stands at the path; where nothing does, at the nearest part around it. */
  issue(path: Path, message: string, code?: IssueCode): Issue;
}

/** More letters than anybody writes by hand. */
const LONGEST = 4_000_000;

/**
 * Reads one document; `table` is what its issues call it, beside file and line. Nothing is expanded: a text that refers to
 * parts of itself (`*name`) is refused, for a few lines of it can stand for billions.
 */
export function readYaml(
  table: string,
  file: string,
  text: string,
): Located | { readonly issues: readonly Issue[] } {
  const lines = new LineCounter();
  const refuse = (message: string, offset = 0): Issue => {
    const { line, col } = lines.linePos(offset);
    const place = line > 0 ? { line, column: `character ${col}` } : {};
    return { code: "bad_yaml", severity: "error", at: { table, file, ...place }, message };
  };
  if (text.length > LONGEST) return { issues: [refuse(`longer than ${LONGEST} letters`)] };
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const issues = [...document.errors, ...document.warnings].map(({ message, pos: [offset] }) =>
      refuse(message, offset),
    );
    visit(document, {
      Alias(_, node) {
        issues.push(refuse(`no references: write out what *${node.source} is`, node.range?.[0]));
      },
    });
    if (issues.length > 0) return { issues };
    const lineOf = (path: Path): number => {
      for (let length = path.length; length > 0; length--) {
        const node: unknown = document.getIn(path.slice(0, length), true);
        const offset = isNode(node) && !isAlias(node) ? node.range?.[0] : undefined;
        if (offset !== undefined) return lines.linePos(offset).line;
      }
      return 1;
    };
    return {
      value: document.toJS({ maxAliasCount: 0 }) as unknown,
      issue: (path, message, code = "bad_yaml") => ({
        code,
        severity: "error",
        at: {
          table,
          file,
          line: lineOf(path),
          ...(path.length === 0 ? {} : { column: path.map(String).join(".") }),
        },
        message,
      }),
    };
  } catch (error) {
    // The parser calls itself once a level: a text nested thousands deep ends its stack.
    if (!(error instanceof RangeError)) throw error;
    return { issues: [refuse("nested too deep")] };
  }
}
