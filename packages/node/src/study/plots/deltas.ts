/** Changes by destination: a table of scenarios and places, each cell as dark as the change is large. */
import {
  BASE_ID,
  changeOf,
  IDS,
  isCutOff,
  MEASURES,
  type Measure,
  type Names,
  Order,
  type Plot,
} from "./plot.ts";
import { shown, signed } from "./scale.ts";
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

interface Cell {
  sum: number;
  count: number;
  cutOff: number;
}

/** What a cell without a figure says to those who do not see it. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["×", "no way"],
  ["", "nothing to compare"],
]);

const CELL = { width: 52, height: 24 };
/** Beyond it black text would not stand out from the colour any more. */
const DARKEST = 0.6;

/**
 * The mean change of each destination in each scenario, over all cargoes and departures that have a way in both. `×` marks
 * places that have no way left, `*` those of which some requests have none; a cell is blank where nothing has a way in the base.
 */
export function createDeltas(criterion: string, measure: Measure): Plot {
  const destinations = new Order();
  const scenarios = new Order();
  const cells = new Map<string, Cell>();
  return {
    add(rows) {
      for (const row of rows) {
        if (row.criterion !== criterion || row.scenario === BASE_ID) continue;
        destinations.add(row.destination);
        scenarios.add(row.scenario);
        const key = keyOf(row.scenario, row.destination);
        const cell = cells.get(key) ?? { sum: 0, count: 0, cutOff: 0 };
        cells.set(key, cell);
        const change = changeOf(row, measure);
        if (change !== undefined) {
          cell.sum += change;
          cell.count++;
        } else if (isCutOff(row)) cell.cutOff++;
      }
    },
    draw: (names = IDS, note) =>
      scenarios.all.length === 0
        ? undefined
        : draw(criterion, measure, destinations.all, scenarios.all, cells, names, note),
  };
}

const keyOf = (scenario: string, destination: string): string =>
  JSON.stringify([scenario, destination]);

function draw(
  criterion: string,
  measure: Measure,
  destinations: readonly string[],
  scenarios: readonly string[],
  cells: ReadonlyMap<string, Cell>,
  names: Names,
  note: string | undefined,
): string {
  const { what, unit, decimals } = MEASURES[measure];
  const rowNames = scenarios.map(names.scenario);
  const heads = destinations.map(names.place);
  const left = MARGIN + widest(rowNames) + 10;
  const headHeight = widest(heads) * Math.SQRT1_2 + 14;
  const top = BELOW_TITLE + headHeight;
  const lines = [
    `Mean over cargoes and departures of the ways best by ${criterion}. Orange: more, blue: less.`,
    "× no way left; * some requests have none left; blank: nothing to compare.",
  ];
  const title = `Change of ${what} by destination, ${unit}`;
  const width = Math.max(
    left + destinations.length * CELL.width + headHeight + MARGIN,
    widthWith(title, lines),
  );
  const height = top + scenarios.length * CELL.height + 56;
  const means = [...cells.values()].flatMap(({ sum, count }) => (count === 0 ? [] : [sum / count]));
  const most = Math.max(...means.map(Math.abs), 0);
  const sayings: string[] = [];
  const drawn = scenarios.flatMap((scenario, row) =>
    destinations.map((destination, column) => {
      const cell = cells.get(keyOf(scenario, destination));
      const x = left + column * CELL.width;
      const y = top + row * CELL.height;
      const { text, fill } = show(cell, most, decimals);
      if (text !== "0")
        sayings.push(`${rowNames[row]}, ${heads[column]}: ${WORDS.get(text) ?? text}`);
      return [
        element("rect", { x, y, ...CELL, fill, stroke: GRID }),
        ...(text === ""
          ? []
          : [
              label(x + CELL.width / 2, y + 16, text, {
                "text-anchor": "middle",
                fill: text === "0" ? MUTED : INK,
              }),
            ]),
      ].join("");
    }),
  );
  const below = top + scenarios.length * CELL.height + 20;
  return figure(
    {
      id: `deltas-${measure}`,
      title,
      description:
        `${title}, of the ways that are best by ${criterion}, mean over cargoes and departures. ` +
        (sayings.length === 0
          ? "Nothing changes."
          : `${sayings.join("; ")}.${sayings.length < drawn.length ? " All others: 0." : ""}`),
      note,
    },
    { width, height },
    ...heads.map((head, column) => {
      const x = left + (column + 0.5) * CELL.width;
      return label(x, top - 8, head, {
        transform: `rotate(-45 ${x.toFixed(1)} ${(top - 8).toFixed(1)})`,
      });
    }),
    ...rowNames.map((name, row) =>
      label(left - 10, top + row * CELL.height + 16, name, { "text-anchor": "end" }),
    ),
    ...drawn,
    ...lines.map((line, index) => label(MARGIN, below + 18 * index, line, { fill: MUTED })),
  );
}

function show(
  cell: Cell | undefined,
  most: number,
  decimals: number,
): { readonly text: string; readonly fill: string } {
  if (cell === undefined || (cell.count === 0 && cell.cutOff === 0))
    return { text: "", fill: "#ffffff" };
  if (cell.count === 0) return { text: "×", fill: GRID };
  const mean = cell.sum / cell.count;
  const isNothing = shown(Math.abs(mean), decimals) === "0";
  const mark = cell.cutOff > 0 ? "*" : "";
  if (isNothing) return { text: `0${mark}`, fill: "#ffffff" };
  // By the root, so that small changes beside a huge one can still be told from none.
  const share = DARKEST * Math.sqrt(Math.abs(mean) / most);
  return {
    text: `${signed(mean, decimals)}${mark}`,
    fill: tint(mean > 0 ? MORE : LESS, share),
  };
}
