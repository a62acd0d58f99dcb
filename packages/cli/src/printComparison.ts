/** What scenarios make of questions, for a person at a terminal. */
import {
  type ComparisonRow,
  type Criticality,
  ENGINE,
  type Itinerary,
  type Network,
  type Outcome,
  type PlanRequest,
  type Scenario,
} from "@lianyun/planner";
import { columns, kg, money, namesOf, span, wayOf } from "./print.ts";
import { nameOfPlace } from "./printTables.ts";

const footer = ({ name, version }: Network): string => `${name} ${version}, ${ENGINE}`;
const wayFrom = (outcome: Outcome): Itinerary | undefined =>
  outcome.status === "optimal" ? outcome.itinerary : undefined;

/** A table a question: the base first, then a line a scenario with what it changes. */
export function printComparison(
  rows: readonly ComparisonRow[],
  scenarios: readonly Scenario[],
  network: Network,
  currency: string,
): string {
  const names = new Map(scenarios.map(({ id, name = id }) => [id, name]));
  const questions = rows.slice(0, rows.length / Math.max(1, scenarios.length));
  const tables = questions.map((first, index) => {
    const own = scenarios.flatMap((_, at) => rows[at * questions.length + index] ?? []);
    const head = [
      "scenario",
      "cost",
      "change",
      "duration",
      "change",
      "CO2e",
      KEEPING[wordOf(first.request)],
      "way",
    ];
    const cells = [
      head,
      ["as it is", ...figures(first.base, currency)],
      ...own.map((row) => [names.get(row.scenario) ?? row.scenario, ...changed(row, currency)]),
    ];
    const { from, to } = first.request;
    return [
      `${nameOfPlace(from)} → ${nameOfPlace(to)}`,
      ...columns(cells, new Set([1, 2, 3, 4, 5, 6])),
    ].join("\n");
  });
  return [...tables, footer(network)].join("\n\n");
}

/** What keeping the old way is told in: what was minimized. */
const KEEPING = {
  cost: "keeping costs",
  duration: "keeping takes",
  co2e: "keeping emits",
  weights: "keeping, weighted",
} as const;

const wordOf = ({ minimize }: PlanRequest): keyof typeof KEEPING =>
  typeof minimize === "string" ? minimize : "weights";

function inUnit(amount: number, word: keyof typeof KEEPING, currency: string): string {
  const tell = {
    cost: (value: number) => money(value, currency),
    duration: span,
    co2e: kg,
    weights: (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 2 }),
  }[word];
  return `${amount < 0 ? "-" : ""}${tell(Math.abs(amount))}`;
}

function figures(outcome: Outcome, currency: string): string[] {
  const way = wayFrom(outcome);
  return way === undefined
    ? ["", "", "", "", "", "", statusOf(outcome)]
    : [
        money(way.cost, currency),
        "",
        span(way.durationH),
        "",
        kg(way.co2eKg),
        "",
        `${wayOf(way)}${proofOf(outcome)}`,
      ];
}

function changed(row: ComparisonRow, currency: string): string[] {
  const way = wayFrom(row.plan);
  if (way === undefined) return figures(row.plan, currency);
  const { delta } = row;
  const isSame = row.left?.length === 0 && row.joined?.length === 0;
  return [
    money(way.cost, currency),
    delta === undefined ? "" : signed(delta.cost, (amount) => money(amount, currency)),
    span(way.durationH),
    delta === undefined ? "" : signed(delta.durationH, span),
    kg(way.co2eKg),
    isSame ? "" : keepingOf(row, currency),
    `${isSame ? "the same" : wayOf(way)}${proofOf(row.plan)}`,
  ];
}

/** What keeping the old way costs; a way that is gone is another thing than one that was not looked for to the end. */
function keepingOf({ keptStatus, regret, request }: ComparisonRow, currency: string): string {
  if (keptStatus === "gone") return "not possible";
  if (keptStatus === "stopped") return "not known";
  return regret === undefined ? "" : inUnit(regret.objective, wordOf(request), currency);
}

const proofOf = (outcome: Outcome): string =>
  outcome.status !== "refused" && outcome.isProven === false ? " (not proven)" : "";

const signed = (amount: number, tell: (amount: number) => string): string =>
  amount === 0 ? "=" : `${amount > 0 ? "+" : "-"}${tell(Math.abs(amount))}`;

const statusOf = (outcome: Outcome): string => {
  switch (outcome.status) {
    case "infeasible":
      return `no way: ${outcome.because.map(({ code }) => code).join(" ")}`;
    case "refused":
      return "cannot be asked";
    case "optimal":
    case "stopped":
      return "stopped by the budget";
  }
};

/** A line a thing that can be lost, the greatest loss first. */
export function printCriticality(
  { rows }: Criticality,
  network: Network,
  currency: string,
): string {
  const corridors = new Map(network.corridors.map(({ id, name }) => [id, name]));
  const services = new Map(network.services.map(({ id, name }) => [id, name]));
  const cities = new Map(network.terminals.map(({ id, city }) => [id.split(":")[0] ?? id, city]));
  const terminalName = namesOf(network);
  const nameOf = (kind: string, id: string): string => {
    if (kind === "terminal") return terminalName(id);
    const names = kind === "corridor" ? corridors : kind === "service" ? services : cities;
    const name = names.get(id);
    return name === undefined ? id : `${name} (${id})`;
  };
  // Losses of those whose budget ran out are in no sum: the column stands where there are any.
  const isAnyStopped = rows.some(({ stopped }) => stopped > 0);
  const head = [
    "lost",
    "questions",
    "cut off",
    ...(isAnyStopped ? ["not known"] : []),
    "cost",
    "duration",
    "CO2e",
    "what",
  ];
  const cells = rows.map((row) => [
    row.kind,
    String(row.used),
    row.cutOff === 0 ? "" : String(row.cutOff),
    ...(isAnyStopped ? [row.stopped === 0 ? "" : String(row.stopped)] : []),
    signed(row.cost, (amount) => money(amount, currency)),
    signed(row.durationH, span),
    signed(row.co2eKg, kg),
    nameOf(row.kind, row.id),
  ]);
  return [
    ...columns([head, ...cells], new Set(head.slice(1, -1).map((_, index) => index + 1))),
    "",
    footer(network),
  ].join("\n");
}
