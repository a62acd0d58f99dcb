/** Why a question has no answer: what is wrong with it, or which limit stands in the way. */
import type { Compiled } from "../compile/compile.ts";
import type { Factors } from "../cost/emissions.ts";
import type { Rates } from "../cost/price.ts";
import type { Shipment } from "../cost/shipment.ts";
import { toLocal, toMinutesUtc } from "../network/calendar.ts";
import { groupOf, MODES, type Mode, type Network } from "../network/rows.ts";
import type { Request } from "../request/request.ts";
import type { Query } from "../search/query.ts";
import { type Found, search } from "../search/search.ts";
import { weigh } from "../search/weigh.ts";
import type { Reason } from "./answer.ts";
import { findLack } from "./lack.ts";

/** What can be said without searching. Empty: the question can be asked. */
export function questionReasons({ terminalIds, network }: Compiled, request: Request): Reason[] {
  const reasons: Reason[] = [];
  const isKnown = (place: string): boolean =>
    terminalIds.some((id) => id === place || groupOf(id) === place);
  for (const end of ["from", "to"] as const)
    if (!isKnown(request[end]))
      reasons.push({
        code: "unknown_terminal",
        message: `${end}: no terminal or group "${request[end]}"${suggest(network, request[end])}`,
      });
  const corridors = new Set(network.corridors.map(({ id }) => id));
  for (const place of request.via ?? [])
    if (!isKnown(place) && !corridors.has(place))
      reasons.push({
        code: "unknown_terminal",
        message: `via: no terminal, group or corridor "${place}"${suggest(network, place)}`,
      });
  const { from, to } = request;
  if (reasons.length === 0 && (from === to || groupOf(from) === to || groupOf(to) === from))
    reasons.push({
      code: "same_place",
      message: `from and to name the same place: ${from}, ${to}`,
    });
  if (request.modes?.length === 0)
    reasons.push({ code: "no_modes", message: "modes is empty: nothing may move the cargo" });
  const ready = toMinutesUtc(request.departAfter);
  const deadline =
    request.arriveBefore === undefined ? undefined : toMinutesUtc(request.arriveBefore);
  if (ready !== undefined && deadline !== undefined && deadline < ready)
    reasons.push({
      code: "deadline_before_ready",
      message: `arriveBefore ${request.arriveBefore} is before departAfter ${request.departAfter}`,
    });
  return reasons;
}

/** Groups whose city has the name, or whose code is the same letters in another order: slips, not a search engine. */
function suggest({ terminals }: Network, place: string): string {
  const wanted = place.trim().toUpperCase();
  const lettersOf = (text: string): string => Array.from(text).sort().join("");
  const letters = lettersOf(wanted);
  const near = new Map<string, string>();
  for (const { id, city, cityZh } of terminals) {
    const group = groupOf(id);
    const isNamed =
      wanted.length > 1 &&
      (city.toUpperCase().startsWith(wanted) || cityZh.startsWith(place.trim()));
    if (isNamed || lettersOf(group) === letters) near.set(group, city);
  }
  const shown = [...near].slice(0, 3).map(([group, city]) => `${group} (${city})`);
  return shown.length === 0 ? "" : `; did you mean ${shown.join(", ")}?`;
}

/**
 * Reasons after a search found nothing: each limit of the request that, lifted alone, gives a way; if none does
 * alone, all that together do; otherwise what the network lacks.
 */
export function findReasons(
  compiled: Compiled,
  shipment: Shipment,
  rates: Rates,
  factors: Factors,
  request: Request,
  query: Query,
): Reason[] {
  const { touches, mustTouch, ...free } = query;
  const via = touches === undefined ? { mustTouch: 0 } : { touches, mustTouch };
  const ask = (
    modes: ReadonlySet<Mode>,
    includeAssumed: boolean,
    arriveBefore: number,
    touching: Pick<Query, "touches" | "mustTouch"> = via,
  ): Found =>
    search(compiled, weigh(compiled, shipment, rates, factors, { modes, includeAssumed }), {
      ...free,
      ...touching,
      arriveBefore,
      over: ["duration"],
      units: [1],
      isFirstOnly: true,
    });
  const allModes: ReadonlySet<Mode> = new Set(MODES);
  const modes: ReadonlySet<Mode> = new Set(request.modes ?? MODES);
  const isOpen = request.includeAssumed ?? false;
  const { arriveBefore } = query;
  const noDeadline = Number.POSITIVE_INFINITY;

  const limits: {
    readonly isSet: boolean;
    readonly ask: () => Found;
    readonly tell: (found: Found) => Reason;
  }[] = [
    {
      isSet: arriveBefore !== noDeadline,
      ask: () => ask(modes, isOpen, noDeadline),
      tell: (found) => ({
        code: "deadline_too_early",
        message: `cannot be available by ${request.arriveBefore}; the earliest is ${availableAt(compiled, query, found)}`,
      }),
    },
    {
      isSet: modes.size < MODES.length,
      ask: () => ask(allModes, isOpen, arriveBefore),
      tell: (found) => ({
        code: "modes_exclude",
        message: `not possible with ${[...modes].join(", ")} alone; a way exists by ${modesUsed(compiled, found).join(", ")}`,
      }),
    },
    {
      isSet: mustTouch !== 0,
      ask: () => ask(modes, isOpen, arriveBefore, { mustTouch: 0 }),
      tell: () => ({
        code: "via_not_passed",
        message: `no way passes ${request.via?.join(" and ")}; ways that need not exist`,
      }),
    },
    {
      isSet: !isOpen,
      ask: () => ask(modes, true, arriveBefore),
      tell: () => ({
        code: "only_assumed",
        message:
          "only services without evidence of existence lead there; includeAssumed would use them",
      }),
    },
  ];
  const set = limits.filter((limit) => limit.isSet);
  const alone = set.flatMap((limit) => {
    const found = limit.ask();
    return found.answers.length > 0 ? [limit.tell(found)] : [];
  });
  if (alone.length > 0) return alone;
  const together = ask(allModes, true, noDeadline, { mustTouch: 0 });
  if (together.answers.length > 0) return set.map((limit) => limit.tell(together));
  return [findLack(compiled, shipment, rates, factors, query)];
}

function availableAt(
  { network, stateTerminal, terminalIds }: Compiled,
  query: Query,
  found: Found,
): string {
  const label = found.answers[0] ?? 0;
  const id = terminalIds[stateTerminal[found.labels.state[label] ?? 0] ?? 0];
  const zone = network.terminals.find((terminal) => terminal.id === id)?.timeZone ?? "UTC";
  return toLocal(query.departAfter + (found.labels.minutes[label] ?? 0), zone);
}

function modesUsed({ rides, moveRide }: Compiled, { labels, answers }: Found): Mode[] {
  const used = new Set<Mode>();
  for (let label = answers[0] ?? -1; label >= 0; label = labels.parent[label] ?? -1) {
    const ride = rides[moveRide[labels.move[label] ?? -1] ?? -1];
    if (ride !== undefined) used.add(ride.mode);
  }
  return [...used].sort();
}
