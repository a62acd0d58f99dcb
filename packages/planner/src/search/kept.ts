/** Labels taken, by layer: what a new one is compared with. */
import type { Field } from "./field.ts";
import {
  CENTS,
  FIGURES_A_ROW,
  GRAMS,
  type LabelStore,
  LEGS,
  MARKS_A_ROW,
  MINUTES,
  minutesOf,
  NO_LABEL,
} from "./labels.ts";
import type { Watch } from "./watch.ts";

const UNKNOWN = -1;

/** What labels at a state are compared in. */
export interface Comparison {
  /** True where the number of legs counts. */
  readonly countsLegs: boolean;
  /** False where cost, or CO2e, decides nothing that is asked. */
  readonly countsCents: boolean;
  readonly countsGrams: boolean;
  readonly departAfter: number;
  /** True for states in which early cargo may owe more for lying (see `watch.ts`). */
  readonly isWatched: (state: number) => boolean;
}

/**
 * Labels kept one by one, where what is owed for lying is watched or changes count: chains through `next`,
 * compared in the order they were taken.
 */
export interface Lists extends Comparison {
  readonly labels: LabelStore;
  readonly field: Pick<Field, "earlierCents">;
  /** By layer, or NO_LABEL. */
  readonly first: Int32Array;
  /** By layer that has a first. */
  readonly last: Int32Array;
}

/** Lists that hold nothing yet, of so many layers. */
export const createLists = (
  layers: number,
  labels: LabelStore,
  field: Pick<Field, "earlierCents">,
  { countsLegs, countsCents, countsGrams, departAfter, isWatched }: Comparison,
): Lists => ({
  countsLegs,
  countsCents,
  countsGrams,
  departAfter,
  isWatched,
  labels,
  field,
  first: new Int32Array(layers).fill(NO_LABEL),
  last: new Int32Array(layers),
});

/**
 * True where a label of the layer is no worse than the given figures for every way on from its state, though it may come
 * to owe some cents more (the margin of `watch`) further on if it came earlier.
 */
export function coversListed(
  { labels, field, first, countsLegs, countsCents, countsGrams, departAfter, isWatched }: Lists,
  layer: number,
  state: number,
  minutes: number,
  cents: number,
  grams: number,
  legs: number,
  watch: Pick<Watch, "margin">,
): boolean {
  let label = first[layer]!;
  if (label === NO_LABEL) return false;
  /** Reckoned when it is first needed: most labels are told apart without it, and it takes longer than all the rest. */
  let owed = UNKNOWN;
  const { figures, marks, next } = labels;
  for (; label !== NO_LABEL; label = next[label]!) {
    const figure = FIGURES_A_ROW * label;
    const its = figures[figure + MINUTES]!;
    if (its > minutes) continue;
    if (countsGrams && figures[figure + GRAMS]! > grams) continue;
    if (countsLegs && marks[MARKS_A_ROW * label + LEGS]! > legs) continue;
    if (!countsCents) return true;
    const paid = figures[figure + CENTS]!;
    if (paid > cents) continue;
    // At the same minute both do the same from then on.
    if (its === minutes) return true;
    if (owed === UNKNOWN) owed = watch.margin(state, minutes, cents, grams, legs);
    if (paid + owed > cents) continue;
    if (!isWatched(state)) return true;
    const more = field.earlierCents(state, departAfter + its, minutes - its);
    if (paid + owed + more <= cents) return true;
  }
  return false;
}

/** The minutes of the first label kept in a layer; infinite where there is none. */
export const firstMinutes = ({ first, labels }: Lists, layer: number): number =>
  first[layer] === NO_LABEL ? Number.POSITIVE_INFINITY : minutesOf(labels, first[layer]!);

/** Adds a label at the end of its layer's list. */
export function addListed({ first, last, labels }: Lists, layer: number, label: number): void {
  labels.next[label] = NO_LABEL;
  if (first[layer] === NO_LABEL) first[layer] = label;
  else labels.next[last[layer]!] = label;
  last[layer] = label;
}
