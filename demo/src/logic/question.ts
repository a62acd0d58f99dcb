/** The question a visitor asks: always complete and well-formed; half-typed input never gets in here. */
import type { ContainerType, Mode, ParetoRequest, Resolution } from "@lianyun/planner";
import { isClockTime, toInstant } from "./clock.ts";

/** ISO 6346 sizes offered, as the planner knows them. */
export const CONTAINERS: readonly ContainerType[] = ["20GP", "40GP", "40HC", "45HC"];

/** Order of the modes on the page: land, water, air. */
export const MODE_ORDER: readonly Mode[] = ["rail", "road", "inlandWaterway", "sea", "air"];

export interface Question {
  /** A group or a terminal of the network. */
  readonly from: string;
  readonly to: string;
  readonly container: ContainerType;
  readonly count: number;
  readonly grossKg: number;
  readonly valueUsd: number;
  /** `YYYY-MM-DDTHH:MM` by the clock at the origin. */
  readonly ready: string;
  readonly modes: readonly Mode[];
  readonly includeAssumed: boolean;
}

export type QuestionField = keyof Question;

/** What the page opens with. */
export const DEFAULT_QUESTION: Question = {
  from: "CNCKG",
  to: "DEDUI",
  container: "40HC",
  count: 2,
  grossKg: 28_000,
  valueUsd: 240_000,
  ready: "2026-06-01T08:00",
  modes: MODE_ORDER,
  includeAssumed: false,
};

/** Least and most of each number, both included. */
export const LIMITS = {
  count: { least: 1, most: 999 },
  grossKg: { least: 1, most: 30_000_000 },
  valueUsd: { least: 0, most: 10_000_000_000 },
} as const;
export type NumberField = keyof typeof LIMITS;

/** Differences below these are not worth showing; the front is exact on these units. */
export const RESOLUTION: Resolution = { cost: 10, duration: 1, co2e: 10 };

/** True if the number is whole and within the limits of its field. */
export function isWithinLimits(field: NumberField, value: number): boolean {
  return Number.isInteger(value) && value >= LIMITS[field].least && value <= LIMITS[field].most;
}

/** True for a day and time that exist in the years 2000 to 2099. */
export function isReadyTime(text: string): boolean {
  return isClockTime(text) && text >= "2000" && text < "2100";
}

/** Asks the planner for every trade-off of cost, time and CO2e, at the page's resolution. */
export function toRequest(question: Question, originZone: string): ParetoRequest {
  return {
    from: question.from,
    to: question.to,
    cargo: {
      containers: [{ type: question.container, count: question.count }],
      grossKg: question.grossKg,
      valueUsd: question.valueUsd,
    },
    departAfter: toInstant(question.ready, originZone),
    modes: question.modes,
    includeAssumed: question.includeAssumed,
    over: ["cost", "duration", "co2e"],
    resolution: RESOLUTION,
  };
}
