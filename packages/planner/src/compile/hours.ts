/** When handling may start at a terminal: opening hours, and days on which it is shut. */
import { nextOpen } from "../network/calendar.ts";
import { isAt, type Network } from "../network/rows.ts";
import { type Window, windowOf } from "./spells.ts";

/** The first minute at or after one in which handling may start. */
export type NextStart = (minutes: number) => number;

/** By terminal id; absent: handling may always start. */
export function listHours(network: Network): ReadonlyMap<string, NextStart> {
  const shut = network.calendars.filter(
    ({ effect, share, terminal, mode, service, corridor }) =>
      (effect === "closed" || share === 0) &&
      terminal !== undefined &&
      mode === undefined &&
      service === undefined &&
      corridor === undefined,
  );
  const hours = new Map<string, NextStart>();
  for (const { id, country, timeZone, openDays, opensAt, closesAt } of network.terminals) {
    const windows = shut
      .filter((row) => isAt(id, row.terminal!) && (row.country ?? country) === country)
      .map((row) => windowOf(row, timeZone));
    // A checked network gives all three or none.
    const open =
      openDays === undefined ? undefined : { days: openDays, opens: opensAt!, closes: closesAt! };
    if (open === undefined && windows.length === 0) continue;
    const next = (minutes: number): number =>
      open === undefined ? minutes : nextOpen(open, timeZone, minutes);
    hours.set(id, (minutes) => nextStart(windows, next, minutes));
  }
  return hours;
}

function nextStart(windows: readonly Window[], nextOpening: NextStart, minutes: number): number {
  let start = nextOpening(minutes);
  for (;;) {
    const inside = windows.find(({ from, to }) => from <= start && start < to);
    if (inside === undefined) return start;
    start = nextOpening(inside.to);
  }
}
