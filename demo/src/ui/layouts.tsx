/** The two arrangements of the page: side by side on a desk, map over sheet on a phone. */
import type { Itinerary } from "@lianyun/planner";
import { useMemo, useState } from "preact/hooks";
import type { Directory } from "../directory.ts";
import type { Place } from "../logic/places.ts";
import type { Question } from "../logic/question.ts";
import { isAsWithout, type Results } from "../logic/results.ts";
import type { Action, State } from "../logic/state.ts";
import { capitalPerDay } from "../logic/valueOfTime.ts";
import { BuildUp } from "./BuildUp.tsx";
import { Compare } from "./Compare.tsx";
import { Curve } from "./Curve.tsx";
import { Departures } from "./Departures.tsx";
import { Footnote } from "./Footnote.tsx";
import { useSoon } from "./hooks.ts";
import { Journey } from "./Journey.tsx";
import { MapView } from "./MapView.tsx";
import { OwnRates } from "./OwnRates.tsx";
import { QuestionForm } from "./QuestionForm.tsx";
import { QuestionLine } from "./QuestionLine.tsx";
import { QuoteSheet } from "./QuoteSheet.tsx";
import { SheetHandle, type Stop } from "./SheetHandle.tsx";
import { SheetSummary } from "./SheetSummary.tsx";
import { Tabs } from "./Tabs.tsx";
import { useStatus } from "./useStatus.ts";
import { WaysPanel } from "./WaysPanel.tsx";
import { WhatIf } from "./WhatIf.tsx";
import { useWords } from "./words.ts";

export interface LayoutProps {
  readonly state: State;
  readonly dispatch: (action: Action) => void;
  readonly places: readonly Place[];
  readonly from: Place;
  readonly to: Place;
  readonly theme: string;
  readonly directory: Directory;
  /** The question to go back to. */
  readonly example: Question;
  /** Takes tables of one's own. */
  readonly onFiles: (files: readonly File[]) => void;
}

/** The question and the list stay in sight on the left; map above, figures below on the right. */
export function DeskLayout(props: LayoutProps) {
  const { say } = useWords();
  const { state } = props;
  const itinerary = chosenItinerary(state);
  return (
    <main class="desk">
      <div class="panel">
        <Form {...props} />
        <WaysPanel {...props} />
        <Footnote results={shownResults(state)} directory={props.directory} />
      </div>
      <div class="stage">
        <TheMap {...props} />
        {itinerary !== undefined && (
          <section class={stale("below", state)} aria-label={say.chosenWay}>
            <TheCurve {...props} />
            <TheBuildUp {...props} />
            <TheJourney {...props} />
            <TheComparison {...props} />
            <TheDays {...props} />
          </section>
        )}
      </div>
    </main>
  );
}

/**
 * The map on top; a sheet of three stops with the question in one line, and the ways, the curve and the legs as tabs. At its
 * lowest it sums the answer up.
 */
export function PhoneLayout(props: LayoutProps) {
  const { say } = useWords();
  const { state, from, to } = props;
  const [isAsking, setAsking] = useState(false);
  const [stop, setStop] = useState<Stop>("middle");
  const itinerary = chosenItinerary(state);
  const ways = <WaysPanel {...props} />;
  return (
    <main class={`phone phone-${stop}`}>
      <TheMap {...props} />
      <div class="sheet">
        <SheetHandle stop={stop} onStop={setStop} />
        <QuestionLine
          question={state.question}
          from={from}
          to={to}
          isOpen={isAsking}
          onToggle={() => {
            setAsking(!isAsking);
            if (stop === "low") setStop("middle");
          }}
        />
        {isAsking && <Form {...props} />}
        {stop === "low" ? (
          <Summary {...props} />
        ) : (
          <>
            <Tabs
              label={say.sections}
              tabs={[
                { id: "ways", label: say.tabWays, panel: ways },
                {
                  id: "curve",
                  label: say.tabCurve,
                  panel:
                    itinerary === undefined ? (
                      ways
                    ) : (
                      <div class={stale("stack", state)}>
                        <TheCurve {...props} />
                        <TheDays {...props} />
                      </div>
                    ),
                },
                {
                  id: "legs",
                  label: say.tabLegs,
                  panel:
                    itinerary === undefined ? (
                      ways
                    ) : (
                      <div class={stale("stack", state)}>
                        <TheBuildUp {...props} />
                        <TheJourney {...props} />
                      </div>
                    ),
                },
                {
                  id: "compare",
                  label: say.tabCompare,
                  panel:
                    itinerary === undefined ? (
                      ways
                    ) : (
                      <div class={stale("stack", state)}>
                        <TheComparison {...props} />
                      </div>
                    ),
                },
              ]}
            />
            <Footnote results={shownResults(state)} directory={props.directory} />
          </>
        )}
      </div>
    </main>
  );
}

function Summary({ state, dispatch }: LayoutProps) {
  const results = shownResults(state);
  const status = useStatus(state);
  if (results === undefined) return <p class="summary-status">{status}</p>;
  return (
    <SheetSummary
      results={results}
      chosen={state.chosen}
      onChoose={(index) => dispatch({ type: "choose", index })}
    />
  );
}

function Form({ state, dispatch, places, from, to, directory, onFiles }: LayoutProps) {
  const change = (fields: Partial<Question>): void => dispatch({ type: "change", fields });
  return (
    <QuestionForm question={state.question} places={places} from={from} to={to} onChange={change}>
      <WhatIf
        switches={directory.switches}
        on={state.question.scenarios}
        isIdle={isIdle(state)}
        onChange={(scenarios) => change({ scenarios })}
      />
      <OwnRates
        own={state.own}
        issues={state.ownIssues}
        warnings={state.results?.found.warnings ?? []}
        onFiles={onFiles}
        onRemove={() => dispatch({ type: "own" })}
      />
    </QuestionForm>
  );
}

function TheMap({ state, dispatch, theme }: LayoutProps) {
  return (
    <MapView
      results={shownResults(state)}
      chosen={state.chosen}
      compared={state.compared}
      from={state.question.from}
      to={state.question.to}
      theme={theme}
      onChoose={(index) => dispatch({ type: "choose", index })}
      onDoor={(end, door) => dispatch({ type: "change", fields: { [end]: door } })}
    />
  );
}

function TheCurve({ state, dispatch }: LayoutProps) {
  if (state.results === undefined) return null;
  return (
    <Curve
      results={state.results}
      question={state.question}
      chosen={state.chosen}
      planeName={state.plane}
      onPlane={(plane) => dispatch({ type: "plane", plane })}
      onChoose={(index) => dispatch({ type: "choose", index })}
      onChange={(fields) => dispatch({ type: "change", fields })}
    />
  );
}

/** Drawn anew only when they change: a question typed over leaves the answer as it is. */
function TheBuildUp({ state }: LayoutProps) {
  const itinerary = chosenItinerary(state);
  const { valueUsd, capitalPct } = state.question;
  return useMemo(
    () =>
      itinerary !== undefined && (
        <BuildUp itinerary={itinerary} perDay={capitalPerDay(valueUsd, capitalPct)} />
      ),
    [itinerary, valueUsd, capitalPct],
  );
}

function TheJourney({ state: { results, chosen } }: LayoutProps) {
  const soon = useSoon(useMemo(() => ({ results, chosen }), [results, chosen]));
  return useMemo(
    () => soon.results !== undefined && <Journey results={soon.results} chosen={soon.chosen} />,
    [soon],
  );
}

function TheComparison({ state: { results, chosen, compared }, dispatch }: LayoutProps) {
  const soon = useSoon(useMemo(() => ({ results, chosen, compared }), [results, chosen, compared]));
  return useMemo(
    () =>
      soon.results !== undefined && (
        <Compare
          results={soon.results}
          chosen={soon.chosen}
          compared={soon.compared}
          onCompare={(index) => dispatch({ type: "compare", index })}
        />
      ),
    [soon, dispatch],
  );
}

/** For paper alone. */
export function TheQuote({ state, directory }: Pick<LayoutProps, "state" | "directory">) {
  const results = shownResults(state);
  const { chosen } = state;
  const soon = useSoon(useMemo(() => ({ results, chosen }), [results, chosen]));
  return useMemo(
    () =>
      soon.results !== undefined && (
        <QuoteSheet results={soon.results} chosen={soon.chosen} directory={directory} />
      ),
    [soon, directory],
  );
}

function TheDays({ state, dispatch, from }: LayoutProps) {
  if (state.results === undefined) return null;
  return (
    <Departures
      results={state.results}
      originZone={from.timeZone}
      isSearching={state.isSearching}
      onReady={(ready) => dispatch({ type: "change", fields: { ready } })}
    />
  );
}

/** True if the switches that are on were tried, and change nothing. */
function isIdle(state: State): boolean {
  const results = shownResults(state);
  return results !== undefined && !state.isSearching && isAsWithout(results);
}

/** The ways to show; none while there is trouble. */
function shownResults({ results, trouble }: State): Results | undefined {
  return trouble === undefined ? results : undefined;
}

/** The option to tell about. */
function chosenItinerary(state: State): Itinerary | undefined {
  return shownResults(state)?.found.itineraries[state.chosen];
}

/** Dims what belongs to the question before. */
function stale(name: string, { isSearching, results }: State): string {
  return isSearching && results !== undefined ? `${name} stale` : name;
}
