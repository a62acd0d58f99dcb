/**
 * The front by enumeration: every itinerary, over every path and departure, none pruned but by the request's own limits.
 *
 * The planner is compared with this. It imports types only and knows no label, no bound and no dominance until
 * the very end.
 */
import type { Network, Request } from "@lianyun/planner";
import { insuranceCharges } from "./charges.ts";
import { minutesOf } from "./clock.ts";
import { departuresAfter, type Schedule } from "./departures.ts";
import { isDoor } from "./doors.ts";
import type { Vector } from "./front.ts";
import { createOpening } from "./opening.ts";
import { type ArrivedBy, type Happening, listOptions, totalOf, type Use } from "./options.ts";
import { isAt } from "./places.ts";
import { carrierOf, type Ride } from "./rides.ts";
import type { Side } from "./rules.ts";
import { stayChoices, stayed, staysAt } from "./stays.ts";

/** A vector that some itinerary has. */
export interface Found extends Vector {
  /** What happens on the first itinerary found with it. */
  readonly happened: ReadonlySet<Happening>;
}

/** Every distinct vector, and how many itineraries were tried. */
export interface Enumeration {
  readonly found: readonly Found[];
  readonly itineraries: number;
}

/** More partial itineraries than a test can wait for. */
export class TooLarge extends Error {}

/** An itinerary up to the discharge at a terminal, or its beginning at the gate. */
interface Partway {
  readonly at: string;
  readonly arrived: number;
  readonly by: ArrivedBy;
  readonly legs: number;
  readonly cost: number;
  readonly co2e: number;
  readonly happened: readonly Happening[];
  /** Places of `via` touched so far, a bit each. */
  readonly touched: number;
  /** How and where it has arrived before. */
  readonly been: readonly string[];
}

/** How an enumeration goes about it. */
export interface Thoroughness {
  /** Partial itineraries after which it throws {@link TooLarge}. Defaults to 2,000,000. */
  readonly limit?: number;
  /** Timetabled departures tried beside those that the contract names. Defaults to 0. */
  readonly more?: number;
  /**
   * True: cargo is held for a later departure only where that comes earlier or costs less for the leg itself, and never to
   * save storage further on. Defaults to false: every departure that the contract names is tried.
   */
  readonly holdsForLegOnly?: boolean;
  /** Rides that are not taken, whatever the network says. Defaults to none. */
  readonly isClosed?: (ride: Ride) => boolean;
}

/**
 * Every itinerary of a request.
 *
 * The same terminal may come again, but not by the same service or link with the same places touched: that never
 * helps.
 */
export function enumerate(
  network: Network,
  request: Request,
  {
    limit = 2_000_000,
    more = 0,
    holdsForLegOnly = false,
    isClosed = () => false,
  }: Thoroughness = {},
): Enumeration {
  const departAfter = minutesOf(request.departAfter);
  const latestAvailable =
    request.arriveBefore === undefined ? Number.POSITIVE_INFINITY : minutesOf(request.arriveBefore);
  const mostCents =
    request.maxCost === undefined ? Number.POSITIVE_INFINITY : Math.round(request.maxCost * 100);
  const mostLegs = (request.maxTransfers ?? Number.POSITIVE_INFINITY) + 1;
  const mustTouch = (1 << (request.via ?? []).length) - 1;
  const options = listOptions(network, request);
  const { schedules, touches, move, lorriesAt } = options;
  const toDoor = lorriesAt(request.to);
  const firstOpen = createOpening(network);
  const insurance = totalOf(insuranceCharges(network, request));
  const found = new Map<string, Found>();
  let itineraries = 0;
  let partial = 0;

  /** Handling from where a way has come to: when it is done and what it takes; undefined where it is not possible. */
  const handle = (way: Partway, to: Side) => {
    const use = options.handlingAt.get(way.at)!(way.by, to);
    if (use === undefined) return undefined;
    const start = firstOpen(way.at, way.arrived);
    const happened: readonly Happening[] = start > way.arrived ? ["closed"] : [];
    return { use: { ...use, happened }, handled: start + use.minutes };
  };

  const finish = (way: Partway, uses: readonly Use[], available: number): void => {
    const total: Found = {
      cost: uses.reduce((sum, { cents }) => sum + cents, way.cost + insurance),
      duration: available - departAfter,
      co2e: uses.reduce((sum, { grams }) => sum + grams, way.co2e),
      transfers: way.legs - 1,
      happened: new Set([...way.happened, ...uses.flatMap(({ happened }) => happened)]),
    };
    if (available > latestAvailable || total.cost > mostCents || way.legs > mostLegs) return;
    const vector = `${total.cost} ${total.duration} ${total.co2e} ${total.transfers}`;
    if (!found.has(vector)) found.set(vector, total);
    itineraries += 1;
  };

  /** Takes the cargo over at a terminal. */
  const release = (way: Partway): void => {
    const { to } = request;
    if (isDoor(to) || !isAt(way.at, to) || way.touched !== mustTouch) return;
    const handling = handle(way, "gate");
    if (handling === undefined) return;
    const stay = options.stay(way.by, `${way.at} ${handling.handled - way.arrived}`);
    finish(way, [handling.use, stay], handling.handled);
  };

  /** Brings the cargo to the door. */
  const deliver = (way: Partway): void => {
    for (const { lorry, use } of toDoor) {
      if (lorry.terminal !== way.at) continue;
      const handling = handle(way, lorry);
      if (handling === undefined) continue;
      const stays = staysAt(way.at, request);
      for (const notBefore of stayChoices(way.arrived, stays)) {
        const departAt = Math.max(handling.handled, notBefore);
        const wait = departAt - way.arrived;
        if ((way.touched | stayed(stays, wait)) !== mustTouch) continue;
        const stay = options.stay(way.by, `${way.at} ${wait}`);
        const available = departAt + use.minutes + lorry.doorMinutes;
        finish({ ...way, legs: way.legs + 1 }, [handling.use, stay, use], available);
      }
    }
  };

  /** Departures that have a price, with what they take. */
  const listMoves = (schedule: Schedule, departures: readonly number[]) => {
    const moves = departures.flatMap((departAt): (readonly [number, Use])[] => {
      const use = move(schedule, departAt);
      return use === undefined ? [] : [[departAt, use]];
    });
    if (!holdsForLegOnly) return moves;
    const isBeaten = ([departAt, { minutes, cents }]: readonly [number, Use]): boolean =>
      moves.some(
        ([other, use]) =>
          other < departAt && other + use.minutes <= departAt + minutes && use.cents <= cents,
      );
    return moves.filter((one) => !isBeaten(one));
  };

  const extend = (way: Partway): void => {
    partial += 1;
    if (partial > limit) throw new TooLarge(`more than ${limit} partial itineraries`);
    if (way.arrived > latestAvailable || way.cost > mostCents || way.legs > mostLegs) return;
    const { side } = way.by;
    const isFirst = side === "gate";
    // At least one leg of the network: a lorry does not carry on to the other door.
    if (!isFirst && !("drayage" in side)) {
      release(way);
      deliver(way);
    }
    for (const schedule of schedules) {
      const { ride } = schedule;
      if (ride.from !== way.at || isClosed(ride)) continue;
      const passed = way.touched | touches.get(ride)!;
      const carrier = `${carrierOf(ride)} ${ride.to}`;
      const handling = handle(way, ride);
      if (handling === undefined) continue;
      const { use: handled } = handling;
      const stays = isFirst ? [] : staysAt(way.at, request);
      const ready = handling.handled;
      const first = departuresAfter(schedule, { ready }, request)[0];
      const departures = stayChoices(way.arrived, stays).flatMap((notBefore) =>
        listMoves(schedule, departuresAfter(schedule, { ready, notBefore }, request, more)),
      );
      for (const [departAt, use] of new Map(departures)) {
        const wait = departAt - way.arrived;
        const stay = options.stay(way.by, `${way.at} ${wait}`);
        const touched = passed | stayed(stays, wait);
        const state = `${carrier} ${touched}`;
        if (way.been.includes(state)) continue;
        const isMissed = misses(schedule, way.arrived, ready);
        extend({
          at: ride.to,
          arrived: departAt + use.minutes,
          by: options.sides.get(ride)!,
          legs: way.legs + 1,
          cost: way.cost + handled.cents + use.cents + stay.cents,
          co2e: way.co2e + handled.grams + use.grams,
          happened: [
            ...way.happened,
            ...handled.happened,
            ...use.happened,
            ...stay.happened,
            ...(departAt !== first ? (["held"] as const) : []),
            ...(isMissed ? (["missed"] as const) : []),
            ...(touched !== passed ? (["stay"] as const) : []),
          ],
          touched,
          been: [...way.been, state],
        });
      }
    }
  };

  const start = { cost: 0, co2e: 0, happened: [], touched: 0 } as const;
  const { from } = request;
  if (isDoor(from)) {
    for (const { lorry, use } of lorriesAt(from)) {
      extend({
        ...start,
        at: lorry.terminal,
        by: { side: lorry },
        legs: 1,
        arrived: departAfter + lorry.doorMinutes + use.minutes,
        cost: use.cents,
        co2e: use.grams,
        happened: use.happened,
        been: [],
      });
    }
  } else {
    for (const { id } of network.terminals) {
      if (!isAt(id, from)) continue;
      const by = options.sides.get("gate")!;
      extend({ ...start, at: id, by, legs: 0, arrived: departAfter, been: [] });
    }
  }
  return { found: [...found.values()], itineraries };
}

/** Whether a departure leaves after the cargo has come to the terminal and cannot be caught. */
function misses({ ride, open }: Schedule, arrived: number, ready: number): boolean {
  const next = open?.find((departAt) => departAt >= arrived);
  return next !== undefined && next - ride.cutOff < ready;
}
