/** How much of a total rests on which grade of evidence. */
import { GRADES, type Grade } from "../network/rows.ts";

/** A share for each grade, 0 to 1; they add up to 1. */
export type GradeShares = Readonly<Record<Grade, number>>;

/** A part of a total and how far it can be trusted. */
export interface GradedPart {
  readonly grade: Grade;
  /** At least 0, in the unit of the other parts. */
  readonly amount: number;
}

/** Shares by amount; null where the parts add up to 0, of which nothing is a share. */
export function gradeShares(parts: readonly GradedPart[]): GradeShares | null {
  const sum = (grade?: Grade): number =>
    parts.reduce(
      (total, part) => (grade === undefined || part.grade === grade ? total + part.amount : total),
      0,
    );
  const total = sum();
  if (total === 0) return null;
  return Object.fromEntries(GRADES.map((grade) => [grade, sum(grade) / total])) as Record<
    Grade,
    number
  >;
}
