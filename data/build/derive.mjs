/**
 * Reckons the derived figures of `data/chongqing` anew from the tables, by the rules of `rules.mjs`.
 *
 *     node data/build/derive.mjs           writes the tables back; unchanged ones stay byte for byte
 *     node data/build/derive.mjs --check   writes nothing, and ends with 1 if a figure differs
 *
 * Either way each figure that differs is printed with what was stored, then how many rows each rule governs.
 */
import { withoutThousands } from "./numbers.mjs";
import { RULES } from "./rules.mjs";
import { writeTable } from "./table.mjs";
import { pathOf, readWorld } from "./world.mjs";

/** Columns that hold figures a rule may derive. */
const FIGURES =
  /^(distanceKm|durationH|headwayH|per[A-Z]\w+|minimum|wtwG|reeferWtwG|looseWtwG|p\d\dH|extraH|share|limitKg)$/;

const isCheck = process.argv.includes("--check");
const world = readWorld();
const governed = new Map();
const figures = new Set();
const differences = [];

function apply(rule) {
  let rows = 0;
  for (const row of world.tables[rule.table].rows) {
    if (rule.grades?.includes(row.grade) === false || rule.when?.(row) === false) continue;
    const match = withoutThousands(row.basis).match(rule.basis);
    if (match === null) continue;
    const derived = rule.derive({ row, match, world });
    if (derived === undefined) continue;
    rows += 1;
    governed.set(row, rule.table);
    for (const [column, value] of Object.entries(derived)) {
      const isOwn = Number.isFinite(value) && column in row;
      if (!isOwn) throw new Error(`rule ${rule.id}: ${row.id}: no figure for ${column}`);
      figures.add(`${rule.table} ${row.id} ${column}`);
      if (row[column] !== "" && Number(row[column]) === value) continue;
      const stored = row[column] === "" ? "nothing" : row[column];
      differences.push(
        `${rule.table} ${row.id} ${column}: stored ${stored}, derived ${value} (${rule.id})`,
      );
      row[column] = String(value);
    }
  }
  return rows;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}

const counts = RULES.map((rule) => [rule.id, apply(rule)]);
for (const line of differences) print(line);
for (const [id, rows] of counts) print(`${String(rows).padStart(6)}  ${id}`);
for (const table of Object.keys(world.tables)) {
  const derived = world.tables[table].rows.filter(({ grade }) => grade === "derived");
  const covered = derived.filter((row) => governed.has(row));
  if (derived.length > 0)
    print(`${table}: ${covered.length} of ${derived.length} derived rows follow a rule`);
}
const derived = Object.values(world.tables).flatMap(({ rows }) =>
  rows.filter((r) => r.grade === "derived"),
);
const covered = derived.filter((row) => governed.has(row));
const cells = Object.keys(world.tables).flatMap((table) =>
  world.tables[table].rows
    .filter(({ grade }) => grade === "derived")
    .flatMap((row) =>
      Object.keys(row)
        .filter((column) => FIGURES.test(column) && row[column] !== "")
        .map((column) => `${table} ${row.id} ${column}`),
    ),
);
const reckoned = cells.filter((cell) => figures.has(cell)).length;
const others = governed.size - covered.length;
print(
  `${RULES.length} rules: ${covered.length} of ${derived.length} derived rows with ${reckoned} of their ${cells.length} figures, ${others} rows of other grades; ${differences.length} figures differ`,
);
if (isCheck) process.exitCode = differences.length > 0 ? 1 : 0;
else
  for (const [name, table] of Object.entries(world.tables))
    if (writeTable(pathOf(name), table)) print(`${name}.csv written`);
