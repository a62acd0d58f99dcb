/** The ways, cheapest first, as a group of radio buttons; the options of the chosen way inside it. */
import type { Criterion, Itinerary, Mode } from "@lianyun/planner";
import { useState } from "preact/hooks";
import { calmModes } from "../logic/calm.ts";
import { PLANES, priceOfSaving } from "../logic/curve.ts";
import { mainMode } from "../logic/mainMode.ts";
import { bestWithCapital, labelOf, type Results, wayOf } from "../logic/results.ts";
import { haulsOf, hopsOf, type Way } from "../logic/ways.ts";
import { Arrival } from "./Arrival.tsx";
import { AssumedMark, CalmMark, Cost, useCalmText } from "./Marks.tsx";
import { ModeIcon } from "./ModeIcon.tsx";
import { OptionList } from "./OptionList.tsx";
import { useWords } from "./words.ts";

/** Ways shown before "show more". */
const FIRST_WAYS = 6;

interface WayListProps {
  readonly results: Results;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

export function WayList({ results, chosen, onChoose }: WayListProps) {
  const { say } = useWords();
  const [isLong, setLong] = useState(false);
  const { ways } = results;
  const chosenWay = wayOf(results, chosen);
  const leaders = leadersOf(results);
  const isFirst = (way: Way, index: number): boolean =>
    index < FIRST_WAYS ||
    way === chosenWay ||
    leaders.has(way) ||
    awardsOf(results, way).length > 0;
  const shown = isLong ? ways : ways.filter(isFirst);
  const hidden = ways.length - shown.length;
  return (
    <>
      <fieldset class="ways">
        <legend class="visually-hidden">
          {say.waysTitle}, {say.cheapestFirst}
        </legend>
        {shown.map((way) => (
          <WayCard
            key={way.key}
            way={way}
            results={results}
            chosen={way === chosenWay ? chosen : undefined}
            onChoose={onChoose}
          />
        ))}
      </fieldset>
      {(hidden > 0 || isLong) && ways.length > FIRST_WAYS && (
        <button type="button" class="more" onClick={() => setLong(!isLong)}>
          {isLong ? say.showFewer : say.showMore(hidden)}
        </button>
      )}
    </>
  );
}

interface WayCardProps {
  readonly way: Way;
  readonly results: Results;
  /** The chosen option, if it is one of this way. */
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
}

function WayCard({ way, results, chosen, onChoose }: WayCardProps) {
  const { say, format } = useWords();
  const withCalm = useCalmText();
  const index = chosen ?? way.best;
  const shown = results.found.itineraries[index] as Itinerary;
  const cheapest = results.found.itineraries[results.best.cost] as Itinerary;
  const isChosen = chosen !== undefined;
  const by = {
    cost: format.apart.money(shown.cost, cheapest.cost),
    duration: format.apart.span(shown.durationH, cheapest.durationH),
  };
  const calm = calmModes(shown);
  const isAssumed = shown.legs.some((leg) => leg.assumed);
  const awards = awardsOf(results, way);
  return (
    <div class={isChosen ? "way way-chosen" : "way"}>
      <label class="way-face">
        <input type="radio" name="way" checked={isChosen} onChange={() => onChoose(way.best)} />
        <span class="way-top">
          <span class="way-name">
            <b>{labelOf(results, index)}</b>
            <ModeChain way={way} />
          </span>
          <strong class="way-cost">
            <Cost itinerary={shown} />
          </strong>
        </span>
        <span class="way-via">
          <WayHops itinerary={shown} />
        </span>
        <span class="way-figures">
          <span>{format.span(shown.durationH)}</span>
          <span>
            {format.co2e(shown.co2eKg)} {say.co2e}
          </span>
          {shown.cost > cheapest.cost && (
            <span>
              {shown.durationH <= cheapest.durationH
                ? say.dearerSooner(by.cost, by.duration)
                : say.dearerLater(by.cost, by.duration)}
              <span class="visually-hidden"> {say.comparedWithCheapest}</span>
            </span>
          )}
          <DayPrice results={results} index={index} />
        </span>
        {isChosen && <Arrival />}
        {(awards.length > 0 || isAssumed || calm.length > 0) && (
          <span class="way-awards">
            {awards.map(([award, option]) => (
              <span key={award} class="award">
                {award === "goods" && "▼ "}
                {option !== index && `${labelOf(results, option)} `}
                {award === "cost" || award === "goods"
                  ? withCalm(say.best[award], results.found.itineraries[option] as Itinerary)
                  : say.best[award]}
              </span>
            ))}
            {isAssumed && <AssumedMark />}
            {calm.length > 0 && <CalmMark modes={calm} />}
          </span>
        )}
      </label>
      {chosen !== undefined && way.options.length > 1 && (
        <OptionList way={way} results={results} chosen={chosen} onChoose={onChoose} />
      )}
    </div>
  );
}

/** What each day saved costs against the next cheaper bend of the curve, for an option that is a bend itself. */
function DayPrice({ results, index }: { results: Results; index: number }) {
  const { say, format } = useWords();
  const { corners } = results;
  const at = corners.findIndex((point) => point.index === index);
  const [here, slower] = [corners[at], corners[at + 1]];
  if (here === undefined || slower === undefined) return null;
  const price = format.money(priceOfSaving(here, slower, PLANES.costTime));
  return (
    <span>{say.daySaved(labelOf(results, slower.index), labelOf(results, index), price)}</span>
  );
}

/** The cheapest way of each mode that carries farthest: no kind of way is hidden altogether. */
function leadersOf({ ways, found }: Results): ReadonlySet<Way> {
  const leaders = new Map<Mode, Way>();
  for (const way of ways) {
    const mode = mainMode(found.itineraries[way.best] as Itinerary);
    if (!leaders.has(mode)) leaders.set(mode, way);
  }
  return new Set(leaders.values());
}

/** What the way is best in, and which of its options that is: not always the one whose figures the card shows. */
function awardsOf(
  results: Results,
  way: Way,
): readonly (readonly [award: Criterion | "goods", option: number])[] {
  const goods = bestWithCapital(results);
  const best = [
    ...(Object.entries(results.best) as [Criterion, number][]),
    ...(goods === undefined ? [] : [["goods", goods] as const]),
  ];
  return best.filter(([, option]) => way.options.includes(option));
}

/** The modes of a way as drawings with arrows between. */
function ModeChain({ way }: { way: Way }) {
  return (
    <span class="mode-chain">
      {way.modes.map((mode, index) => (
        // The same mode may come twice; its place in the chain tells the two apart.
        <span key={index} class="mode-link">
          <ModeIcon mode={mode} />
        </span>
      ))}
    </span>
  );
}

/** How an option goes from city to city: `River to Shanghai · Sea to Rotterdam · Rail`. */
export function WayHops({ itinerary }: { itinerary: Itinerary }) {
  const hauls = useHaulText(itinerary);
  return (
    <>
      {useHopText(itinerary)}
      {hauls !== "" && <span class="way-hauls"> + {hauls}</span>}
    </>
  );
}

/** The same as one text. */
export function useWayText(itinerary: Itinerary): string {
  const [hops, hauls] = [useHopText(itinerary), useHaulText(itinerary)];
  return hauls === "" ? hops : `${hops} + ${hauls}`;
}

/** The hops in words; the last one ends where everybody knows. */
export function useHopText(itinerary: Itinerary): string {
  const { say, format, names } = useWords();
  const hops = hopsOf(itinerary);
  const texts = hops.map(({ mode, via, to }, index) => {
    const [by, through, city] = [say.modes[mode], format.list(via.map(names.city)), names.city(to)];
    if (index < hops.length - 1)
      return through === "" ? say.hop(by, city) : say.hopVia(by, through, city);
    if (through !== "") return say.lastHopVia(by, through);
    return hops.length === 1 ? say.direct(by) : by;
  });
  return texts.join(" · ");
}

/** Hauls between terminals of one city, which the drawings leave out. */
function useHaulText(itinerary: Itinerary): string {
  const { say, format, names } = useWords();
  return format.list(
    haulsOf(itinerary).map(({ mode, city }) => say.within(say.modes[mode], names.city(city))),
  );
}
