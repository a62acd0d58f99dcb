import { en } from "./en.ts";
import type { Language, Messages } from "./messages.ts";
import { zh } from "./zh.ts";

/** All wordings by language. */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, zh };

/** The language to open with: the stored choice, else Chinese for a Chinese browser, else English. */
export function firstLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === "en" || stored === "zh") return stored;
  return preferred[0]?.toLowerCase().startsWith("zh") === true ? "zh" : "en";
}
