import { expect, test } from "vitest";
import { en } from "./en.ts";
import { firstLanguage, speak } from "./index.ts";
import { zh } from "./zh.ts";

const MESSAGES = { en, zh };

/** Paths of all wordings: `modes.rail`, `wayCount()`; a function is written with its number of arguments. */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (typeof value === "string") return [path];
  if (typeof value === "function") return [`${path}()`];
  return Object.entries(value as object).flatMap(([key, each]) =>
    keysOf(each, path === "" ? key : `${path}.${key}`),
  );
}

/** What a wording says, functions called with marks that must come out again. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "function") return Object.values(value as object).flatMap(textsOf);
  const marks = Array.from({ length: value.length }, (_, index) => `<${index}>`);
  return [String(value(...marks))];
}

test("all languages say the same things", () => {
  expect(keysOf(MESSAGES.zh)).toEqual(keysOf(MESSAGES.en));
});

test("nothing in Chinese is left in English", () => {
  const english = textsOf(MESSAGES.en);
  const same = textsOf(MESSAGES.zh).filter((text, index) => text === english[index]);
  // `2 × 40HC` is the same in both.
  expect(same).toEqual(["<0> × <1>"]);
  for (const text of textsOf(MESSAGES.zh)) {
    expect(text.replace(/<\d>/g, "")).toMatch(/[\u4e00-\u9fff×]/);
  }
});

test("no argument gets lost in a language", () => {
  const marks = (text: string) => [...new Set(text.match(/<\d>/g))].sort();
  const english = textsOf(MESSAGES.en);
  textsOf(MESSAGES.zh).forEach((text, index) => {
    // A plural may print 1 as a word, so English may lack the mark that Chinese has.
    const missing = marks(english[index] ?? "").filter((mark) => !text.includes(mark));
    expect(missing).toEqual([]);
  });
});

test.each([
  { first: 2026, last: 2028, english: "for 2026 to 2028 alone", chinese: "只有 2026 至 2028 年的" },
  { first: 2026, last: 2026, english: "for 2026 alone", chinese: "只有 2026 年的" },
])("years of calendars: $english", ({ first, last, english, chinese }) => {
  expect(en.beyondCalendars(first, last)).toContain(english);
  expect(zh.beyondCalendars(first, last)).toContain(chinese);
});

test("every wording is used somewhere on the page", () => {
  const files = import.meta.glob<string>("../ui/*.{ts,tsx}", {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const source = Object.values(files).join("\n");
  // Wordings of troubles are looked up by kind.
  const byKind = ["infeasible", "stopped", "refused", "failed", "halted"];
  const unused = Object.keys(MESSAGES.en).filter(
    (key) => !byKind.includes(key) && !new RegExp(`say\\.${key}\\b`).test(source),
  );
  expect(unused).toEqual([]);
});

test("every reason and every fault of the planner has its words in both languages", () => {
  const files = import.meta.glob<string>(
    "../../../packages/planner/src/{errors,itinerary/answer}.ts",
    { query: "?raw", import: "default", eager: true },
  );
  const source = Object.values(files).join("\n");
  const codesOf = (type: string): readonly string[] => {
    const [, union = ""] = new RegExp(`export type ${type} =([^;]+);`).exec(source) ?? [];
    return [...union.matchAll(/"(\w+)"/g)].map(([, code = ""]) => code);
  };
  const reasons = codesOf("ReasonCode");
  // Of files that the page never reads.
  const never = ["bad_cluster", "bad_snapshot", "bad_study", "bad_yaml"];
  const faults = codesOf("IssueCode").filter((code) => !never.includes(code));
  expect(reasons.length).toBeGreaterThan(15);
  expect(faults.length).toBeGreaterThan(40);
  for (const say of Object.values(MESSAGES)) {
    expect(Object.keys(say.reasons).sort()).toEqual([...reasons].sort());
    expect(Object.keys(say.faults).sort()).toEqual([...faults].sort());
  }
});

test("the stored language comes first, then the browser's", () => {
  expect(firstLanguage("en", ["zh-CN"])).toBe("en");
  expect(firstLanguage(null, ["zh-TW", "en"])).toBe("zh");
  expect(firstLanguage("klingon", ["de"])).toBe("en");
  expect(firstLanguage(null, [])).toBe("en");
});

test("a language is loaded with what it says", async () => {
  expect(await speak("zh")).toEqual({ language: "zh", say: zh });
  expect(await speak("en")).toEqual({ language: "en", say: en });
});
