/** The question in the address bar. What comes in is checked by hand, field by field, and is never markup. */
import type { Mode } from "@lianyun/planner";
import {
  CONTAINERS,
  isReadyTime,
  isWithinLimits,
  MODE_ORDER,
  type Question,
  type QuestionField,
  USUAL_CAPITAL_PCT,
} from "./question.ts";

/** Longer links are refused unread. */
const LONGEST = 2_000;

/** A question as `#from=CNCKG&to=DEDUI&box=2x40HC&kg=28000&usd=240000&ready=2026-06-01T08:00&modes=rail,road`. */
export function encodeHash(question: Question): string {
  const parts = [
    `from=${encodeURIComponent(question.from)}`,
    `to=${encodeURIComponent(question.to)}`,
    `box=${question.count}x${question.container}`,
    `kg=${question.grossKg}`,
    `usd=${question.valueUsd}`,
    `ready=${question.ready}`,
    `modes=${question.modes.join(",")}`,
    ...(question.capitalPct === USUAL_CAPITAL_PCT ? [] : [`capital=${question.capitalPct}`]),
    ...(question.includeAssumed ? ["assumed=1"] : []),
  ];
  return `#${parts.join("&").replaceAll("%3A", ":")}`;
}

export interface Decoded {
  readonly question: Question;
  /** Fields that could not be understood; if there are any, `question` is the example. */
  readonly wrong: readonly QuestionField[];
  /** True if there was something to read and it was not a question. */
  readonly malformed: boolean;
}

/** One reader a key: fields of the question, or undefined if the text is not one. */
type Reader = (text: string, isPlace: (id: string) => boolean) => Partial<Question> | undefined;

const wholeNumber = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN);

const READERS: Readonly<Record<string, { fields: readonly QuestionField[]; read: Reader }>> = {
  from: { fields: ["from"], read: (text, isPlace) => (isPlace(text) ? { from: text } : undefined) },
  to: { fields: ["to"], read: (text, isPlace) => (isPlace(text) ? { to: text } : undefined) },
  box: {
    fields: ["count", "container"],
    read: (text) => {
      const [before = "", after = ""] = text.split("x");
      const count = wholeNumber(before);
      const container = CONTAINERS.find((type) => type === after);
      if (container === undefined || !isWithinLimits("count", count)) return undefined;
      return { count, container };
    },
  },
  kg: {
    fields: ["grossKg"],
    read: (text) => {
      const grossKg = wholeNumber(text);
      return isWithinLimits("grossKg", grossKg) ? { grossKg } : undefined;
    },
  },
  usd: {
    fields: ["valueUsd"],
    read: (text) => {
      const valueUsd = wholeNumber(text);
      return isWithinLimits("valueUsd", valueUsd) ? { valueUsd } : undefined;
    },
  },
  capital: {
    fields: ["capitalPct"],
    read: (text) => {
      const capitalPct = wholeNumber(text);
      return isWithinLimits("capitalPct", capitalPct) ? { capitalPct } : undefined;
    },
  },
  ready: { fields: ["ready"], read: (text) => (isReadyTime(text) ? { ready: text } : undefined) },
  modes: {
    fields: ["modes"],
    read: (text) => {
      const words = text === "" ? [] : text.split(",");
      const known = words.filter((word) => MODE_ORDER.includes(word as Mode));
      if (known.length !== words.length) return undefined;
      return { modes: MODE_ORDER.filter((mode) => known.includes(mode)) };
    },
  },
  assumed: {
    fields: ["includeAssumed"],
    read: (text) => (text === "1" || text === "0" ? { includeAssumed: text === "1" } : undefined),
  },
};

/**
 * Reads a hash. Missing keys are taken from the example, unknown keys are dropped; one bad value and the whole
 * example is taken, so that nobody plans a mixture of two questions.
 */
export function decodeHash(
  hash: string,
  isPlace: (id: string) => boolean,
  example: Question,
): Decoded {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  if (text === "") return { question: example, wrong: [], malformed: false };
  if (text.length > LONGEST) return { question: example, wrong: [], malformed: true };
  const params = new URLSearchParams(text.replaceAll("+", "%2B"));
  const wrong: QuestionField[] = [];
  let question = example;
  let known = 0;
  for (const [key, reader] of Object.entries(READERS)) {
    const values = params.getAll(key);
    if (values.length === 0) continue;
    known += 1;
    const read = values.length === 1 ? reader.read(values[0] ?? "", isPlace) : undefined;
    if (read === undefined) wrong.push(...reader.fields);
    else question = { ...question, ...read };
  }
  if (wrong.length > 0 || known === 0) {
    return { question: example, wrong, malformed: true };
  }
  return { question, wrong: [], malformed: false };
}
