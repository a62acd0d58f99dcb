/** Why a way is not offered: its mode is switched off, another outdoes it, or the planner's reasons. */
import type { Mode, ParetoRequest } from "@lianyun/planner";
import { useEffect, useId, useState } from "preact/hooks";
import type { Directory } from "../directory.ts";
import { beatenBy } from "../logic/beaten.ts";
import { groupOf } from "../logic/group.ts";
import { MODE_ORDER, type Question, RESOLUTION } from "../logic/question.ts";
import { labelOf, type Results } from "../logic/results.ts";
import type { Cheapest, Found } from "../planning/answer.ts";
import { ModeIcon } from "./ModeIcon.tsx";
import { useLater } from "./planner.ts";
import { ReasonText } from "./ReasonText.tsx";
import { useWords } from "./words.ts";

interface WhyNotProps {
  readonly results: Results;
  readonly directory: Directory;
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
  const { say, language, names } = useWords();
  const id = useId();
  const [via, setVia] = useState("");
  const { results, directory } = props;
  const { from, to } = results.question;
  const cities = [...new Set(directory.terminals.map(({ id: each }) => groupOf(each)))]
    .filter((group) => group !== groupOf(from) && group !== groupOf(to))
    .map((group) => ({ group, name: names.city(group) }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <div class="field">
      <label for={id}>{say.whyNotVia}</label>
      <select id={id} value={via} onChange={({ currentTarget }) => setVia(currentTarget.value)}>
        <option value="">{say.choosePlace}</option>
        {cities.map(({ group, name }) => (
          <option key={group} value={group}>
            {name}
          </option>
        ))}
      </select>
      {via !== "" && <Verdict {...props} requests={requestsVia(results, via)} />}
    </div>
  );
}

interface VerdictProps extends WhyNotProps {
  /** Asked one after the other until one gives a way. */
  readonly requests: readonly ParetoRequest[];
  /** A mode that the way must have. */
  readonly uses?: Mode;
}

function Verdict({ results, requests, uses, onChoose }: VerdictProps) {
  const { say, format } = useWords();
  const told = useFirst(results.found, requests, uses);
  if (told === undefined) return <span aria-busy="true">…</span>;
  const { figures: way } = told;
  // Of a mode it is asked whether a way goes by it, alone or with lorries: other modes are left out by the page, not by the shipper.
  const because = told.because.filter(({ code }) => uses === undefined || code !== "modes_exclude");
  if (way === undefined) {
    return (
      <span>
        {because.length === 0 && say.noneSuch}
        {because.map((reason) => (
          <span key={reason.message}>
            <ReasonText reason={reason} />{" "}
          </span>
        ))}
      </span>
    );
  }
  const { cost, durationH, co2eKg } = way;
  const figures = say.wouldTake(format.money(cost), format.span(durationH), format.co2e(co2eKg));
  const beaten = beatenBy(way, results.found.itineraries, RESOLUTION);
  const winner = results.found.itineraries[beaten?.by ?? -1];
  if (beaten === undefined || winner === undefined)
    return (
      <span>
        {figures} {say.notBeaten}
      </span>
    );
  const label = labelOf(results, beaten.by);
  const { apart } = format;
  const better = [
    cost > winner.cost ? say.cheaperBy(apart.money(cost, winner.cost)) : "",
    durationH > winner.durationH ? say.soonerBy(apart.span(durationH, winner.durationH)) : "",
    co2eKg > winner.co2eKg ? say.cleanerBy(apart.co2e(co2eKg, winner.co2eKg)) : "",
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

/** The first answer with a way; without any, the first with reasons. */
function useFirst(
  found: Found,
  requests: readonly ParetoRequest[],
  uses?: Mode,
): Cheapest | undefined {
  const later = useLater();
  const [told, setTold] = useState<Cheapest | undefined>();
  const key = JSON.stringify(requests);
  useEffect(() => {
    let isOld = false;
    setTold(undefined);
    const { supposed = {} } = found;
    const ask = async (): Promise<void> => {
      let reasons: Cheapest = { because: [] };
      for (const request of requests) {
        const answer = await later((remote) => remote.cheapest(request, supposed, uses));
        if (isOld) return;
        if (answer.figures !== undefined) {
          setTold(answer);
          return;
        }
        if (reasons.because.length === 0) reasons = answer;
      }
      setTold(reasons);
    };
    // A failure is told where the question itself fails.
    ask().catch(() => {});
    return () => {
      isOld = true;
    };
    // The requests are made anew with every drawing; their text says whether they changed. The same text under another
    // scenario or with other tables is another question, so that the answer they are about counts as well.
  }, [found, key, uses, later]);
  return told;
}

/** With all the others first: a way that no other beats shows there. Then few, or the best way leaves the mode out. */
function requestsBy({ found, question }: Results, mode: Mode): readonly ParetoRequest[] {
  const { request } = found;
  if (request === undefined) return [];
  const companions: readonly (readonly Mode[])[] = [
    question.modes,
    [],
    ["road"],
    ["road", "rail"],
    ["road", "inlandWaterway"],
    ["road", "rail", "inlandWaterway"],
  ];
  return companions.map((others) => ({
    ...request,
    modes: MODE_ORDER.filter((each) => each === mode || others.includes(each)),
  }));
}

function requestsVia({ found }: Results, place: string): readonly ParetoRequest[] {
  return found.request === undefined ? [] : [{ ...found.request, via: [place] }];
}
