/** What is worked out about the chosen option after the answer: asked once, for all parts of the page that tell of it. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Results } from "../logic/results.ts";
import type { About } from "../planning/answer.ts";
import { useLater } from "./planner.ts";

const AboutContext = createContext<About | undefined>(undefined);

/** More about the chosen option; undefined until it is known. */
export const useAbout = (): About | undefined => useContext(AboutContext);

interface AboutChosenProps {
  readonly results: Results | undefined;
  readonly chosen: number;
  readonly children: ComponentChildren;
}

/** Asks about the chosen option. A failure is passed over: it is told where the question itself fails. */
export function AboutChosen({ results, chosen, children }: AboutChosenProps) {
  const later = useLater();
  const found = results?.found;
  const itinerary = found?.itineraries[chosen];
  const [told, setTold] = useState<{ of: typeof itinerary; about: About } | undefined>();
  useEffect(() => {
    const { request, supposed = {} } = found ?? {};
    if (itinerary === undefined || request === undefined) return undefined;
    let isOld = false;
    later((remote) => remote.about(itinerary, request, supposed)).then(
      (about) => {
        if (!isOld) setTold({ of: itinerary, about });
      },
      () => {},
    );
    return () => {
      isOld = true;
    };
  }, [found, itinerary, later]);
  return (
    <AboutContext.Provider value={told?.of === itinerary ? told?.about : undefined}>
      {children}
    </AboutContext.Provider>
  );
}
