/** How much of an itinerary's cost, time and CO2e rests on which grade of evidence. */
import type { Itinerary, Leg, TransferStep } from "../itinerary/answer.ts";
import type { Grade, Network } from "../network/rows.ts";
import { type GradedPart, type GradeShares, gradeShares } from "./gradeShares.ts";

/** Shares by grade, each null where the total is 0. */
export interface DataQuality {
  /** Of money, by the row that asks it. */
  readonly cost: GradeShares | null;
  /** Of `durationH`, by the row that gives the hours. */
  readonly time: GradeShares | null;
  /** Of grams, by the factor. */
  readonly co2e: GradeShares | null;
}

/**
 * Shares of the totals by grade.
 *
 * Cost and CO2e: the lines, by amount. Time: the hours of a leg by the grade of its service, on-demand link or drayage row,
 * those that calendars add to it by the calendars; hours of handling by the transfer row, of loading at a door by its drayage
 * row (where a cost model of one's own priced the way, no line names the transfer row, and the model's grade counts); hours of waiting (closed terminal, slack, cut-off) by the service or link that is waited for, and where nothing leaves
 * any more, before release, by the terminal, whose hours they are.
 */
export function dataQuality(itinerary: Itinerary, network: Network): DataQuality {
  const amounts = (measure: "cost" | "co2e"): GradedPart[] =>
    itinerary.lines.filter((line) => line.measure === measure);
  return {
    cost: gradeShares(amounts("cost")),
    time: gradeShares(listHours(itinerary, network)),
    co2e: gradeShares(amounts("co2e")),
  };
}

type GradeOf = (id: string) => Grade;

function gradesOf(kind: string, rows: readonly { id: string; grade: Grade }[]): GradeOf {
  const grades = new Map(rows.map(({ id, grade }) => [id, grade]));
  return (id) => {
    const grade = grades.get(id);
    if (grade === undefined) throw new Error(`invariant: no ${kind} ${id} in this network`);
    return grade;
  };
}

function listHours({ legs, transfers, lines }: Itinerary, network: Network): GradedPart[] {
  const linkGrade = gradesOf("link", network.links);
  const serviceGrade = gradesOf("service", network.services);
  const drayageGrade = gradesOf("drayage row", network.drayage);
  const terminalGrade = gradesOf("terminal", network.terminals);
  const legGrade = ({ service, drayage, links }: Leg): Grade =>
    service !== undefined
      ? serviceGrade(service)
      : drayage !== undefined
        ? drayageGrade(drayage)
        : linkGrade(links[0] ?? "");
  /** The row of a transfer is named, with its grade, by the line that charges it. */
  const handlingGrade = ({ kind }: TransferStep, index: number): Grade => {
    const lorry = legs[index]?.drayage ?? legs[index - 1]?.drayage;
    if (kind === "door" && lorry !== undefined) return drayageGrade(lorry);
    const line = lines.find(
      (row) => row.kind === "handling" && row.part === "transfer" && row.index === index,
    );
    if (line === undefined) throw new Error(`invariant: transfer ${index} has no handling line`);
    return line.grade;
  };
  return [
    ...legs.flatMap((leg) => legHours(leg, legGrade(leg), network)),
    ...transfers.flatMap((step, index): GradedPart[] => {
      const waited = step.closedH + step.waitH + step.cutOffH;
      const next = legs[index];
      return [
        ...(step.handlingH > 0
          ? [{ grade: handlingGrade(step, index), amount: step.handlingH }]
          : []),
        ...(waited > 0
          ? [
              {
                grade: next === undefined ? terminalGrade(step.at) : legGrade(next),
                amount: waited,
              },
            ]
          : []),
      ];
    }),
  ];
}

function legHours(leg: Leg, grade: Grade, { calendars }: Network): GradedPart[] {
  if (leg.slowH === 0) return [{ grade, amount: leg.durationH }];
  const slow = calendars.filter(({ id }) => leg.calendars.includes(id));
  return [
    { grade, amount: leg.durationH - leg.slowH },
    ...slow.map((row) => ({ grade: row.grade, amount: row.extraH ?? 0 })),
  ];
}
