/** A result in short: what became of the requests in each scenario, and by how much the figures moved. */
import { type ResultRow, ROW_STATUSES, type RowStatus } from "./columns.ts";

/** The rows of one scenario by one criterion in one currency. */
export interface SummaryLine {
  readonly scenario: string;
  readonly criterion: string;
  /** Of all money in the line; empty where all rows were refused. */
  readonly currency: string;
  readonly rows: number;
  readonly counts: Readonly<Record<RowStatus, number>>;
  /** Rows with a delta: optimal in the base and in the scenario. All means are over them, zeros included. */
  readonly compared: number;
  /** Of them, those whose legs changed. */
  readonly changed: number;
  /** Rows that had a way in the base and have none here. */
  readonly cutOff: number;
  /** Rows that have a way here, but not by the legs of the base way: these no longer lead there. */
  readonly oldWayGone: number;
  /** Rows whose way is not proven to be the best. */
  readonly unproven: number;
  /** Rows whose way has a leg that the rate set has no rate for: it is priced as in calm times. */
  readonly calmRate: number;
  /** Rows whose way has days of years that no calendar of the network begins in: it is planned without holidays and closings. */
  readonly beyondCalendars: number;
  readonly meanDeltaCost: number | null;
  readonly meanDeltaDurationH: number | null;
  readonly meanDeltaCo2eKg: number | null;
  /** In what was minimized; `null` as `meanRegret`. */
  readonly meanDeltaObjective: number | null;
  /**
   * Over the rows whose base way still leads there, in what was minimized. `null` where rows bring weights of their own: these are
   * of different things.
   */
  readonly meanRegret: number | null;
}

/** Why rows of a scenario have no way, or were refused. */
export interface Why {
  readonly scenario: string;
  /** Rows of which the column `reasons` says why. */
  readonly rows: number;
  /** Codes of the column `reasons`, the most frequent first, and the rows that each stands in: a row can have several. */
  readonly codes: readonly { readonly code: string; readonly rows: number }[];
}

/** Adds rows up, in any portions. */
export interface Summarizing {
  add(rows: readonly ResultRow[]): void;
  /** By scenario, criterion and currency, in the order they came. Refused rows, which have none, are with the first. */
  lines(): readonly SummaryLine[];
  /** By scenario in the order they came; none where all rows have a way. */
  reasons(): readonly Why[];
}

/** What a row that brings its own weights is called by. */
const OWN = "own";

interface Sums {
  readonly scenario: string;
  readonly criterion: string;
  /** Taken from the first row that has one. */
  currency: string;
  rows: number;
  readonly counts: Record<RowStatus, number>;
  changed: number;
  cutOff: number;
  oldWayGone: number;
  unproven: number;
  calmRate: number;
  beyondCalendars: number;
  readonly cost: Mean;
  readonly durationH: Mean;
  readonly co2eKg: Mean;
  readonly objective: Mean;
  readonly regret: Mean;
}

/** A sum of what is a number, and of how many. */
interface Mean {
  sum: number;
  count: number;
}

export function createSummary(): Summarizing {
  /** By scenario and criterion, then by currency. */
  const groups = new Map<string, Sums[]>();
  /** By scenario. */
  const reasons = new Map<string, ReasonSums>();
  return {
    add(rows) {
      for (const row of rows) {
        addRow(groupOf(groups, row), row);
        addReasons(reasons, row);
      }
    },
    reasons: () =>
      [...reasons].map(([scenario, { rows: all, codes }]) => ({
        scenario,
        rows: all,
        codes: [...codes]
          .map(([code, rows]) => ({ code, rows }))
          .sort((a, b) => (b.rows === a.rows ? (a.code < b.code ? -1 : 1) : b.rows - a.rows)),
      })),
    lines: () =>
      [...groups.values()]
        .flat()
        .map(({ cost, durationH, co2eKg, objective, regret, ...rest }) => ({
          ...rest,
          compared: cost.count,
          meanDeltaCost: meanOf(cost, 2),
          meanDeltaDurationH: meanOf(durationH, 2),
          meanDeltaCo2eKg: meanOf(co2eKg, 3),
          meanDeltaObjective: rest.criterion === OWN ? null : meanOf(objective, 2),
          meanRegret: rest.criterion === OWN ? null : meanOf(regret, 2),
        })),
  };
}

function groupOf(groups: Map<string, Sums[]>, { scenario, criterion, currency }: ResultRow): Sums {
  const key = JSON.stringify([scenario, criterion]);
  const own = groups.get(key) ?? [];
  groups.set(key, own);
  const known = own.find(
    (sums) => currency === "" || sums.currency === "" || sums.currency === currency,
  );
  if (known !== undefined) {
    if (known.currency === "") known.currency = currency;
    return known;
  }
  const none = (): Mean => ({ sum: 0, count: 0 });
  const made: Sums = {
    scenario,
    criterion,
    currency,
    rows: 0,
    counts: { optimal: 0, infeasible: 0, stopped: 0, refused: 0 },
    changed: 0,
    cutOff: 0,
    oldWayGone: 0,
    unproven: 0,
    calmRate: 0,
    beyondCalendars: 0,
    cost: none(),
    durationH: none(),
    co2eKg: none(),
    objective: none(),
    regret: none(),
  };
  own.push(made);
  return made;
}

function addRow(sums: Sums, row: ResultRow): void {
  sums.rows++;
  const status = ROW_STATUSES.find((each) => each === row.status);
  if (status !== undefined) sums.counts[status]++;
  if (row.legsLeft !== "" || row.legsJoined !== "") sums.changed++;
  if (row.baseStatus === "optimal" && row.status === "infeasible") sums.cutOff++;
  if (row.keptStatus === "gone" && row.status === "optimal") sums.oldWayGone++;
  if (row.status === "optimal" && row.isProven === false) sums.unproven++;
  const notices = row.notices.split(";");
  if (notices.includes("calm_rate")) sums.calmRate++;
  if (notices.includes("beyond_calendars")) sums.beyondCalendars++;
  count(sums.cost, row.deltaCost);
  count(sums.durationH, row.deltaDurationH);
  count(sums.co2eKg, row.deltaCo2eKg);
  count(sums.objective, row.deltaObjective);
  count(sums.regret, row.regretObjective);
}

interface ReasonSums {
  rows: number;
  readonly codes: Map<string, number>;
}

function addReasons(known: Map<string, ReasonSums>, { scenario, reasons }: ResultRow): void {
  if (reasons === "") return;
  const sums = known.get(scenario) ?? { rows: 0, codes: new Map<string, number>() };
  known.set(scenario, sums);
  sums.rows++;
  for (const code of reasons.split(";")) sums.codes.set(code, (sums.codes.get(code) ?? 0) + 1);
}

function count(mean: Mean, value: number | null): void {
  if (value === null) return;
  mean.sum += value;
  mean.count++;
}

const meanOf = ({ sum, count: of }: Mean, decimals: number): number | null =>
  of === 0 ? null : Math.round((sum / of) * 10 ** decimals) / 10 ** decimals;
