/** The answer in words: how many ways, which, or why none. */
import { encodeHash } from "../logic/hash.ts";
import type { LayoutProps } from "./layouts.tsx";
import { TroubleBox } from "./TroubleBox.tsx";
import { useStatus } from "./useStatus.ts";
import { WayList } from "./WayList.tsx";
import { WhyNot } from "./WhyNot.tsx";
import { useWords } from "./words.ts";

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

  return (
    <section class="ways-panel" aria-labelledby="ways-title" aria-busy={isSearching}>
      <header class="ways-head">
        <h2 id="ways-title">{say.waysTitle}</h2>
        <p class="status">{status}</p>
      </header>
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
