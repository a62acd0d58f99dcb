/** Itineraries for tests, from as little as a test wants to say. */
import type { Itinerary, Leg, Line, Mode, PassingCall, TransferStep } from "@lianyun/planner";

export interface LegSketch {
  readonly mode: Mode;
  readonly from: string;
  readonly to: string;
  readonly hours: number;
  readonly cost?: number;
  readonly km?: number;
  readonly service?: string;
  readonly headwayH?: number;
  readonly calls?: readonly {
    readonly terminal: string;
    readonly step?: PassingCall["step"];
    readonly atH: number;
    readonly dwellH: number;
  }[];
}

export interface ItinerarySketch {
  readonly legs: readonly LegSketch[];
  /** Hours and money of each transfer, one more than legs; free and at once where left out. */
  readonly transfers?: readonly {
    readonly handlingH?: number;
    readonly waitH?: number;
    readonly cutOffH?: number;
    readonly cost?: number;
  }[];
  readonly co2eKg?: number;
  readonly lines?: readonly Line[];
}

const START = Date.parse("2026-06-01T00:00Z");
const instant = (hours: number): string =>
  `${new Date(START + hours * 3_600_000).toISOString().slice(0, 16)}+00:00`;

/** Tells a sketch from 2026-06-01T00:00Z on; times, totals and the order of steps are worked out. */
export function makeItinerary(sketch: ItinerarySketch): Itinerary {
  let now = 0;
  const transfers: TransferStep[] = [];
  const legs: Leg[] = [];
  const transfer = (at: string, index: number): void => {
    const { handlingH = 0, waitH = 0, cutOffH = 0, cost = 0 } = sketch.transfers?.[index] ?? {};
    const startAt = instant(now);
    now += handlingH + waitH + cutOffH;
    const last = index === sketch.legs.length;
    const kind = index === 0 ? "gateIn" : last ? "release" : "handling";
    transfers.push({
      at,
      kind,
      startAt,
      endAt: instant(now),
      closedH: 0,
      handlingH,
      waitH,
      cutOffH,
      cost,
      co2eKg: 0,
    });
  };
  sketch.legs.forEach((leg, index) => {
    const { mode, from, to, hours, cost = 0, km = 100, calls = [] } = leg;
    transfer(from, index);
    const departH = now;
    now += hours;
    legs.push({
      mode,
      ...(leg.service === undefined ? {} : { service: leg.service }),
      ...(leg.headwayH === undefined ? {} : { headwayH: leg.headwayH }),
      links: [`${from}-${to}`],
      from,
      to,
      departAt: instant(departH),
      arriveAt: instant(now),
      durationH: hours,
      slowH: 0,
      calendars: [],
      distanceKm: km,
      calls: calls.map(({ terminal, step, atH, dwellH }) => ({
        terminal,
        arriveAt: instant(departH + atH),
        departAt: instant(departH + atH + dwellH),
        dwellH,
        ...(step === undefined ? {} : { step }),
      })),
      cost,
      co2eKg: 0,
      assumed: false,
    });
  });
  transfer(sketch.legs.at(-1)?.to ?? "", sketch.legs.length);
  const cost = [...legs, ...transfers].reduce((sum, part) => sum + part.cost, 0);
  return {
    durationH: now,
    transitH: now,
    cost,
    co2eKg: sketch.co2eKg ?? 0,
    departAt: legs[0]?.departAt ?? instant(0),
    arriveAt: legs.at(-1)?.arriveAt ?? instant(now),
    availableAt: instant(now),
    legs,
    transfers,
    lines: sketch.lines ?? [],
    notices: [],
  };
}
