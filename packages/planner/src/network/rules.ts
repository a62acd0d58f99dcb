/** Which row governs: the tariff of a ride, the transfer between two rides. The most specific row wins. */
import { nextDate } from "./calendar.ts";
import { groupBy } from "./groupBy.ts";
import { gaugeIn, gaugeOut, type Ride } from "./rides.ts";
import { type Gate, groupOf, type Mode, type Network, type Tariff, type Transfer } from "./rows.ts";

/** First and last dates a row holds, both included; open where empty. */
export interface Dated {
  readonly validFrom?: string;
  readonly validTo?: string;
}

/** True on a date, or before every date (`undefined`). */
export const isValidOn = ({ validFrom, validTo }: Dated, date: string | undefined): boolean =>
  date === undefined
    ? validFrom === undefined
    : (validFrom ?? date) <= date && date <= (validTo ?? date);

/** The dates from which other rows hold than the day before, rising. */
export function changesOf(rows: readonly Dated[]): string[] {
  const dates = rows.flatMap(({ validFrom, validTo }) => [
    ...(validFrom === undefined ? [] : [validFrom]),
    ...(validTo === undefined ? [] : [nextDate(validTo)]),
  ]);
  return [...new Set(dates)].sort();
}

/** What governs from a date on, until the next period begins; the first has no beginning. */
export interface Period<Row> {
  readonly from?: string;
  readonly winners: Winners<Row>;
}

/** All rows of the highest rank: none, the one that governs, or several (an issue of the data). */
export type Winners<Row> = readonly Row[];

function highest<Row>(rows: readonly Row[], rankOf: (row: Row) => number): Row[] {
  let best = Number.NEGATIVE_INFINITY;
  let winners: Row[] = [];
  for (const row of rows) {
    const rank = rankOf(row);
    if (rank > best) {
      best = rank;
      winners = [row];
    } else if (rank === best) winners.push(row);
  }
  return winners;
}

/** What a tariff is for; `undefined` where its scope columns make no sense together. */
export type TariffScope = "call pair" | "service" | "link" | "corridor" | "mode";
const TARIFF_RANK: Readonly<Record<TariffScope, number>> = {
  "call pair": 4,
  service: 3,
  link: 2,
  corridor: 1,
  mode: 0,
};

export function scopeOfTariff(tariff: Tariff): TariffScope | undefined {
  const { service, load, discharge, link, corridor, mode } = tariff;
  const given = [service, load, discharge, link, corridor, mode]
    .map((value) => (value === undefined ? "-" : "x"))
    .join("");
  switch (given) {
    case "xxx---":
      return "call pair";
    case "x-----":
      return "service";
    case "---x--":
      return "link";
    case "----xx":
      return "corridor";
    case "-----x":
      return "mode";
    default:
      return undefined;
  }
}

function tariffApplies(tariff: Tariff, ride: Ride): boolean {
  switch (scopeOfTariff(tariff)) {
    case "call pair":
      return (
        tariff.service === ride.service?.id &&
        tariff.load === ride.from &&
        tariff.discharge === ride.to
      );
    case "service":
      return tariff.service === ride.service?.id;
    case "link":
      return ride.links.length === 1 && ride.links[0]?.id === tariff.link;
    case "corridor":
      return (
        ride.mode === tariff.mode && ride.links.every((link) => link.corridor === tariff.corridor)
      );
    case "mode":
      return ride.mode === tariff.mode;
    case undefined:
      return false;
  }
}

/**
 * The tariffs that govern a ride, by the local date of its departure: service from load to discharge > service > link >
 * corridor and mode > mode. Of one scope dated rows come before undated ones, then the network's rate set before `calm`;
 * other sets do not count.
 */
export function tariffsFor(network: Network): (ride: Ride) => readonly Period<Tariff>[] {
  const set = network.rateSet ?? "calm";
  const isOwn = ({ rateSet }: Tariff): boolean => (rateSet ?? "calm") === set;
  // Looked up by the one column that narrows most, so that a ride meets a handful of rows and not all.
  const keyed = groupBy(
    network.tariffs.filter((t) => isOwn(t) || (t.rateSet ?? "calm") === "calm"),
    (t) => t.service ?? t.link ?? t.corridor ?? t.mode ?? "",
  );
  return (ride) => {
    const keys = new Set([ride.service?.id, ride.links[0]?.id, ride.links[0]?.corridor, ride.mode]);
    const candidates = [...keys].flatMap((key) =>
      key === undefined ? [] : (keyed.get(key) ?? []),
    );
    const applying = candidates.filter((tariff) => tariffApplies(tariff, ride));
    const rankOf = (tariff: Tariff): number =>
      4 * TARIFF_RANK[scopeOfTariff(tariff) ?? "mode"] +
      (tariff.validFrom === undefined && tariff.validTo === undefined ? 0 : 2) +
      (isOwn(tariff) ? 1 : 0);
    const winnersOn = (date: string | undefined): Tariff[] =>
      highest(
        applying.filter((tariff) => isValidOn(tariff, date)),
        rankOf,
      );
    return [
      { winners: winnersOn(undefined) },
      ...changesOf(applying).map((from) => ({ from, winners: winnersOn(from) })),
    ];
  };
}

/** One side of a transfer: a ride, the gate where cargo enters or leaves, or the lorry of a door. */
export type Side = Ride | Gate | "lorry";

const modeOf = (side: Side): Mode | Gate =>
  side === "gate" ? "gate" : side === "lorry" ? "road" : side.mode;
const serviceOf = (side: Side): string | undefined =>
  typeof side === "string" ? undefined : side.service?.id;
const given = (value: unknown): number => (value === undefined ? 0 : 1);

function transferApplies(row: Transfer, from: Side, to: Side): boolean {
  if (row.fromService !== undefined && row.fromService !== serviceOf(from)) return false;
  if (row.toService !== undefined && row.toService !== serviceOf(to)) return false;
  if (
    typeof from === "string" ||
    typeof to === "string" ||
    from.mode !== "rail" ||
    to.mode !== "rail"
  )
    return true;
  if (row.fromGaugeMm === undefined) return gaugeIn(from) === gaugeOut(to);
  return row.fromGaugeMm === gaugeIn(from) && row.toGaugeMm === gaugeOut(to);
}

/**
 * The transfer rows that govern handling at a terminal: terminal > group > country > `*`; then rows that name
 * services; then rows that name gauges; then rows of the network's document regime. None: the transfer is not
 * possible there.
 */
export function transfersFor(
  network: Network,
): (terminalId: string, from: Side, to: Side) => Winners<Transfer> {
  const countries = new Map(network.terminals.map(({ id, country }) => [id, country]));
  const isSingle = network.regime === "single";
  const counted = network.transfers.filter(({ regime }) => regime !== "single" || isSingle);
  const keyed = groupBy(counted, (row) => `${row.at} ${row.fromMode} ${row.toMode}`);
  return (terminalId, from, to) => {
    const places = [terminalId, groupOf(terminalId), countries.get(terminalId) ?? "", "*"];
    for (const at of new Set(places)) {
      const rows = keyed.get(`${at} ${modeOf(from)} ${modeOf(to)}`) ?? [];
      const winners = highest(
        rows.filter((row) => transferApplies(row, from, to)),
        (row) =>
          10 * (given(row.fromService) + given(row.toService)) +
          2 * given(row.fromGaugeMm) +
          (row.regime === "single" ? 1 : 0),
      );
      if (winners.length > 0) return winners;
    }
    return [];
  };
}
