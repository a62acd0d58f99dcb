/**
 * Networks for tests, written as tables a transport planner can check by hand.
 *
 * What a test does not talk about is filled in: evidence, ids, names, terminals, corridors, gates at no cost, factors of
 * zero, and prices of zero where no price is given at all.
 */
import { formatIssue, type Network, parseNetwork } from "@lianyun/planner";
import { columnsOf, readTables, type TextRow, type TextTables } from "./tableText.ts";

const MODES = ["road", "rail", "inlandWaterway", "sea", "air"];
const WEEK = "mon tue wed thu fri sat sun";
const PRICE_COLUMNS = [
  "perShipment",
  "perTeu",
  "perFeu",
  "perTeuKm",
  "perFeuKm",
  "perKg",
  "perWm",
  "minimum",
];
/** Tables about some of a network, with what their rows say where a test does not. */
const RULES: Readonly<Record<string, (row: TextRow) => TextRow>> = {
  calendars: (row) => ({
    ...namesOf(row),
    validTo: row["validFrom"] ?? "",
    effect: isGiven(row["extraH"]) ? "slow" : isGiven(row["share"]) ? "reduced" : "closed",
  }),
  delays: () => ({ p50H: "0" }),
  restrictions: () => ({ rule: "forbidden" }),
  storage: () => ({ at: "*", fromDay: "1", freeH: "0", currency: "USD" }),
  boxHire: () => ({ fromDay: "1", freeDays: "0", currency: "USD" }),
  weightBreaks: () => ({}),
  surcharges: (row) => ({
    ...namesOf(row),
    ...(isGiven(row["percent"]) ? {} : { currency: "USD" }),
  }),
  drayage: (row) => ({
    at: "*",
    circuity: "1",
    speedKmH: "60",
    doorH: "0",
    maxKm: "500",
    currency: "USD",
    factor: "none-tkm",
    ...(isPriced(row) ? {} : { perShipment: "0" }),
  }),
};
const EVIDENCED = [
  ...["terminals", "links", "services", "tariffs", "transfers", "factors", "fx"],
  ...Object.keys(RULES),
];
const TABLES = [...EVIDENCED, "corridors", "calls", "departures", "sources"];

const isGiven = (cell: string | undefined): cell is string => cell !== undefined && cell !== "";
const isPriced = (row: TextRow): boolean => PRICE_COLUMNS.some((column) => isGiven(row[column]));
const namesOf = ({ id = "" }: TextRow): TextRow => ({ name: id, nameZh: id });
/** The row with `defaults` in its empty cells. */
const fill = (row: TextRow, defaults: TextRow): TextRow => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")),
});

/**
 * The network of `text`, tables as in {@link readTables}, columns as in `network/rows.ts`.
 *
 * Shorthand: `costPerTeu` on links, services and transfers is a price per TEU in US dollars; `co2eKgPerTeu` on
 * links is an emission per TEU for the whole link, on transfers per box. A link with `durationH` is on demand;
 * rail is 1435 mm unless it says otherwise; calls number themselves, load everywhere but last, discharge
 * everywhere but first; links between calls that are not given are made. A terminal with any of its opening hours is
 * open every day, from 00:00, until 24:00. A calendar lasts a day and is `closed` unless it has a share or hours; a
 * restriction forbids; storage, box hire and lorries hold everywhere, from the first day, with nothing free. Throws with
 * every issue found.
 */
export function networkFromTables(text: string): Network {
  const tables = readTables(text);
  const filled = fillTables(tables);
  const parsed = parseNetwork({
    name: "test",
    currency: "USD",
    version: "test",
    tables: Object.fromEntries(
      Object.entries(filled)
        .filter(([, rows]) => rows.length > 0)
        .map(([name, rows]) => {
          const columns = columnsOf(rows);
          return [name, { columns, rows: rows.map((row) => columns.map((c) => row[c] ?? "")) }];
        }),
    ),
  });
  if ("issues" in parsed) {
    throw new Error(`the tables are no network:\n${parsed.issues.map(formatIssue).join("\n")}`);
  }
  return parsed.network;
}

function fillTables(given: TextTables): TextTables {
  const tables: TextTables = Object.fromEntries(TABLES.map((name) => [name, []]));
  for (const [name, rows] of Object.entries(given)) tables[name] = [...rows];
  const hasPrices =
    given["tariffs"] !== undefined ||
    ["links", "services"].some((name) => tables[name]!.some((row) => isGiven(row["costPerTeu"])));

  tables["calls"] = fillCalls(tables["calls"]!);
  tables["services"] = tables["services"]!.map((row) => fillService(row, tables));
  tables["links"] = [...tables["links"]!, ...linksBetweenCalls(tables)].map((row) =>
    fillLink(row, tables),
  );
  tables["terminals"] = fillTerminals(tables);
  tables["transfers"] = [...tables["transfers"]!, ...gates(tables["transfers"]!)].map((row, i) =>
    fillTransfer(row, i, tables),
  );
  if (!hasPrices) {
    tables["tariffs"] = MODES.map((mode) => ({ id: `free-${mode}`, mode, perShipment: "0" }));
  }
  tables["tariffs"] = tables["tariffs"]!.map((row) => fill(row, { currency: "USD" }));
  tables["factors"] = [
    ...tables["factors"]!,
    { id: "none-tkm", per: "tkm", wtwG: "0" },
    { id: "none-box", per: "container", wtwG: "0" },
  ]
    .filter((row, i, all) => all.findIndex((other) => other["id"] === row["id"]) === i)
    .map((row) => fill(row, { name: row["id"]! }));
  tables["fx"] = tables["fx"]!.map((row) => fill(row, { date: "2026-01" }));
  tables["corridors"] = fillCorridors(tables);
  for (const [name, defaultsOf] of Object.entries(RULES)) {
    tables[name] = tables[name]!.map((row, i) => {
      const withId = fill(row, { id: `${name}-${i + 1}` });
      return fill(withId, defaultsOf(withId));
    });
  }
  for (const name of EVIDENCED) {
    tables[name] = tables[name]!.map((row) => fill(row, { source: "test", grade: "official" }));
  }
  tables["sources"] = [
    ...tables["sources"]!,
    {
      id: "test",
      title: "Made for a test",
      address: "https://example.org/",
      year: "2026",
      grade: "official",
    },
  ];
  return tables;
}

function fillCalls(rows: readonly TextRow[]): TextRow[] {
  return rows.map((row, i) => {
    const before = rows.slice(0, i).filter((other) => other["service"] === row["service"]).length;
    const isLast = !rows.slice(i + 1).some((other) => other["service"] === row["service"]);
    const filled = fill(row, {
      seq: String(before + 1),
      load: String(!isLast),
      discharge: String(before > 0),
      ...(before === 0 ? { departH: "0" } : {}),
    });
    return filled["load"] === "true" ? fill(filled, { cutOffH: "0" }) : filled;
  });
}

function fillService(row: TextRow, tables: TextTables): TextRow {
  const { costPerTeu, ...service } = row;
  const id = row["id"]!;
  if (isGiven(costPerTeu)) tables["tariffs"]!.push({ id, service: id, perTeu: costPerTeu });
  return fill(service, { name: id, nameZh: id, assumed: "false" });
}

/** Links that services ride on and the test did not draw. */
function linksBetweenCalls(tables: TextTables): TextRow[] {
  const made: TextRow[] = [];
  for (const service of tables["services"]!) {
    const calls = tables["calls"]!.filter((call) => call["service"] === service["id"]);
    for (const [i, call] of calls.entries()) {
      if (i === 0) continue;
      const from = calls[i - 1]!["terminal"]!;
      const to = call["terminal"]!;
      const mode = service["mode"]!;
      const isDrawn = [...tables["links"]!, ...made].some(
        (link) => link["from"] === from && link["to"] === to && link["mode"] === mode,
      );
      if (!isDrawn) made.push({ id: `${mode}-${from}-${to}`, from, to, mode });
    }
  }
  return made;
}

function fillLink(row: TextRow, tables: TextTables): TextRow {
  const { costPerTeu, co2eKgPerTeu, ...link } = row;
  const id = row["id"]!;
  const km = isGiven(row["distanceKm"]) ? Number(row["distanceKm"]) : 1;
  if (isGiven(costPerTeu)) tables["tariffs"]!.push({ id, link: id, perTeu: costPerTeu });
  if (isGiven(co2eKgPerTeu)) {
    const wtwG = String((Number(co2eKgPerTeu) * 1000) / km);
    tables["factors"]!.push({ id: `${id}-co2e`, per: "teuKm", wtwG });
  }
  return fill(link, {
    distanceKm: "1",
    onDemand: String(isGiven(row["durationH"])),
    factor: isGiven(co2eKgPerTeu) ? `${id}-co2e` : "none-tkm",
    ...(row["mode"] === "rail" ? { gaugeMm: "1435" } : {}),
  });
}

/** Rows given, then a row for every other corridor that a link names. */
function fillCorridors(tables: TextTables): TextRow[] {
  const ids = [
    ...tables["corridors"]!.map((row) => row["id"]!),
    ...tables["links"]!.map((row) => row["corridor"]).filter(isGiven),
  ];
  return [...new Set(ids)].map((id) => {
    const row = tables["corridors"]!.find((other) => other["id"] === id) ?? { id };
    return fill(row, namesOf(row));
  });
}

/** Rows given, then a row for every other terminal that a link or a call names; spaced along the equator. */
function fillTerminals(tables: TextTables): TextRow[] {
  const named = [
    ...tables["terminals"]!.map((row) => row["id"]!),
    ...tables["links"]!.flatMap((row) => [row["from"]!, row["to"]!]),
    ...tables["calls"]!.map((row) => row["terminal"]!),
  ];
  return [...new Set(named)].map((id, i) => {
    const group = id.split(":")[0]!;
    const row = tables["terminals"]!.find((other) => other["id"] === id) ?? { id };
    const hasHours = ["openDays", "opensAt", "closesAt"].some((column) => isGiven(row[column]));
    return fill(row, {
      ...namesOf(row),
      city: group,
      cityZh: group,
      country: "XX",
      lon: String(i),
      lat: "0",
      timeZone: "UTC",
      kinds: "roadHub",
      ...(hasHours ? { openDays: WEEK, opensAt: "00:00", closesAt: "24:00" } : {}),
    });
  });
}

/** Handing in and taking over anywhere, at once and for nothing, unless the test says how. */
function gates(rows: readonly TextRow[]): TextRow[] {
  if (rows.some((row) => row["fromMode"] === "gate" || row["toMode"] === "gate")) return [];
  return MODES.flatMap((mode) => [
    { id: `in-${mode}`, fromMode: "gate", toMode: mode },
    { id: `out-${mode}`, fromMode: mode, toMode: "gate" },
  ]);
}

function fillTransfer(row: TextRow, index: number, tables: TextTables): TextRow {
  const { costPerTeu, co2eKgPerTeu, ...transfer } = row;
  const id = isGiven(row["id"]) ? row["id"] : `transfer-${index + 1}`;
  if (isGiven(co2eKgPerTeu)) {
    const wtwG = String(Number(co2eKgPerTeu) * 1000);
    tables["factors"]!.push({ id: `${id}-co2e`, per: "container", wtwG });
  }
  return fill(transfer, {
    id,
    at: "*",
    kind: kindOf(row),
    durationH: "0",
    currency: "USD",
    factor: isGiven(co2eKgPerTeu) ? `${id}-co2e` : "none-box",
    ...(isGiven(costPerTeu) ? { perTeu: costPerTeu } : isPriced(row) ? {} : { perShipment: "0" }),
  });
}

function kindOf(row: TextRow): string {
  if (row["fromMode"] === "gate") return "gateIn";
  if (row["toMode"] === "gate") return "release";
  if (row["fromMode"] === "sea" && row["toMode"] === "sea") return "transshipment";
  return row["fromGaugeMm"] === row["toGaugeMm"] ? "handling" : "gaugeChange";
}
