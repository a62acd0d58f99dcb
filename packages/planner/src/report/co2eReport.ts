/** An itinerary → the report of its CO2e. */
import type { Itinerary } from "../itinerary/answer.ts";
import type { Mode, Network } from "../network/rows.ts";
import type { Cargo } from "../request/request.ts";
import { toGrams, toKg } from "../units.ts";
import { type Activity, activityOf, type Counted, countCargo, splitGrams } from "./activity.ts";
import { type Placed, placeLines } from "./chain.ts";
import type { ChainElement, Co2eReport, Co2eTotals, HubStep } from "./co2e.ts";
import { gradeShares } from "./gradeShares.ts";

const METHOD = "after ISO 14083:2023 and the GLEC Framework v3, well to wheel";

/** Sums of kilometres and their products as a reader would write them, without the noise of binary fractions. */
const plain = (value: number): number => Number(value.toFixed(6));

/**
 * The transport chain of an itinerary, element by element, in the terms of ISO 14083:2023.
 *
 * `cargo` is that of the request, `network` the one that was asked (with its scenario, where there was one): each element's
 * activity × intensity must give the grams of the itinerary's own line, otherwise the three do not belong together and an
 * error says so. Elements are the itinerary's lines of measure `co2e`, so they add up to its `co2eKg` to the gram. A leg of
 * one factor is one transport element; a through service that moves by several (a train from one country's rails to
 * another's) has one for each factor, from where its first link begins to where its last ends. Handling at calls on the way,
 * such as a gauge change, is a hub element between them; border stops and locks, where nobody handles the cargo, are none.
 *
 * WTT and TTW are an element's grams divided in the ratio of its factor, so that they add up to it.
 */
export function co2eReport(itinerary: Itinerary, cargo: Cargo, network: Network): Co2eReport {
  const counted = countCargo(cargo);
  const names = new Map(network.terminals.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const sources = new Map(network.sources.map((source) => [source.id, source]));
  const elements = placeLines(itinerary, network).map((placed, index): ChainElement => {
    const { line, factor } = placed;
    const source = sources.get(line.source);
    const grams = toGrams(line.amount);
    const split = splitGrams(factor, grams);
    return {
      element: index + 1,
      part: line.part === "leg" ? "leg" : "transfer",
      index: line.index,
      massT: counted.massT,
      ...whereOf(placed, counted, nameOf),
      ...countedBy(placed, counted, grams),
      co2eKg: line.amount,
      wttKg: split === undefined ? null : toKg(split.wttG),
      ttwKg: split === undefined ? null : toKg(split.ttwG),
      factor: factor.id,
      factorName: factor.name,
      source: line.source,
      sourceTitle: source?.title ?? line.source,
      sourceAddress: source?.address ?? "",
      grade: line.grade,
      basis: line.basis ?? null,
    };
  });
  const totals = totalsOf(elements);
  if (toGrams(totals.co2eKg) !== toGrams(itinerary.co2eKg))
    throw new Error(
      `invariant: elements of ${totals.co2eKg} kg in an itinerary of ${itinerary.co2eKg}`,
    );
  const { legs, departAt, arriveAt } = itinerary;
  const [from, to] = [legs[0]?.from ?? "", legs.at(-1)?.to ?? ""];
  return {
    method: METHOD,
    network: { name: network.name, version: network.version },
    from,
    fromName: nameOf(from),
    to,
    toName: nameOf(to),
    departAt,
    arriveAt,
    cargo: counted,
    elements,
    totals,
  };
}

type Where = Pick<
  ChainElement,
  | "operation"
  | "name"
  | "mode"
  | "step"
  | "service"
  | "from"
  | "fromName"
  | "to"
  | "toName"
  | "distanceKm"
  | "distanceKind"
  | "addedKm"
  | "transportActivityTkm"
>;

const addedKmOf = ({ factor }: Placed): number => factor.addKm ?? 0;

function whereOf(placed: Placed, { massT }: Counted, nameOf: (id: string) => string): Where {
  if (placed.operation === "hub") {
    const { step, at } = placed;
    return {
      operation: "hub",
      name: STEP_NAMES[step],
      mode: null,
      step,
      service: null,
      from: at,
      fromName: nameOf(at),
      to: at,
      toName: nameOf(at),
      distanceKm: null,
      distanceKind: null,
      addedKm: null,
      transportActivityTkm: null,
    };
  }
  const { mode, service, from, to, distanceKm, distanceKind } = placed;
  const addedKm = addedKmOf(placed);
  return {
    operation: "transport",
    name:
      service?.name ??
      (distanceKind === "greatCircleTimesCircuity"
        ? "Lorry of the door"
        : `${MODE_NAMES[mode]} on demand`),
    mode,
    step: null,
    service: service?.id ?? null,
    from,
    fromName: nameOf(from),
    to,
    toName: nameOf(to),
    distanceKm: plain(distanceKm),
    distanceKind,
    addedKm,
    transportActivityTkm: plain(massT * (distanceKm + addedKm)),
  };
}

/** Throws where activity × intensity is not the line: a gram is left to the order of the factors in the product. */
function countedBy(
  placed: Placed,
  cargo: Counted,
  grams: number,
): Pick<ChainElement, "activity" | "activityUnit" | "intensityGPerUnit"> {
  const km = placed.operation === "hub" ? 0 : placed.distanceKm + addedKmOf(placed);
  const { amount, unit, intensityG }: Activity = activityOf(placed.factor, cargo, km);
  if (Math.abs(amount * intensityG - grams) > 1)
    throw new Error(
      `invariant: ${placed.factor.id} on ${placed.line.part} ${placed.line.index} gives ${amount * intensityG} g, ` +
        `the itinerary says ${grams}: cargo or network are not those it was planned with`,
    );
  return { activity: plain(amount), activityUnit: unit, intensityGPerUnit: intensityG };
}

function totalsOf(elements: readonly ChainElement[]): Co2eTotals {
  const grams = (of: readonly ChainElement[], kgOf: (element: ChainElement) => number): number =>
    of.reduce((sum, element) => sum + toGrams(kgOf(element)), 0);
  const wtw = ({ co2eKg }: ChainElement): number => co2eKg;
  const total = grams(elements, wtw);
  const hubs = elements.filter(({ operation }) => operation === "hub");
  const divided = elements.filter(({ wttKg }) => wttKg !== null);
  const isDivided = divided.length > 0;
  const tkm = elements.reduce((sum, element) => sum + (element.transportActivityTkm ?? 0), 0);
  return {
    co2eKg: toKg(total),
    transportCo2eKg: toKg(total - grams(hubs, wtw)),
    hubCo2eKg: toKg(grams(hubs, wtw)),
    wttKg: isDivided ? toKg(grams(divided, ({ wttKg }) => wttKg ?? 0)) : null,
    ttwKg: isDivided ? toKg(grams(divided, ({ ttwKg }) => ttwKg ?? 0)) : null,
    splitShare: total === 0 ? null : grams(divided, wtw) / total,
    transportActivityTkm: plain(tkm),
    averageGPerTkm: tkm === 0 ? null : plain(total / tkm),
    byGrade: gradeShares(elements.map(({ grade, co2eKg }) => ({ grade, amount: toGrams(co2eKg) }))),
  };
}

const MODE_NAMES: Readonly<Record<Mode, string>> = {
  road: "Lorry",
  rail: "Train",
  inlandWaterway: "Barge",
  sea: "Ship",
  air: "Aircraft",
};

const STEP_NAMES: Readonly<Record<HubStep, string>> = {
  gateIn: "Handing in",
  release: "Release",
  handling: "Change",
  transshipment: "Transshipment",
  gaugeChange: "Gauge change",
  bogieChange: "Bogie change",
  border: "Border",
  lock: "Lock",
  door: "Door",
};
