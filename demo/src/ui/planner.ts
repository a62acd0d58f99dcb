/** What parts of the page ask of the planner beside the question: in the worker, after the answer. */
import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { PlanningWorker } from "../planning/answer.ts";
import type { Later } from "../planning/client.ts";

export const PlannerContext = createContext<Later>(() => new Promise(() => {}));

export const useLater = (): Later => useContext(PlannerContext);

/**
 * What the planner says about something; undefined until it has, and again as soon as `about` is another object.
 * A failure is passed over: it is told where the question itself fails.
 */
export function useTold<About extends object, Told>(
  about: About | undefined,
  work: (remote: PlanningWorker, about: About) => Promise<Told>,
): Told | undefined {
  const later = useLater();
  const [told, setTold] = useState<{ readonly about: About; readonly answer: Told } | undefined>();
  useEffect(() => {
    if (about === undefined) return undefined;
    let isOld = false;
    later((remote) => work(remote, about)).then(
      (answer) => {
        if (!isOld) setTold({ about, answer });
      },
      () => {},
    );
    return () => {
      isOld = true;
    };
    // `work` is written anew with every drawing, and does the same.
  }, [about, later]);
  return told?.about === about ? told?.answer : undefined;
}
