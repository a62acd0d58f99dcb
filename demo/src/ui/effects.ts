/** What the page does besides drawing itself: the document, the address bar, the planner. */
import { useCallback, useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { decodeHash, encodeHash, type Known, type Shown } from "../logic/hash.ts";
import { type Question, toRequest } from "../logic/question.ts";
import type { Action, State } from "../logic/state.ts";
import { scenarioOf } from "../logic/whatIf.ts";
import { LANGUAGE_NAMES } from "../messages/messages.ts";
import { createPlanningClient, type Later, type PlanningClient } from "../planning/client.ts";
import type { Switch } from "../whatIf.ts";
import type { Words } from "./words.ts";

type Dispatch = (action: Action) => void;

/** Gives the document its language, title and theme. */
export function useDocument({ language, say }: Words, theme: string): void {
  useLayoutEffect(() => {
    document.documentElement.lang = LANGUAGE_NAMES[language].tag;
    document.title = say.title;
  }, [language, say]);
  useLayoutEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
}

/** Keeps the question and what is shown in the address, and takes over those of an address that is opened. */
export function useAddress(
  question: Question,
  { money, way }: Shown,
  known: Known,
  example: Question,
  dispatch: Dispatch,
): void {
  const own = useRef("");
  const write = useCallback(
    (asked: Question, shown: Shown): void => {
      own.current = encodeHash(asked, known.version, shown);
      if (location.hash !== own.current) history.replaceState(null, "", own.current);
    },
    [known],
  );
  // At once: a reload right after a choice must find it there.
  useLayoutEffect(() => write(question, { money, way }), [question, money, way, write]);
  useEffect(() => {
    const open = (): void => {
      if (location.hash === own.current) return;
      const decoded = decodeHash(location.hash, known, example);
      // Not left to the effect above: a bad link opened on the example leaves the question as it is.
      write(decoded.question, { ...decoded, money: decoded.money ?? money });
      dispatch({ type: "open", decoded });
    };
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [known, example, dispatch, write, money]);
}

/** Asks the planner whenever the question changes; gives back how to ask it for more. */
export function usePlanning(
  state: State,
  originZone: string,
  switches: readonly Switch[],
  dispatch: Dispatch,
): Later {
  const client = useRef<PlanningClient<Question> | undefined>(undefined);
  // Layout effects: the worker need not wait until the page is painted.
  useLayoutEffect(() => {
    const created = createPlanningClient<Question>({
      onReady: () => dispatch({ type: "ready" }),
      onAnswer: (answer, question) => dispatch({ type: "answer", answer, question }),
      onFailure: (error) =>
        dispatch({ type: "fail", message: error instanceof Error ? error.message : String(error) }),
    });
    client.current = created;
    return () => created.close();
  }, [dispatch]);
  const { question, asking, own } = state;
  // The object, not its kind: every stop is one of its own.
  const halted = state.trouble?.kind === "halted" ? state.trouble : undefined;
  useLayoutEffect(() => {
    if (halted !== undefined) client.current?.stop();
  }, [halted]);
  // `asking` is there to ask the same question again.
  useLayoutEffect(() => {
    const scenario = scenarioOf(switches, question.scenarios);
    client.current?.ask(toRequest(question, originZone), question, { scenario, own });
  }, [question, asking, originZone, switches, own]);
  // Children are mounted before the client is: they wait a moment for it.
  return useCallback(async (work) => {
    await Promise.resolve();
    return client.current === undefined ? new Promise(() => {}) : client.current.later(work);
  }, []);
}
