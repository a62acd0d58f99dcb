import type { Language, Messages } from "./messages.ts";

/** Wordings by language, each in a file of its own: a visitor loads the one that is spoken. */
const LOADERS: Readonly<Record<Language, () => Promise<Messages>>> = {
  en: async () => (await import("./en.ts")).en,
  zh: async () => (await import("./zh.ts")).zh,
};

/** A language and what it says. */
export interface Spoken {
  readonly language: Language;
  readonly say: Messages;
}

/** Loads what a language says. Rejects where its file cannot be had. */
export const speak = async (language: Language): Promise<Spoken> => ({
  language,
  say: await LOADERS[language](),
});

/** The language to open with: the stored choice, else Chinese for a Chinese browser, else English. */
export function firstLanguage(stored: string | null, preferred: readonly string[]): Language {
  if (stored === "en" || stored === "zh") return stored;
  return preferred[0]?.toLowerCase().startsWith("zh") === true ? "zh" : "en";
}
