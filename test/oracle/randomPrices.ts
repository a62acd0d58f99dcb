/**
 * Tariffs, transfers and factors of a random network.
 *
 * No two rows govern the same thing equally, which would be an error of the data: each scope gets one row at
 * most. Figures are exact in binary, so that cents and grams do not depend on the order of a sum.
 */
import type {
  Covered,
  DistancePrice,
  Factor,
  Mode,
  Price,
  RateSet,
  Tariff,
  Transfer,
  TransferKind,
  WeightBreak,
} from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf } from "./clock.ts";
import { EVIDENCE, type Geography, type ServiceRows } from "./randomRows.ts";

/** How a price is drawn; `even` keeps to even whole numbers in one currency, so that halves are exact too. */
export interface PriceStyle {
  readonly even: boolean;
  /** Most prices know loose cargo, because that is what is shipped. */
  readonly loose: boolean;
  /** Lorries come from or leave for doors. */
  readonly doors: boolean;
  /** The day of the request: dated prices begin and end about it. */
  readonly asked: number;
}

/** Dear where it is quick. */
const LEVEL: Readonly<Record<Mode, number>> = {
  air: 16,
  road: 6,
  rail: 3,
  inlandWaterway: 2,
  sea: 1,
};

/** A list of amounts to draw one from, in the style and at the level of prices. */
export type Amount = (list: readonly number[]) => number;

/** Amounts in the style, at a level. */
export const amountsOf =
  (draw: Draw, { even }: PriceStyle, level: number): Amount =>
  (list) => {
    const amount = draw.pick(list) * level;
    return even ? 2 * Math.ceil(amount / 2) : amount;
  };

export function drawPrice(draw: Draw, { even, loose }: PriceStyle, amount: Amount): Price {
  const price: { -readonly [K in keyof Price]: Price[K] } = {
    currency: !even && draw.chance(0.3) ? "CNY" : "USD",
  };
  if (draw.chance(0.4)) price.perShipment = amount([0, 0, 50, 100]);
  if (draw.chance(0.7)) price.perTeu = amount([0, 100, 100, 200]);
  if (draw.chance(0.3)) price.perFeu = amount([0, 150, 200]);
  if (draw.chance(0.15)) price.perKg = amount([0, 0.125]);
  // Most prices know 20' boxes; a price that does not is not a price for them.
  if (price.perFeu !== undefined && draw.chance(0.9)) price.perTeu ??= amount([100]);
  if (Object.keys(price).length === 1) price.perShipment = 0;
  if (draw.chance(loose ? 0.97 : 0.1)) price.perWm = amount([0, 8, 16, 32]);
  // By weight or measure alone, which is no price for boxes.
  if (draw.chance(0.004)) return { currency: price.currency, perWm: amount([0, 8]) };
  if (draw.chance(0.15)) price.minimum = amount([0, 100, 250]);
  return price;
}

function drawDistancePrice(draw: Draw, style: PriceStyle, level: number): DistancePrice {
  const amount = amountsOf(draw, style, level);
  const price: { -readonly [K in keyof DistancePrice]: DistancePrice[K] } = drawPrice(
    draw,
    style,
    amount,
  );
  if (draw.chance(0.3)) price.perTeuKm = amount([0, 0.25, 0.5, 1]);
  if (draw.chance(0.1)) price.perFeuKm = amount([0, 0.5, 1]);
  if (price.perFeuKm !== undefined && draw.chance(0.9)) price.perTeuKm ??= amount([0, 0.25]);
  return price;
}

/** First and last days of a row. */
type Dates = Pick<Tariff, "validFrom" | "validTo">;

/** A few days about the day of the request, open ended now and then. */
export function drawDates(draw: Draw, asked: number): Dates {
  const first = asked + draw.int(-1, 5);
  const last = first + draw.int(0, 4);
  const [validFrom, validTo] = [dateOf(first), dateOf(last)];
  return draw.pick<Dates>([
    { validFrom, validTo },
    { validFrom, validTo },
    { validFrom, validTo },
    { validFrom },
    { validTo },
  ]);
}

/** Breaks of tariffs that price by weight; some are higher than any cargo here, none is priced like the rest. */
export function drawWeightBreaks(
  draw: Draw,
  tariffs: readonly Tariff[],
  style: PriceStyle,
): WeightBreak[] {
  const breaks: WeightBreak[] = [];
  for (const { id, perKg } of tariffs) {
    if (perKg === undefined || draw.chance(0.5)) continue;
    const amount = amountsOf(draw, style, 1);
    for (const fromKg of draw.shuffle([0, 1_000, 8_000, 20_000, 40_000]).slice(0, draw.int(1, 3))) {
      const rate = amount([0.0625, 0.25, 0.5, 1]);
      breaks.push({ id: `w${breaks.length + 1}`, tariff: id, fromKg, perKg: rate, ...EVIDENCE });
    }
  }
  return breaks;
}

/** Most scopes have a calm rate; some have a rate of the peak beside it, or that only. */
const SETS: readonly (readonly (RateSet | undefined)[])[] = [
  ...Array.from({ length: 40 }, () => [undefined]),
  [undefined, "peak2021"],
  [undefined, "peak2021"],
  ["peak2021"],
];
const UNDATED: readonly (readonly Dates[])[] = Array.from({ length: 14 }, () => [{}]);

/** One tariff at most, dated and undated, for each mode, corridor and mode, link, service, and pair of calls. */
export function drawTariffs(
  draw: Draw,
  { modes, corridors, links }: Geography,
  services: readonly ServiceRows[],
  style: PriceStyle,
): Tariff[] {
  const tariffs: Tariff[] = [];
  const add = (scope: Partial<Tariff>, mode: Mode, share = 1): void => {
    const sets = draw.pick(SETS);
    // Now and then another price for a few days: dearer, cheaper, or the only one there is.
    const dates = draw.pick<readonly Dates[]>([
      ...UNDATED,
      [{}, drawDates(draw, style.asked)],
      [{}, drawDates(draw, style.asked)],
      [drawDates(draw, style.asked)],
    ]);
    for (const rateSet of sets) {
      for (const validity of dates) {
        tariffs.push({
          id: `t${tariffs.length + 1}`,
          ...scope,
          ...(rateSet === undefined ? {} : { rateSet }),
          ...validity,
          ...drawDistancePrice(draw, style, share * LEVEL[mode]),
          ...(draw.chance(0.1) ? { covers: [draw.pick<Covered>(["border", "tolls"])] } : {}),
          ...EVIDENCE,
        });
      }
    }
  };
  for (const mode of modes) {
    if (draw.chance(0.985)) add({ mode }, mode);
    for (const { id } of corridors) if (draw.chance(0.25)) add({ corridor: id, mode }, mode);
  }
  for (const link of links) if (draw.chance(0.5)) add({ link: link.id }, link.mode);
  for (const { service, calls } of services) {
    // Cheaper than the mode in general, or nobody would wait for it.
    if (draw.chance(0.6)) add({ service: service.id }, service.mode, 0.25);
    const pairs = new Map<string, readonly [string, string]>();
    for (const [i, load] of calls.entries()) {
      for (const discharge of calls.slice(i + 1)) {
        if (!load.load || !discharge.discharge) continue;
        pairs.set(`${load.terminal} ${discharge.terminal}`, [load.terminal, discharge.terminal]);
      }
    }
    for (const [load, discharge] of pairs.values()) {
      if (draw.chance(0.3)) add({ service: service.id, load, discharge }, service.mode, 0.25);
    }
  }
  // A network without any tariff is no network.
  if (tariffs.length === 0) add({ mode: modes[0]! }, modes[0]!);
  return tariffs;
}

/**
 * Rows for every gate and pair of modes, some left out on purpose (blocked), some overruled at a country, a
 * group, a terminal, for a service, or for a pair of gauges.
 */
export function drawTransfers(
  draw: Draw,
  { terminals, modes: moved }: Geography,
  services: readonly ServiceRows[],
  style: PriceStyle,
): Transfer[] {
  // The lorry of a door is one of the modes that arrive and leave.
  const modes = style.doors ? [...new Set<Mode>([...moved, "road"])] : moved;
  const rows = new Map<string, Transfer>();
  type Scope = Pick<Transfer, "at" | "fromMode" | "toMode"> & Partial<Transfer>;
  const add = (scope: Scope): void => {
    const { at, fromMode, toMode, fromGaugeMm, toGaugeMm, fromService, toService, regime } = scope;
    // "One service" is one rank, whichever side it stands on: only one side is ever drawn alone.
    const key = [at, fromMode, toMode, fromGaugeMm, toGaugeMm, fromService, toService, regime].join(
      " ",
    );
    if (rows.has(key)) return;
    rows.set(key, {
      id: `x${rows.size + 1}`,
      ...scope,
      kind: kindOf(scope),
      durationH: draw.pick([0, 0, 0.01, 0.5, 1, 6, 12]),
      ...drawPrice(draw, style, amountsOf(draw, style, draw.pick([0, 1, 1]))),
      factor: draw.pick(["none-box", "hub-box", "hub-t"]),
      ...EVIDENCE,
    });
    // A single document beside the paper one.
    if (regime === undefined && draw.chance(0.05)) add({ ...scope, regime: "single" });
  };
  const pairs = [
    ...modes.flatMap((mode) => [["gate", mode] as const, [mode, "gate"] as const]),
    ...modes.flatMap((from) => modes.map((to) => [from, to] as const)),
  ];
  for (const [fromMode, toMode] of pairs) {
    const isGate = fromMode === "gate" || toMode === "gate";
    const isAtDoor = style.doors && (fromMode === "road" || toMode === "road");
    if (draw.chance(isGate ? 0.998 : isAtDoor ? 0.97 : 0.8)) add({ at: "*", fromMode, toMode });
  }
  if (modes.includes("rail")) {
    for (const [fromGaugeMm, toGaugeMm] of draw.shuffle([
      [1435, 1520],
      [1520, 1435],
      [1435, 1435],
    ] as const)) {
      const at = draw.pick(["*", draw.pick(terminals).id]);
      if (draw.chance(0.6)) add({ at, fromMode: "rail", toMode: "rail", fromGaugeMm, toGaugeMm });
    }
  }
  for (let i = draw.int(0, 6); i > 0; i -= 1) {
    const { id, country } = draw.pick(terminals);
    const at = draw.pick([id, id.split(":")[0]!, country, "*"]);
    const [fromMode, toMode] = draw.pick(pairs);
    const to = services.filter(({ service }) => service.mode === toMode);
    const from = services.filter(({ service }) => service.mode === fromMode);
    const isNamed = to.length > 0 && draw.chance(0.5);
    const isNamedTwice = isNamed && from.length > 0 && draw.chance(0.3);
    add({
      at,
      fromMode,
      toMode,
      ...(isNamed ? { toService: draw.pick(to).service.id } : {}),
      ...(isNamedTwice ? { fromService: draw.pick(from).service.id } : {}),
      ...(toMode === "gate" && from.length > 0 && draw.chance(0.5)
        ? { fromService: draw.pick(from).service.id }
        : {}),
    });
  }
  return [...rows.values()];
}

function kindOf({ fromMode, toMode, fromGaugeMm, toGaugeMm }: Partial<Transfer>): TransferKind {
  if (fromMode === "gate") return "gateIn";
  if (toMode === "gate") return "release";
  if (fromMode === "sea" && toMode === "sea") return "transshipment";
  return fromGaugeMm === toGaugeMm ? "handling" : "gaugeChange";
}

/** For each mode a factor per tonne-km and one per TEU-km, hub operations, and factors of zero. */
export function drawFactors(draw: Draw, { modes }: Geography): Factor[] {
  const factor = (id: string, per: Factor["per"], wtwG: number, addKm?: number): Factor => ({
    id,
    name: id,
    per,
    wtwG,
    ...(addKm === undefined ? {} : { addKm }),
    ...(draw.chance(0.4) ? { reeferWtwG: 2 * wtwG } : {}),
    ...(per === "container" && wtwG > 0 && draw.chance(0.6)
      ? { looseWtwG: draw.pick([0, 800]) }
      : {}),
    ...EVIDENCE,
  });
  return [
    ...modes.flatMap((mode) => [
      factor(
        `${mode}-tkm`,
        "tkm",
        draw.pick([0, 7.5, 25, 60]) * LEVEL[mode],
        mode === "air" ? 95 : undefined,
      ),
      factor(`${mode}-teuKm`, "teuKm", draw.pick([80, 160]) * LEVEL[mode]),
    ]),
    factor("hub-box", "container", 11_400),
    factor("hub-t", "t", 1_200),
    // A tenth of a kilometre for an eighth of a tonne, or a hundredth of a TEU, is a whole number of grams.
    factor("door-tkm", "tkm", 80),
    factor("door-teuKm", "teuKm", 800),
    factor("none-tkm", "tkm", 0),
    factor("none-box", "container", 0),
  ];
}
