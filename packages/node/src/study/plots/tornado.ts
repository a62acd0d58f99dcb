/** A tornado: which scenario moves a figure how far, the widest on top. */
import {
  BASE_ID,
  changeOf,
  IDS,
  isCutOff,
  MEASURES,
  type Measure,
  Order,
  type Plot,
} from "./plot.ts";
import { linear, shown, signed } from "./scale.ts";
import {
  BELOW_TITLE,
  element,
  figure,
  GRID,
  INK,
  LESS,
  label,
  MARGIN,
  MORE,
  MUTED,
  tint,
  widest,
  widthWith,
} from "./svg.ts";

interface Spread {
  readonly scenario: string;
  /** Requests that have a way in both. None: there is no change to draw, and the figures that follow are 0. */
  readonly count: number;
  readonly least: number;
  readonly p10: number;
  readonly mean: number;
  readonly p90: number;
  readonly most: number;
  readonly cutOff: number;
}

const ROW = 26;
const PLOT = 520;

/**
 * The spread of the changes of all requests in each scenario: a bar from the tenth to the ninetieth percentile (nearest rank),
 * a thin line over all of them, and a mark at the mean. Sorted by how far the mean is moved, then by the line; what
 * leaves no way at all comes first, in words.
 */
export function createTornado(criterion: string, measure: Measure): Plot {
  const scenarios = new Order();
  const changes = new Map<string, number[]>();
  const cutOff = new Map<string, number>();
  return {
    add(rows) {
      for (const row of rows) {
        if (row.criterion !== criterion || row.scenario === BASE_ID) continue;
        scenarios.add(row.scenario);
        const change = changeOf(row, measure);
        if (change !== undefined) {
          const own = changes.get(row.scenario) ?? [];
          own.push(change);
          changes.set(row.scenario, own);
        } else if (isCutOff(row)) cutOff.set(row.scenario, (cutOff.get(row.scenario) ?? 0) + 1);
      }
    },
    draw(names = IDS, note) {
      const spreads = scenarios.all
        .map((scenario) =>
          spreadOf(scenario, changes.get(scenario) ?? [], cutOff.get(scenario) ?? 0),
        )
        .sort((a, b) => reach(b) - reach(a));
      return spreads.length === 0
        ? undefined
        : draw(
            criterion,
            measure,
            spreads,
            spreads.map(({ scenario }) => names.scenario(scenario)),
            note,
          );
    },
  };
}

function spreadOf(scenario: string, changes: readonly number[], cutOff: number): Spread {
  const sorted = [...changes].sort((a, b) => a - b);
  const rank = (share: number): number =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  const mean =
    sorted.length === 0 ? 0 : sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
  const [least = 0] = sorted;
  const most = sorted.at(-1) ?? 0;
  return {
    scenario,
    count: sorted.length,
    least,
    p10: rank(0.1),
    mean,
    p90: rank(0.9),
    most,
    cutOff,
  };
}

/** What leaves no way at all goes furthest. */
const reach = ({ count, cutOff, least, mean, most }: Spread): number =>
  count === 0 && cutOff > 0
    ? Number.MAX_VALUE
    : Math.abs(mean) + Math.max(Math.abs(least), Math.abs(most)) / 1_000;

function draw(
  criterion: string,
  measure: Measure,
  spreads: readonly Spread[],
  names: readonly string[],
  note: string | undefined,
): string {
  const { what, unit, decimals } = MEASURES[measure];
  const left = MARGIN + widest(names) + 10;
  const top = BELOW_TITLE + 8;
  const bottom = top + spreads.length * ROW;
  const ends = spreads.flatMap(({ least, most }) => [least, most]);
  const axis = linear([Math.min(0, ...ends), Math.max(0, ...ends)], [left, left + PLOT]);
  const notes = spreads.map(({ count, cutOff }) => {
    if (count > 0) return cutOff === 0 ? "" : `${shown(cutOff)} without a way`;
    return cutOff === 0 ? "nothing to compare" : `all ${shown(cutOff)} without a way`;
  });
  const zero = axis.at(0);
  const title = `What moves ${what}, ${unit}`;
  const line = `Bar: the middle 80 % of all requests, best by ${criterion}; line: all. Mark: the mean. Orange: more, blue: less.`;
  return figure(
    {
      id: `tornado-${measure}`,
      title,
      description:
        `${title}, of the ways that are best by ${criterion}: the middle 80 % of all requests, the furthest, and the mean. ` +
        spreads
          .map(({ count, least, p10, mean, p90, most }, index) =>
            count === 0
              ? `${names[index]}: ${notes[index]}`
              : `${names[index]}: ${signed(p10, decimals)} to ${signed(p90, decimals)}, furthest ${signed(least, decimals)} and ${signed(most, decimals)}, mean ${signed(mean, decimals + 1)}` +
                (notes[index] === "" ? "" : `, ${notes[index]}`),
          )
          .join("; ") +
        ".",
      note,
    },
    {
      width: Math.max(left + PLOT + 24 + widest(notes) + MARGIN, widthWith(title, [line])),
      height: bottom + 64,
    },
    ...axis.ticks.flatMap((tick) => [
      element("line", {
        x1: axis.at(tick),
        x2: axis.at(tick),
        y1: top,
        y2: bottom,
        stroke: tick === 0 ? INK : GRID,
      }),
      label(axis.at(tick), bottom + 18, signed(tick, 2), { "text-anchor": "middle", fill: MUTED }),
    ]),
    ...spreads.map(({ count, least, p10, mean, p90, most }, index) => {
      const y = top + index * ROW;
      const bar = (from: number, to: number, colour: string): string =>
        from === to
          ? ""
          : element("rect", {
              x: Math.min(axis.at(from), axis.at(to)),
              y: y + 6,
              width: Math.abs(axis.at(to) - axis.at(from)),
              height: ROW - 12,
              fill: tint(colour, 0.75),
            });
      return [
        label(left - 10, y + 17, names[index] ?? "", { "text-anchor": "end" }),
        ...(count === 0
          ? []
          : [
              element("line", {
                x1: axis.at(least),
                x2: axis.at(most),
                y1: y + ROW / 2,
                y2: y + ROW / 2,
                stroke: MUTED,
              }),
              bar(Math.min(p10, 0), Math.min(p90, 0), LESS),
              bar(Math.max(p10, 0), Math.max(p90, 0), MORE),
              element("line", {
                x1: axis.at(mean),
                x2: axis.at(mean),
                y1: y + 3,
                y2: y + ROW - 3,
                stroke: INK,
                "stroke-width": 2,
              }),
            ]),
        notes[index] === ""
          ? ""
          : label(left + PLOT + 16, y + 17, notes[index] ?? "", { fill: MUTED }),
      ].join("");
    }),
    element("line", { x1: zero, x2: zero, y1: top, y2: bottom, stroke: INK }),
    label(MARGIN, bottom + 42, line, { fill: MUTED }),
  );
}
