/** What the network itself lacks, every mode and assumed service allowed: a chain, a transfer, a price, a departure. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { Gap, Reason } from "../itinerary/answer.ts";
import { toLocal } from "../network/calendar.ts";
import { groupBy } from "../network/groupBy.ts";
import { callsByService, nameOfRide, type Ride } from "../network/rides.ts";
import { groupOf, MODES, type Mode, type Network } from "../network/rows.ts";
import { boundsTo, UNREACHED } from "../search/bounds.ts";
import type { Query } from "../search/query.ts";
import { UNPRICED } from "../search/terms.ts";
import { MINUTES_PER_DAY } from "../units.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";

/** Gaps told; the rest is counted. */
const TOLD = 3;

/** Gaps by their words, each once. */
type Gaps = ReadonlyMap<string, Gap>;

/**
 * The first thing that is missing, in this order: a chain of links, of legs, transfers along one, prices along one, departures.
 * Expects that a search with every limit lifted found nothing.
 */
export function findLack(engine: Engine, { load, base }: Prepared): Reason {
  const { compiled, network } = engine;
  const ends = endsOf(base);
  const ids = (indices: readonly number[]): string[] =>
    indices.map((index) => compiled.terminalIds[index] ?? "");
  const origins = ids(ends.origins);
  const destinations = ids(ends.destinations);
  const pair = `${origins.map(groupOf)[0]} to ${destinations.map(groupOf)[0]}`;
  if (!isConnected(network, origins, destinations))
    return { code: "not_connected", message: `no chain of links or services leads from ${pair}` };
  const priced = engine.weighed(
    load,
    {
      modes: new Set(MODES),
      includeAssumed: true,
      headwayWait: "half",
      countsLeads: false,
      avoided: {
        terminals: new Set(),
        corridors: new Set(),
        countries: new Set(),
        services: new Set(),
      },
      judgesCargo: false,
      countsRoom: false,
      countsClosed: false,
    },
    { first: base.departAfter, last: base.departAfter + HORIZON_MINUTES },
  );
  const last = base.departAfter + HORIZON_MINUTES;
  const hasPrice = (ride: number): boolean =>
    priced.rideOpen[ride] === 1 &&
    (priced
      .terms(ride)
      ?.some(
        ({ from, cents }, index, all) =>
          cents !== UNPRICED &&
          from <= last &&
          (all[index + 1]?.from ?? Number.POSITIVE_INFINITY) > base.departAfter,
      ) ??
      true);
  const isPriced: IsOpen = (ride, row) => hasPrice(ride) && priced.transferCents[row] !== UNPRICED;
  if (!isReachable(compiled, ends, () => true)) {
    const leading = leadingOn(compiled, ends);
    if (!origins.some((id) => leading.has(id)))
      return {
        code: "not_connected",
        message: `services pass, but none takes cargo up and delivers it on the way from ${pair}`,
      };
    // Handling that leads nowhere would help nobody; where only such is missing, it is at least something.
    const useful = missingTransfers(compiled, ends, ({ to }) => leading.has(to));
    const missing = useful.size > 0 ? useful : missingTransfers(compiled, ends, () => true);
    if (missing.size === 0)
      return {
        code: "not_connected",
        message: `no link or service lies between the terminals that lorries reach: ${pair}`,
      };
    return {
      code: "no_transfer",
      message: `links lead from ${pair}, but handling is missing: ${tell(missing)}`,
      gaps: firstOf(missing),
    };
  }
  if (!isReachable(compiled, ends, isPriced)) {
    const missing = missingPrices(compiled, ends, hasPrice);
    const told =
      missing.size > 0 ? tell(missing) : "a transfer row on every chain has no price for it";
    return {
      code: "cargo_not_priced",
      message: `no chain of prices covers this cargo from ${pair}: ${told}`,
      gaps: firstOf(missing),
    };
  }
  return {
    code: "no_departure",
    message: `links lead from ${pair}, but no departures within ${HORIZON_MINUTES / MINUTES_PER_DAY} days of ${toLocal(base.departAfter, "UTC")} join them`,
  };
}

/** Whether links on demand and stretches of services lead from one of the origins to one of the destinations. */
function isConnected(
  network: Network,
  origins: readonly string[],
  destinations: readonly string[],
): boolean {
  const stretches = [...callsByService(network).values()].flatMap((calls) =>
    calls
      .slice(1)
      .map((call, index) => ({ from: calls[index]?.terminal ?? "", to: call.terminal })),
  );
  const onDemand = network.links.filter((link) => link.onDemand && link.durationH !== undefined);
  const leaving = groupBy([...onDemand, ...stretches], ({ from }) => from);
  const reached = new Set(origins);
  for (const terminal of reached) for (const { to } of leaving.get(terminal) ?? []) reached.add(to);
  return destinations.some((terminal) => reached.has(terminal));
}

/** Terminals at either end, and whether doors' lorries serve them. */
interface Terminals {
  readonly origins: readonly number[];
  readonly destinations: readonly number[];
  readonly isDoor: { readonly from: boolean; readonly to: boolean };
}

const endsOf = ({ from, to }: Pick<Query, "from" | "to">): Terminals => ({
  origins: [...from.gates, ...from.lorries.map(({ terminal }) => terminal)],
  destinations: [...to.gates, ...to.lorries.map(({ terminal }) => terminal)],
  isDoor: { from: from.lorries.length > 0, to: to.lorries.length > 0 },
});

/** Where cargo stands at an origin. */
const startOf = (
  { gateState, doorState }: Compiled,
  { isDoor }: Terminals,
  terminal: number,
): number => (isDoor.from ? doorState : gateState)[terminal] ?? 0;

/** The transfer row out of a state at a destination. */
const wayOut = ({ release, toLorry }: Compiled, { isDoor }: Terminals, state: number): number =>
  (isDoor.to ? toLorry : release)[state] ?? NO_ROW;

type IsOpen = (ride: number, row: number) => boolean;

function isReachable(compiled: Compiled, ends: Terminals, isOpen: IsOpen): boolean {
  const { moveRide, moveTransfer, intoMoves, stateTerminal } = compiled;
  const isDestination = new Set(ends.destinations);
  const bound = boundsTo(
    compiled,
    Float64Array.from(intoMoves, (move) =>
      isOpen(moveRide[move] ?? 0, moveTransfer[move] ?? 0) ? 0 : UNREACHED,
    ),
    Float64Array.from(stateTerminal, (terminal, state) =>
      isDestination.has(terminal) && wayOut(compiled, ends, state) !== NO_ROW ? 0 : UNREACHED,
    ),
  );
  return ends.origins.some((terminal) => bound[startOf(compiled, ends, terminal)] === 0);
}

/** States cargo can get into from the origins, whatever it costs. */
function reachedStates(compiled: Compiled, ends: Terminals): Set<number> {
  const { firstMove, moveRide, rideState } = compiled;
  const reached = new Set(ends.origins.map((terminal) => startOf(compiled, ends, terminal)));
  for (const state of reached)
    for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++)
      reached.add(rideState[moveRide[move] ?? 0] ?? 0);
  return reached;
}

/** Terminals from which legs lead to a destination, whatever the handling between them; the destinations too. */
function leadingOn({ rides, terminalIds }: Compiled, { destinations }: Terminals): Set<string> {
  const into = groupBy(rides, ({ to }) => to);
  const leading = new Set(destinations.map((terminal) => terminalIds[terminal] ?? ""));
  for (const terminal of leading)
    for (const { from } of into.get(terminal) ?? []) leading.add(from);
  return leading;
}

/** `at MLA from rail to road`: transfers that no row allows, out of the states that cargo gets into, onto rides that count. */
function missingTransfers(
  compiled: Compiled,
  ends: Terminals,
  counts: (ride: Ride) => boolean,
): Gaps {
  const { rides, terminalIds, stateTerminal, firstMove, moveRide, rideState } = compiled;
  const arrivingBy = new Map<number, Mode>();
  rides.forEach((ride, index) => {
    arrivingBy.set(rideState[index] ?? 0, ride.mode);
  });
  const isDestination = new Set(ends.destinations);
  const gaps = new Map<string, Gap>();
  const add = (gap: Extract<Gap, { readonly kind: "transfer" }>): void => {
    const word = (side: string): string => SIDES[side] ?? side;
    gaps.set(`at ${gap.at} from ${word(gap.from)} to ${word(gap.to)}`, gap);
  };
  for (const state of reachedStates(compiled, ends)) {
    const terminal = stateTerminal[state] ?? 0;
    const at = terminalIds[terminal] ?? "";
    const from = arrivingBy.get(state) ?? "gate";
    const moves = moveRide.slice(firstMove[state] ?? 0, firstMove[state + 1] ?? 0);
    const left = new Set([...moves].map((ride) => rides[ride]?.mode));
    if (isDestination.has(terminal) && from !== "gate" && wayOut(compiled, ends, state) === NO_ROW)
      add({ kind: "transfer", at, from, to: ends.isDoor.to ? "lorry" : "gate" });
    for (const ride of rides)
      if (ride.from === at && !left.has(ride.mode) && counts(ride))
        add({ kind: "transfer", at, from, to: ride.mode });
  }
  return gaps;
}

/** What the sides of a transfer are called that are no mode. */
const SIDES: Readonly<Record<string, string>> = { gate: "the gate", lorry: "a lorry" };

/** Rides out of the states that cargo gets into whose tariff has no price for it. */
function missingPrices(
  compiled: Compiled,
  ends: Terminals,
  hasPrice: (ride: number) => boolean,
): Gaps {
  const { rides, tariffs, firstMove, moveRide } = compiled;
  const gaps = new Map<string, Gap>();
  for (const state of reachedStates(compiled, ends))
    for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++) {
      const index = moveRide[move] ?? 0;
      const ride = rides[index];
      if (ride === undefined || hasPrice(index)) continue;
      const tariff = tariffs[index]?.at(-1)?.tariff;
      const { mode, from, to } = ride;
      const words =
        tariff === undefined
          ? `${nameOfRide(ride)} has no tariff`
          : `tariff ${tariff.id} of ${nameOfRide(ride)} has no price for it`;
      const none = tariff === undefined ? {} : { tariff: tariff.id };
      gaps.set(words, { kind: "price", mode, from, to, ...none });
    }
  return gaps;
}

const firstOf = (gaps: Gaps): readonly Gap[] => [...gaps.values()].slice(0, TOLD);

function tell(gaps: Gaps): string {
  const told = [...gaps.keys()].slice(0, TOLD).join("; ");
  return gaps.size > TOLD ? `${told}; and ${gaps.size - TOLD} more` : told;
}
