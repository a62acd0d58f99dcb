/** The answer in words: how many ways, which, or why none. */
import type { Itinerary } from "@lianyun/planner";
import { encodeHash } from "../logic/hash.ts";
import { BeyondCalendars } from "./BeyondCalendars.tsx";
import { useLasting } from "./hooks.ts";
import type { LayoutProps } from "./layouts.tsx";
import { Supposed } from "./Supposed.tsx";
import { TroubleBox } from "./TroubleBox.tsx";
import { useStatus } from "./useStatus.ts";
import { WayList } from "./WayList.tsx";
import { WhyNot } from "./WhyNot.tsx";
import { useWords } from "./words.ts";

/** Searches longer than this show that they go on, and can be ended. */
const LONG_MS = 1_000;

export function WaysPanel({
  state,
  dispatch,
  example,
  directory,
}: Pick<LayoutProps, "state" | "dispatch" | "example" | "directory">) {
  const { say, format } = useWords();
  const { results, trouble, isSearching } = state;
  const status = useStatus(state);
  const shown = trouble === undefined ? results : undefined;
  const isLong = useLasting(isSearching, LONG_MS);

  return (
    <section class="ways-panel" aria-labelledby="ways-title" aria-busy={isSearching}>
      <header class="ways-head">
        <h2 id="ways-title">{say.waysTitle}</h2>
        <p class="status">{status}</p>
        {isSearching && isLong && (
          <p class="long-work">
            <progress aria-label={say.searching} />
            <button type="button" class="quiet-button" onClick={() => dispatch({ type: "stop" })}>
              {say.stop}
            </button>
          </p>
        )}
      </header>
      <Supposed
        switches={directory.switches}
        on={state.question.scenarios}
        results={isSearching ? undefined : shown}
        onChange={(scenarios) => dispatch({ type: "change", fields: { scenarios } })}
      />
      {shown === undefined && trouble === undefined && (
        <div class="skeleton" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      )}
      {trouble !== undefined && (
        <TroubleBox
          trouble={trouble}
          question={state.question}
          onChange={(fields) => dispatch({ type: "change", fields })}
          onRetry={() => dispatch({ type: "retry" })}
          onDefault={() => dispatch({ type: "change", fields: example })}
        />
      )}
      {shown !== undefined && (
        <div class={isSearching ? "stale" : ""} key={encodeHash(shown.question)}>
          {shown.found.bound !== undefined && (
            <p class="field-wrong">{say.stoppedEarly(format.money(shown.found.bound))}</p>
          )}
          <BeyondCalendars itinerary={shown.found.itineraries[state.chosen] as Itinerary} />
          <WayList
            results={shown}
            chosen={state.chosen}
            onChoose={(index) => dispatch({ type: "choose", index })}
          />
          <WhyNot
            results={shown}
            directory={directory}
            onChoose={(index) => dispatch({ type: "choose", index })}
            onChange={(fields) => dispatch({ type: "change", fields })}
          />
        </div>
      )}
    </section>
  );
}
