/** The same cargo ready on each of the next days, told day by day. */
import type { PlanRequest } from "@lianyun/planner";
import type { Departure } from "../planning/answer.ts";
import { daysLater, HOURS_PER_DAY } from "./clock.ts";
import { type Question, toRequest } from "./question.ts";
import { capitalPerDay } from "./valueOfTime.ts";

export const DAYS = 14;

/** What one ready time gives, by the clock at the origin. */
export interface Day {
  readonly ready: string;
  readonly departAfter: string;
  readonly best: Departure;
}

/** True while there are days to ask for; after one that was refused or failed the next would be as well. */
export function areDaysLeft(days: readonly Day[]): boolean {
  const last = days.at(-1);
  return days.length < DAYS && (last === undefined || !("faults" in last.best));
}

/** Asks for the days that are left, one after the other, so that a new question never waits for more than one of them. */
export async function askDays(
  known: readonly Day[],
  question: Question,
  originZone: string,
  ask: (request: PlanRequest) => Promise<Departure>,
  /** Takes all the days so far; gives back false if nobody wants to know any more. */
  tell: (days: readonly Day[]) => boolean,
): Promise<void> {
  let days = known;
  while (areDaysLeft(days)) {
    const ready = daysLater(question.ready, days.length);
    const request = departureRequest({ ...question, ready }, originZone);
    const best = await ask(request).catch(
      (error: unknown): Departure => ({
        faults: [error instanceof Error ? error.message : String(error)],
      }),
    );
    days = [...days, { ready, departAfter: request.departAfter, best }];
    if (!tell(days)) return;
  }
}

/** The best of a day counts the capital in the goods, as the curve does. */
function departureRequest(question: Question, originZone: string): PlanRequest {
  const { over: _, resolution: __, ...request } = toRequest(question, originZone);
  const perHour = capitalPerDay(question.valueUsd, question.capitalPct) / HOURS_PER_DAY;
  return { ...request, minimize: perHour > 0 ? { cost: 1, duration: perHour } : "cost" };
}
