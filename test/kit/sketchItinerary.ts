/** Itineraries for tests, from as little as a test wants to say: no planner is asked. */
import type { Itinerary, Leg, Line, Mode, TransferStep } from "@lianyun/planner";

type LegSketch = { readonly mode: Mode; readonly from: string; readonly to: string } & Partial<Leg>;
type StepSketch = { readonly at: string } & Partial<TransferStep>;
type LineSketch = Pick<Line, "kind" | "amount" | "rule"> & Partial<Line>;

export interface ItinerarySketch {
  readonly legs: readonly LegSketch[];
  /** One more than legs; where left out, handling at the ends of the legs at once and for nothing. */
  readonly transfers?: readonly StepSketch[];
  /** CO2e where the kind is moving or hub, cost otherwise; official, of source `test`. */
  readonly lines?: readonly LineSketch[];
}

const SOMETIME = "2026-03-02T08:00+00:00";

/** Totals are those of the parts; every clock stands still. */
export function sketchItinerary({ legs, transfers, lines = [] }: ItinerarySketch): Itinerary {
  const told = legs.map(
    (leg): Leg => ({
      links: [],
      departAt: SOMETIME,
      arriveAt: SOMETIME,
      durationH: 0,
      slowH: 0,
      calendars: [],
      distanceKm: 0,
      calls: [],
      cost: 0,
      co2eKg: 0,
      assumed: false,
      ...leg,
    }),
  );
  const places = [told[0]!.from, ...told.map(({ to }) => to)];
  const steps = (transfers ?? places.map((at) => ({ at }))).map(
    (step): TransferStep => ({
      kind: "handling",
      startAt: SOMETIME,
      endAt: SOMETIME,
      closedH: 0,
      handlingH: 0,
      waitH: 0,
      cutOffH: 0,
      cost: 0,
      co2eKg: 0,
      ...step,
    }),
  );
  const figures = lines.map(
    (line): Line => ({
      measure: line.kind === "moving" || line.kind === "hub" ? "co2e" : "cost",
      part: "leg",
      index: 0,
      source: "test",
      grade: "official",
      ...line,
    }),
  );
  /** In thousandths, so that tenths add up. */
  const total = (amounts: readonly number[]): number =>
    amounts.reduce((sum, amount) => sum + Math.round(amount * 1000), 0) / 1000;
  const sum = (measure: Line["measure"]): number =>
    total(figures.filter((line) => line.measure === measure).map(({ amount }) => amount));
  const rideH = total(told.map(({ durationH }) => durationH));
  return {
    durationH: rideH + total(steps.map((s) => s.closedH + s.handlingH + s.waitH + s.cutOffH)),
    transitH: rideH,
    cost: sum("cost"),
    co2eKg: sum("co2e"),
    departAt: SOMETIME,
    arriveAt: SOMETIME,
    availableAt: SOMETIME,
    legs: told,
    transfers: steps,
    lines: figures,
    notices: [],
  };
}
