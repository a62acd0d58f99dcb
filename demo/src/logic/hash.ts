/** The question in the address bar. What comes in is checked by hand, field by field, and is never markup. */
import type { Mode } from "@lianyun/planner";
import type { Switch } from "../whatIf.ts";
import { readDoor } from "./door.ts";
import {
  CONTAINERS,
  isReadyTime,
  isWithinLimits,
  MODE_ORDER,
  type Question,
  type QuestionField,
  USUAL_CAPITAL_PCT,
} from "./question.ts";
import { flip } from "./whatIf.ts";

/** Longer links are refused unread. */
const LONGEST = 2_000;
/** No version is longer; the rest of the text is not one. */
const LONGEST_VERSION = 20;

/**
 * A question as `#from=CNCKG&to=DEDUI&box=2x40HC&kg=28000&usd=240000&ready=2026-06-01T08:00&modes=rail,road`, with the
 * switches that are on (`what=suez-shut`) and the version of the data it was answered on.
 */
export function encodeHash(question: Question, version?: string): string {
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
    ...(question.scenarios.length === 0 ? [] : [`what=${question.scenarios.join(",")}`]),
    ...(version === undefined ? [] : [`data=${encodeURIComponent(version)}`]),
  ];
  const readable = parts.join("&").replaceAll("%3A", ":").replaceAll("%40", "@");
  return `#${readable.replaceAll("%2C", ",")}`;
}

export interface Decoded {
  readonly question: Question;
  /** Fields that could not be understood; if there are any, `question` is the example. */
  readonly wrong: readonly QuestionField[];
  /** True if there was something to read and it was not a question. */
  readonly malformed: boolean;
  /** The version of the data the link was made with, if it is not the one here. */
  readonly otherData?: string | undefined;
}

/** What a link may name. */
export interface Known {
  readonly isPlace: (id: string) => boolean;
  /** In the order of the page. */
  readonly switches: readonly Switch[];
  readonly version: string;
}

const isEnd = (text: string, { isPlace }: Known): boolean =>
  isPlace(text) || readDoor(text) !== undefined;

/** One reader a key: fields of the question, or undefined if the text is not one. */
type Reader = (text: string, known: Known) => Partial<Question> | undefined;

const wholeNumber = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN);

const READERS: Readonly<Record<string, { fields: readonly QuestionField[]; read: Reader }>> = {
  from: {
    fields: ["from"],
    read: (text, known) => (isEnd(text, known) ? { from: text } : undefined),
  },
  to: { fields: ["to"], read: (text, known) => (isEnd(text, known) ? { to: text } : undefined) },
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
  what: {
    fields: ["scenarios"],
    read: (text, { switches }) => {
      const on = text === "" ? [] : text.split(",");
      if (!on.every((id) => switches.some((each) => each.id === id))) return undefined;
      // One after another, as a visitor would: a link cannot turn on what the page keeps apart.
      const scenarios = [...new Set(on)].reduce<readonly string[]>(
        (chosen, id) => flip(switches, chosen, id),
        [],
      );
      return { scenarios };
    },
  },
};

/**
 * Reads a hash. Missing keys are taken from the example, unknown keys are dropped; one bad value and the whole
 * example is taken, so that nobody plans a mixture of two questions.
 */
export function decodeHash(hash: string, known: Known, example: Question): Decoded {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  if (text === "") return { question: example, wrong: [], malformed: false };
  if (text.length > LONGEST) return { question: example, wrong: [], malformed: true };
  const params = new URLSearchParams(text.replaceAll("+", "%2B"));
  const wrong: QuestionField[] = [];
  let question = example;
  let readCount = 0;
  for (const [key, reader] of Object.entries(READERS)) {
    const values = params.getAll(key);
    if (values.length === 0) continue;
    readCount += 1;
    const read = values.length === 1 ? reader.read(values[0] ?? "", known) : undefined;
    if (read === undefined) wrong.push(...reader.fields);
    else question = { ...question, ...read };
  }
  if (wrong.length > 0 || readCount === 0) {
    return { question: example, wrong, malformed: true };
  }
  const version = params.get("data")?.slice(0, LONGEST_VERSION);
  const isOther = version !== undefined && version !== known.version;
  return { question, wrong: [], malformed: false, ...(isOther ? { otherData: version } : {}) };
}
