// Writes docs/scenarios.md: every modification, from the docstrings of scenario/*.ts, with an example each.
// Usage: npm run -s docs
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MODIFICATIONS } from "@lianyun/planner";
import { readInterfaces } from "./dataFormat.mjs";
import { EXAMPLES } from "./scenarioExamples.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const SOURCES = path("../../packages/planner/src/scenario/");

/** What fields mean wherever they stand, where their own docstring does not say it. */
const MEANING = {
  by: "times so much, above 0",
  mode: "those of one mode",
  corridor: "an id in `corridors`",
  terminal: "a terminal, or a group of them",
  link: "an id in `links`",
  service: "an id in `services`",
  passage: "of `laneEdges`: suez, malacca, panama, hormuz, cape, …",
  tariff: "an id in `tariffs`",
  factor: "an id in `factors`",
  delay: "an id in `delays`",
  currency: "any but the network's own",
  kind: "handling of one kind",
  days: "mon to sun",
  byH: "hours, below 0 for earlier",
  cancelled: "share between 0 and 1",
  headwayH: "hours between departures",
  borderH: "hours",
  durationH: "hours",
  capacityTeu: "TEU a departure",
  worth: "in the network's currency",
  p90H: "at least 0",
  p99H: "at least `p90H`",
  rateSet: "calm, peak2021, peak2024, asOf2026",
  regime: "paper, single",
  wtwG: "grams, well to wheel, per unit of the factor",
  wttG: "grams of energy provision",
  ttwG: "grams of operation",
  reeferWtwG: "grams for refrigerated cargo",
  looseWtwG: "grams a tonne of loose cargo",
  perShipment: "in the currency of the tariff, as the others",
  perTeu: "a 20' box",
  perFeu: "a 40' or 45' box",
  perTeuKm: "a TEU and kilometre",
  perFeuKm: "a 40' box and kilometre",
  perKg: "a chargeable kilogram",
  perWm: "loose cargo, a tonne or cubic metre",
  minimum: "least for a shipment",
  corridors: "rows of `corridors` that are new",
  factors: "rows of `factors` that are new",
  sources: "rows of `sources` that are new",
};

/** Interfaces of every file, by name; those that a file extends stand in another. */
function readAll() {
  const files = readdirSync(SOURCES).filter((name) => name.endsWith(".ts"));
  const order = ["where.ts", ...files.filter((name) => name !== "where.ts")];
  return readInterfaces(order.map((name) => readFileSync(SOURCES + name, "utf8")).join("\n"));
}

const capital = (name) => name[0].toUpperCase() + name.slice(1);
const isPlain = (text) =>
  /^[A-Za-z][\w-]*$/.test(text) && !/^(yes|no|on|off|true|false|null|y|n)$/i.test(text);

/** Plain data as YAML of blocks. */
export function toYaml(value, indent = "") {
  if (typeof value === "string") return isPlain(value) ? value : JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.every((item) => typeof item !== "object")
      ? `[${value.map((item) => toYaml(item)).join(", ")}]`
      : value.map((item) => `\n${indent}- ${toYaml(item, inner).trimStart()}`).join("");
  }
  return Object.entries(value)
    .map(([key, item]) => {
      const text = toYaml(item, inner);
      const isBlock = typeof item === "object" && !Array.isArray(item);
      return `${indent}${key}:${isBlock ? `\n${text}` : text.startsWith("\n") ? text : ` ${text}`}`;
    })
    .join("\n");
}

/** The text of docs/scenarios.md. */
export function renderScenarios() {
  const interfaces = readAll();
  const cell = (text) => text.replaceAll("|", "\\|");
  const sections = MODIFICATIONS.map((name) => {
    const { text, fields, optional } = interfaces.get(capital(name));
    const rows = [...fields].flatMap(([field, meaning]) => {
      if (field === "do") return [];
      const told = meaning === "" ? (MEANING[field] ?? "") : meaning;
      if (told === "") throw new Error(`${name}.${field} says nothing`);
      return [`| \`${field}\`${optional.has(field) ? "" : " *"} | ${cell(told)} |`];
    });
    return [
      `## ${name}`,
      "",
      text,
      "",
      "| field | meaning |",
      "| --- | --- |",
      ...rows,
      "",
      "```yaml",
      `- ${toYaml(EXAMPLES[name], "  ").trimStart()}`,
      "```",
    ].join("\n");
  });
  const list = MODIFICATIONS.map((name) => `[\`${name}\`](#${name.toLowerCase()})`).join(" ");
  return `${[readFileSync(path("scenarios.head.md"), "utf8").trim(), list, ...sections].join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(path("../../docs/scenarios.md"), renderScenarios());
