/** Answers of several rows, for a person at a terminal. */
import {
  type Alternatives,
  type DepartureRow,
  type Departures,
  ENGINE,
  type Matrix,
  type MatrixRow,
  type Network,
  type Place,
  type Reach,
  type Reason,
  type Summary,
} from "@lianyun/planner";
import {
  clock,
  columns,
  kg,
  money,
  namesOf,
  noticeLines,
  printFront,
  span,
  wayOf,
} from "./print.ts";

const footer = ({ name, version }: Network): string => `${name} ${version}, ${ENGINE}`;

const table = (
  rows: readonly (readonly string[])[],
  right: readonly number[],
  network: Network,
  below: readonly string[] = [],
): string => [...columns(rows, new Set(right)), ...below, "", footer(network)].join("\n");

/** The codes of reasons in one cell, each once: one limit can stand in the way with this and with that. */
export const codesOf = (because: readonly Reason[]): string =>
  [...new Set(because.map(({ code }) => code))].join(" ");

/** The ways as a front, then what each two have in common. */
export function printAlternatives(answer: Alternatives, network: Network): string | undefined {
  if (answer.status === "infeasible" || answer.itineraries.length === 0) return undefined;
  const names = answer.itineraries.map((_, index) => String(index + 1));
  const shared = columns(
    [
      ["", ...names],
      ...answer.overlaps.map((row, index) => [
        names[index] ?? "",
        ...row.map((share) => `${Math.round(100 * share)} %`),
      ]),
    ],
    new Set([0, ...names.map(Number)]),
  );
  return [
    printFront(answer.itineraries, network, answer.currency),
    "",
    "tonne-km in common",
    ...shared,
  ].join("\n");
}

/** A line a ready time. */
export function printDepartures(answer: Departures, network: Network): string | undefined {
  if (answer.status === "infeasible") return undefined;
  const cells = (row: DepartureRow): string[] => {
    switch (row.status) {
      case "optimal": {
        const { cost, durationH, co2eKg, departAt, availableAt } = row.itinerary;
        return [
          money(cost, answer.currency),
          span(durationH),
          kg(co2eKg),
          clock(row.latestGateIn),
          clock(departAt),
          clock(availableAt),
          wayOf(row.itinerary),
        ];
      }
      case "infeasible":
        return ["", "", "", "", "", "", row.because.map(({ message }) => message).join("; ")];
      case "stopped":
        return ["", "", "", "", "", "", "stopped by the budget"];
    }
  };
  const head = ["ready", "cost", "duration", "CO2e", "hand in by", "departs", "available", "way"];
  const rows = answer.rows.map((row) => [clock(row.departAfter), ...cells(row)]);
  const below = noticeLines(
    answer.rows.flatMap((row) =>
      row.status === "optimal" ? [[clock(row.departAfter), row.itinerary] as const] : [],
    ),
  );
  return table([head, ...rows], [1, 2, 3], network, below);
}

const figures = (summary: Summary, currency: string): string[] => [
  money(summary.cost, currency),
  span(summary.durationH),
  kg(summary.co2eKg),
  String(summary.transfers),
];

/** A line a terminal. */
export function printReach(answer: Reach, network: Network): string | undefined {
  if (answer.status === "infeasible" || answer.reached.length === 0) return undefined;
  const nameOf = namesOf(network);
  const rows = answer.reached.map((reached) => [
    ...figures(reached, answer.currency),
    nameOf(reached.terminal),
    reached.modes.join(" → "),
  ]);
  return table(
    [["cost", "duration", "CO2e", "changes", "terminal", "modes"], ...rows],
    [0, 1, 2, 3],
    network,
  );
}

/** A place as it is typed. */
export const nameOfPlace = (place: Place): string =>
  typeof place === "string" ? place : `${place.lon},${place.lat}`;

/** A line a pair. */
export function printMatrix(answer: Matrix, network: Network): string | undefined {
  if (answer.status === "infeasible") return undefined;
  const cells = (row: MatrixRow): string[] => {
    switch (row.status) {
      case "optimal":
        return [...figures(row, answer.currency), row.terminal, row.modes.join(" → ")];
      case "infeasible":
        return ["", "", "", "", "", row.because === undefined ? "no way" : codesOf(row.because)];
      case "stopped":
        return ["", "", "", "", "", "stopped by the budget"];
    }
  };
  const head = ["from", "to", "cost", "duration", "CO2e", "changes", "terminal", "modes"];
  const rows = answer.rows.map((row) => [
    nameOfPlace(row.from),
    nameOfPlace(row.to),
    ...cells(row),
  ]);
  return table([head, ...rows], [2, 3, 4, 5], network);
}
