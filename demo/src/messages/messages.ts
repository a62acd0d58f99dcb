import type { en } from "./en.ts";

/** The same keys with any words: what a language must say. A missing or surplus key does not compile. */
type Wording<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Wording<T[K]> };

export type Messages = Wording<typeof en>;

/** Languages of the page. */
export type Language = "en" | "zh";
export const LANGUAGES: readonly Language[] = ["en", "zh"];

/** What a language calls itself, and the tag that browsers and `Intl` know it by. */
export const LANGUAGE_NAMES: Readonly<
  Record<Language, { readonly name: string; readonly tag: string }>
> = {
  en: { name: "EN", tag: "en" },
  zh: { name: "中文", tag: "zh-Hans" },
};
