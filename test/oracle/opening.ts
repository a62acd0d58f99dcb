/** When handling may start: opening hours by the local clock, and days on which a terminal is shut. */
import type { Calendar, Network } from "@lianyun/planner";
import {
  isWithin,
  localClock,
  minuteOfDay,
  nextClockChange,
  type Window,
  weekdayOf,
  windowOf,
} from "./clock.ts";
import { isAt, terminalOf } from "./places.ts";

/** The first minute, from the one given on, at which handling may start at the terminal. */
export type Opening = (terminal: string, minutes: number) => number;

/** A share of nothing is nothing. */
export const isClosing = ({ effect, share }: Calendar): boolean =>
  effect === "closed" || (effect === "reduced" && share === 0);

/** Days on which no handling starts at the terminal: it is shut to every mode and service. */
function shutAt(network: Network, terminal: string): Window[] {
  const { timeZone, country } = terminalOf(network, terminal);
  return network.calendars
    .filter(
      (row) =>
        isClosing(row) &&
        row.terminal !== undefined &&
        isAt(terminal, row.terminal) &&
        (row.country ?? country) === country &&
        row.mode === undefined &&
        row.service === undefined &&
        row.corridor === undefined,
    )
    .map((row) => windowOf(timeZone, row));
}

/** Answers for every terminal of a network; the same minute is asked for often. */
export function createOpening(network: Network): Opening {
  const known = new Map<string, Map<number, number>>();
  const shut = new Map(network.terminals.map(({ id }) => [id, shutAt(network, id)]));
  return (terminal, minutes) => {
    const there = known.get(terminal) ?? new Map<number, number>();
    known.set(terminal, there);
    const found = there.get(minutes) ?? firstOpen(network, terminal, shut.get(terminal)!, minutes);
    there.set(minutes, found);
    return found;
  };
}

function firstOpen(
  network: Network,
  terminal: string,
  shut: readonly Window[],
  minutes: number,
): number {
  const { timeZone, openDays, opensAt, closesAt } = terminalOf(network, terminal);
  const isOpen = (at: number): boolean => {
    if (shut.some((window) => isWithin(at, window))) return false;
    if (openDays === undefined || opensAt === undefined || closesAt === undefined) return true;
    const { day, minute } = localClock(timeZone, at);
    const isToday = openDays.includes(weekdayOf(day));
    return isToday && minuteOfDay(opensAt) <= minute && minute < minuteOfDay(closesAt);
  };
  // A closed terminal opens where its clock comes to the hour, where clocks change, or where days of closure end.
  const nextChance = (at: number): number => {
    const untilHour =
      opensAt === undefined
        ? Number.POSITIVE_INFINITY
        : ((minuteOfDay(opensAt) - localClock(timeZone, at).minute + 1_439) % 1_440) + 1;
    const ends = shut.map(({ to }) => to).filter((to) => to > at);
    return Math.min(at + untilHour, nextClockChange(timeZone, at), ...ends);
  };
  let at = minutes;
  while (!isOpen(at)) at = nextChance(at);
  return at;
}
