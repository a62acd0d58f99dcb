/** What a reader is told beside the figures: permits to ask for, storage that nobody could price, years without holidays. */
import type { Itinerary, Network, Notice, Request } from "@lianyun/planner";
import { type Concern, inForceAt } from "./calendars.ts";
import { chargesOfStay } from "./charges.ts";
import { minutesOf } from "./clock.ts";
import type { Lorry } from "./doors.ts";
import { judge } from "./restrictions.ts";
import type { Ride } from "./rides.ts";
import { same } from "./same.ts";

/** A leg taken and the calendars that concern it; none concerns the lorry of a door. */
export interface Taken {
  readonly ride: Ride | Lorry;
  readonly concerns: readonly Concern[];
}

type Told = Pick<Notice, "code" | "part" | "index" | "rule">;

/**
 * Throws unless the notices are those that the rows call for, each once.
 *
 * That a leg departs while service is `reduced` may be told, and must be true then.
 */
export function checkNotices(
  network: Network,
  request: Request,
  { legs, transfers, lines, notices, availableAt }: Itinerary,
  taken: readonly Taken[],
): void {
  const { rateSet = "calm" } = network;
  const calm = new Set(
    network.tariffs.filter((row) => (row.rateSet ?? "calm") === "calm").map(({ id }) => id),
  );
  const expected = [
    ...lines.flatMap(({ kind, index, rule }): Told[] =>
      kind === "freight" && rateSet !== "calm" && calm.has(rule)
        ? [{ code: "calm_rate", part: "leg", index, rule }]
        : [],
    ),
    ...taken.flatMap(({ ride }, index) => restrictedOf(network, request, ride, index)),
    ...transfers.flatMap(({ at, kind, startAt, endAt }, index): Told[] => {
      if (kind === "door") return [];
      const by = taken[index - 1]?.ride ?? "gate";
      const wait = minutesOf(endAt) - minutesOf(startAt);
      const { unpriced } = chargesOfStay(network, request, { at, by, wait });
      if (unpriced === undefined) return [];
      return [{ code: "storage_unpriced", part: "transfer", index, rule: unpriced.id }];
    }),
    ...beyondOf(network, [
      transfers[0]!.startAt,
      ...legs.map(({ arriveAt }) => arriveAt),
      availableAt,
    ]),
  ];
  const print = ({ code, part, index, rule }: Told): string => `${code} ${part} ${index} ${rule}`;
  const told = notices.filter(({ code }) => code !== "reduced");
  same("notices", told.map(print).sort().join(", "), expected.map(print).sort().join(", "));
  for (const { code, part, index, rule } of notices) {
    if (code !== "reduced") continue;
    same("notice reduced, part", part, "leg");
    const inForce = inForceAt(taken[index]!.concerns, minutesOf(legs[index]!.departAt));
    const isTrue = inForce.some(({ id, effect }) => id === rule && effect === "reduced");
    if (!isTrue) throw new Error(`notice reduced: "${rule}" does not reduce leg ${index}`);
  }
}

/**
 * Days outside the years in which a calendar begins. `clocks`: when the cargo is ready, each leg's arrival, when it is available;
 * the first that lies outside tells the leg, and what lies outside at the end alone the last.
 */
function beyondOf({ calendars }: Network, clocks: readonly string[]): Told[] {
  if (calendars.length === 0) return [];
  const begins = calendars.map(({ validFrom, id }) => `${validFrom} ${id}`).sort();
  const [first, last] = [begins[0]!, begins.at(-1)!];
  const isBefore = clocks[0]!.slice(0, 4) < first.slice(0, 4);
  const isAfter = clocks.at(-1)!.slice(0, 4) > last.slice(0, 4);
  if (!isBefore && !isAfter) return [];
  const outside = clocks.slice(1, -1).findIndex((clock) => clock.slice(0, 4) > last.slice(0, 4));
  const index = isBefore ? 0 : outside < 0 ? clocks.length - 3 : outside;
  const rule = (isBefore ? first : last).slice("YYYY-MM-DD ".length);
  return [{ code: "beyond_calendars", part: "leg", index, rule }];
}

function restrictedOf(
  network: Network,
  { cargo }: Request,
  ride: Ride | Lorry,
  index: number,
): Told[] {
  const terminals =
    "drayage" in ride ? [ride.terminal] : ride.stops.map(({ terminal }) => terminal);
  const { limited } = judge(network, cargo, { ...ride, terminals });
  return limited.map(({ id }) => ({ code: "restricted", part: "leg", index, rule: id }));
}
