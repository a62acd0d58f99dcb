// How results are told.

export const asMs = ({ median, absent }) => absent ?? median.toPrecision(3);
export const asUs = ({ median, absent }) => absent ?? (1_000 * median).toPrecision(3);
export const ratio = (a, b) =>
  a.absent !== undefined || b.absent !== undefined ? "-" : (a.median / b.median).toFixed(2);

/** A ratio of medians and what it should reach; absent contenders measure nothing. */
export const goal = (what, a, b, sign, least) => ({
  what,
  measured: a.absent !== undefined || b.absent !== undefined ? undefined : a.median / b.median,
  sign,
  least,
});
export const isMet = ({ measured, sign, least }) =>
  measured === undefined ? undefined : sign === "<=" ? measured <= least : measured >= least;

/** A table of markdown, columns aligned. */
export function toMarkdown(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  const [first, ...others] = cells;
  return [
    line(first),
    `| ${widths.map((w) => "-".repeat(w)).join(" | ")} |`,
    ...others.map(line),
  ].join("\n");
}
