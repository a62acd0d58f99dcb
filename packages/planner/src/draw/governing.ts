/**
 * Which rows of `delays` speak of a leg, and of handling at a terminal.
 *
 * Of a leg: the row of its service alone, where there is one, in proportion to the hours ridden of the whole service. Otherwise
 * each stretch of the way has its own: the row of a link before that of its corridor, once a row, added up; where no stretch
 * has one, that of the mode. A call on the way at a terminal with a row adds to these, unless it lies within a stretch of one
 * row, or the service has a row of its own, for such a row holds the whole way. Between two legs a terminal's row adds to
 * handling. Of rows alike in this the one that names more goes first, then the first by id.
 */
import type { Ride } from "../network/rides.ts";
import { type Delay, isAt, type Network } from "../network/rows.ts";
import { toMinutes } from "../units.ts";

/** A row at work on a way. */
export interface Governing {
  readonly row: Delay;
  /** How much of the row's hours counts: less than 1 where only a part of its service is ridden. */
  readonly share: number;
  /** What is late: the same in every way that has it, so that one draw makes it equally late in all. */
  readonly what: string;
}

const nameOf = (ride: Ride): string => ride.service?.id ?? ride.links[0]?.id ?? "";

/** True where a ride is within every part of the scope but the terminal. */
const concerns = ({ service, link, corridor, mode }: Delay, ride: Ride): boolean =>
  (service === undefined || service === ride.service?.id) &&
  (link === undefined || ride.links.some(({ id }) => id === link)) &&
  (corridor === undefined || ride.links.some((row) => row.corridor === corridor)) &&
  (mode === undefined || mode === ride.mode);

const SCOPES = ["service", "link", "corridor", "terminal", "mode"] as const;
const namedBy = (row: Delay): number => SCOPES.filter((column) => row[column] !== undefined).length;

/** The row that goes first: the least rank, then what names most, then by id. `undefined` where there is none. */
function foremost(rows: readonly Delay[], rankOf: (row: Delay) => number): Delay | undefined {
  const isBefore = (a: Delay, b: Delay): boolean => {
    if (rankOf(a) !== rankOf(b)) return rankOf(a) < rankOf(b);
    return namedBy(a) === namedBy(b) ? a.id < b.id : namedBy(a) > namedBy(b);
  };
  return rows.reduce<Delay | undefined>(
    (first, row) => (first === undefined || isBefore(row, first) ? row : first),
    undefined,
  );
}

/** Rows that make a leg longer or shorter, in the order of the way. */
export function runningRows({ delays, calls }: Network, ride: Ride): Governing[] {
  const own = delays.filter((row) => row.terminal === undefined && concerns(row, ride));
  const ofService = foremost(
    own.filter(({ service }) => service !== undefined),
    () => 0,
  );
  if (ofService !== undefined) {
    const hours = calls.flatMap(({ service, arriveH }) =>
      service === ofService.service && arriveH !== undefined ? [arriveH] : [],
    );
    const whole = toMinutes(Math.max(...hours));
    const share = whole === 0 ? 1 : ride.rideMinutes / whole;
    return [{ row: ofService, share, what: `${ofService.id} of ${nameOf(ride)}` }];
  }
  const stretches = ride.links.map(({ id, corridor }) =>
    foremost(
      own.filter((row) => row.link === id || (row.link === undefined && isOn(row, corridor))),
      ({ link }) => (link === undefined ? 1 : 0),
    ),
  );
  const ofMode = foremost(
    own.filter(({ link, corridor }) => link === undefined && corridor === undefined),
    () => 0,
  );
  const whole = [...new Set(stretches.flatMap((row) => row ?? []))];
  if (whole.length === 0 && ofMode !== undefined) whole.push(ofMode);
  return [
    ...whole.map((row) => ({ row, share: 1, what: `${row.id} of ${nameOf(ride)}` })),
    ...ride.calls.slice(1, -1).flatMap(({ terminal }, index): Governing[] => {
      const before = stretches[index];
      if (before !== undefined && before === stretches[index + 1]) return [];
      const row = rowAt(delays, terminal, [ride]);
      return row === undefined
        ? []
        : [{ row, share: 1, what: `${row.id} of ${nameOf(ride)} at ${terminal}` }];
    }),
  ];
}

const isOn = (row: Delay, corridor: string | undefined): boolean =>
  row.corridor !== undefined && row.corridor === corridor;

/** The row that makes handling at a terminal longer or shorter, between the rides before and after it. */
export function handlingRow(
  { delays }: Network,
  terminal: string,
  rides: readonly Ride[],
): Governing | undefined {
  const row = rowAt(delays, terminal, rides);
  return row === undefined ? undefined : { row, share: 1, what: `${row.id} in ${terminal}` };
}

/** A terminal's own row before its group's. */
const rowAt = (
  delays: readonly Delay[],
  terminal: string,
  rides: readonly Ride[],
): Delay | undefined =>
  foremost(
    delays.filter(
      (row) =>
        row.terminal !== undefined &&
        isAt(terminal, row.terminal) &&
        rides.some((ride) => concerns(row, ride)),
    ),
    (row) => (row.terminal === terminal ? 0 : 1),
  );
