/** What scenarios make of questions, for a person at a terminal. */
import {
  type ComparisonRow,
  type Criticality,
  ENGINE,
  type Flip,
  type Flips,
  type Itinerary,
  type Network,
  type Outcome,
  type PlanRequest,
  type Scenario,
} from "@lianyun/planner";
import { columns, kg, money, namesOf, noticeLines, span, wayOf } from "./print.ts";
import { codesOf, nameOfPlace } from "./printTables.ts";
import { BY_THE_BOX, isUntouched, longerLegs } from "./underScenario.ts";

/** As `span` shows it, for changes are told beside what they are the changes of. */
const toShownH = (hours: number): number =>
  Math.abs(hours) < HOURS_A_DAY ? hours : Math.round(hours);
const HOURS_A_DAY = 24;

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
    const isWeighted = wordOf(first.request) === "weights";
    const head = [
      "scenario",
      "cost",
      "change",
      "duration",
      "change",
      "CO2e",
      "change, weighted",
      KEEPING[wordOf(first.request)],
      "way",
    ];
    const nameOf = ({ scenario }: ComparisonRow): string => names.get(scenario) ?? scenario;
    const cells = [
      head,
      ["as it is", ...figures(first.base, currency)],
      ...own.map((row) => [nameOf(row), ...changed(row, currency)]),
    ].map((line) => (isWeighted ? line : line.toSpliced(WEIGHTED, 1)));
    const right = isWeighted ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 3, 4, 5, 6];
    const { from, to } = first.request;
    return [
      `${nameOfPlace(from)} → ${nameOfPlace(to)}`,
      ...columns(cells, new Set(right)),
      ...noticeLines(
        [
          ["as it is", first.base] as const,
          ...own.map((row) => [nameOf(row), row.plan] as const),
        ].flatMap(([name, outcome]) => {
          const way = wayFrom(outcome);
          return way === undefined ? [] : [[name, way] as const];
        }),
      ),
      ...longerLines(own, scenarios, nameOf, network),
      ...own.flatMap((row) => flipLines(row, nameOf(row), currency, network.currency)),
    ].join("\n");
  });
  return [...tables, footer(network)].join("\n\n");
}

/** The column that only weights have: of one criterion it says what another column says. */
const WEIGHTED = 6;

/** Scenarios that send a leg the long way round at the price it has without them. */
function longerLines(
  rows: readonly ComparisonRow[],
  scenarios: readonly Scenario[],
  nameOf: (row: ComparisonRow) => string,
  network: Network,
): string[] {
  const told = rows.flatMap((row) => {
    const way = wayFrom(row.plan);
    const scenario = scenarios.find(({ id }) => id === row.scenario);
    if (way === undefined || scenario === undefined) return [];
    const legs = longerLegs(way, scenario, network);
    return legs.length === 0 ? [] : [`${nameOf(row)} (${legs.join("; ")})`];
  });
  return told.length === 0
    ? []
    : [`longer at the price without the scenario: ${told.join(", ")}: ${BY_THE_BOX}`];
}

/** The nearest price of each kind at which the choice turns, where flips were asked for. */
function flipLines(
  { flips }: ComparisonRow,
  name: string,
  currency: string,
  tariffCurrency: string,
): string[] {
  if (flips === undefined) return [];
  const sides = ({ up, down }: Flips): Flip[] =>
    [up, down].flatMap((side) => ("change" in side ? [side] : []));
  const nearest = <Found extends { readonly flip: Flip }>(found: readonly Found[]): Found[] =>
    found.toSorted((a, b) => Math.abs(a.flip.change) - Math.abs(b.flip.change)).slice(0, 1);
  const told = [
    ...nearest(
      flips.tariffs.flatMap((of) => sides(of).map((flip) => ({ flip, tariff: of.tariff }))),
    ).map(({ flip, tariff }) => {
      const change = signed(flip.change, (amount) => money(amount, tariffCurrency));
      return `tariff ${tariff} ${change} a leg: ${wayOf(flip.itinerary)}`;
    }),
    ...(
      [
        ["carbon price", "a tonne", flips.carbonPrice],
        ["value of an hour", "an hour", flips.hourValue],
      ] as const
    ).flatMap(([what, each, of]) =>
      nearest(sides(of).map((flip) => ({ flip }))).map(
        ({ flip }) =>
          `${what} ${money(flip.value ?? flip.change, currency)} ${each}: ${wayOf(flip.itinerary)}`,
      ),
    ),
  ];
  return told.length === 0
    ? [`${name}: no price turns the choice`]
    : [`${name}: another way wins at`, ...told.map((line) => `  ${line}`)];
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

const weighted = (value: number): string =>
  value.toLocaleString("en-US", { maximumFractionDigits: 2 });

function inUnit(amount: number, word: keyof typeof KEEPING, currency: string): string {
  const tell = {
    cost: (value: number) => money(value, currency),
    duration: span,
    co2e: kg,
    weights: weighted,
  }[word];
  return `${amount < 0 ? "-" : ""}${tell(Math.abs(amount))}`;
}

function figures(outcome: Outcome, currency: string): string[] {
  const way = wayFrom(outcome);
  return way === undefined
    ? ["", "", "", "", "", "", "", statusOf(outcome)]
    : [
        money(way.cost, currency),
        "",
        span(way.durationH),
        "",
        kg(way.co2eKg),
        "",
        "",
        `${wayOf(way)}${proofOf(outcome)}`,
      ];
}

function changed(row: ComparisonRow, currency: string): string[] {
  const way = wayFrom(row.plan);
  if (way === undefined) return figures(row.plan, currency);
  const { delta } = row;
  const isSame = row.left?.length === 0 && row.joined?.length === 0;
  const before = wayFrom(row.base);
  const same = before !== undefined && isUntouched(before, way) ? "nothing changes" : "the same";
  return [
    money(way.cost, currency),
    delta === undefined ? "" : signed(delta.cost, (amount) => money(amount, currency)),
    span(way.durationH),
    delta === undefined || before === undefined
      ? ""
      : signed(toShownH(way.durationH) - toShownH(before.durationH), span),
    kg(way.co2eKg),
    delta === undefined ? "" : signed(delta.objective, weighted),
    isSame ? "" : keepingOf(row, currency),
    `${isSame ? same : wayOf(way)}${proofOf(row.plan)}`,
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
      return `no way: ${codesOf(outcome.because)}`;
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
  minimize: PlanRequest["minimize"],
): string {
  const isWeighted = typeof minimize !== "string";
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
    ...(isWeighted ? ["weighted"] : []),
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
    ...(isWeighted ? [signed(row.objective, weighted)] : []),
    nameOf(row.kind, row.id),
  ]);
  return [
    ...columns([head, ...cells], new Set(head.slice(1, -1).map((_, index) => index + 1))),
    "",
    footer(network),
  ].join("\n");
}
