/** A label of the search → a way in outline: what a table of many answers reads of each. */
import type { Compiled } from "../compile/compile.ts";
import { centsOf, gramsOf, minutesOf } from "../search/labels.ts";
import type { Lorry } from "../search/query.ts";
import type { Settled } from "../search/rounds.ts";
import { toHours, toKg, toMoney } from "../units.ts";
import type { LegOutline, Notice, PassingCall, WayOutline } from "./answer.ts";
import {
  buildItinerary,
  isInOther,
  lastOf,
  localAt,
  lorriesOf,
  type Ridden,
  riddenOf,
  type Telling,
} from "./build.ts";
import { legNotices, limitedNotices, storageNotices, yearNotices } from "./notices.ts";

/** Lorries of doors by which a way comes and goes. */
type Lorries = ReturnType<typeof lorriesOf>;

/**
 * What `buildItinerary` tells, in outline. What a search counted to its end is what the lines of an itinerary add up to. Where it was
 * stopped, or gave up looking ahead, a way may owe more than was counted, and in another currency each line is rounded by
 * itself: there lines must be made.
 */
export function buildOutline(
  telling: Telling,
  { labels, isProven, stoppedAt }: Pick<Settled, "labels" | "isProven" | "stoppedAt">,
  label: number,
): WayOutline {
  const ridden = riddenOf(telling, labels, label);
  const lorries = lorriesOf(telling, ridden);
  const { lorryIn, lorryOut } = lorries;
  const isCounted = isProven && stoppedAt === undefined && !isInOther(telling);
  const { rides } = telling.compiled;
  const known = outlinesOf(rides);
  const legs = ridden.taken.map(({ ride }) => {
    const leg = known[ride] ?? legOfRide(rides[ride]!);
    known[ride] = leg;
    return leg;
  });
  if (lorryIn !== undefined) legs.unshift(legOfLorry(telling, lorryIn, false));
  if (lorryOut !== undefined) legs.push(legOfLorry(telling, lorryOut, true));
  return {
    cost: isCounted ? toMoney(centsOf(labels, label)) : buildItinerary(telling, labels, label).cost,
    durationH: toHours(minutesOf(labels, label)),
    co2eKg: toKg(gramsOf(labels, label)),
    legs,
    notices: [
      ...noticesOnTheWay(telling, ridden, lorries),
      ...noticesOfYears(telling, ridden, lorries),
    ],
  };
}

/** In the order in which an itinerary has them. */
function noticesOnTheWay(
  telling: Telling,
  { taken, lastState, end }: Ridden,
  { lorryIn, lorryOut }: Lorries,
): Notice[] {
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
  return notices;
}

function noticesOfYears(
  telling: Telling,
  { taken, lastState, end }: Ridden,
  { lorryIn, lorryOut }: Lorries,
): Notice[] {
  const { compiled, query } = telling;
  if (compiled.calendarYears === undefined) return [];
  const { stateTerminal, terminalIdx, rides } = compiled;
  const ready = query.departAfter;
  const arrivals = (): string[] => {
    const times = taken.map(({ ride, arrival }) =>
      localAt(telling, arrival, terminalIdx.get(rides[ride]!.to)!),
    );
    if (lorryIn !== undefined)
      times.unshift(
        localAt(telling, ready + lorryIn.doorMinutes + lorryIn.rideMinutes, lorryIn.terminal),
      );
    if (lorryOut !== undefined)
      times.push(localAt(telling, end - lorryOut.doorMinutes, lorryOut.terminal));
    return times;
  };
  const first = lorryIn?.terminal ?? stateTerminal[taken[0]!.state]!;
  const last = stateTerminal[lastState]!;
  return yearNotices(
    compiled,
    localAt(telling, ready, first),
    localAt(telling, end, last),
    arrivals,
  );
}

/** What is told of each ride is the same in all answers, on networks of which only rows are closed, too. */
const outlines = new WeakMap<Compiled["rides"], (LegOutline | undefined)[]>();

function outlinesOf(rides: Compiled["rides"]): (LegOutline | undefined)[] {
  const known = outlines.get(rides);
  if (known !== undefined) return known;
  const own = new Array<LegOutline | undefined>(rides.length).fill(undefined);
  outlines.set(rides, own);
  return own;
}

/** Frozen, for it is shared. */
const legOfRide = ({
  mode,
  service,
  links,
  from,
  to,
  distanceKm,
  calls,
}: Compiled["rides"][number]): LegOutline =>
  Object.freeze({
    mode,
    ...(service === undefined ? {} : { service: service.id }),
    links: Object.freeze(links.map(({ id }) => id)),
    from,
    to,
    distanceKm,
    calls: Object.freeze(calls.slice(1, -1).map(passing)),
    assumed: service?.assumed ?? false,
  });

const passing = ({
  terminal,
  step,
}: Pick<PassingCall, "terminal" | "step">): LegOutline["calls"][number] =>
  Object.freeze(step === undefined ? { terminal } : { terminal, step });

function legOfLorry(
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
