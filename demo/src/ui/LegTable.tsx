/** The chosen option step by step: what happens where and when by the clock there, what it takes and costs. */
import type { Itinerary, Leg, TransferStep } from "@lianyun/planner";
import type { ComponentChildren } from "preact";
import { isCalm } from "../logic/calm.ts";
import { estimatedLegs } from "../logic/estimated.ts";
import { sharing } from "../logic/shared.ts";
import { AssumedMark, CalmMark, Cost } from "./Marks.tsx";
import { ModeIcon } from "./ModeIcon.tsx";
import { useWords } from "./words.ts";

/** Another way, by its short name. */
interface Other {
  readonly label: string;
  readonly itinerary: Itinerary;
}

export function LegTable({
  itinerary,
  others,
}: {
  itinerary: Itinerary;
  others: readonly Other[];
}) {
  const { say, format } = useWords();
  const { legs, transfers } = itinerary;
  const estimated = estimatedLegs(itinerary);
  return (
    <table class="legs">
      <caption class="visually-hidden">{say.legsTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col">{say.what}</th>
          <th scope="col" class="wide number">
            {say.distance}
          </th>
          <th scope="col" class="wide number">
            {say.hours}
          </th>
          <th scope="col" class="number">
            {say.cost}
          </th>
          <th scope="col" class="wide number">
            {say.co2e}
          </th>
        </tr>
      </thead>
      <tbody>
        {transfers.map((transfer, index) => {
          const leg = legs[index];
          return [
            <TransferRow
              key={`t${transfer.startAt}`}
              transfer={transfer}
              isAbout={estimated[index - 1] === true}
            />,
            ...(leg === undefined
              ? []
              : [
                  <LegRow
                    key={`l${leg.departAt}`}
                    leg={leg}
                    others={others}
                    isAbout={estimated[index] === true}
                    isAtCalmRate={isCalm(itinerary, index)}
                  />,
                ]),
          ];
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{say.total}</th>
          <td>
            <span class="narrow row-note">
              {format.span(itinerary.durationH)} · {format.co2e(itinerary.co2eKg)} {say.co2e}
            </span>
          </td>
          <td class="wide number">
            {format.km(legs.reduce((sum, leg) => sum + leg.distanceKm, 0))}
          </td>
          <td class="wide number">{format.span(itinerary.durationH)}</td>
          <td class="number">
            <Cost itinerary={itinerary} />
          </td>
          <td class="wide number">{format.co2e(itinerary.co2eKg)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function TransferRow({ transfer, isAbout }: { transfer: TransferStep; isAbout: boolean }) {
  const { say, format, names } = useWords();
  const parts = [
    transfer.closedH > 0 ? say.closedFor(format.span(transfer.closedH)) : undefined,
    transfer.handlingH > 0 ? say.handlingFor(format.span(transfer.handlingH)) : undefined,
    transfer.waitH > 0 ? say.waitFor(format.span(transfer.waitH)) : undefined,
    transfer.cutOffH > 0 ? say.cutOffFor(format.span(transfer.cutOffH)) : undefined,
  ].filter((part) => part !== undefined);
  return (
    <Row
      className="row-transfer"
      when={<ClockTime instant={transfer.startAt} isAbout={isAbout} />}
      hours={transfer.closedH + transfer.handlingH + transfer.waitH + transfer.cutOffH}
      cost={transfer.cost}
      co2eKg={transfer.co2eKg}
    >
      <span class="row-title">
        {say.transferKinds[transfer.kind]} · {names.terminal(transfer.at)}
      </span>
      <span class="row-note">{parts.join(" · ")}</span>
    </Row>
  );
}

interface LegRowProps {
  readonly leg: Leg;
  readonly others: readonly Other[];
  readonly isAbout: boolean;
  readonly isAtCalmRate: boolean;
}

function LegRow({ leg, others, isAbout, isAtCalmRate }: LegRowProps) {
  const { say, format, names } = useWords();
  const service = leg.service === undefined ? say.onDemand : names.service(leg.service);
  return (
    <Row
      className={`row-leg mode-${leg.mode}`}
      when={
        <>
          <ClockTime instant={leg.departAt} isAbout={isAbout} />
          <ClockTime instant={leg.arriveAt} isAbout={isAbout} isEnd={true} />
        </>
      }
      distanceKm={leg.distanceKm}
      hours={leg.durationH}
      cost={leg.cost}
      co2eKg={leg.co2eKg}
    >
      <span class="row-title">
        <ModeIcon mode={leg.mode} /> {names.terminal(leg.from)} → {names.terminal(leg.to)}
      </span>
      <span class="row-note">
        {say.modes[leg.mode]} · {service}
        {leg.assumed && <AssumedMark />}
        {isAtCalmRate && <CalmMark />}
      </span>
      {leg.headwayH !== undefined && (
        <span class="row-note">{say.everyAbout(format.span(leg.headwayH))}</span>
      )}
      <SharedWith leg={leg} others={others} />
      {leg.calls.length > 0 && (
        <details class="calls">
          <summary>{say.callsOnWay(leg.calls.length)}</summary>
          <ul>
            {leg.calls.map((call) => (
              <li key={call.terminal + call.arriveAt}>
                <span>
                  {format.day(call.arriveAt)} {isAbout && "≈ "}
                  {format.time(call.arriveAt)} {format.zone(call.arriveAt)}
                </span>{" "}
                {say.callSteps[call.step ?? "call"]} {names.terminal(call.terminal)}{" "}
                {format.span(call.dwellH)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Row>
  );
}

/** Which other ways take the same stretch, all of it or a part. */
function SharedWith({ leg, others }: { leg: Leg; others: readonly Other[] }) {
  const { say, format } = useWords();
  const shared = others.map(({ label, itinerary }) => ({ label, how: sharing(leg, itinerary) }));
  const by = (how: "all" | "part"): string =>
    format.list(shared.filter((other) => other.how === how).map(({ label }) => label));
  const [all, part] = [by("all"), by("part")];
  return (
    <span class="row-note shared">
      {all === "" && part === "" && say.sharedWithNone}
      {all !== "" && say.sharedWith(all)}
      {all !== "" && part !== "" && " · "}
      {part !== "" && say.partlySharedWith(part)}
    </span>
  );
}

interface RowProps {
  readonly className: string;
  readonly when: ComponentChildren;
  readonly distanceKm?: number;
  readonly hours: number;
  readonly cost: number;
  readonly co2eKg: number;
  readonly children: ComponentChildren;
}

/** A row; on a phone the figures of the hidden columns stand under the text. */
function Row({ className, when, distanceKm, hours, cost, co2eKg, children }: RowProps) {
  const { say, format } = useWords();
  const distance = distanceKm === undefined ? undefined : format.km(distanceKm);
  const narrow = [distance, format.span(hours), `${format.co2e(co2eKg)} ${say.co2e}`].filter(
    (part) => part !== undefined,
  );
  return (
    <tr class={className}>
      <td class="row-when">{when}</td>
      <td class="row-what">
        {children}
        <span class="narrow row-note">{narrow.join(" · ")}</span>
      </td>
      <td class="wide number">{distance}</td>
      <td class="wide number">{format.span(hours)}</td>
      <td class="number">{format.money(cost)}</td>
      <td class="wide number">{format.co2e(co2eKg)}</td>
    </tr>
  );
}

interface ClockTimeProps {
  readonly instant: string;
  /** True for a time that no timetable gives. */
  readonly isAbout: boolean;
  readonly isEnd?: boolean;
}

/** A clock time of the place with its zone. */
function ClockTime({ instant, isAbout, isEnd = false }: ClockTimeProps) {
  const { format } = useWords();
  return (
    <time dateTime={instant} class="clock">
      {isEnd && <span aria-hidden="true">→ </span>}
      <span class="clock-day">{format.day(instant)}</span>{" "}
      <span class="clock-time">
        {isAbout && "≈ "}
        {format.time(instant)}
      </span>{" "}
      <span class="clock-zone">{format.zone(instant)}</span>
    </time>
  );
}
