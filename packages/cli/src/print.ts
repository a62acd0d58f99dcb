/** Answers for a person at a terminal. */
import {
  type AnswerHead,
  ENGINE,
  type FrontCriterion,
  type Itinerary,
  type Line,
  type Network,
  type Scenario,
} from "@lianyun/planner";

/** The line before an answer that says what it was asked under; nothing without a scenario. */
export const headOf = (scenario: Scenario | undefined): string =>
  scenario === undefined
    ? ""
    : `scenario ${scenario.id}${scenario.name === undefined ? "" : `: ${scenario.name}`}\n\n`;

/** `1,234.50 USD`. */
export const money = (amount: number, currency: string): string =>
  `${amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })} ${currency}`;
/** `1,234 kg`. */
export const kg = (amount: number): string => `${Math.round(amount).toLocaleString("en-US")} kg`;
/** `2026-06-01 08:00 +08:00`. */
export const clock = (iso: string): string =>
  `${iso.slice(0, 16).replace("T", " ")} ${iso.slice(16)}`;

/** `12 d 10 h`, `45 min`: the two largest units, the last of them rounded. Hours are 0 or more. */
export function span(hours: number): string {
  const minutes = hours < 24 ? Math.round(hours * 60) : Math.round(hours) * 60;
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    [d, "d"],
    [h, "h"],
    [m, "min"],
  ] as const;
  const shown = parts.filter(([value]) => value > 0).slice(0, 2);
  return shown.length === 0 ? "0 h" : shown.map(([value, unit]) => `${value} ${unit}`).join(" ");
}

/** Columns padded to their widest cell; numbers (given as right) to the right. */
export function columns(
  rows: readonly (readonly string[])[],
  right: ReadonlySet<number>,
): string[] {
  const widths = (rows[0] ?? []).map((_, i) =>
    Math.max(...rows.map((row) => (row[i] ?? "").length)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) =>
        right.has(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** `Chongqing Tuanjiecun (CNCKG:TUANJIE)`; the id alone where it has no other name. */
export const placeName = (id: string, name: string = id): string =>
  name === id ? id : `${name} (${id})`;

/** Names a person knows, by terminal id. */
export function namesOf(network: Network): (id: string) => string {
  const names = new Map(network.terminals.map(({ id, name }) => [id, name]));
  return (id) => placeName(id, names.get(id));
}

/** One itinerary: totals, the timetable, the breakdown with its sources. */
export function printItinerary(itinerary: Itinerary, network: Network, currency: string): string {
  const nameOf = namesOf(network);
  const services = new Map(network.services.map(({ id, name }) => [id, name]));
  const { legs, transfers } = itinerary;
  const out: string[] = [];
  out.push(`${nameOf(legs[0]?.from ?? "")} → ${nameOf(legs.at(-1)?.to ?? "")}`);
  out.push(
    `${span(itinerary.durationH)} from ready to available (${span(itinerary.transitH)} in transit), ` +
      `${money(itinerary.cost, currency)}, ${kg(itinerary.co2eKg)} CO2e`,
  );
  if (itinerary.inventoryCost !== undefined)
    out.push(
      `Capital tied up in the goods: ${money(itinerary.inventoryCost, currency)} (not part of the cost)`,
    );
  out.push(...printNotices(itinerary, nameOf), "");
  transfers.forEach((step, i) => {
    const waits = [
      ...(step.closedH > 0 ? [`shut ${span(step.closedH)}`] : []),
      `handling ${span(step.handlingH)}${lateness(step.delayH)}`,
      ...(step.waitH > 0 ? [`wait ${span(step.waitH)}`] : []),
      ...(step.cutOffH > 0 ? [`cut-off ${span(step.cutOffH)}`] : []),
    ];
    out.push(
      `${clock(step.startAt)}  ${nameOf(step.at)}: ${KINDS[step.kind]}: ${waits.join(", ")}`,
    );
    const leg = legs[i];
    if (leg === undefined) {
      out.push(`${clock(step.endAt)}  available`);
      return;
    }
    const name =
      leg.service === undefined
        ? leg.drayage === undefined
          ? leg.links.join(" + ")
          : "lorry"
        : (services.get(leg.service) ?? leg.service);
    out.push(
      `${clock(leg.departAt)}    ${leg.mode}: ${name}${leg.assumed ? " (assumed)" : ""}, ` +
        `${Math.round(leg.distanceKm).toLocaleString("en-US")} km in ${span(leg.durationH)}` +
        lateness(leg.delayH) +
        (leg.slowH > 0 ? ` (${span(leg.slowH)} of them by ${leg.calendars.join(", ")})` : "") +
        (leg.headwayH === undefined
          ? ""
          : `; runs about every ${span(leg.headwayH)}, time estimated`),
    );
    for (const call of leg.calls)
      if (call.step !== undefined || call.dwellH > 0)
        out.push(
          `${clock(call.arriveAt)}      ${nameOf(call.terminal)}: ${call.step === undefined ? "call" : STEPS[call.step]}: ${span(call.dwellH)}`,
        );
  });
  out.push("", ...printLines(itinerary, currency, nameOf));
  out.push("", ...printSources(itinerary, network));
  out.push("", `${network.name} ${network.version}, ${ENGINE}`);
  return out.join("\n");
}

/** What a draw adds to the usual hours; nothing in a plan. */
function lateness(delayH = 0): string {
  if (delayH === 0) return "";
  return delayH > 0 ? ` (${span(delayH)} more than usual)` : ` (${span(-delayH)} less than usual)`;
}

/** A figure of 0 is told by the total already. */
const isShown = ({ amount }: Line): boolean => amount > 0;

/** The sources that the printed lines name, by id. */
function printSources({ lines }: Itinerary, { sources }: Network): string[] {
  const named = new Set(lines.filter(isShown).map(({ source }) => source));
  const rows = sources
    .filter(({ id }) => named.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title, year, address }) => [
      id,
      year === undefined ? title : `${title} (${year})`,
      address,
    ]);
  return ["sources", ...columns(rows, new Set())];
}

const KINDS = {
  door: "at the door",
  gateIn: "hand in",
  release: "release",
  handling: "change",
  transshipment: "transshipment",
  gaugeChange: "gauge change",
} as const;
const STEPS = {
  border: "border",
  lock: "lock",
  gaugeChange: "gauge change",
  bogieChange: "bogie change",
} as const;

/** Lines that are not the plain price of a leg or of handling. */
const EXTRAS: Partial<Record<Line["kind"], string>> = {
  surcharge: "surcharge",
  storage: "storage",
  boxHire: "box hire",
  insurance: "insurance",
};

function placeOf(
  { legs, transfers }: Itinerary,
  part: Line["part"],
  index: number,
  nameOf: (id: string) => string,
): string {
  const leg = legs[index];
  return part === "leg" && leg !== undefined
    ? `${leg.mode} ${leg.from} → ${leg.to}`
    : `at ${nameOf(transfers[index]?.at ?? "")}`;
}

/** What a reader must know that is not a figure; none where there is nothing. */
function printNotices(itinerary: Itinerary, nameOf: (id: string) => string): string[] {
  if (itinerary.notices.length === 0) return [];
  const rows = itinerary.notices.map(({ code, part, index, message, rule }) => [
    placeOf(itinerary, part, index, nameOf),
    message,
    // The calendar that begins first or last of all has nothing to do with the leg.
    code === "beyond_calendars" ? "" : rule,
  ]);
  return ["", ...columns([["note on", "", ""], ...rows], new Set())];
}

function printLines(
  itinerary: Itinerary,
  currency: string,
  nameOf: (id: string) => string,
): string[] {
  const about = ({ part, index, kind }: Line): string => {
    const what = EXTRAS[kind];
    return what === undefined
      ? placeOf(itinerary, part, index, nameOf)
      : part === "shipment"
        ? what
        : `${what}, ${placeOf(itinerary, part, index, nameOf)}`;
  };
  const rowOf = (line: Line): string[] => [
    line.measure === "cost" ? money(line.amount, currency) : kg(line.amount),
    about(line),
    line.rule,
    `${line.grade}: ${line.source}`,
    [line.covers === undefined ? "" : `covers ${line.covers.join(", ")}`, line.note ?? ""]
      .filter((part) => part !== "")
      .join("; "),
  ];
  const linesOf = (measure: Line["measure"]): string[][] =>
    itinerary.lines.filter((line) => line.measure === measure && isShown(line)).map(rowOf);
  return columns(
    [
      ["cost", "for", "by", "evidence", ""],
      ...linesOf("cost"),
      ["", "", "", "", ""],
      ["CO2e", "for", "factor", "evidence", ""],
      ...linesOf("co2e"),
    ],
    new Set([0]),
  );
}

/** `CNCKG:TUANJIE → rail DEDUI:RAIL → road door`. */
export const wayOf = ({ legs }: Itinerary): string =>
  [legs[0]?.from, ...legs.map(({ mode, to }) => `${mode} ${to}`)].join(" → ");

/** What must be known of the ways of a table, each by the name it has there: rates of other times, years without holidays. */
export const noticeLines = (ways: readonly (readonly [string, Itinerary])[]): string[] => [
  ...calmLines(ways),
  ...beyondLines(ways),
];

/** Which ways are priced in part by rates of other times. */
function calmLines(ways: readonly (readonly [string, Itinerary])[]): string[] {
  const names = ways.flatMap(([name, { legs, notices }]) => {
    const modes = notices.flatMap(({ code, index }) =>
      code === "calm_rate" ? (legs[index]?.mode ?? []) : [],
    );
    return modes.length === 0 ? [] : [`${name} (${[...new Set(modes)].join(", ")})`];
  });
  return names.length === 0
    ? []
    : [`legs without a rate of the rate set, priced as in calm times: ${names.join(", ")}`];
}

/** Which ways go through years whose holidays are not known: a line for all that know the same years. */
function beyondLines(ways: readonly (readonly [string, Itinerary])[]): string[] {
  const names = new Map<string, string[]>();
  for (const [name, { notices }] of ways)
    for (const { years } of notices) {
      if (years === undefined) continue;
      const { first, last } = years;
      const known = first === last ? String(last) : `${first} to ${last}`;
      names.set(known, [...(names.get(known) ?? []), name]);
    }
  return [...names].map(
    ([known, own]) =>
      `holidays and closings are known for ${known} alone, days of other years planned without them: ${own.join(", ")}`,
  );
}

/** A front: a line an itinerary. */
export function printFront(
  itineraries: readonly Itinerary[],
  network: Network,
  currency: string,
): string {
  const rows = itineraries.map((itinerary, index) => [
    String(index + 1),
    money(itinerary.cost, currency),
    span(itinerary.durationH),
    kg(itinerary.co2eKg),
    clock(itinerary.availableAt),
    wayOf(itinerary),
  ]);
  const table = columns(
    [["", "cost", "duration", "CO2e", "available", "way"], ...rows],
    new Set([0, 1, 2, 3]),
  );
  const below = noticeLines(itineraries.map((way, index) => [String(index + 1), way]));
  return [...table, ...below, "", `${network.name} ${network.version}, ${ENGINE}`].join("\n");
}

const UNITS = { duration: "h", co2e: "kg", transfers: "changes" } as const;

/** What an answer that is not proven says; no line for any other. */
export const unprovenLines = ({ isProven }: Pick<AnswerHead, "isProven">): string[] =>
  isProven === false
    ? ["not proven to be the best: a way may be missing that owes less storage or hire further on"]
    : [];

/** What an answer that was stopped says of what may be missing; no line for any other. */
export function stoppedLines(
  answer: Pick<AnswerHead, "stats" | "currency"> & { readonly status: string },
): string[] {
  if (!isBounded(answer)) return [];
  const { criterion, bound, currency, stats } = answer;
  const unit = criterion === "cost" ? currency : UNITS[criterion];
  return [
    `stopped by the budget after ${stats.labels} partial ways; no way that is missing has a ${criterion} under ${bound} ${unit}`,
  ];
}

const isBounded = <Given extends { readonly status: string }>(
  answer: Given,
): answer is Given & { readonly criterion: FrontCriterion; readonly bound: number } =>
  answer.status === "stopped" && "criterion" in answer;
