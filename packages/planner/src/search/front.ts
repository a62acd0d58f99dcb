/** Answers in coarse units. */

/**
 * Those that no other dominates in the units asked for, in the order taken. In the finest units answers are the front
 * already; with coarse units a later answer can dominate an earlier one that fell into the same coarse cell.
 */
export function keepFront(
  answers: readonly number[],
  vectors: readonly (readonly number[])[],
): readonly number[] {
  return answers.filter((_, own) =>
    vectors.every((its, other) => {
      if (other === own || its.some((value, i) => value > vectors[own]![i]!)) return true;
      // No worse in all: of equal vectors the one taken first stays.
      return other > own && its.every((value, i) => value === vectors[own]![i]!);
    }),
  );
}
