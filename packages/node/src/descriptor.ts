/** `datapackage.json` of a network folder (Frictionless Data Package). */
import type { Issue } from "@lianyun/planner";

export interface Descriptor {
  readonly name: string;
  readonly version: string;
  readonly currency: string;
  /** A sibling folder whose tables this network shares: the sea lanes. */
  readonly lanes?: string;
}

/** Reads the descriptor, or tells everything that is wrong with it. `files` are the CSV files beside it. */
export function parseDescriptor(
  file: string,
  text: string,
  files: readonly string[],
): Descriptor | { readonly issues: readonly Issue[] } {
  const issue = (column: string | undefined, message: string): Issue => ({
    code: "bad_text",
    severity: "error",
    at: { table: "datapackage", file, ...(column === undefined ? {} : { column }) },
    message,
  });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { issues: [issue(undefined, `expected JSON: ${(error as Error).message}`)] };
  }
  const fields = (typeof parsed === "object" && parsed !== null ? parsed : {}) as Readonly<
    Record<string, unknown>
  >;
  const issues: Issue[] = [];
  const read = (column: string, pattern: RegExp, expected: string): string => {
    const value = fields[column];
    if (typeof value === "string" && pattern.test(value)) return value;
    issues.push(issue(column, `expected ${expected}, found ${JSON.stringify(value) ?? "nothing"}`));
    return "";
  };
  const descriptor = {
    name: read("name", /^[a-z0-9._-]+$/, "a name of lower-case letters, digits and . _ -"),
    version: read("version", /^\d+\.\d+\.\d+$/, "a version such as 1.0.0"),
    currency: read("currency", /^[A-Z]{3}$/, "an ISO 4217 code such as USD"),
    // A plain name: the lanes lie beside the network, never anywhere else on the disk.
    ...(fields["lanes"] === undefined
      ? {}
      : { lanes: read("lanes", /^[a-z0-9_-]+$/, "the name of a folder beside this one") }),
  };
  const { resources } = fields;
  if (resources !== undefined) {
    const listed = new Set(Array.isArray(resources) ? resources.map(pathOf) : []);
    for (const path of listed)
      if (path === undefined || !files.includes(path))
        issues.push(
          issue(
            "resources",
            `expected a CSV file of this folder, found ${JSON.stringify(path) ?? "nothing"}`,
          ),
        );
    for (const path of files)
      if (!listed.has(path))
        issues.push(issue("resources", `${path} stands in the folder but is not listed`));
  }
  return issues.length > 0 ? { issues } : descriptor;
}

function pathOf(resource: unknown): string | undefined {
  const path: unknown =
    typeof resource === "object" && resource !== null && "path" in resource
      ? resource.path
      : undefined;
  return typeof path === "string" ? path : undefined;
}
