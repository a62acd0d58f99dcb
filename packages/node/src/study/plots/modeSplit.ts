/** Mode split: how the ways of each scenario go. */
import { IDS, Order, type Plot, type PlotRow } from "./plot.ts";
import { shown } from "./scale.ts";
import {
  BELOW_TITLE,
  element,
  figure,
  INK,
  label,
  MARGIN,
  MUTED,
  PAPER,
  SERIES,
  tint,
  widest,
  widthOf,
  widthWith,
} from "./svg.ts";

/** The first of these that a way has a leg of is what it is counted by: a lorry to the port does not make a ship a lorry. */
const MAIN = ["air", "sea", "rail", "inlandWaterway", "road"] as const;
type Main = (typeof MAIN)[number] | "none";

const LOOKS: Readonly<Record<Main, { readonly name: string; readonly fill: string }>> = {
  air: { name: "air", fill: tint(SERIES[3] ?? INK, 0.7) },
  sea: { name: "sea", fill: tint(SERIES[0] ?? INK, 0.75) },
  rail: { name: "rail", fill: tint(SERIES[1] ?? INK, 0.75) },
  inlandWaterway: { name: "river", fill: tint(SERIES[4] ?? INK, 0.6) },
  road: { name: "road", fill: tint(SERIES[5] ?? INK, 0.7) },
  none: { name: "no way", fill: PAPER },
};
const ORDER: readonly Main[] = [...MAIN, "none"];

const ROW = 26;
const PLOT = 560;

/** The share of the requests of each scenario by the main mode of their best way, the base first. */
export function createModeSplit(criterion: string): Plot {
  const scenarios = new Order();
  const counts = new Map<string, Record<Main, number>>();
  return {
    add(rows) {
      for (const row of rows) {
        if (row.criterion !== criterion) continue;
        const main = mainOf(row);
        if (main === undefined) continue;
        scenarios.add(row.scenario);
        const own = counts.get(row.scenario) ?? empty();
        own[main]++;
        counts.set(row.scenario, own);
      }
    },
    draw(names = IDS, note) {
      if (scenarios.all.length === 0) return undefined;
      const lines = scenarios.all.map((scenario) => ({
        name: names.scenario(scenario),
        counts: counts.get(scenario) ?? empty(),
      }));
      return draw(criterion, lines, note);
    },
  };
}

const empty = (): Record<Main, number> => ({
  air: 0,
  sea: 0,
  rail: 0,
  inlandWaterway: 0,
  road: 0,
  none: 0,
});

/** Requests that were refused or stopped are counted nowhere. */
function mainOf({ status, modes }: PlotRow): Main | undefined {
  if (status === "infeasible") return "none";
  if (status !== "optimal") return undefined;
  const used = modes.split(";");
  return MAIN.find((mode) => used.includes(mode));
}

interface Line {
  readonly name: string;
  readonly counts: Readonly<Record<Main, number>>;
}

const LINE =
  "Counted by air before sea, rail, river and road: a lorry to the port does not make a ship a lorry.";

function draw(criterion: string, lines: readonly Line[], note: string | undefined): string {
  const left = MARGIN + widest(lines.map(({ name }) => name)) + 10;
  const top = BELOW_TITLE + 28;
  const bottom = top + lines.length * ROW;
  const seen = ORDER.filter((main) => lines.some(({ counts }) => counts[main] > 0));
  const title = `Main mode of the ways best by ${criterion}`;
  const shares = lines.map(({ counts }) => {
    const total = ORDER.reduce((sum, main) => sum + counts[main], 0);
    return ORDER.map((main) => ({ main, share: counts[main] / total }));
  });
  let legendX = left;
  const legend = seen.map((main) => {
    const { name, fill } = LOOKS[main];
    const x = legendX;
    legendX += 20 + widthOf(name) + 18;
    return (
      element("rect", { x, y: BELOW_TITLE, width: 14, height: 14, fill, stroke: INK }) +
      label(x + 20, BELOW_TITLE + 12, name)
    );
  });
  return figure(
    {
      id: `modes-${criterion.replace(/[^A-Za-z0-9]/g, "-")}`,
      title,
      description:
        `${title}, share of all requests. ` +
        lines
          .map(
            ({ name }, index) =>
              `${name}: ${(shares[index] ?? [])
                .filter(({ share }) => share > 0)
                .map(({ main, share }) => `${LOOKS[main].name} ${shown(100 * share)} %`)
                .join(", ")}`,
          )
          .join("; ") +
        ".",
      note,
    },
    {
      width: Math.max(left + PLOT + MARGIN, widthWith(title, [LINE])),
      height: bottom + 48,
    },
    ...legend,
    ...lines.map(({ name }, index) => {
      const y = top + index * ROW;
      let x = left;
      const parts = (shares[index] ?? []).map(({ main, share }) => {
        const width = share * PLOT;
        const from = x;
        x += width;
        if (share === 0) return "";
        const text = `${shown(100 * share)} %`;
        return (
          element("rect", {
            x: from,
            y: y + 3,
            width,
            height: ROW - 6,
            fill: LOOKS[main].fill,
            stroke: main === "none" ? INK : PAPER,
            "stroke-dasharray": main === "none" ? "3 3" : undefined,
          }) +
          (width < widthOf(text) + 8
            ? ""
            : label(from + width / 2, y + 17, text, { "text-anchor": "middle" }))
        );
      });
      return label(left - 10, y + 17, name, { "text-anchor": "end" }) + parts.join("");
    }),
    label(MARGIN, bottom + 26, LINE, { fill: MUTED }),
  );
}
