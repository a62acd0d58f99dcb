// Writes data/README.md: every table and column, from the docstrings of rows.ts and the checks of columns.ts.
// Usage: npm run -s docs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { COLUMNS, REQUIRED_TABLES } from "@lianyun/planner";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** Interface of each table's rows. */
const ROWS = {
  terminals: "Terminal",
  corridors: "Corridor",
  links: "Link",
  services: "Service",
  calls: "Call",
  departures: "Departure",
  tariffs: "Tariff",
  transfers: "Transfer",
  factors: "Factor",
  fx: "Fx",
  sources: "Source",
  calendars: "Calendar",
  delays: "Delay",
  restrictions: "Restriction",
  storage: "Storage",
  boxHire: "BoxHire",
  weightBreaks: "WeightBreak",
  surcharges: "Surcharge",
  drayage: "Drayage",
  laneWaypoints: "LaneWaypoint",
  laneEdges: "LaneEdge",
};

const prose = (comment) =>
  comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trim())
    .join(" ")
    .trim();

/** As prose, with its paragraphs and lists. */
const paragraphs = (comment) =>
  comment
    .replace(/^\/\*\*|\*\/$/g, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n")
    .replace(/(?<=\S)\n(?!\n|- ) */g, " ")
    .trim();

/** Docstrings of the interfaces of a text: of each as a whole, and of its fields, those it extends included. */
export function readInterfaces(text) {
  const found = new Map();
  const pattern =
    /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(?:export )?interface (\w+)(?: extends ([\w, ]+|Pick<[^>]+>))? \{\n([\s\S]*?)\n\}/g;
  for (const [, comment = "", name, parents = "", body] of text.matchAll(pattern)) {
    const fields = new Map();
    const optional = new Set();
    for (const [parent, only] of parentsOf(parents))
      for (const [field, about] of found.get(parent).fields)
        if (only === undefined || only.includes(field)) {
          fields.set(field, about);
          if (found.get(parent).optional.has(field)) optional.add(field);
        }
    for (const [, about = "", field, mark] of body.matchAll(
      /(?:(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\s*)?readonly (\w+)(\??):/g,
    )) {
      fields.set(field, prose(about));
      if (mark !== "") optional.add(field);
    }
    found.set(name, {
      about: prose(comment.trim()),
      text: paragraphs(comment.trim()),
      fields,
      optional,
    });
  }
  return found;
}

/** Interfaces that one extends, with the fields it picks of it. */
function parentsOf(text) {
  const picked = /^Pick<(\w+), (.*)>$/.exec(text);
  if (picked !== null) return [[picked[1], picked[2].match(/\w+/g)]];
  return text
    .split(",")
    .map((word) => [word.trim(), undefined])
    .filter(([word]) => word !== "");
}

/** The text of data/README.md. */
export function renderDataReadme() {
  const interfaces = readInterfaces(
    readFileSync(path("../../packages/planner/src/network/rows.ts"), "utf8"),
  );
  const cell = (text) => text.replaceAll("|", "\\|");
  const sections = Object.entries(COLUMNS).map(([table, columns]) => {
    const { about, fields } = interfaces.get(ROWS[table]);
    const rows = Object.entries(columns).map(
      ([column, { optional, expected }]) =>
        `| \`${column}\`${optional ? "" : " *"} | ${cell(expected)}${optional ? ", or empty" : ""} | ${cell(fields.get(column) ?? "")} |`,
    );
    const title = `## ${table}${REQUIRED_TABLES.includes(table) ? " (required)" : ""}`;
    return [
      title,
      "",
      about,
      "",
      "| column | value | meaning |",
      "| --- | --- | --- |",
      ...rows,
    ].join("\n");
  });
  return `${readFileSync(path("dataFormat.head.md"), "utf8").trim()}\n\n${sections.join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(path("../../data/README.md"), renderDataReadme());
