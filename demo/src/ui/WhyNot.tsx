/** Why a way is not offered: its mode is switched off, another outdoes it, or the planner's reasons. */
import type { Mode, Plan, PlanRequest } from "@lianyun/planner";
import { useEffect, useId, useState } from "preact/hooks";
import { beatenBy } from "../logic/beaten.ts";
import type { Place } from "../logic/places.ts";
import { MODE_ORDER, type Question, RESOLUTION } from "../logic/question.ts";
import { labelOf, type Results } from "../logic/results.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { useLater } from "./planner.ts";
import { useWords } from "./words.ts";

interface WhyNotProps {
  readonly results: Results;
  readonly places: readonly Place[];
  readonly onChoose: (index: number) => void;
  readonly onChange: (fields: Partial<Question>) => void;
}

export function WhyNot(props: WhyNotProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="why-not" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say.whyNotTitle}</summary>
      {isOpen && (
        <>
          <ModesNotUsed {...props} />
          <ViaPlace {...props} />
        </>
      )}
    </details>
  );
}

/** Modes that no offered way uses. */
function ModesNotUsed(props: WhyNotProps) {
  const { say } = useWords();
  const { results, onChange } = props;
  const { itineraries } = results.found;
  const used = new Set(itineraries.flatMap(({ legs }) => legs.map(({ mode }) => mode)));
  const unused = MODE_ORDER.filter((mode) => !used.has(mode));
  const { modes } = results.question;
  return (
    <ul>
      {unused.length === 0 && <li class="quiet">{say.allModesUsed}</li>}
      {unused.map((mode) => (
        <li key={mode}>
          <ModeIcon mode={mode} isNamed={false} />{" "}
          <b>{modes.includes(mode) ? say.modes[mode] : say.switchedOff(say.modes[mode])}</b>{" "}
          <Verdict {...props} requests={requestsBy(results, mode)} uses={mode} />
          {!modes.includes(mode) && (
            <button
              type="button"
              class="small-button"
              onClick={() =>
                onChange({
                  modes: MODE_ORDER.filter((each) => each === mode || modes.includes(each)),
                })
              }
            >
              {say.allowMode(say.modes[mode])}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function ViaPlace(props: WhyNotProps) {
  const { say, language } = useWords();
  const id = useId();
  const [via, setVia] = useState("");
  const { results, places } = props;
  const nameOf = (place: Place): string => (language === "zh" ? place.nameZh : place.name);
  const { from, to } = results.question;
  const cities = places
    .filter((place) => !place.id.includes(":") && place.id !== from && place.id !== to)
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b), language));
  return (
    <div class="field">
      <label for={id}>{say.whyNotVia}</label>
      <select id={id} value={via} onChange={({ currentTarget }) => setVia(currentTarget.value)}>
        <option value="">{say.choosePlace}</option>
        {cities.map((place) => (
          <option key={place.id} value={place.id}>
            {nameOf(place)}
          </option>
        ))}
      </select>
      {via !== "" && <Verdict {...props} requests={requestsVia(results, via)} />}
    </div>
  );
}

interface VerdictProps extends WhyNotProps {
  /** Asked one after the other until one gives a way. */
  readonly requests: readonly PlanRequest[];
  /** A mode that the way must have. */
  readonly uses?: Mode;
}

function Verdict({ results, requests, uses, onChoose }: VerdictProps) {
  const { say, format } = useWords();
  const plan = useFirst(requests, uses);
  if (plan === undefined) return <span aria-busy="true">…</span>;
  if (plan.status !== "optimal") {
    const because = plan.status === "infeasible" ? plan.because : [];
    return (
      <span>
        {because.length === 0 ? say.noneSuch : ""}
        {because.map(({ code, message }) => (
          <span key={message}>
            {say.reasons[code]} <small lang="en">{message}</small>{" "}
          </span>
        ))}
      </span>
    );
  }
  const { itinerary } = plan;
  const { cost, durationH, co2eKg } = itinerary;
  const figures = say.wouldTake(format.money(cost), format.days(durationH), format.co2e(co2eKg));
  const beaten = beatenBy(itinerary, results.found.itineraries, RESOLUTION);
  const winner = results.found.itineraries[beaten?.by ?? -1];
  if (beaten === undefined || winner === undefined)
    return (
      <span>
        {figures} {say.notBeaten}
      </span>
    );
  const label = labelOf(results, beaten.by);
  const better = [
    cost > winner.cost ? say.cheaperBy(format.money(cost - winner.cost)) : "",
    durationH > winner.durationH ? say.soonerBy(format.days(durationH - winner.durationH)) : "",
    co2eKg > winner.co2eKg ? say.cleanerBy(format.co2e(co2eKg - winner.co2eKg)) : "",
  ].filter((text) => text !== "");
  return (
    <span>
      {figures}{" "}
      {beaten.isSame
        ? say.isOffered(label)
        : beaten.isNearly
          ? say.nearlyBeaten(label)
          : say.beatenBy(label, format.list(better))}{" "}
      <button type="button" class="small-button" onClick={() => onChoose(beaten.by)}>
        {say.showOption(label)}
      </button>
    </span>
  );
}

/** The first plan with a way that uses the mode, else the last of the others. */
function useFirst(requests: readonly PlanRequest[], uses: Mode | undefined): Plan | undefined {
  const later = useLater();
  const [plan, setPlan] = useState<Plan | undefined>();
  const key = JSON.stringify(requests);
  useEffect(() => {
    let isOld = false;
    setPlan(undefined);
    const ask = async (): Promise<void> => {
      let last: Plan | undefined;
      for (const request of requests) {
        const answer = await later((remote) => remote.plan(request));
        if (isOld) return;
        const legs = answer.status === "optimal" ? answer.itinerary.legs : [];
        if (uses === undefined || legs.some(({ mode }) => mode === uses)) {
          setPlan(answer);
          return;
        }
        // A way without the mode says nothing about it.
        if (answer.status !== "optimal") last = answer;
      }
      setPlan(last ?? NONE);
    };
    // A failure is told where the question itself fails.
    ask().catch(() => {});
    return () => {
      isOld = true;
    };
  }, [key, uses, later]);
  return plan;
}

/** Ways exist, but none of them is by the mode. */
const NONE = { status: "infeasible", because: [] } as unknown as Plan;

/** Few companions first: with all modes the best way would leave this one out. */
function requestsBy({ found }: Results, mode: Mode): readonly PlanRequest[] {
  const { request } = found;
  if (request === undefined) return [];
  const { over: _, resolution: __, ...rest } = request;
  const companions: readonly (readonly Mode[])[] = [
    ["road"],
    ["road", "inlandWaterway"],
    ["road", "rail"],
    ["road", "rail", "inlandWaterway"],
  ];
  return companions.map((others) => ({
    ...rest,
    modes: MODE_ORDER.filter((each) => each === mode || others.includes(each)),
    minimize: "cost",
  }));
}

function requestsVia({ found }: Results, place: string): readonly PlanRequest[] {
  const { request } = found;
  if (request === undefined) return [];
  const { over: _, resolution: __, ...rest } = request;
  return [{ ...rest, via: [place], minimize: "cost" }];
}
