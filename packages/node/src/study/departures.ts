/** Ready times of a study: one by one, or every so often. */
import { whyNoDay } from "@lianyun/planner";

/** Times from the first to the last. */
export interface Every {
  readonly from: string;
  /** `P1D`, `PT6H`, `P1DT12H`: days of 24 hours. */
  readonly every: string;
  /** ISO 8601 with offset, or a date: all of it, in the offset of `from`. */
  readonly until: string;
}

const MOST = 100_000;
const MS_PER_HOUR = 3_600_000;
const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(Z|[+-]\d\d:\d\d)$/;
const DURATION = /^P(?=\d|T\d)(?:(\d{1,3})D)?(?:T(\d{1,4})H)?$/;

/** The times, or the field that is wrong and what was expected. */
export function listTimes({
  from,
  every,
  until,
}: Every): string[] | { field: string; message: string } {
  const [, offset] = INSTANT.exec(from) ?? [];
  const first = timeOf(from);
  if (offset === undefined || Number.isNaN(first))
    return {
      field: "from",
      message: `${whyNoDay(from) ?? "expected a time with offset such as 2026-06-01T08:00+08:00"}, found ${from}`,
    };
  const [, days = "0", hours = "0"] = DURATION.exec(every) ?? [];
  const step = (Number(days) * 24 + Number(hours)) * MS_PER_HOUR;
  if (step === 0)
    return {
      field: "every",
      message: `expected whole days and hours such as P1D or PT6H, found ${every}`,
    };
  const last = timeOf(DATE.test(until) ? `${until}T23:59${offset}` : until);
  if (Number.isNaN(last) || last < first)
    return {
      field: "until",
      message: `${whyNoDay(until) ?? `expected a date, or a time with offset, not before ${from}`}, found ${until}`,
    };
  const count = Math.floor((last - first) / step) + 1;
  if (count > MOST)
    return { field: "every", message: `expected at most ${MOST} times, found ${count}` };
  // Written in the offset of the first: shifted by it and read off as if it were UTC.
  const shift = Date.parse(`${from.slice(0, 16)}Z`) - first;
  return Array.from(
    { length: count },
    (_, index) => `${new Date(first + index * step + shift).toISOString().slice(0, 16)}${offset}`,
  );
}

/** Milliseconds of a time with offset; of anything else NaN, for it would be read in the zone of the machine. */
function timeOf(text: string): number {
  const local = text.slice(0, 16);
  const day = new Date(`${local}Z`);
  const isDay = INSTANT.test(text) && !Number.isNaN(day.getTime());
  // 30 February is read as a day of March.
  return isDay && day.toISOString().slice(0, 16) === local ? Date.parse(text) : Number.NaN;
}
