/** What is asked on top of freight and handling in a random network: surcharges, storage, hire of boxes, drayage. */
import type { BoxHire, Drayage, Storage, Surcharge, Tariff } from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { amountsOf, drawDates, drawPrice, type PriceStyle } from "./randomPrices.ts";
import { EVIDENCE, type Geography, type ServiceRows } from "./randomRows.ts";

/** One to three surcharges on whatever there is. */
export function drawSurcharges(
  draw: Draw,
  { modes, corridors }: Geography,
  rows: { services: readonly ServiceRows[]; tariffs: readonly Tariff[] },
  style: PriceStyle,
): Surcharge[] {
  return Array.from({ length: draw.int(1, 3) }, (_, i): Surcharge => {
    const scope = draw.pick<Partial<Surcharge>>([
      { mode: draw.pick(modes) },
      { corridor: draw.pick(corridors).id },
      { tariff: draw.pick(rows.tariffs).id },
      { service: draw.pick(rows.services).service.id },
      { service: draw.pick(rows.services).service.id, corridor: draw.pick(corridors).id },
      {},
    ]);
    return {
      id: `sur${i + 1}`,
      name: `sur${i + 1}`,
      nameZh: `sur${i + 1}`,
      ...scope,
      ...(draw.chance(0.4) ? { on: draw.pick(["all", "reefer", "dangerousGoods"] as const) } : {}),
      ...(draw.chance(0.4) ? drawDates(draw, style.asked) : {}),
      ...(draw.chance(0.5) ? { percent: draw.pick([0, 5, 50, 150]) } : drawAddition(draw, style)),
      ...EVIDENCE,
    };
  });
}

/** A price without a minimum. */
function drawAddition(draw: Draw, style: PriceStyle): Partial<Surcharge> {
  const { minimum: _, ...price } = drawPrice(draw, style, amountsOf(draw, style, 1));
  return price;
}

/** Storage at up to four places, each with one or two steps and little free time, so that lying there matters. */
export function drawStorage(
  draw: Draw,
  { terminals, modes }: Geography,
  style: PriceStyle,
): Storage[] {
  const amount = amountsOf(draw, style, 1);
  const sets = new Map<string, readonly Storage[]>();
  for (let i = draw.int(1, 4); i > 0; i -= 1) {
    const { id, country } = draw.pick(terminals);
    const at = draw.pick(["*", country, id.split(":")[0]!, id]);
    const mode = draw.chance(0.3) ? { mode: draw.pick(modes) } : {};
    const freeH = draw.pick([0, 0, 1, 6, 24]);
    const currency = !style.even && draw.chance(0.2) ? "CNY" : "USD";
    // All steps price the same things.
    const hasFeu = draw.chance(0.3);
    const hasTeu = draw.chance(hasFeu ? 0.7 : 0.9);
    const hasT = draw.chance(style.loose || !(hasTeu || hasFeu) ? 0.9 : 0.2);
    if (!hasTeu && !hasFeu && !hasT) continue;
    const steps = draw.pick([[1], [1], [2], [1, 2], [1, 3]]);
    sets.set(
      `${at} ${mode.mode ?? ""}`,
      steps.map((fromDay, step) => ({
        id: `st${i}-${step + 1}`,
        at,
        ...mode,
        fromDay,
        freeH,
        currency,
        ...(hasTeu ? { perTeuDay: amount([0, 10, 50, 100]) } : {}),
        ...(hasFeu ? { perFeuDay: amount([0, 30, 80]) } : {}),
        ...(hasT ? { perTDay: amount([0, 8, 16]) } : {}),
        ...EVIDENCE,
      })),
    );
  }
  return [...sets.values()].flat();
}

/** Hire of the carrier's boxes by mode and corridor. */
export function drawBoxHire(
  draw: Draw,
  { modes, corridors }: Geography,
  style: PriceStyle,
): BoxHire[] {
  const amount = amountsOf(draw, style, 1);
  const scopes = [
    ...modes.map((mode) => ({ mode })),
    ...corridors.map(({ id }) => ({ corridor: id })),
    ...corridors.map(({ id }) => ({ corridor: id, mode: modes[0]! })),
  ];
  return draw
    .shuffle(scopes)
    .slice(0, draw.int(1, 3))
    .flatMap((scope, i): BoxHire[] => {
      const freeDays = draw.pick([0, 0, 0.5, 1, 3]);
      const currency = !style.even && draw.chance(0.2) ? "CNY" : "USD";
      return draw.pick([[1], [1, 2], [2], [1, 4]]).map((fromDay, step) => ({
        id: `hire${i + 1}-${step + 1}`,
        ...scope,
        fromDay,
        freeDays,
        currency,
        ...(draw.chance(0.5) ? { perTeu: amount([0, 50, 100]) } : {}),
        perTeuDay: amount([0, 10, 50]),
        ...(draw.chance(0.3) ? { perFeuDay: amount([0, 15, 80]) } : {}),
        ...EVIDENCE,
      }));
    });
}

/** Lorries everywhere, and otherwise at one place. */
export function drawDrayage(draw: Draw, { terminals }: Geography, style: PriceStyle): Drayage[] {
  const { id, country } = draw.pick(terminals);
  const places = draw.chance(0.5) ? ["*"] : ["*", draw.pick([country, id.split(":")[0]!, id])];
  return places.map((at, i): Drayage => {
    const amount = amountsOf(draw, style, 1);
    return {
      id: `dray${i + 1}`,
      at,
      circuity: draw.pick([1, 1.25, 1.5]),
      speedKmH: draw.pick([30, 60, 64]),
      doorH: draw.pick([0, 0.5, 2]),
      maxKm: draw.pick([80, 150, 250]),
      ...drawPrice(draw, style, amount),
      ...(draw.chance(0.6) ? { perTeuKm: amount([1, 2]) } : {}),
      factor: draw.pick(["door-tkm", "door-teuKm", "none-tkm"]),
      ...EVIDENCE,
    };
  });
}
