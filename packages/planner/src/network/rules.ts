/** Which row governs: the tariff of a ride, the transfer between two rides. The most specific row wins. */
import { nextDate } from "./calendar.ts";
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
  const dates: string[] = [];
  for (const { validFrom, validTo } of rows) {
    if (validFrom !== undefined) dates.push(validFrom);
    if (validTo !== undefined) dates.push(nextDate(validTo));
  }
  return dates.length < 2 ? dates : [...new Set(dates)].sort();
}

/** What governs from a date on, until the next period begins; the first has no beginning. */
export interface Period<Row> {
  readonly from?: string;
  readonly winners: Winners<Row>;
}

/** All rows of the highest rank: none, the one that governs, or several (an issue of the data). */
export type Winners<Row> = readonly Row[];

/** A row without a rank does not apply. */
function highest<Row>(rows: readonly Row[], rankOf: (row: Row) => number | undefined): Row[] {
  let best = Number.NEGATIVE_INFINITY;
  let winners: Row[] = [];
  for (const row of rows) {
    const rank = rankOf(row);
    if (rank === undefined) continue;
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

/** The scope that the columns given make together; `undefined` where they make none. */
export function scopeOfTariff(tariff: Tariff): TariffScope | undefined {
  const { service, load, discharge, link, corridor, mode } = tariff;
  const [hasLoad, hasDischarge] = [load !== undefined, discharge !== undefined];
  if (service !== undefined) {
    if (link !== undefined || corridor !== undefined || mode !== undefined) return undefined;
    if (hasLoad !== hasDischarge) return undefined;
    return hasLoad ? "call pair" : "service";
  }
  if (hasLoad || hasDischarge) return undefined;
  if (link !== undefined) return corridor === undefined && mode === undefined ? "link" : undefined;
  if (mode === undefined) return undefined;
  return corridor === undefined ? "mode" : "corridor";
}

/** What a tariff of a scope is looked up by. */
function keyOfTariff(
  { service, load, discharge, link, corridor, mode }: Tariff,
  scope: TariffScope,
): string {
  switch (scope) {
    case "call pair":
      return `pair ${service} ${load} ${discharge}`;
    case "service":
      return `service ${service}`;
    case "link":
      return `link ${link}`;
    case "corridor":
      return `corridor ${corridor} ${mode}`;
    case "mode":
      return `mode ${mode}`;
  }
}

/** What the tariffs that apply to a ride are looked up by, the most specific first. */
function keysOfRide({ service, from, to, links, mode }: Ride): string[] {
  const keys =
    service === undefined ? [] : [`pair ${service.id} ${from} ${to}`, `service ${service.id}`];
  const [first, second] = links;
  if (first !== undefined && second === undefined) keys.push(`link ${first.id}`);
  const corridor = first?.corridor;
  if (corridor !== undefined && links.every((link) => link.corridor === corridor))
    keys.push(`corridor ${corridor} ${mode}`);
  keys.push(`mode ${mode}`);
  return keys;
}

/** A tariff with its rank among those that apply to a ride. */
interface Ranked extends Dated {
  readonly tariff: Tariff;
  readonly rank: number;
}

/** In one walk: rides by the thousand ask. */
function winnersOn(applying: readonly Ranked[], date: string | undefined): Tariff[] {
  let best = Number.NEGATIVE_INFINITY;
  let winners: Tariff[] = [];
  for (const row of applying) {
    if (row.rank < best || !isValidOn(row, date)) continue;
    if (row.rank > best) winners = [];
    best = row.rank;
    winners.push(row.tariff);
  }
  return winners;
}

/**
 * The tariffs that govern a ride, by the local date of its departure: service from load to discharge > service > link >
 * corridor and mode > mode. Of one scope dated rows come before undated ones, then the network's rate set before `calm`;
 * other sets do not count.
 */
export function tariffsFor(network: Network): (ride: Ride) => readonly Period<Tariff>[] {
  const set = network.rateSet ?? "calm";
  const groups = new Map<string, Ranked[]>();
  for (const tariff of network.tariffs) {
    const rateSet = tariff.rateSet ?? "calm";
    const scope = scopeOfTariff(tariff);
    if ((rateSet !== set && rateSet !== "calm") || scope === undefined) continue;
    const { validFrom, validTo } = tariff;
    const isDated = validFrom !== undefined || validTo !== undefined;
    const ranked: Ranked = {
      tariff,
      rank: 4 * TARIFF_RANK[scope] + (isDated ? 2 : 0) + (rateSet === set ? 1 : 0),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
    };
    const key = keyOfTariff(tariff, scope);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [ranked]);
    else group.push(ranked);
  }
  return (ride) => {
    const applying: Ranked[] = [];
    for (const key of keysOfRide(ride)) {
      const group = groups.get(key);
      if (group !== undefined) for (const row of group) applying.push(row);
    }
    const first = { winners: winnersOn(applying, undefined) };
    const changes = changesOf(applying);
    if (changes.length === 0) return [first];
    return [first, ...changes.map((from) => ({ from, winners: winnersOn(applying, from) }))];
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

/** The map under a key, made where there is none. */
function within<Value>(maps: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const known = maps.get(key) ?? new Map<string, Value>();
  maps.set(key, known);
  return known;
}

/** Rows by the mode they are from and the mode they are to. */
type ByModes = Map<string, Map<string, Transfer[]>>;

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
  // By place, mode and mode, one in the other: to make a key of the three for every question took longer than to answer it.
  const byPlace = new Map<string, ByModes>();
  for (const row of counted) {
    const into = within(within(byPlace, row.at), row.fromMode);
    const known = into.get(row.toMode);
    if (known === undefined) into.set(row.toMode, [row]);
    else known.push(row);
  }
  const around = new Map<string, readonly ByModes[]>();
  /** Rows of the places that a terminal is in, the most specific first. */
  const rowsAround = (terminalId: string): readonly ByModes[] => {
    const known = around.get(terminalId);
    if (known !== undefined) return known;
    const places = new Set([terminalId, groupOf(terminalId), countries.get(terminalId) ?? "", "*"]);
    const found = [...places].flatMap((place) => byPlace.get(place) ?? []);
    around.set(terminalId, found);
    return found;
  };
  return (terminalId, from, to) => {
    for (const place of rowsAround(terminalId)) {
      const rows = place.get(modeOf(from))?.get(modeOf(to));
      if (rows === undefined) continue;
      const winners = highest(rows, (row) =>
        transferApplies(row, from, to)
          ? 10 * (given(row.fromService) + given(row.toService)) +
            2 * given(row.fromGaugeMm) +
            (row.regime === "single" ? 1 : 0)
          : undefined,
      );
      if (winners.length > 0) return winners;
    }
    return [];
  };
}
