/** The name of the page, the language and the theme. */
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../messages/messages.ts";
import { MoonIcon, SunIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

interface HeaderProps {
  readonly isDark: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onTheme: () => void;
  readonly money: string;
  readonly moneys: readonly string[];
  readonly onMoney: (money: string) => void;
}

export function Header({ isDark, onLanguage, onTheme, money, moneys, onMoney }: HeaderProps) {
  const { say, language } = useWords();
  return (
    <header class="top">
      <h1>
        <span lang="zh" class="brand-zh">
          联运
        </span>{" "}
        <span class="brand-en">Lianyun</span> <span class="tagline">{say.tagline}</span>
      </h1>
      <select
        class="money"
        aria-label={say.currency}
        value={money}
        onChange={(event) => onMoney(event.currentTarget.value)}
      >
        {moneys.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
      <fieldset class="languages">
        <legend class="visually-hidden">{say.language}</legend>
        {LANGUAGES.map((each) => (
          <button
            key={each}
            type="button"
            lang={LANGUAGE_NAMES[each].tag}
            aria-pressed={each === language}
            onClick={() => onLanguage(each)}
          >
            {LANGUAGE_NAMES[each].name}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button"
        aria-label={isDark ? say.toLight : say.toDark}
        title={isDark ? say.toLight : say.toDark}
        onClick={onTheme}
      >
        {isDark ? <SunIcon /> : <MoonIcon />}
      </button>
    </header>
  );
}
