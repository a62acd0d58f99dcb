/** The plots of a study: which there are, and their files. */
import { createDeltas } from "./deltas.ts";
import { createFronts } from "./fronts.ts";
import { createModeSplit } from "./modeSplit.ts";
import type { Measure, Names, Plot, PlotRow } from "./plot.ts";
import { createTornado } from "./tornado.ts";

/** Takes rows in any portions; draws at the end. */
export interface Plotting {
  add(rows: readonly PlotRow[]): void;
  /**
   * Whole SVG files by name; those without anything to draw are left out. The same rows in the same order, the same bytes.
   * `note`: a line below each, for rows that are not all. `ofCost`: what must be known of the figures that tell costs.
   */
  draw(names?: Names, note?: string, ofCost?: string): ReadonlyMap<string, string>;
}

const TELLING_COST: ReadonlySet<string> = new Set([
  "fronts.svg",
  "deltas-cost.svg",
  "tornado-cost.svg",
]);
const MEASURED: readonly Measure[] = ["cost", "duration", "co2e"];

/**
 * Fronts over all criteria; deltas and tornados of cost, duration and CO2e, of the ways that are best by one criterion (the
 * first of the rows where none is named); and the mode split by each.
 */
export function createPlots(criterion?: string): Plotting {
  let plots: Map<string, Plot> | undefined;
  const splits = new Map<string, Plot>();
  const begin = (first: string): Map<string, Plot> => {
    const own = criterion ?? first;
    return new Map<string, Plot>([
      ["fronts.svg", createFronts()],
      ...MEASURED.map((measure) => [`deltas-${measure}.svg`, createDeltas(own, measure)] as const),
      ...MEASURED.map(
        (measure) => [`tornado-${measure}.svg`, createTornado(own, measure)] as const,
      ),
    ]);
  };
  return {
    add(rows) {
      const [first] = rows;
      if (first === undefined) return;
      plots ??= begin(first.criterion);
      for (const plot of plots.values()) plot.add(rows);
      for (const name of new Set(rows.map((row) => row.criterion))) {
        const split = splits.get(name) ?? createModeSplit(name);
        splits.set(name, split);
        split.add(rows);
      }
    },
    draw(names, note, ofCost) {
      const taken = new Set<string>();
      const all = [
        ...(plots ?? []),
        ...[...splits].map(
          ([name, split]) => [`modes-${fileName(name, taken)}.svg`, split] as const,
        ),
      ];
      const files = all.flatMap(([file, plot]) => {
        const notes = [note, TELLING_COST.has(file) ? ofCost : undefined].filter(
          (line) => line !== undefined,
        );
        const text = plot.draw(names, notes.length === 0 ? undefined : notes.join(" "));
        return text === undefined ? [] : [[file, text] as const];
      });
      return new Map(files);
    },
  };
}

/** Criteria are named as people like; files are not, and two that would be called the same are numbered. */
function fileName(criterion: string, taken: Set<string>): string {
  const plain = criterion.replace(/[^\p{L}\p{N}_-]/gu, "-").slice(0, 60);
  let name = plain;
  // Some disks take upper and lower case for one.
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain}-${number}`;
  taken.add(name.toLowerCase());
  return name;
}
