/** `lianyun report`: the CO2e of a way as a transport chain, and what its figures rest on. */
import {
  type ChainElement,
  type Co2eReport,
  co2eReport,
  co2eReportCsv,
  type DataQuality,
  dataQuality,
  ENGINE,
  GRADES,
  type GradeShares,
  type Itinerary,
  type Network,
  type Plan,
  type Scenario,
} from "@lianyun/planner";
import type { OptionIssues } from "./options.ts";
import { columns, headOf, placeName } from "./print.ts";

const FORMATS = ["table", "json", "csv"] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** `--format`; `--json`, which every question has, means the same as `--format json`. */
export function toFormat(
  { format, json }: { readonly format: string; readonly json?: boolean },
  issues: OptionIssues,
): ReportFormat {
  const known = FORMATS.find((name) => name === format);
  if (known === undefined) issues.add("format", `one of ${FORMATS.join(", ")}`, format);
  return json === true ? "json" : (known ?? "table");
}

/** The text of the report, complete with its line ends. JSON also says what was asked, of which network, by which engine. */
export function printReport(
  itinerary: Itinerary,
  { status, engine, networkHash, request }: Plan,
  network: Network,
  format: ReportFormat,
  scenario?: Scenario,
): string {
  const report = co2eReport(itinerary, request.cargo, network);
  const quality = dataQuality(itinerary, network);
  switch (format) {
    case "csv":
      return co2eReportCsv(report);
    case "json":
      return `${JSON.stringify({ ...(scenario === undefined ? {} : { scenario: scenario.id }), status, engine, networkHash, request, ...report, dataQuality: quality }, null, 2)}\n`;
    case "table":
      return `${headOf(scenario)}${printTable(report, quality, network).join("\n")}\n`;
  }
}

/** A number with no more decimals than asked, in groups of three; what does not apply or is not known is a dash. */
const plain = (value: number | null, decimals = 0): string =>
  value === null ? "–" : value.toLocaleString("en-US", { maximumFractionDigits: decimals });
const kg = (value: number | null): string => plain(value, 1);
const percent = (share: number): string => `${Math.round(100 * share)} %`;

function printTable(report: Co2eReport, quality: DataQuality, network: Network): string[] {
  const { totals, elements, cargo } = report;
  const load =
    cargo.boxes === 0
      ? "loose"
      : `in ${plain(cargo.boxes)} ${cargo.boxes === 1 ? "box" : "boxes"} (${plain(cargo.teu)} TEU)`;
  const average =
    totals.averageGPerTkm === null ? "" : `, ${plain(totals.averageGPerTkm, 1)} g a tkm`;
  return [
    `${placeName(report.from, report.fromName)} → ${placeName(report.to, report.toName)}`,
    `${plain(cargo.massT, 3)} t ${load}${cargo.isReefer ? ", refrigerated" : ""}; ` +
      `${plain(totals.transportActivityTkm)} tkm`,
    `${kg(totals.co2eKg)} kg CO2e${average}: transport ${kg(totals.transportCo2eKg)} kg, ` +
      `hub operations ${kg(totals.hubCo2eKg)} kg`,
    report.method,
    "",
    ...columns(
      [
        ["", "operation", "from", "to", "km", "activity", "", "g each"].concat([
          "CO2e kg",
          "WTT kg",
          "TTW kg",
          "factor",
          "evidence",
        ]),
        ...elements.map(rowOf),
        [
          "",
          "total",
          "",
          "",
          "",
          "",
          "",
          "",
          kg(totals.co2eKg),
          kg(totals.wttKg),
          kg(totals.ttwKg),
        ],
      ],
      new Set([0, 4, 5, 7, 8, 9, 10]),
    ),
    "",
    ...printSplit(totals.splitShare),
    ...printQuality(quality),
    "",
    "sources",
    ...columns(sourcesOf(elements), new Set()),
    "",
    `${network.name} ${network.version}, ${ENGINE}`,
  ];
}

/** Why columns of WTT and TTW do not add up to the total, where they do not. */
function printSplit(share: number | null): string[] {
  if (share === null || share === 1) return [];
  return share === 0
    ? ["no factor here is published with energy provision (WTT) and operation (TTW) apart", ""]
    : [
        `${percent(share)} of the CO2e is known by energy provision (WTT) and operation (TTW); ` +
          "the other factors are published undivided",
        "",
      ];
}

function rowOf(element: ChainElement): string[] {
  const { mode, name, from, to, distanceKm, addedKm } = element;
  const added = addedKm === null || addedKm === 0 ? "" : ` + ${plain(addedKm)}`;
  return [
    String(element.element),
    mode === null ? name : `${mode}: ${name}`,
    from,
    mode === null ? "" : to,
    distanceKm === null ? "" : `${plain(distanceKm, 1)}${added}`,
    plain(element.activity),
    element.activityUnit,
    plain(element.intensityGPerUnit, 2),
    kg(element.co2eKg),
    kg(element.wttKg),
    kg(element.ttwKg),
    element.factor,
    `${element.grade}: ${element.source}`,
  ];
}

function printQuality({ cost, time, co2e }: DataQuality): string[] {
  const row = (what: string, shares: GradeShares | null): string[] => [
    what,
    ...GRADES.map((grade) => (shares === null ? "–" : percent(shares[grade]))),
  ];
  return columns(
    [["rests on", ...GRADES], row("cost", cost), row("time", time), row("CO2e", co2e)],
    new Set(GRADES.map((_, i) => i + 1)),
  );
}

/** Sources of the elements, each once, by id. */
function sourcesOf(elements: readonly ChainElement[]): string[][] {
  const rows = new Map(
    elements.map(({ source, sourceTitle, sourceAddress }) => [
      source,
      [source, sourceTitle, sourceAddress],
    ]),
  );
  return [...rows.values()].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
}
