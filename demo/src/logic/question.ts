/** The question a visitor asks: always complete and well-formed; half-typed input never gets in here. */
import type { ContainerType, Mode, ParetoRequest, Resolution } from "@lianyun/planner";
import { isClockTime, nextMonday, toInstant } from "./clock.ts";
import { readDoor } from "./door.ts";

/** ISO 6346 sizes offered, as the planner knows them. */
export const CONTAINERS: readonly ContainerType[] = ["20GP", "40GP", "40HC", "45HC"];

/** Order of the modes on the page: land, water, air. */
export const MODE_ORDER: readonly Mode[] = ["rail", "road", "inlandWaterway", "sea", "air"];

export interface Question {
  /** A group or a terminal of the network, or a door (`@29.56,106.55`). */
  readonly from: string;
  readonly to: string;
  readonly container: ContainerType;
  readonly count: number;
  readonly grossKg: number;
  readonly valueUsd: number;
  /** What capital costs, in percent a year: with it time costs money. */
  readonly capitalPct: number;
  /** `YYYY-MM-DDTHH:MM` by the clock at the origin. */
  readonly ready: string;
  readonly modes: readonly Mode[];
  readonly includeAssumed: boolean;
  /** Switches that are on, in the order of the page. */
  readonly scenarios: readonly string[];
}

export type QuestionField = keyof Question;

/** Where the example starts; its clock says which Monday is next. */
export const EXAMPLE_ORIGIN = "CNCKG";

/** The rate that the planner reckons with. */
export const USUAL_CAPITAL_PCT = 15;

/** What the page opens with: cargo that is ready next Monday morning at the origin. */
export function exampleQuestion(nowMs: number, originZone: string): Question {
  return {
    from: EXAMPLE_ORIGIN,
    to: "DEDUI",
    container: "40HC",
    count: 2,
    grossKg: 28_000,
    valueUsd: 240_000,
    capitalPct: USUAL_CAPITAL_PCT,
    ready: `${nextMonday(nowMs, originZone)}T08:00`,
    modes: MODE_ORDER,
    includeAssumed: false,
    scenarios: [],
  };
}

/** Least and most of each number, both included. */
export const LIMITS = {
  count: { least: 1, most: 999 },
  grossKg: { least: 1, most: 30_000_000 },
  valueUsd: { least: 0, most: 10_000_000_000 },
  capitalPct: { least: 0, most: 100 },
} as const;
export type NumberField = keyof typeof LIMITS;

/** Steps in which options are told apart: money of the network, hours, kg. */
export const RESOLUTION = { cost: 20, duration: 6, co2e: 50 } as const satisfies Resolution;

/** True if the number is whole and within the limits of its field. */
export function isWithinLimits(field: NumberField, value: number): boolean {
  return Number.isInteger(value) && value >= LIMITS[field].least && value <= LIMITS[field].most;
}

/** True for a day and time that exist in the years 2000 to 2099. */
export function isReadyTime(text: string): boolean {
  return isClockTime(text) && text >= "2000" && text < "2100";
}

/** Asks the planner for the trade-offs of cost, time and CO2e in the page's steps. */
export function toRequest(question: Question, originZone: string): ParetoRequest {
  return {
    from: readDoor(question.from) ?? question.from,
    to: readDoor(question.to) ?? question.to,
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
