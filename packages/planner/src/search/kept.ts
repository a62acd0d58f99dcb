/** Labels taken, by layer: what a new one is compared with. */
import type { Field } from "./field.ts";
import { type Labels, NO_LABEL } from "./labels.ts";

/** What labels at a state are compared in. */
export interface Comparison {
  /** True where the number of legs counts. */
  readonly countsLegs: boolean;
  /** False where cost, or CO2e, decides nothing that is asked. */
  readonly countsCents: boolean;
  readonly countsGrams: boolean;
  readonly departAfter: number;
}

/**
 * Labels kept one by one, at states whose waiting is charged or where changes count: chains through `labels.next`,
 * compared in the order they were taken.
 */
export interface Lists {
  /** True where a label of the layer is no worse than the given figures for every way on from its state. */
  covers(
    layer: number,
    state: number,
    minutes: number,
    cents: number,
    grams: number,
    legs: number,
  ): boolean;
  /** The minutes of the first label kept in a layer; infinite where there is none. */
  readonly firstMinutes: (layer: number) => number;
  add(layer: number, label: number): void;
}

export function createLists(
  layers: number,
  labels: Labels,
  field: Pick<Field, "earlierCents">,
  { countsLegs, countsCents, countsGrams, departAfter }: Comparison,
): Lists {
  const first = new Int32Array(layers).fill(NO_LABEL);
  const last = new Int32Array(layers);
  return {
    covers(layer, state, minutes, cents, grams, legs) {
      let label = first[layer]!;
      if (label === NO_LABEL) return false;
      for (; label !== NO_LABEL; label = labels.next[label]!) {
        const its = labels.minutes[label]!;
        if (its > minutes) continue;
        if (countsGrams && labels.grams[label]! > grams) continue;
        if (countsLegs && labels.legs[label]! > legs) continue;
        if (!countsCents) return true;
        const paid = labels.cents[label]!;
        if (paid > cents) continue;
        if (paid + field.earlierCents(state, departAfter + its, minutes - its) <= cents)
          return true;
      }
      return false;
    },
    firstMinutes: (layer) =>
      first[layer] === NO_LABEL ? Number.POSITIVE_INFINITY : labels.minutes[first[layer]!]!,
    add(layer, label) {
      labels.next[label] = NO_LABEL;
      if (first[layer] === NO_LABEL) first[layer] = label;
      else labels.next[last[layer]!] = label;
      last[layer] = label;
    },
  };
}
