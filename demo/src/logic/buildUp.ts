/** Where the time and the money of an itinerary go. Parts add up to the totals. */
import type { Itinerary, Leg, Mode } from "@lianyun/planner";
import { hoursBetween } from "./clock.ts";

/** What the cargo is doing. */
export type TimeKind = "moving" | "waiting" | "cutOff" | "handling" | "stop";
export const TIME_KINDS: readonly TimeKind[] = ["moving", "waiting", "cutOff", "handling", "stop"];

/** A stretch of time of one kind; `mode` where it moves. */
export interface TimeBlock {
  readonly kind: TimeKind;
  readonly mode?: Mode;
  readonly hours: number;
}

/** The hours of a leg: movement, broken by stops at borders, locks and changes of gauge. */
function legBlocks(leg: Leg): readonly TimeBlock[] {
  const blocks: TimeBlock[] = [];
  let since = leg.departAt;
  for (const call of leg.calls) {
    if (call.step === undefined) continue;
    blocks.push({ kind: "moving", mode: leg.mode, hours: hoursBetween(since, call.arriveAt) });
    blocks.push({ kind: "stop", hours: hoursBetween(call.arriveAt, call.departAt) });
    since = call.departAt;
  }
  blocks.push({ kind: "moving", mode: leg.mode, hours: hoursBetween(since, leg.arriveAt) });
  return blocks;
}

/** The hours of an itinerary in order, from ready to available; nothing of zero length. */
export function timeBlocks(itinerary: Itinerary): readonly TimeBlock[] {
  const blocks = itinerary.transfers.flatMap((transfer, index): readonly TimeBlock[] => {
    const leg = itinerary.legs[index];
    return [
      { kind: "handling", hours: transfer.handlingH },
      { kind: "waiting", hours: transfer.closedH + transfer.waitH },
      { kind: "cutOff", hours: transfer.cutOffH },
      ...(leg === undefined ? [] : legBlocks(leg)),
    ];
  });
  return blocks.filter((block) => block.hours > 0);
}

/** Hours by kind, zero where there are none. */
export function timeTotals(blocks: readonly TimeBlock[]): Readonly<Record<TimeKind, number>> {
  const totals: Record<TimeKind, number> = {
    moving: 0,
    waiting: 0,
    cutOff: 0,
    handling: 0,
    stop: 0,
  };
  for (const block of blocks) totals[block.kind] += block.hours;
  return totals;
}

/** Hours moved by mode, in order of first use. */
export function movingByMode(blocks: readonly TimeBlock[]): ReadonlyMap<Mode, number> {
  const hours = new Map<Mode, number>();
  for (const block of blocks) {
    if (block.mode === undefined) continue;
    hours.set(block.mode, (hours.get(block.mode) ?? 0) + block.hours);
  }
  return hours;
}

/** Money by what it is paid for: freight of a mode, or handling. */
export interface CostPart {
  readonly what: Mode | "handling";
  readonly amount: number;
}

/** Freight by mode in order of first use, then handling; nothing of zero. */
export function costParts(itinerary: Itinerary): readonly CostPart[] {
  const amounts = new Map<CostPart["what"], number>();
  const add = (what: CostPart["what"], amount: number): void => {
    amounts.set(what, (amounts.get(what) ?? 0) + amount);
  };
  for (const leg of itinerary.legs) add(leg.mode, leg.cost);
  for (const transfer of itinerary.transfers) add("handling", transfer.cost);
  return [...amounts]
    .filter(([, amount]) => amount > 0)
    .map(([what, amount]) => ({ what, amount }));
}

/** Share 0..1 of the cost that rests on estimates; 0 for a way that costs nothing. */
export function estimateShare(itinerary: Itinerary): number {
  const onEstimates = itinerary.lines
    .filter((line) => line.measure === "cost" && line.grade === "estimate")
    .reduce((sum, line) => sum + line.amount, 0);
  return itinerary.cost > 0 ? onEstimates / itinerary.cost : 0;
}
