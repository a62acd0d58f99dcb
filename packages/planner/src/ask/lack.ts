/** What the network itself lacks, every mode and assumed service allowed: a chain, a transfer, a price, a departure. */
import { type Compiled, NO_ROW } from "../compile/compile.ts";
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { Gap, Handling, Reason } from "../itinerary/answer.ts";
import { toLocal } from "../network/calendar.ts";
import { groupBy } from "../network/groupBy.ts";
import { callsByService, gaugeIn, gaugeOut, nameOfRide, type Ride } from "../network/rides.ts";
import { groupOf, MODES, type Network, type Tariff } from "../network/rows.ts";
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
  const isPriced: Usable = {
    ride: hasPrice,
    row: (row) => priced.transferCents[row] !== UNPRICED,
  };
  const leading = leadingOn(compiled, ends);
  if (!isReachable(compiled, ends, ALL)) {
    if (!origins.some((id) => leading.has(id)))
      return {
        code: "not_connected",
        message: `services pass, but none takes cargo up and delivers it on the way from ${pair}`,
      };
    const missing = missingTransfers(compiled, ends, leading);
    // Where an origin leads on only because it is a destination too: then nothing that is missing would help.
    if (missing.size === 0)
      return {
        code: "not_connected",
        message: `no link or service leads from a terminal in reach of the origin to one in reach of the destination: ${pair}`,
      };
    return {
      code: "no_transfer",
      message: `links lead from ${pair}, but handling is missing: ${tell(missing)}`,
      gaps: firstOf(missing),
    };
  }
  if (!isReachable(compiled, ends, isPriced)) {
    const missing = missingPrices(compiled, ends, leading, isPriced);
    return {
      code: "cargo_not_priced",
      message: `no chain of prices covers this cargo from ${pair}: ${tell(missing)}`,
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

/** What counts as there: rides, and transfer rows between them and at the ends. */
interface Usable {
  readonly ride: (index: number) => boolean;
  readonly row: (index: number) => boolean;
}

const ALL: Usable = { ride: () => true, row: () => true };

/** Whether a chain of what is usable leads from an origin to a destination, and out of the network there. */
function isReachable(compiled: Compiled, ends: Terminals, usable: Usable): boolean {
  const { moveRide, moveTransfer, intoMoves, stateTerminal } = compiled;
  const isDestination = new Set(ends.destinations);
  const isWayOut = (row: number): boolean => row !== NO_ROW && usable.row(row);
  const bound = boundsTo(
    compiled,
    Float64Array.from(intoMoves, (move) =>
      usable.ride(moveRide[move] ?? 0) && usable.row(moveTransfer[move] ?? 0) ? 0 : UNREACHED,
    ),
    Float64Array.from(stateTerminal, (terminal, state) =>
      isDestination.has(terminal) && isWayOut(wayOut(compiled, ends, state)) ? 0 : UNREACHED,
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

/** Handling onto a ride, of cargo that another brought, or that has just entered the network. */
function handlingOnto(
  { mode: to }: Ride,
  arriving: Ride | undefined,
  { isDoor }: Terminals,
): Handling {
  if (arriving !== undefined) return { from: arriving.mode, to };
  // A lorry of a door is no mode of its own: its rows are those of road, and not those of the gate.
  return { from: isDoor.from ? "lorry" : "gate", to };
}

/** Handling out of the network. */
const handlingOut = ({ mode }: Ride, { isDoor }: Terminals): Handling => ({
  from: mode,
  to: isDoor.to ? "lorry" : "gate",
});

/** What the sides of a transfer are called that are no mode. */
const SIDES: Readonly<Record<string, string>> = { gate: "the gate", lorry: "a lorry" };

/** `at MLA from rail to road`. */
const nameOfHandling = (at: string, { from, to }: Handling): string =>
  `at ${at} from ${SIDES[from] ?? from} to ${SIDES[to] ?? to}`;

/** Transfers that no row allows, out of the states that cargo gets into, onto rides that lead on or out of the network. */
function missingTransfers(compiled: Compiled, ends: Terminals, leading: ReadonlySet<string>): Gaps {
  const { rides, terminalIds, stateTerminal, stateRide, firstMove, moveRide } = compiled;
  const isDestination = new Set(ends.destinations);
  const gaps = new Map<string, Gap>();
  for (const state of reachedStates(compiled, ends)) {
    const terminal = stateTerminal[state] ?? 0;
    const at = terminalIds[terminal] ?? "";
    const arriving = rides[stateRide[state] ?? NO_ROW];
    const add = (handling: Handling, gauges = ""): void => {
      const name = `${nameOfHandling(at, handling)}${gauges}`;
      gaps.set(name, { kind: "transfer", at, ...handling });
    };
    if (isDestination.has(terminal) && arriving && wayOut(compiled, ends, state) === NO_ROW)
      add(handlingOut(arriving, ends));
    // By ride: rows tell rides of one mode apart, and that one of it may leave says nothing of the others.
    const left = new Set(moveRide.slice(firstMove[state] ?? 0, firstMove[state + 1] ?? 0));
    for (const [index, ride] of rides.entries())
      if (ride.from === at && !left.has(index) && leading.has(ride.to))
        add(handlingOnto(ride, arriving, ends), gaugesBetween(arriving, ride));
  }
  return gaps;
}

/** ` (1435 to 1520 mm)` where the gauge changes. */
function gaugesBetween(arriving: Ride | undefined, ride: Ride): string {
  const from = arriving === undefined ? undefined : gaugeIn(arriving);
  const to = gaugeOut(ride);
  return from === undefined || to === undefined || from === to ? "" : ` (${from} to ${to} mm)`;
}

/** What has no price for the cargo, out of the states that it gets into: rides that lead on, and handling. */
function missingPrices(
  compiled: Compiled,
  ends: Terminals,
  leading: ReadonlySet<string>,
  isPriced: Usable,
): Gaps {
  const { rides, terminalIds, stateTerminal, stateRide } = compiled;
  const { firstMove, moveRide, moveTransfer } = compiled;
  const isDestination = new Set(ends.destinations);
  const gaps = new Map<string, Gap>();
  for (const state of reachedStates(compiled, ends)) {
    const terminal = stateTerminal[state] ?? 0;
    const at = terminalIds[terminal] ?? "";
    const arriving = rides[stateRide[state] ?? NO_ROW];
    const addHandling = (row: number, handling: Handling): void => {
      const transfer = compiled.network.transfers[row]?.id ?? "";
      const words = `transfer row ${transfer} ${nameOfHandling(at, handling)} has no price for it`;
      gaps.set(words, { kind: "transferPrice", at, ...handling, transfer });
    };
    for (let move = firstMove[state] ?? 0; move < (firstMove[state + 1] ?? 0); move++) {
      const index = moveRide[move] ?? 0;
      const row = moveTransfer[move] ?? 0;
      const ride = rides[index];
      if (ride === undefined || !leading.has(ride.to)) continue;
      if (!isPriced.ride(index))
        gaps.set(...unpriced(ride, compiled.tariffs[index]?.at(-1)?.tariff));
      if (!isPriced.row(row)) addHandling(row, handlingOnto(ride, arriving, ends));
    }
    const out = wayOut(compiled, ends, state);
    if (isDestination.has(terminal) && arriving && out !== NO_ROW && !isPriced.row(out))
      addHandling(out, handlingOut(arriving, ends));
  }
  return gaps;
}

/** A ride that its tariff, where one governs it, has no price for: in words, and as a gap. */
function unpriced(ride: Ride, tariff: Tariff | undefined): readonly [string, Gap] {
  const { mode, from, to } = ride;
  const gap = { kind: "price", mode, from, to } as const;
  return tariff === undefined
    ? [`${nameOfRide(ride)} has no tariff`, gap]
    : [
        `tariff ${tariff.id} of ${nameOfRide(ride)} has no price for it`,
        { ...gap, tariff: tariff.id },
      ];
}

const firstOf = (gaps: Gaps): readonly Gap[] => [...gaps.values()].slice(0, TOLD);

function tell(gaps: Gaps): string {
  const told = [...gaps.keys()].slice(0, TOLD).join("; ");
  return gaps.size > TOLD ? `${told}; and ${gaps.size - TOLD} more` : told;
}
