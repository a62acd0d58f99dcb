/** The page: the question and its ways on the left, the map and what the chosen way is made of on the right. */
import { useMemo, useReducer, useState } from "preact/hooks";
import type { Directory } from "../directory.ts";
import { doorPlace } from "../logic/door.ts";
import { createFormat } from "../logic/format.ts";
import { decodeHash, type Known } from "../logic/hash.ts";
import { createNames } from "../logic/names.ts";
import { listPlaces, type Place, placesById } from "../logic/places.ts";
import { EXAMPLE_ORIGIN, exampleQuestion } from "../logic/question.ts";
import { firstState, reduce, type State, wayInAddress } from "../logic/state.ts";
import { type Spoken, speak } from "../messages/index.ts";
import { AboutChosen } from "./About.tsx";
import { useAddress, useDocument, usePlanning } from "./effects.ts";
import { Header } from "./Header.tsx";
import { readStored, store, useMedia } from "./hooks.ts";
import { DeskLayout, type LayoutProps, PhoneLayout, TheQuote } from "./layouts.tsx";
import { Notice } from "./Notice.tsx";
import { PlannerContext } from "./planner.ts";
import { useOwnRates } from "./useOwnRates.ts";
import { useStatus } from "./useStatus.ts";
import { type Words, WordsContext } from "./words.ts";

/** Narrower than this the panel and the map do not fit side by side. */
const PHONE = "(max-width: 759px)";

/** `first` is the language to open with. */
export function App({ directory, first }: { directory: Directory; first: Spoken }) {
  const [{ language, say }, setSpoken] = useState(first);
  const [ownTheme, setOwnTheme] = useState(() => readStored("theme"));
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  const theme =
    ownTheme === "dark" || ownTheme === "light" ? ownTheme : prefersDark ? "dark" : "light";
  const isPhone = useMedia(PHONE);

  const { moneys } = directory;
  const places = useMemo(() => listPlaces(directory), [directory]);
  const byId = useMemo(() => placesById(places), [places]);
  // One example for the whole visit, also when it lasts past Sunday.
  const [example] = useState(() =>
    exampleQuestion(Date.now(), byId.get(EXAMPLE_ORIGIN)?.timeZone ?? "UTC"),
  );
  const known = useMemo(
    (): Known => ({
      isPlace: (id) => byId.has(id),
      switches: directory.switches,
      moneys: directory.moneys.map(({ currency }) => currency),
      version: directory.version,
    }),
    [byId, directory],
  );
  const [state, dispatch] = useReducer(reduce, undefined, () =>
    firstState(decodeHash(location.hash, known, example), readStored("money") ?? undefined),
  );
  const { currency, rate } = moneys.find((each) => each.currency === state.money) ?? {
    currency: directory.currency,
    rate: 1,
  };
  const words = useMemo(
    (): Words => ({
      language,
      say,
      format: createFormat(language, currency, rate),
      names: createNames(directory, language, say.door),
    }),
    [directory, language, say, currency, rate],
  );
  const place = (id: string): Place => {
    const found = byId.get(id) ?? doorPlace(id, directory) ?? places[0];
    if (found === undefined) throw new Error("invariant: a network without places");
    return found;
  };
  const from = place(state.question.from);
  const to = place(state.question.to);

  useDocument(words, theme);
  useAddress(
    state.question,
    { money: currency, way: wayInAddress(state) },
    known,
    example,
    dispatch,
  );
  const later = usePlanning(state, from.timeZone, directory.switches, dispatch);
  const { onFiles, isOver } = useOwnRates(dispatch);

  const layout: LayoutProps = {
    state,
    dispatch,
    places,
    from,
    to,
    theme,
    directory,
    example,
    onFiles,
  };
  return (
    <WordsContext.Provider value={words}>
      <PlannerContext.Provider value={later}>
        <AboutChosen results={state.results} chosen={state.chosen}>
          <div class={isPhone ? "page page-phone" : "page"}>
            <Header
              isDark={theme === "dark"}
              money={currency}
              moneys={known.moneys}
              onMoney={(next) => {
                dispatch({ type: "money", money: next });
                store("money", next);
              }}
              onLanguage={(next) => {
                store("language", next);
                // Where the words cannot be had, the page goes on in those it has.
                speak(next).then(setSpoken, () => {});
              }}
              onTheme={() => {
                const next = theme === "dark" ? "light" : "dark";
                setOwnTheme(next);
                store("theme", next);
              }}
            />
            {state.notice !== undefined && (
              <Notice
                notice={state.notice}
                version={directory.version}
                onDismiss={() => dispatch({ type: "dismiss" })}
              />
            )}
            {isPhone ? <PhoneLayout {...layout} /> : <DeskLayout {...layout} />}
            {isOver && <p class="drop-here">{words.say.ownRatesDrop}</p>}
            <LiveStatus state={state} />
          </div>
          <TheQuote state={state} directory={directory} />
        </AboutChosen>
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
