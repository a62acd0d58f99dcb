/** The page: the question and its ways on the left, the map and what the chosen way is made of on the right. */
import { useMemo, useReducer, useState } from "preact/hooks";
import type { Directory } from "../directory.ts";
import { createFormat } from "../logic/format.ts";
import { decodeHash } from "../logic/hash.ts";
import { createNames } from "../logic/names.ts";
import { listPlaces, type Place, placesById } from "../logic/places.ts";
import { EXAMPLE_ORIGIN, exampleQuestion } from "../logic/question.ts";
import { firstState, reduce, type State } from "../logic/state.ts";
import { firstLanguage, MESSAGES } from "../messages/index.ts";
import type { Language } from "../messages/messages.ts";
import { useAddress, useDocument, usePlanning } from "./effects.ts";
import { Header } from "./Header.tsx";
import { readStored, store, useMedia } from "./hooks.ts";
import { DeskLayout, type LayoutProps, PhoneLayout, TheQuote } from "./layouts.tsx";
import { Notice } from "./Notice.tsx";
import { PlannerContext } from "./planner.ts";
import { useStatus } from "./useStatus.ts";
import { type Words, WordsContext } from "./words.ts";

/** Narrower than this the panel and the map do not fit side by side. */
const PHONE = "(max-width: 759px)";

export function App({ directory }: { directory: Directory }) {
  const [language, setLanguage] = useState<Language>(() =>
    firstLanguage(readStored("language"), navigator.languages),
  );
  const [ownTheme, setOwnTheme] = useState(() => readStored("theme"));
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  const theme =
    ownTheme === "dark" || ownTheme === "light" ? ownTheme : prefersDark ? "dark" : "light";
  const isPhone = useMedia(PHONE);

  const places = useMemo(() => listPlaces(directory), [directory]);
  const byId = useMemo(() => placesById(places), [places]);
  const words = useMemo(
    (): Words => ({
      language,
      say: MESSAGES[language],
      format: createFormat(language, directory.currency),
      names: createNames(directory, language),
    }),
    [directory, language],
  );
  // One example for the whole visit, also when it lasts past Sunday.
  const [example] = useState(() =>
    exampleQuestion(Date.now(), byId.get(EXAMPLE_ORIGIN)?.timeZone ?? "UTC"),
  );
  const [state, dispatch] = useReducer(reduce, undefined, () =>
    firstState(decodeHash(location.hash, (id) => byId.has(id), example)),
  );
  const place = (id: string): Place => {
    const found = byId.get(id) ?? places[0];
    if (found === undefined) throw new Error("invariant: a network without places");
    return found;
  };
  const from = place(state.question.from);
  const to = place(state.question.to);

  useDocument(words, theme);
  useAddress(state.question, byId, example, dispatch);
  const later = usePlanning(state, from.timeZone, dispatch);

  const layout: LayoutProps = {
    state,
    dispatch,
    places,
    from,
    to,
    theme,
    directory,
    example,
  };
  return (
    <WordsContext.Provider value={words}>
      <PlannerContext.Provider value={later}>
        <div class={isPhone ? "page page-phone" : "page"}>
          <Header
            isDark={theme === "dark"}
            onLanguage={(next) => {
              setLanguage(next);
              store("language", next);
            }}
            onTheme={() => {
              const next = theme === "dark" ? "light" : "dark";
              setOwnTheme(next);
              store("theme", next);
            }}
          />
          {state.badLink !== undefined && (
            <Notice fields={state.badLink} onDismiss={() => dispatch({ type: "dismiss" })} />
          )}
          {isPhone ? <PhoneLayout {...layout} /> : <DeskLayout {...layout} />}
          <LiveStatus state={state} />
        </div>
        <TheQuote state={state} directory={directory} />
      </PlannerContext.Provider>
    </WordsContext.Provider>
  );
}

/** Reads the result count out, politely, also while the list is not in sight. */
function LiveStatus({ state }: { state: State }) {
  const status = useStatus(state);
  return (
    <p role="status" class="visually-hidden">
      {status}
    </p>
  );
}
