/**
 * Whether a network can be planned on: rows, references between tables, and what looks odd.
 *
 * Errors stop planning; warnings are told and planning goes on without the part they name.
 */
import type { Issue } from "../errors.ts";
import { isTimeZone } from "../network/calendar.ts";
import { COLUMNS, REQUIRED_TABLES, TABLE_NAMES } from "../network/columns.ts";
import { groupOf, type Network } from "../network/rows.ts";
import { checkCharges } from "./checkCharges.ts";
import { checkPrices } from "./checkPrices.ts";
import { checkRow } from "./checkRow.ts";
import { checkScopes } from "./checkScopes.ts";
import { checkServices } from "./checkServices.ts";
import { isGovernedAlike } from "./governed.ts";
import { type Report, reportSpeed } from "./report.ts";
import { isChecked, isSound, markSound } from "./sound.ts";

/**
 * Every issue of a network made in code: first its rows, and if those are sound the references between them.
 * `parseNetwork` does both for text.
 */
export function checkNetwork(network: Network): Issue[] {
  const issues = checkRows(network, () => false);
  return issues.length > 0 ? issues : checkReferences(network);
}

/**
 * Every error of a network that was made of another by changing some of its tables: rows of its sound tables are not looked
 * at again, references are only where any table is another, and which rows govern only where that may be others than in a
 * network that was checked. Nothing is found in a network that was not checked itself and shares all its tables.
 */
export function checkMade(made: Network, of: Network): Issue[] {
  const others = TABLE_NAMES.filter((table) => made[table] !== of[table]);
  if (others.length === 0) return [];
  const old = new Set<object>();
  for (const table of others) if (isSound(of[table])) for (const row of of[table]) old.add(row);
  const issues = checkRows(made, (row) => old.has(row));
  if (issues.length > 0) return issues;
  for (const table of others) markSound(made[table]);
  return checkReferences(made, of).filter(({ severity }) => severity === "error");
}

/** Issues of rows each by itself, but for those that are known to be sound. */
function checkRows(network: Network, isKnown: (row: object) => boolean): Issue[] {
  const issues: Issue[] = [];
  for (const table of TABLE_NAMES) {
    const rows: unknown = network[table];
    if (!Array.isArray(rows)) {
      const message = `expected a list of rows, found ${typeof rows}`;
      issues.push({ code: "missing_table", severity: "error", at: { table }, message });
      continue;
    }
    if (isSound(rows)) continue;
    rows.forEach((row: Record<string, unknown>, index) => {
      if (!isKnown(row)) issues.push(...checkRow(COLUMNS[table], row, { table, row: index + 1 }));
    });
  }
  return issues;
}

/** Issues between the rows of a network whose rows are sound. Where it was made of one that was checked, warnings may be left out. */
export function checkReferences(network: Network, of?: Network): Issue[] {
  const issues: Issue[] = [];
  const report: Report = (severity, code, table, index, column, message) => {
    const row = network[table][index] as unknown as Record<string, unknown> | undefined;
    issues.push({
      code,
      severity,
      at: { table, row: index + 1, column },
      message,
      received: row?.[column],
    });
  };
  for (const table of REQUIRED_TABLES)
    if (network[table].length === 0)
      issues.push({
        code: "missing_table",
        severity: "error",
        at: { table },
        message: `a network needs rows in ${table}`,
      });
  checkIds(network, report);
  checkEvidence(network, report);
  checkTerminals(network, report);
  checkLinks(network, report);
  checkFactors(network, report);
  // What follows looks rows up by id and would only repeat the errors above.
  if (issues.some((issue) => issue.severity === "error")) return issues;
  checkServices(network, report);
  if (issues.some((issue) => issue.severity === "error")) return issues;
  const isGoverned = of !== undefined && isChecked(of) && isGovernedAlike(network, of);
  checkPrices(network, report, isGoverned);
  checkScopes(network, report);
  checkCharges(network, report);
  checkLanes(network, report);
  return issues;
}

const WITH_IDS = [
  "terminals",
  "corridors",
  "links",
  "services",
  "tariffs",
  "transfers",
  "factors",
  "sources",
  "calendars",
  "delays",
  "restrictions",
  "storage",
  "boxHire",
  "weightBreaks",
  "surcharges",
  "drayage",
  "laneWaypoints",
] as const;

function checkIds(network: Network, report: Report): void {
  for (const table of WITH_IDS) {
    const seen = new Set<string>();
    network[table].forEach(({ id }, index) => {
      if (seen.has(id))
        report("error", "duplicate_id", table, index, "id", `id "${id}" stands twice in ${table}`);
      seen.add(id);
    });
  }
  const currencies = new Set([network.currency]);
  network.fx.forEach(({ currency }, index) => {
    if (currencies.has(currency))
      report("error", "duplicate_id", "fx", index, "currency", `"${currency}" already has a rate`);
    currencies.add(currency);
  });
}

const WITH_EVIDENCE = [
  "terminals",
  "links",
  "services",
  "tariffs",
  "transfers",
  "factors",
  "fx",
  "calendars",
  "delays",
  "restrictions",
  "storage",
  "boxHire",
  "weightBreaks",
  "surcharges",
  "drayage",
] as const;

function checkEvidence(network: Network, report: Report): void {
  const sources = new Set(network.sources.map(({ id }) => id));
  const used = new Set<string>();
  for (const table of WITH_EVIDENCE)
    network[table].forEach(({ source, grade, basis }, index) => {
      used.add(source);
      if (!sources.has(source))
        report(
          "error",
          "unknown_source",
          table,
          index,
          "source",
          `no source "${source}" in sources`,
        );
      if ((grade === "estimate" || grade === "derived") && basis === undefined)
        report(
          "error",
          "missing_basis",
          table,
          index,
          "basis",
          `grade ${grade} needs a basis: how was it reached?`,
        );
    });
  network.sources.forEach(({ id }, index) => {
    if (!used.has(id))
      report("warning", "unused_row", "sources", index, "id", `no row names the source "${id}"`);
  });
}

function checkTerminals(network: Network, report: Report): void {
  const cities = new Map<string, { city: string; cityZh: string }>();
  network.terminals.forEach((terminal, index) => {
    if (!isTimeZone(terminal.timeZone))
      report(
        "error",
        "unknown_time_zone",
        "terminals",
        index,
        "timeZone",
        `expected an IANA zone such as Asia/Shanghai, found "${terminal.timeZone}"`,
      );
    const first = cities.get(groupOf(terminal.id)) ?? terminal;
    cities.set(groupOf(terminal.id), first);
    for (const column of ["city", "cityZh"] as const)
      if (terminal[column] !== first[column])
        report(
          "error",
          "city_mismatch",
          "terminals",
          index,
          column,
          `expected "${first[column]}" as for the others of ${groupOf(terminal.id)}, found "${terminal[column]}"`,
        );
  });
}

function checkLinks(network: Network, report: Report): void {
  const terminals = new Set(network.terminals.map(({ id }) => id));
  const corridors = new Set(network.corridors.map(({ id }) => id));
  network.links.forEach((link, index) => {
    for (const end of ["from", "to"] as const)
      if (!terminals.has(link[end]))
        report("error", "unknown_terminal", "links", index, end, `no terminal "${link[end]}"`);
    if (link.from === link.to)
      report(
        "error",
        "self_link",
        "links",
        index,
        "to",
        `a link must lead elsewhere, not back to "${link.to}"`,
      );
    if (link.corridor !== undefined && !corridors.has(link.corridor))
      report(
        "error",
        "unknown_corridor",
        "links",
        index,
        "corridor",
        `no corridor "${link.corridor}"`,
      );
    if (link.onDemand && link.durationH === undefined)
      report(
        "error",
        "missing_value",
        "links",
        index,
        "durationH",
        "a link on demand needs its hours",
      );
    if (link.mode === "rail" && link.gaugeMm === undefined)
      report(
        "error",
        "missing_value",
        "links",
        index,
        "gaugeMm",
        "a rail link needs its gauge: 1435, 1520, 1000",
      );
    if (link.mode !== "rail" && link.gaugeMm !== undefined)
      report("error", "wrong_mode", "links", index, "gaugeMm", `a ${link.mode} link has no gauge`);
    if (link.onDemand && link.durationH !== undefined)
      reportSpeed(report, "links", index, "durationH", link.mode, link.distanceKm, link.durationH);
  });
}

/** WTT and TTW may be published rounded: to a hundredth of their sum. */
const FACTOR_ROUNDING = 0.01;

function checkFactors(network: Network, report: Report): void {
  const factors = new Map(network.factors.map((factor) => [factor.id, factor]));
  network.factors.forEach(({ wtwG, wttG, ttwG }, index) => {
    if ((wttG === undefined) !== (ttwG === undefined))
      report(
        "error",
        "mismatched_parts",
        "factors",
        index,
        "wttG",
        "give both WTT and TTW, or neither",
      );
    else if (
      wttG !== undefined &&
      ttwG !== undefined &&
      Math.abs(wttG + ttwG - wtwG) > FACTOR_ROUNDING * wtwG + 0.1
    )
      report(
        "error",
        "mismatched_parts",
        "factors",
        index,
        "wtwG",
        `${wttG} WTT + ${ttwG} TTW is not ${wtwG} WTW`,
      );
  });
  const check = (
    table: "links" | "services" | "transfers" | "calls",
    index: number,
    id: string | undefined,
    units: readonly string[],
  ): void => {
    if (id === undefined) return;
    const factor = factors.get(id);
    if (factor === undefined)
      report("error", "unknown_factor", table, index, "factor", `no factor "${id}"`);
    else if (!units.includes(factor.per))
      report(
        "error",
        "factor_unit",
        table,
        index,
        "factor",
        `expected a factor per ${units.join(" or ")}, found per ${factor.per}`,
      );
  };
  const moving = ["tkm", "teuKm"];
  const handling = ["container", "t"];
  for (const table of ["links", "services"] as const)
    for (const [index, { factor }] of network[table].entries()) check(table, index, factor, moving);
  for (const table of ["transfers", "calls"] as const)
    for (const [index, { factor }] of network[table].entries())
      check(table, index, factor, handling);
}

function checkLanes(network: Network, report: Report): void {
  const waypoints = new Set(network.laneWaypoints.map(({ id }) => id));
  const joined = new Set<string>();
  network.laneEdges.forEach((edge, index) => {
    const pair = [edge.from, edge.to].sort().join(" ");
    if (joined.has(pair))
      report(
        "error",
        "duplicate_id",
        "laneEdges",
        index,
        "to",
        `${edge.from} and ${edge.to} are joined twice`,
      );
    joined.add(pair);
    for (const end of ["from", "to"] as const)
      if (!waypoints.has(edge[end]))
        report("error", "missing_lane", "laneEdges", index, end, `no lane waypoint "${edge[end]}"`);
  });
  if (network.laneEdges.length === 0) return;
  network.links.forEach((link, index) => {
    if (link.mode !== "sea" || link.via !== undefined) return;
    for (const end of ["from", "to"] as const)
      if (!waypoints.has(link[end]) && !waypoints.has(groupOf(link[end])))
        report(
          "warning",
          "missing_lane",
          "links",
          index,
          end,
          `no lane waypoint for the port "${link[end]}": drawn straight`,
        );
  });
}
