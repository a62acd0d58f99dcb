/** Where the time and the money of an itinerary go, step by step. Parts add up to the totals. */
import type { Itinerary, Leg, Line, Mode } from "@lianyun/planner";
import { hoursBetween } from "./clock.ts";

/** What the cargo is doing. */
export type TimeKind = "moving" | "waiting" | "closed" | "cutOff" | "handling" | "stop";
export const TIME_KINDS: readonly TimeKind[] = [
  "moving",
  "waiting",
  "closed",
  "cutOff",
  "handling",
  "stop",
];

/** What is paid for. */
export type CostKind =
  | "lineHaul"
  | "drayage"
  | "handling"
  | "border"
  | "storage"
  | "boxHire"
  | "insurance";
export const COST_KINDS: readonly CostKind[] = [
  "lineHaul",
  "drayage",
  "handling",
  "border",
  "storage",
  "boxHire",
  "insurance",
];

/** A part of a step's hours or money; `mode` where it is moved or paid to be. */
export interface Part<Kind> {
  readonly kind: Kind;
  readonly mode?: Mode;
  readonly amount: number;
}

/** What happens at one place or on one leg; `shipment` for what is paid once for all of it. */
export interface Step {
  readonly part: Line["part"];
  readonly index: number;
  /** In order. */
  readonly hours: readonly Part<TimeKind>[];
  readonly costs: readonly Part<CostKind>[];
}

/** The steps in order, from ready to available; of a part nothing of zero is told. */
export function stepsOf(itinerary: Itinerary): readonly Step[] {
  const step = (part: Line["part"], index: number, hours: readonly Part<TimeKind>[]): Step => ({
    part,
    index,
    hours: hours.filter(({ amount }) => amount > 0),
    costs: costsOf(itinerary, part, index),
  });
  const steps = itinerary.transfers.flatMap((transfer, index) => {
    const leg = itinerary.legs[index];
    const there = step("transfer", index, [
      { kind: "closed", amount: transfer.closedH },
      { kind: "handling", amount: transfer.handlingH },
      { kind: "waiting", amount: transfer.waitH },
      { kind: "cutOff", amount: transfer.cutOffH },
    ]);
    return leg === undefined ? [there] : [there, step("leg", index, legHours(leg))];
  });
  const once = step("shipment", 0, []);
  return once.costs.length === 0 ? steps : [...steps, once];
}

/** The hours of a leg: movement, broken by stops at borders, locks and changes of gauge. */
function legHours(leg: Leg): readonly Part<TimeKind>[] {
  const parts: Part<TimeKind>[] = [];
  let since = leg.departAt;
  for (const call of leg.calls) {
    if (call.step === undefined) continue;
    parts.push({ kind: "moving", mode: leg.mode, amount: hoursBetween(since, call.arriveAt) });
    parts.push({ kind: "stop", amount: hoursBetween(call.arriveAt, call.departAt) });
    since = call.departAt;
  }
  return [...parts, { kind: "moving", mode: leg.mode, amount: hoursBetween(since, leg.arriveAt) }];
}

function costsOf(
  { lines, legs, transfers }: Itinerary,
  part: Line["part"],
  index: number,
): readonly Part<CostKind>[] {
  const mode = part === "leg" ? legs[index]?.mode : undefined;
  // A change of gauge is what a border asks.
  const isGauge = part === "transfer" && transfers[index]?.kind === "gaugeChange";
  return sumParts(
    lines
      .filter((line) => line.measure === "cost" && line.part === part && line.index === index)
      .map(({ kind: of, amount }) => {
        const kind = isGauge && of === "handling" ? "border" : COST_KIND[of];
        return kind === "lineHaul" && mode !== undefined
          ? { kind, mode, amount }
          : { kind, amount };
      }),
  );
}

const COST_KIND: Readonly<Record<Line["kind"], CostKind>> = {
  freight: "lineHaul",
  surcharge: "border",
  drayage: "drayage",
  boxHire: "boxHire",
  handling: "handling",
  storage: "storage",
  insurance: "insurance",
  moving: "lineHaul",
  hub: "handling",
};

/** Parts of one kind and mode made one, in order of first use; nothing of zero. */
export function sumParts<Kind extends string>(parts: readonly Part<Kind>[]): readonly Part<Kind>[] {
  const sums = new Map<string, Part<Kind>>();
  for (const part of parts) {
    const key = `${part.kind} ${part.mode ?? ""}`;
    sums.set(key, { ...part, amount: (sums.get(key)?.amount ?? 0) + part.amount });
  }
  return [...sums.values()].filter(({ amount }) => amount > 0);
}

/** Parts by kind, whatever the mode. */
export function byKind<Kind extends string>(
  parts: readonly Part<Kind>[],
): Readonly<Partial<Record<Kind, number>>> {
  const sums: Partial<Record<Kind, number>> = {};
  for (const { kind, amount } of parts) sums[kind] = (sums[kind] ?? 0) + amount;
  return sums;
}

/** Of parts, all of them. */
export const total = (parts: readonly Part<unknown>[]): number =>
  parts.reduce((sum, { amount }) => sum + amount, 0);
