/** All that the page shows in the address bar. What comes in is checked by hand, word by word, and is never markup. */
import type { Mode } from "@lianyun/planner";
import type { Switch } from "../whatIf.ts";
import { readDoor } from "./door.ts";
import {
  CONTAINERS,
  isReadyTime,
  isWithinLimits,
  MODE_ORDER,
  type NumberField,
  type Question,
  USUAL_CAPITAL_PCT,
} from "./question.ts";
import { flip } from "./whatIf.ts";

/** Longer links are refused unread. */
const LONGEST = 2_000;
/** No version is longer; the rest of the text is not one. */
const LONGEST_VERSION = 20;
/** What is not understood is told up to here. */
const LONGEST_WORD = 40;

/** What a link holds beside the question. */
export interface Shown {
  /** The money that figures are shown in. */
  readonly money?: string | undefined;
  /** The chosen option (see `wayId.ts`). */
  readonly way?: string | undefined;
}

/**
 * A question as `#from=CNCKG&to=DEDUI&box=2x40HC&kg=28000&usd=240000&ready=2026-06-01T08:00&modes=rail,road`, with the
 * switches that are on (`what=suez-shut`), the version of the data it was answered on, and what is shown of the answer.
 */
export function encodeHash(question: Question, version?: string, shown: Shown = {}): string {
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
    ...(shown.money === undefined ? [] : [`money=${shown.money}`]),
    ...(shown.way === undefined ? [] : [`way=${encodeURIComponent(shown.way)}`]),
  ];
  const readable = parts.join("&").replaceAll("%3A", ":").replaceAll("%40", "@");
  return `#${readable.replaceAll("%2C", ",")}`;
}

/** A word of a link that was not understood, and the key it stands at; `other` where the word is a key itself. */
export interface Misread {
  readonly key: LinkKey | "other";
  readonly word: string;
}

export interface Decoded extends Shown {
  /** What was understood; the rest is the example's. */
  readonly question: Question;
  readonly wrong: readonly Misread[];
  /** Keys of a whole link that it leaves away, if any; theirs is the example's as well. */
  readonly missing?: readonly LinkKey[];
  /** True if there was something to read and nothing of it was a question. */
  readonly malformed: boolean;
  /** The version of the data the link was made with, if it is not the one here. */
  readonly otherData?: string | undefined;
}

/** What a link may name. */
export interface Known {
  readonly isPlace: (id: string) => boolean;
  /** In the order of the page. */
  readonly switches: readonly Switch[];
  readonly moneys: readonly string[];
  readonly version: string;
}

const isEnd = (text: string, { isPlace }: Known): boolean =>
  isPlace(text) || readDoor(text) !== undefined;

/** Makes fields of a text; words that it does not understand it tells `miss`. */
type Reader = (text: string, known: Known, miss: (word: string) => void) => Partial<Read>;
type Read = Question & Shown;

const wholeNumber = (text: string): number => (/^\d{1,12}$/.test(text) ? Number(text) : Number.NaN);

const readNumber =
  (field: NumberField): Reader =>
  (text, _known, miss) => {
    const number = wholeNumber(text);
    if (isWithinLimits(field, number)) return { [field]: number };
    miss(text);
    return {};
  };

/** The words of a list that are understood; none at all of some is no list. */
function readWords(
  text: string,
  isKnown: (word: string) => boolean,
  miss: (word: string) => void,
): readonly string[] | undefined {
  const words = text === "" ? [] : text.split(",");
  const read = words.filter(isKnown);
  for (const word of words) if (!isKnown(word)) miss(word);
  return read.length === 0 && words.length > 0 ? undefined : read;
}

const readIf =
  (
    isRight: (text: string, known: Known) => boolean,
    take: (text: string) => Partial<Read>,
  ): Reader =>
  (text, known, miss) => {
    if (isRight(text, known)) return take(text);
    miss(text);
    return {};
  };

const READERS = {
  from: readIf(isEnd, (from) => ({ from })),
  to: readIf(isEnd, (to) => ({ to })),
  box: (text, _known, miss) => {
    const [before = "", after = ""] = text.split("x");
    const count = wholeNumber(before);
    const container = CONTAINERS.find((type) => type === after);
    if (container !== undefined && isWithinLimits("count", count)) return { count, container };
    miss(text);
    return {};
  },
  kg: readNumber("grossKg"),
  usd: readNumber("valueUsd"),
  capital: readNumber("capitalPct"),
  ready: readIf(isReadyTime, (ready) => ({ ready })),
  modes: (text, _known, miss) => {
    const words = readWords(text, (word) => MODE_ORDER.includes(word as Mode), miss);
    return words === undefined ? {} : { modes: MODE_ORDER.filter((mode) => words.includes(mode)) };
  },
  assumed: readIf(
    (text) => text === "1" || text === "0",
    (text) => ({ includeAssumed: text === "1" }),
  ),
  what: (text, { switches }, miss) => {
    const on = readWords(text, (word) => switches.some(({ id }) => id === word), miss) ?? [];
    // One after another, as a visitor would: a link cannot turn on what the page keeps apart.
    const scenarios = [...new Set(on)].reduce<readonly string[]>(
      (chosen, id) => flip(switches, chosen, id),
      [],
    );
    for (const id of on) if (!scenarios.includes(id)) miss(id);
    return { scenarios };
  },
  money: readIf(
    (text, { moneys }) => moneys.includes(text),
    (money) => ({ money }),
  ),
  way: readIf(
    (text) => /^[\w:.@-]{1,300}$/.test(text),
    (way) => ({ way }),
  ),
} as const satisfies Readonly<Record<string, Reader>>;

/** A key that a link can have. */
export type LinkKey = keyof typeof READERS;

/** Keys that every link of the page has; any other that is left away is as usual. */
const WHOLE: readonly LinkKey[] = ["from", "to", "box", "kg", "usd", "ready", "modes"];

/** Reads a hash. What is missing or not understood is taken from the example, and is named, unknown keys too. */
export function decodeHash(hash: string, known: Known, example: Question): Decoded {
  const text = hash.startsWith("#") ? hash.slice(1) : hash;
  const nothing = { question: example, wrong: [] };
  if (text === "") return { ...nothing, malformed: false };
  if (text.length > LONGEST) return { ...nothing, malformed: true };
  const params = new URLSearchParams(text.replaceAll("+", "%2B"));
  const wrong: Misread[] = [];
  const missAt =
    (key: Misread["key"]) =>
    (word: string): number =>
      wrong.push({ key, word: word.slice(0, LONGEST_WORD) });
  let read: Read = example;
  let readCount = 0;
  for (const [name, reader] of Object.entries(READERS) as [LinkKey, Reader][]) {
    const [value, ...others] = params.getAll(name);
    if (value === undefined) continue;
    readCount += 1;
    const miss = missAt(name);
    if (others.length > 0) miss([value, ...others].join(", "));
    else read = { ...read, ...reader(value, known, miss) };
  }
  const isKnown = (name: string): boolean => name === "data" || Object.hasOwn(READERS, name);
  if (readCount > 0)
    [...new Set(params.keys())].filter((name) => !isKnown(name)).forEach(missAt("other"));
  const missing = readCount > 0 ? WHOLE.filter((name) => !params.has(name)) : [];
  const { money, way, ...question } = read;
  const version = params.get("data")?.slice(0, LONGEST_VERSION);
  const isOther = version !== undefined && version !== known.version && readCount > 0;
  return {
    question,
    wrong,
    ...(missing.length === 0 ? {} : { missing }),
    malformed: readCount === 0,
    ...(money === undefined ? {} : { money }),
    ...(way === undefined ? {} : { way }),
    ...(isOther ? { otherData: version } : {}),
  };
}
