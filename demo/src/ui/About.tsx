/** What is worked out about the chosen option after the answer: asked once, for all parts of the page that tell of it. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Results } from "../logic/results.ts";
import type { About } from "../planning/answer.ts";
import { useLater } from "./planner.ts";

/** More about an option: not known yet, or not to be had. */
type Told = About | "waiting" | "missing";

const AboutContext = createContext<Told>("waiting");

/** More about the chosen option; undefined until it is known, and where it cannot be had. */
export function useAbout(): About | undefined {
  const told = useContext(AboutContext);
  return typeof told === "string" ? undefined : told;
}

/** True until it is known, or known that it cannot be had. */
export const useIsWaiting = (): boolean => useContext(AboutContext) === "waiting";

interface AboutChosenProps {
  readonly results: Results | undefined;
  readonly chosen: number;
  readonly children: ComponentChildren;
}

/** Asks about the chosen option. Where that fails the page goes on without: the answer stands by itself. */
export function AboutChosen({ results, chosen, children }: AboutChosenProps) {
  const later = useLater();
  const found = results?.found;
  const itinerary = found?.itineraries[chosen];
  const [told, setTold] = useState<{ of: typeof itinerary; about: Told } | undefined>();
  useEffect(() => {
    const { request, supposed = {} } = found ?? {};
    if (itinerary === undefined || request === undefined) return undefined;
    let isOld = false;
    const tell = (about: Told): void => {
      if (!isOld) setTold({ of: itinerary, about });
    };
    later((remote) => remote.about(itinerary, request, supposed)).then(tell, () => tell("missing"));
    return () => {
      isOld = true;
    };
  }, [found, itinerary, later]);
  return (
    <AboutContext.Provider
      value={told !== undefined && told.of === itinerary ? told.about : "waiting"}
    >
      {children}
    </AboutContext.Provider>
  );
}
