/** Shares of a whole as whole percents: rounded each for itself they could come to 101. */

/** Percents that add up to 100 where the shares make a whole: what is left after cutting goes to those cut most. */
export function percentsOf(shares: readonly number[]): readonly number[] {
  const cut = shares.map((share) => Math.floor(100 * share));
  const left = Math.round(100 * sum(shares)) - sum(cut);
  const lost = (index: number): number => 100 * (shares[index] ?? 0) - (cut[index] ?? 0);
  const up = shares.map((_, index) => index).sort((a, b) => lost(b) - lost(a));
  return cut.map((percent, index) => percent + (up.indexOf(index) < left ? 1 : 0));
}

const sum = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);
