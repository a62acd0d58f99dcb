/** Stretches of departure times in which a ride runs alike: what calendars do to it, as absolute minutes. */
import { midnightOf } from "../network/calendar.ts";
import type { Calendar } from "../network/rows.ts";
import type { Concern } from "../network/scope.ts";
import { toMinutes } from "../units.ts";

/** From a departure minute on, until the next spell begins. */
export interface Spell {
  readonly from: number;
  readonly isClosed: boolean;
  readonly extraMinutes: number;
  /** Share of departures, or of a departure's room, that is left. */
  readonly share: number;
  /** Calendars at work, by id. */
  readonly calendars: readonly Calendar[];
}

/** A stretch of minutes, the last excluded. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Whole local days, first and last included. */
export const windowOf = (
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string },
  zone: string,
): Window => ({ from: midnightOf(validFrom, zone), to: midnightOf(validTo, zone, 1) });

/** A stretch of departure minutes in which a calendar is at work. */
interface Shifted extends Window {
  readonly calendar: Calendar;
}

/**
 * Lists the spells of rides, rising; the first begins at -Infinity. Rides that meet the same calendars at the same
 * minutes, as most do of one country, share theirs. A calendar's days are those of the terminal it looks at, shifted to
 * the departure that would be there then. Expects the concerns in the order of their calendars' ids.
 */
export function createSpells(
  zoneOf: (terminal: string) => string,
): (concerns: readonly Concern[]) => readonly Spell[] {
  const windows = new Map<Calendar, Map<string, Window>>();
  const windowIn = (calendar: Calendar, zone: string): Window => {
    const byZone = windows.get(calendar) ?? new Map<string, Window>();
    windows.set(calendar, byZone);
    const window = byZone.get(zone) ?? windowOf(calendar, zone);
    byZone.set(zone, window);
    return window;
  };
  const known = new Map<string, readonly Spell[]>();
  return (concerns) => {
    const shifted = concerns.map(({ calendar, terminal, afterMinutes }): Shifted => {
      const { from, to } = windowIn(calendar, zoneOf(terminal));
      return { calendar, from: from - afterMinutes, to: to - afterMinutes };
    });
    const key = shifted.map(({ calendar, from, to }) => `${calendar.id} ${from} ${to}`).join();
    const spells = known.get(key) ?? listSpells(shifted);
    known.set(key, spells);
    return spells;
  };
}

function listSpells(windows: readonly Shifted[]): readonly Spell[] {
  const changes = new Set([
    Number.NEGATIVE_INFINITY,
    ...windows.flatMap(({ from, to }) => [from, to]),
  ]);
  return [...changes]
    .sort((a, b) => a - b)
    .map((from) =>
      spellOf(
        from,
        windows
          .filter((window) => window.from <= from && from < window.to)
          .map(({ calendar }) => calendar),
      ),
    );
}

function spellOf(from: number, calendars: readonly Calendar[]): Spell {
  let share = 1;
  let extraMinutes = 0;
  let isClosed = false;
  for (const calendar of calendars) {
    share = Math.min(share, calendar.share ?? 1);
    extraMinutes += toMinutes(calendar.extraH ?? 0);
    isClosed ||= calendar.effect === "closed";
  }
  return { from, isClosed: isClosed || share === 0, extraMinutes, share, calendars };
}
