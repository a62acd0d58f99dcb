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

/**
 * The spells of a ride, rising; the first begins at -Infinity. One spell without calendars where none concerns it.
 * A calendar's days are those of the terminal it looks at, shifted to the departure that would be there then.
 */
export function listSpells(
  concerns: readonly Concern[],
  zoneOf: (terminal: string) => string,
): readonly Spell[] {
  const windows = concerns.map(({ calendar, terminal, afterMinutes }) => {
    const { from, to } = windowOf(calendar, zoneOf(terminal));
    return { calendar, from: from - afterMinutes, to: to - afterMinutes };
  });
  const changes = new Set([
    Number.NEGATIVE_INFINITY,
    ...windows.flatMap(({ from, to }) => [from, to]),
  ]);
  return [...changes]
    .sort((a, b) => a - b)
    .map((from) =>
      spellOf(
        from,
        windows.filter((window) => window.from <= from && from < window.to),
      ),
    );
}

function spellOf(from: number, at: readonly { readonly calendar: Calendar }[]): Spell {
  const calendars = at
    .map(({ calendar }) => calendar)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const share = Math.min(1, ...calendars.map((calendar) => calendar.share ?? 1));
  return {
    from,
    isClosed: share === 0 || calendars.some(({ effect }) => effect === "closed"),
    extraMinutes: calendars.reduce((sum, { extraH }) => sum + toMinutes(extraH ?? 0), 0),
    share,
    calendars,
  };
}
