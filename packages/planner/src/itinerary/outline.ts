/** A label of the search → a way in outline: what a table of many answers reads of each. */
import type { Compiled } from "../compile/compile.ts";
import { centsOf, gramsOf, type Labels, minutesOf } from "../search/labels.ts";
import type { Lorry } from "../search/query.ts";
import { toHours, toKg, toMoney } from "../units.ts";
import type { LegOutline, Notice, PassingCall, WayOutline } from "./answer.ts";
import {
  buildItinerary,
  lastOf,
  localAt,
  lorriesOf,
  type Ridden,
  retrace,
  type Telling,
} from "./build.ts";
import { legNotices, limitedNotices, storageNotices, yearNotices } from "./notices.ts";

/**
 * What `buildItinerary` tells, in outline. What the search counted is what the lines of an itinerary add up to; only in another
 * currency each line is rounded by itself, and lines must be made.
 */
export function buildOutline(telling: Telling, labels: Labels, label: number): WayOutline {
  const { compiled, query, currency } = telling;
  if (currency !== undefined && currency !== compiled.network.currency)
    return outlineOf(buildItinerary(telling, labels, label));
  const minutes = minutesOf(labels, label);
  const ridden = {
    end: query.departAfter + minutes,
    ...retrace(compiled, query, labels, label),
  };
  const { lorryIn, lorryOut } = lorriesOf(telling, ridden);
  const legs = ridden.taken.map(({ ride }) => outlineOfRide(compiled, ride));
  if (lorryIn !== undefined) legs.unshift(outlineOfLorry(telling, lorryIn, false));
  if (lorryOut !== undefined) legs.push(outlineOfLorry(telling, lorryOut, true));
  return {
    cost: toMoney(centsOf(labels, label)),
    durationH: toHours(minutes),
    co2eKg: toKg(gramsOf(labels, label)),
    legs,
    notices: noticesOf(telling, ridden, lorryIn, lorryOut),
  };
}

/** In the order in which an itinerary has them. */
function noticesOf(
  telling: Telling,
  ridden: Ridden,
  lorryIn: Lorry | undefined,
  lorryOut: Lorry | undefined,
): Notice[] {
  const { compiled, query } = telling;
  const { taken, lastState, end } = ridden;
  const notices = lorryIn === undefined ? [] : limitedNotices(lorryIn.limited, 0);
  // A transfer has the number of the leg after it.
  let index = lorryIn === undefined ? 0 : 1;
  for (const { state, ride, arrived, departure } of taken) {
    notices.push(...storageNotices(telling, state, departure - arrived, index));
    notices.push(...legNotices(telling, ride, departure, index));
    index++;
  }
  const leaves = lorryOut === undefined ? end : end - lorryOut.doorMinutes - lorryOut.rideMinutes;
  notices.push(...storageNotices(telling, lastState, leaves - lastOf(taken).arrival, index));
  if (lorryOut !== undefined) notices.push(...limitedNotices(lorryOut.limited, index));
  const terminalTo = (ride: number): number => compiled.terminalIdx.get(compiled.rides[ride]!.to)!;
  const arrivals = (): string[] => [
    ...(lorryIn === undefined
      ? []
      : [
          localAt(
            telling,
            query.departAfter + lorryIn.doorMinutes + lorryIn.rideMinutes,
            lorryIn.terminal,
          ),
        ]),
    ...taken.map(({ ride, arrival }) => localAt(telling, arrival, terminalTo(ride))),
    ...(lorryOut === undefined
      ? []
      : [localAt(telling, end - lorryOut.doorMinutes, lorryOut.terminal)]),
  ];
  const startsAt = lorryIn?.terminal ?? compiled.stateTerminal[taken[0]!.state]!;
  return [
    ...notices,
    ...yearNotices(
      compiled,
      localAt(telling, query.departAfter, startsAt),
      localAt(telling, end, compiled.stateTerminal[lastState]!),
      arrivals,
    ),
  ];
}

/** What is told of each ride is the same in all answers, on networks of which only rows are closed, too. */
const outlines = new WeakMap<Compiled["rides"], (LegOutline | undefined)[]>();

function outlineOfRide({ rides }: Compiled, ride: number): LegOutline {
  const known = outlines.get(rides) ?? new Array<LegOutline | undefined>(rides.length);
  outlines.set(rides, known);
  const outline = known[ride] ?? madeOf(rides[ride]!);
  known[ride] = outline;
  return outline;
}

const madeOf = ({
  mode,
  service,
  links,
  from,
  to,
  distanceKm,
  calls,
}: Compiled["rides"][number]): LegOutline => ({
  mode,
  ...(service === undefined ? {} : { service: service.id }),
  links: links.map(({ id }) => id),
  from,
  to,
  distanceKm,
  calls: calls.slice(1, -1).map(outlineOfCall),
  assumed: service?.assumed ?? false,
});

const outlineOfCall = ({
  terminal,
  step,
}: Pick<PassingCall, "terminal" | "step">): LegOutline["calls"][number] =>
  step === undefined ? { terminal } : { terminal, step };

function outlineOfLorry(
  { compiled, doors }: Telling,
  { terminal, row, km }: Lorry,
  isOut: boolean,
): LegOutline {
  const id = compiled.terminalIds[terminal]!;
  const door = isOut ? doors.to : doors.from;
  return {
    mode: "road",
    drayage: row.id,
    ...(door === undefined ? {} : { door }),
    links: [],
    from: isOut ? id : "door",
    to: isOut ? "door" : id,
    distanceKm: km,
    calls: [],
    assumed: false,
  };
}

/** Of a way told in full, or in outline, what is told in outline. */
export const outlineOf = ({ cost, durationH, co2eKg, legs, notices }: WayOutline): WayOutline => ({
  cost,
  durationH,
  co2eKg,
  legs: legs.map(
    ({ mode, service, drayage, door, links, from, to, distanceKm, calls, assumed }) => ({
      mode,
      ...(service === undefined ? {} : { service }),
      ...(drayage === undefined ? {} : { drayage }),
      ...(door === undefined ? {} : { door }),
      links,
      from,
      to,
      distanceKm,
      calls: calls.map(outlineOfCall),
      assumed,
    }),
  ),
  notices,
});
