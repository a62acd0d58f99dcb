/** The chosen option on one page of paper; on the screen it is not to be seen. */
import type { Itinerary } from "@lianyun/planner";
import type { Directory } from "../directory.ts";
import { byKind, COST_KINDS, stepsOf, TIME_KINDS } from "../logic/buildUp.ts";
import { isCalm } from "../logic/calm.ts";
import { HOURS_PER_DAY } from "../logic/clock.ts";
import { estimatedLegs } from "../logic/estimated.ts";
import { encodeHash } from "../logic/hash.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { capitalPerDay } from "../logic/valueOfTime.ts";
import { wayIdOf } from "../logic/wayId.ts";
import { Arrival } from "./Arrival.tsx";
import { BeyondCalendars } from "./BeyondCalendars.tsx";
import { Grades } from "./Grades.tsx";
import { useCalmText } from "./Marks.tsx";
import { useHopText } from "./WayList.tsx";
import { useWords } from "./words.ts";

interface QuoteSheetProps {
  readonly results: Results;
  readonly chosen: number;
  readonly directory: Directory;
}

export function QuoteSheet({ results, chosen, directory }: QuoteSheetProps) {
  const { say, format, names, language } = useWords();
  const { question, found } = results;
  const itinerary = found.itineraries[chosen] as Itinerary;
  const { name, version } = found.network ?? directory;
  const shown = { money: format.currency, way: wayIdOf(results, chosen) };
  const withCalm = useCalmText();
  const clock = useClock();
  const isAbout = estimatedLegs(itinerary).at(-1) === true;
  const steps = stepsOf(itinerary);
  const costs = byKind(steps.flatMap((step) => step.costs));
  const hours = byKind(steps.flatMap((step) => step.hours));
  const capital =
    (capitalPerDay(question.valueUsd, question.capitalPct) * itinerary.durationH) / HOURS_PER_DAY;
  return (
    <section class="quote" aria-labelledby="quote-title">
      <h2 id="quote-title">
        {say.quoteTitle}: {names.city(question.from)} → {names.city(question.to)}
      </h2>
      <p>
        {say.boxes(question.count, question.container)} · {format.number(question.grossKg)} kg ·{" "}
        {say.goodsWorth(format.money(question.valueUsd))}
      </p>
      <p>
        {say.readyDate} {clock(found.request?.departAfter ?? `${question.ready}Z`)} ·{" "}
        <strong>
          {say.available} {clock(itinerary.availableAt, isAbout)}
        </strong>
        <br />
        <Arrival />
      </p>
      <p>
        <strong>
          {labelOf(results, chosen)}: {withCalm(format.money(itinerary.cost), itinerary)} ·{" "}
          {format.span(itinerary.durationH)} · {format.co2e(itinerary.co2eKg)} {say.co2e}
        </strong>{" "}
        {useHopText(itinerary)}
      </p>
      {question.scenarios.length > 0 && (
        <p>
          {say.supposed}:{" "}
          {format.list(
            directory.switches
              .filter(({ id }) => question.scenarios.includes(id))
              .map((each) => (language === "zh" ? each.nameZh : each.name)),
          )}
        </p>
      )}
      <BeyondCalendars itinerary={itinerary} />
      {found.supposed?.own !== undefined && <p>{say.quoteOwn}</p>}
      <QuoteLegs itinerary={itinerary} />
      <div class="quote-sums">
        <Sums
          title={say.cost}
          rows={COST_KINDS.map((kind) => [say.costKinds[kind], costs[kind] ?? 0])}
          sum={[say.total, itinerary.cost]}
          show={format.money}
        />
        <Sums
          title={say.hours}
          rows={TIME_KINDS.map((kind) => [say.timeKinds[kind], hours[kind] ?? 0])}
          sum={[say.total, itinerary.durationH]}
          show={format.span}
        />
        <Sums
          title={say.co2e}
          rows={[
            [say.movingCo2e, co2eOf(itinerary.legs)],
            [say.handlingCo2e, co2eOf(itinerary.transfers)],
          ]}
          sum={[say.total, itinerary.co2eKg]}
          show={format.co2e}
        />
      </div>
      {capital > 0 && (
        <p>{say.withCapital(format.money(capital), format.money(itinerary.cost + capital))}</p>
      )}
      <Grades />
      <p>{say.quoteNote}</p>
      <p>
        {say.dataVersion(name, version)} {say.licences}
      </p>
      <p class="quote-link">
        <code>{`${location.origin}${location.pathname}${encodeHash(question, version, shown)}`}</code>
      </p>
    </section>
  );
}

const co2eOf = (parts: readonly { readonly co2eKg: number }[]): number =>
  parts.reduce((sum, { co2eKg }) => sum + co2eKg, 0);

/** A time on the wall there with its year and zone. */
function useClock(): (instant: string, isAbout?: boolean) => string {
  const { format } = useWords();
  return (instant, isAbout = false) =>
    `${format.fullDay(instant)} ${isAbout ? "≈ " : ""}${format.time(instant)} ${format.zone(instant)}`;
}

function QuoteLegs({ itinerary }: { itinerary: Itinerary }) {
  const { say, format, names } = useWords();
  const clock = useClock();
  const estimated = estimatedLegs(itinerary);
  return (
    <table class="quote-legs">
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.departs}</th>
          <th scope="col">{say.arrives}</th>
          <th scope="col" class="number">
            {say.cost}
          </th>
          <th scope="col" class="number">
            {say.co2e}
          </th>
        </tr>
      </thead>
      <tbody>
        {itinerary.legs.map((leg, index) => (
          <tr key={leg.departAt}>
            <td>
              {say.legTitle(say.modes[leg.mode], names.terminal(leg.from), names.terminal(leg.to))}
              <small>
                {" "}
                {leg.service === undefined ? say.onDemand : names.service(leg.service)}
                {leg.assumed && ` (${say.assumed})`}
                {isCalm(itinerary, index) && ` (${say.calmRate})`}
              </small>
            </td>
            <td>{clock(leg.departAt, estimated[index])}</td>
            <td>{clock(leg.arriveAt, estimated[index])}</td>
            <td class="number">{format.money(leg.cost)}</td>
            <td class="number">{format.co2e(leg.co2eKg)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SumsProps {
  readonly title: string;
  readonly rows: readonly (readonly [name: string, amount: number])[];
  readonly sum: readonly [name: string, amount: number];
  readonly show: (amount: number) => string;
}

function Sums({ title, rows, sum, show }: SumsProps) {
  return (
    <table>
      <caption>{title}</caption>
      <tbody>
        {[...rows.filter(([, amount]) => amount > 0), sum].map(([name, amount]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{show(amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
