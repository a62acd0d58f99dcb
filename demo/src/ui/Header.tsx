/** The name of the page, the language and the theme. */
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "../messages/messages.ts";
import { MoonIcon, SunIcon } from "./icons.tsx";
import { useWords } from "./words.ts";

interface HeaderProps {
  readonly isDark: boolean;
  readonly onLanguage: (language: Language) => void;
  readonly onTheme: () => void;
}

export function Header({ isDark, onLanguage, onTheme }: HeaderProps) {
  const { say, language } = useWords();
  return (
    <header class="top">
      <h1>
        <span lang="zh" class="brand-zh">
          联运
        </span>{" "}
        <span class="brand-en">Lianyun</span> <span class="tagline">{say.tagline}</span>
      </h1>
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
