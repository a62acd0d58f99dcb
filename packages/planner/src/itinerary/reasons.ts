/** Why a question has no answer: what is wrong with it, or which limit stands in the way. */
import type { Compiled } from "../compile/compile.ts";
import type { Shipment } from "../cost/shipment.ts";
import { toLocal, toMinutesUtc } from "../network/calendar.ts";
import { groupOf, isAt, MODES, type Mode, type Network } from "../network/rows.ts";
import type { Request } from "../request/request.ts";
import type { Query } from "../search/query.ts";
import { type Found, search } from "../search/search.ts";
import { type Reckoning, weigh } from "../search/weigh.ts";
import type { Reason } from "./answer.ts";
import { findLack } from "./lack.ts";

/** What can be said without searching. Empty: the question can be asked. */
export function questionReasons({ terminalIds, network }: Compiled, request: Request): Reason[] {
  const reasons: Reason[] = [];
  const isKnown = (place: string): boolean => terminalIds.some((id) => isAt(id, place));
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
    request.arriveBefore === undefined ? undefined : toMinutesUtc(request.arriveBefore, "down");
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

/** What a request can limit and a search can do without. */
type Limit = "deadline" | "modes" | "via" | "assumed";

/** Labels of one search for reasons: enough for any network that was searched, whatever the request's own budget. */
const REASON_LABELS = 2_000_000;

/**
 * Reasons after a complete search found nothing: each limit of the request that, lifted alone, gives a way; if none does
 * alone, a smallest set of limits that do together; otherwise what the network lacks.
 */
export function findReasons(
  compiled: Compiled,
  reckoning: Reckoning,
  shipment: Shipment,
  request: Request,
  query: Query,
): Reason[] {
  const modes: ReadonlySet<Mode> = new Set(request.modes ?? MODES);
  const includeAssumed = request.includeAssumed ?? false;
  const { touches: _, mustTouch, ...free } = query;
  const isSet: Readonly<Record<Limit, boolean>> = {
    deadline: query.arriveBefore !== Number.POSITIVE_INFINITY,
    modes: modes.size < MODES.length,
    via: mustTouch !== 0,
    assumed: !includeAssumed,
  };
  const ask = (lifted: ReadonlySet<Limit>): Found => {
    const allowed = {
      modes: lifted.has("modes") ? new Set(MODES) : modes,
      includeAssumed: includeAssumed || lifted.has("assumed"),
    };
    return search(compiled, weigh(compiled, reckoning, shipment, allowed), {
      ...(lifted.has("via") ? { ...free, mustTouch: 0 } : query),
      ...(lifted.has("deadline") ? { arriveBefore: Number.POSITIVE_INFINITY } : {}),
      over: ["duration"],
      units: [1],
      isFirstOnly: true,
      maxLabels: REASON_LABELS,
      isOutOfTime: () => false,
    });
  };
  const tell = (limit: Limit, found: Found): Reason => {
    switch (limit) {
      case "deadline":
        return {
          code: "deadline_too_early",
          message: `cannot be available by ${request.arriveBefore}; the earliest is ${availableAt(compiled, query, found)}`,
        };
      case "modes":
        return {
          code: "modes_exclude",
          message: `not possible with ${[...modes].join(", ")} alone; a way exists by ${modesUsed(compiled, found).join(", ")}`,
        };
      case "via":
        return {
          code: "via_not_passed",
          message: `no way passes ${request.via?.join(" and ")}; ways that need not exist`,
        };
      case "assumed":
        return {
          code: "only_assumed",
          message:
            "only services without evidence of existence lead there; includeAssumed would use them",
        };
    }
  };

  const limits = (["deadline", "modes", "via", "assumed"] as const).filter((limit) => isSet[limit]);
  const alone = limits.flatMap((limit) => {
    const found = ask(new Set([limit]));
    return found.answers.length > 0 ? [tell(limit, found)] : [];
  });
  if (alone.length > 0) return alone;
  const lifted = new Set<Limit>(limits);
  if (ask(lifted).answers.length === 0) return [findLack(compiled, reckoning, shipment, query)];
  for (const limit of limits) {
    const fewer = new Set([...lifted].filter((other) => other !== limit));
    if (ask(fewer).answers.length > 0) lifted.delete(limit);
  }
  const found = ask(lifted);
  return [...lifted].map((limit, index) => {
    const { code, message } = tell(limit, found);
    return { code, message: index === 0 ? message : `and at the same time: ${message}` };
  });
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
