/** `lianyun outlook`: what draws tell, for a person at a terminal. */
import {
  type DelayAtWork,
  type DrawnConnection,
  ENGINE,
  type Itinerary,
  type LatestSafe,
  type Network,
  type Outlook,
  type Quantiles,
  type Robust,
  type WayOutlook,
} from "@lianyun/planner";
import { clock, columns, money, namesOf, span } from "./print.ts";

type Drawn = Extract<Outlook, { status: "complete" }>;
type Safe = Extract<LatestSafe, { status: "complete" }>;
type Weighed = Extract<Robust, { status: "complete" }>;

const NEVER = "never";
const ORDER = ["p10", "p50", "p90", "mean"] as const;
const percent = (share: number): string => `${Math.round(1_000 * share) / 10} %`;

/** The legs with their services: `CNCKG:TUANJIE → rail yuxinou DEDUI:RAIL`. */
const wayOf = ({ legs }: Itinerary): string =>
  [
    legs[0]?.from,
    ...legs.map(
      ({ mode, service, to }) => `${mode}${service === undefined ? "" : ` ${service}`} ${to}`,
    ),
  ].join(" → ");

function cells<Value>(quantiles: Quantiles<Value>, show: (value: Value) => string): string[] {
  return ORDER.map((name) => {
    const value = quantiles[name];
    return value === undefined ? NEVER : show(value);
  });
}

/** The way as planned in a line, then its quantiles, connections and the rows they rest on. */
export function printOutlook(outlook: Drawn, network: Network): string {
  return [
    ...planned(outlook.itinerary, outlook.currency),
    "",
    ...wayLines(outlook, outlook, network),
    "",
    `${network.name} ${network.version}, ${ENGINE}`,
  ].join("\n");
}

const planned = (itinerary: Itinerary, currency: string): string[] => [
  wayOf(itinerary),
  `planned: ${span(itinerary.durationH)}, ${money(itinerary.cost, currency)}, available ${clock(itinerary.availableAt)}`,
];

interface Asked {
  readonly draws: number;
  readonly seed: string;
  readonly currency: string;
  readonly request: { readonly arriveBefore?: string };
}

function wayLines(
  way: WayOutlook & { readonly itinerary: Itinerary },
  { draws, seed, currency, request }: Asked,
  network: Network,
): string[] {
  const { durationH, cost, availableAt, arrives, onTime, connections, delays, itinerary } = way;
  const nameOf = namesOf(network);
  const table = columns(
    [
      ["", "P10", "P50", "P90", "mean"],
      ["duration", ...cells(durationH, span)],
      ["available", ...cells(availableAt, clock)],
      ["cost", ...cells(cost, (amount) => money(amount, currency))],
    ],
    new Set([1, 2, 3, 4]),
  );
  return [
    whatIsKnown(way),
    "",
    ...table,
    "",
    `${draws.toLocaleString("en-US")} draws of seed ${seed}` +
      (onTime === undefined
        ? ""
        : `: available by ${clock(request.arriveBefore ?? "")} in ${percent(onTime)}`),
    ...(arrives === 1 ? [] : [`no departure was left in ${percent(1 - arrives)}`]),
    "",
    "connections",
    ...columns(
      connections.map((connection) => ["", nameOf(connection.at), tellConnection(connection)]),
      new Set(),
    ),
    ...(delays.length === 0
      ? []
      : [
          "",
          "delays",
          ...columns(
            delays.map((delay) => ["", ...tellDelay(delay, itinerary)]),
            new Set(),
          ),
        ]),
  ];
}

type Delayed = Pick<WayOutlook, "delays"> & { readonly itinerary: Itinerary };

/** Indices of the legs that delays are known for. */
const legsKnown = ({ delays }: Delayed): ReadonlySet<number> =>
  new Set(delays.flatMap(({ part, index }) => (part === "leg" ? index : [])));

/** What the draws rest on, told before what they come to: where nothing is known of delays, nothing is ever late. */
function whatIsKnown(way: Delayed): string {
  const known = legsKnown(way);
  const { legs } = way.itinerary;
  if (known.size === legs.length) return "delays known for every leg";
  if (known.size === 0) return "no delays known for any leg: all keep time in every draw";
  const unknown = legs.flatMap(({ mode, from, to }, index) =>
    known.has(index) ? [] : [`${index + 1} (${mode} ${from} → ${to})`],
  );
  const keep = unknown.length === 1 ? "leg" : "legs";
  return `no delays known for ${keep} ${unknown.join(", ")}: on time in every draw`;
}

function tellConnection({ leaves, missed = 0 }: DrawnConnection): string {
  switch (leaves) {
    case "onDemand":
      return "leaves when ready";
    case "headway":
      return "no timetable is published: the wait is drawn";
    case "timetable":
      return `missed in ${percent(missed)}`;
  }
}

function tellDelay(
  { part, index, rule, share, grade, source, basis }: DelayAtWork,
  { legs, transfers }: Itinerary,
): string[] {
  const leg = legs[index];
  const where =
    part === "leg" && leg !== undefined
      ? `${leg.mode} ${leg.from} → ${leg.to}`
      : `handling at ${transfers[index]?.at ?? ""}`;
  const counts = share === 1 ? "" : `${percent(share)} of its hours`;
  return [where, rule, counts, `${grade}: ${source}`, basis ?? ""];
}

/** A line a way, then how the one that is best by the median differs. */
export function printRobust(answer: Weighed, network: Network): string {
  const { ways, bestByMedian, bestPlanned, quantile, draws, seed, currency, leftOut } = answer;
  const { minimize } = answer.request;
  const isMoney = minimize === "cost";
  const show = (value: number | undefined): string => {
    if (value === undefined) return NEVER;
    if (minimize === "duration") return span(value);
    return isMoney
      ? money(value, currency)
      : value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  };
  const rows = ways.map((way, index) => [
    String(index + 1),
    show(way.quantile),
    show(way.median),
    show(way.planned),
    ...(way.onTime === undefined ? [] : [percent(way.onTime)]),
    [
      ...(index === 0 ? [`best in ${percent(quantile)}`] : []),
      ...(index === bestByMedian ? ["best in half"] : []),
      ...(index === bestPlanned ? ["best as planned"] : []),
    ].join(", "),
    `${legsKnown(way).size} of ${way.itinerary.legs.length} legs`,
    wayOf(way.itinerary),
  ]);
  const onTime = ways[0]?.onTime === undefined ? [] : ["on time"];
  const head = ["", percent(quantile), "half", "planned", ...onTime, "", "delays known", "way"];
  const what = typeof minimize === "string" ? minimize : "the weighted sum";
  return [
    `${what} that is not exceeded in a share of ${draws.toLocaleString("en-US")} draws of seed ${seed}`,
    "",
    ...columns([head, ...rows], new Set(onTime.length === 0 ? [0, 1, 2, 3] : [0, 1, 2, 3, 4])),
    ...(leftOut === 0 ? [] : [`${leftOut} ways that are worse as planned were not compared`]),
    "",
    `${network.name} ${network.version}, ${ENGINE}`,
  ].join("\n");
}

/** The time, then the way as for an outlook. */
export function printLatestSafe(answer: Safe, network: Network): string {
  const { departAfter, share, compared, itinerary, currency } = answer;
  return [
    `Ready by ${departAfter} is in time in at least ${percent(share)} of the draws (${compared} way${compared === 1 ? "" : "s"} compared)`,
    "",
    ...planned(itinerary, currency),
    "",
    ...wayLines(answer, answer, network),
    "",
    `${network.name} ${network.version}, ${ENGINE}`,
  ].join("\n");
}
