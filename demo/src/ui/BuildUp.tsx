/** Time and cost of the chosen option as bars, with what each part comes to. */
import type { Itinerary } from "@lianyun/planner";
import {
  costParts,
  estimateShare,
  movingByMode,
  TIME_KINDS,
  timeBlocks,
  timeTotals,
} from "../logic/buildUp.ts";
import { useWords } from "./words.ts";

export function BuildUp({ itinerary }: { itinerary: Itinerary }) {
  const { say, format } = useWords();
  const blocks = timeBlocks(itinerary);
  const totals = timeTotals(blocks);
  const parts = costParts(itinerary);
  const share = estimateShare(itinerary);
  return (
    <section class="card build-up" aria-labelledby="build-up-title">
      <header class="card-head">
        <h2 id="build-up-title">{say.buildUpTitle}</h2>
      </header>
      <h3>
        <span>{say.timeBuildUp}</span> <strong>{format.days(itinerary.durationH)}</strong>
      </h3>
      <div class="bar" aria-hidden="true">
        {blocks.map((block, index) => (
          <span
            key={index}
            class={`block block-${block.kind} ${block.mode === undefined ? "" : `mode-${block.mode}`}`}
            style={{ flexGrow: String(block.hours) }}
          />
        ))}
      </div>
      <ul class="bar-legend">
        {[...movingByMode(blocks)].map(([mode, hours]) => (
          <li key={mode}>
            <i class={`swatch block-moving mode-${mode}`} aria-hidden="true" />
            <span>{say.movingBy(say.modes[mode])}</span>
            <b>{format.span(hours)}</b>
          </li>
        ))}
        {TIME_KINDS.filter((kind) => kind !== "moving" && totals[kind] > 0).map((kind) => (
          <li key={kind}>
            <i class={`swatch block-${kind}`} aria-hidden="true" />
            <span>{say.timeKinds[kind]}</span>
            <b>{format.span(totals[kind])}</b>
          </li>
        ))}
      </ul>
      <h3>
        <span>{say.costBuildUp}</span> <strong>{format.money(itinerary.cost)}</strong>
      </h3>
      <div class="bar" aria-hidden="true">
        {parts.map(({ what, amount }) => (
          <span
            key={what}
            class={what === "handling" ? "block block-handling" : `block block-moving mode-${what}`}
            style={{ flexGrow: String(amount) }}
          />
        ))}
      </div>
      <ul class="bar-legend">
        {parts.map(({ what, amount }) => (
          <li key={what}>
            <i
              class={
                what === "handling" ? "swatch block-handling" : `swatch block-moving mode-${what}`
              }
              aria-hidden="true"
            />
            <span>{what === "handling" ? say.handlingCost : say.freight(say.modes[what])}</span>
            <b>{format.money(amount)}</b>
          </li>
        ))}
      </ul>
      <p class="quiet">
        {say.estimateShare(format.percent(share))}{" "}
        {itinerary.inventoryCost !== undefined &&
          say.inventory(format.money(itinerary.inventoryCost))}
      </p>
    </section>
  );
}
