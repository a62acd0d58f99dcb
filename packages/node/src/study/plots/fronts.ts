/** Fronts: cost against duration of the ways that the criteria of a study chose, a panel a destination. */
import { BASE_ID, IDS, type Names, Order, type Plot, type PlotRow } from "./plot.ts";
import { linear, logarithmic, type Scale, shown } from "./scale.ts";
import {
  BELOW_TITLE,
  element,
  figure,
  GRID,
  INK,
  label,
  MARGIN,
  MUTED,
  PAPER,
  SERIES,
  widthOf,
} from "./svg.ts";

interface Point {
  readonly days: number;
  readonly cost: number;
}

const PANEL = { width: 250, height: 190, gapX: 64, gapY: 64 };
const COLUMNS = 4;
/** More would not be told apart. */
const MOST_SCENARIOS = 5;
const HOURS_A_DAY = 24;

/**
 * Of each origin and destination the first cargo and departure: the ways that some criterion chose, those left out that
 * another beats in both cost and duration. The base, and of the scenarios those that move most panels.
 *
 * Criteria find corners of the front; ways between them can exist (`pareto` finds all).
 */
export function createFronts(): Plot {
  const panels = new Order();
  const scenarios = new Order();
  /** By panel, which cargo and departure it shows. */
  const shows = new Map<string, string>();
  const points = new Map<string, Point[]>();
  const currencies = new Order();
  let leavesOut = false;
  return {
    add(rows) {
      for (const row of rows) {
        const panel = panelOf(row);
        const which = JSON.stringify([row.cargo, row.departure]);
        if ((shows.get(panel) ?? which) !== which) {
          leavesOut = true;
          continue;
        }
        shows.set(panel, which);
        panels.add(panel);
        scenarios.add(row.scenario);
        if (row.status !== "optimal" || row.cost === null || row.durationH === null) continue;
        currencies.add(row.currency);
        const key = JSON.stringify([panel, row.scenario]);
        const own = points.get(key) ?? [];
        own.push({ days: row.durationH / HOURS_A_DAY, cost: row.cost });
        points.set(key, own);
      }
    },
    draw(names = IDS, note) {
      const frontOf = (panel: string, scenario: string): readonly Point[] =>
        undominated(points.get(JSON.stringify([panel, scenario])) ?? []);
      const told = panels.all.filter((panel) => frontOf(panel, BASE_ID).length > 0);
      if (told.length === 0) return undefined;
      const moved = (scenario: string): number =>
        told.filter((panel) => textOf(frontOf(panel, scenario)) !== textOf(frontOf(panel, BASE_ID)))
          .length;
      const others = scenarios.all.filter((scenario) => scenario !== BASE_ID);
      const moving = others
        .map((scenario, index) => ({ scenario, index, count: moved(scenario) }))
        .filter(({ count }) => count > 0);
      const chosen = moving
        .toSorted((a, b) => b.count - a.count)
        .slice(0, MOST_SCENARIOS)
        .sort((a, b) => a.index - b.index)
        .map(({ scenario }) => scenario);
      return draw(
        { panels: told, scenarios: [BASE_ID, ...chosen], frontOf },
        {
          currency: currencies.all.join(", "),
          shows: [...new Set(told.map((panel) => shows.get(panel) ?? ""))],
          leavesOut,
          ...(moving.length > chosen.length ? { scenarioCount: others.length } : {}),
        },
        names,
        note,
      );
    },
  };
}

const panelOf = ({ origin, destination }: PlotRow): string => JSON.stringify([origin, destination]);
const textOf = (points: readonly Point[]): string => JSON.stringify(points);

/** By rising days and falling cost. */
function undominated(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort((a, b) =>
    a.days === b.days ? a.cost - b.cost : a.days - b.days,
  );
  const front: Point[] = [];
  for (const point of sorted) {
    const last = front.at(-1);
    if (last === undefined || point.cost < last.cost) front.push(point);
  }
  return front;
}

interface Fronts {
  readonly panels: readonly string[];
  readonly scenarios: readonly string[];
  readonly frontOf: (panel: string, scenario: string) => readonly Point[];
}

interface Shown {
  readonly currency: string;
  /** Cargo and departure of the panels drawn, each once. */
  readonly shows: readonly string[];
  /** Whether rows have other cargoes or departures. */
  readonly leavesOut: boolean;
  /** Of the study, the base apart; present where more move panels than are drawn. */
  readonly scenarioCount?: number;
}

function draw(
  { panels, scenarios, frontOf }: Fronts,
  about: Shown,
  names: Names,
  note: string | undefined,
): string {
  const columns = Math.min(COLUMNS, panels.length);
  const lines = Math.ceil(panels.length / columns);
  const which = whichText(about, scenarios.length - 1);
  const width = Math.max(
    MARGIN + columns * (PANEL.width + PANEL.gapX) + MARGIN,
    MARGIN + widthOf(which) + MARGIN,
    MARGIN + scenarios.reduce((sum, id) => sum + 44 + widthOf(nameOf(id, names)), 0),
  );
  const top = BELOW_TITLE + 58;
  const height = top + lines * (PANEL.height + PANEL.gapY);
  const title = `Cost (${about.currency}, logarithmic) against days`;
  const drawn = panels.map((panel, index) => {
    const x = MARGIN + 44 + (index % columns) * (PANEL.width + PANEL.gapX);
    const y = top + Math.floor(index / columns) * (PANEL.height + PANEL.gapY);
    return drawPanel(
      panelTitle(panel, names),
      { x, y },
      scenarios.map((scenario) => frontOf(panel, scenario)),
    );
  });
  let legendX = MARGIN;
  const legend = scenarios.map((scenario, series) => {
    const name = nameOf(scenario, names);
    const x = legendX;
    legendX += 44 + widthOf(name);
    return mark(series, x + 8, BELOW_TITLE + 8) + label(x + 20, BELOW_TITLE + 12, name);
  });
  return figure(
    {
      id: "fronts",
      title,
      description:
        `${title}: the ways that the criteria of the study chose. ${which} ` +
        panels
          .map((panel) => {
            const told = scenarios.flatMap((scenario) => {
              const front = frontOf(panel, scenario);
              const same =
                scenario !== BASE_ID && textOf(front) === textOf(frontOf(panel, BASE_ID));
              return same ? [] : [`${nameOf(scenario, names)}: ${tell(front)}`];
            });
            return `${panelTitle(panel, names)}. ${told.join("; ")}`;
          })
          .join(". ") +
        ".",
      note,
    },
    { width, height },
    ...legend,
    ...drawn,
    label(MARGIN, height - 16, which, { fill: MUTED }),
  );
}

/** The line that says which rows are drawn, and that others are not where there are others. */
function whichText({ shows, leavesOut, scenarioCount }: Shown, drawnScenarios: number): string {
  const [only = "[]", ...others] = shows;
  const [cargo = "", departure = ""] = JSON.parse(only) as string[];
  const named = others.length > 0 ? undefined : `: ${cargo}, ready ${departure}`;
  const which = leavesOut
    ? `Each panel shows the first cargo and departure alone${named ?? ""}`
    : `Cargo and departure${named ?? " differ from panel to panel"}`;
  return scenarioCount === undefined
    ? `${which}.`
    : `${which}; ${drawnScenarios} of ${scenarioCount} scenarios, those that move most panels.`;
}

const nameOf = (scenario: string, names: Names): string =>
  scenario === BASE_ID ? "base" : names.scenario(scenario);

function panelTitle(panel: string, { place }: Names): string {
  const [origin = "", destination = ""] = JSON.parse(panel) as string[];
  return `${place(origin)} to ${place(destination)}`;
}

const tell = (front: readonly Point[]): string =>
  front.length === 0
    ? "no way"
    : front.map(({ days, cost }) => `${shown(cost)} in ${shown(days, 1)} days`).join(", ");

function drawPanel(
  title: string,
  { x, y }: { readonly x: number; readonly y: number },
  fronts: readonly (readonly Point[])[],
): string {
  const all = fronts.flat();
  const days = linear([0, Math.max(...all.map((point) => point.days))], [x, x + PANEL.width], 4);
  const costs = all.map(({ cost }) => Math.max(cost, 1));
  const money = logarithmic([Math.min(...costs), Math.max(...costs)], [y + PANEL.height, y]);
  // The base is drawn last: where others have its ways it covers them, and they do not seem to have moved.
  const order = fronts.map((_, series) => series).reverse();
  return [
    label(x, y - 10, title, { "font-weight": 600 }),
    ...days.ticks.flatMap((tick) => [
      element("line", {
        x1: days.at(tick),
        x2: days.at(tick),
        y1: y,
        y2: y + PANEL.height,
        stroke: GRID,
      }),
      label(days.at(tick), y + PANEL.height + 16, shown(tick), {
        "text-anchor": "middle",
        fill: MUTED,
      }),
    ]),
    ...money.ticks.flatMap((tick) => [
      element("line", {
        x1: x,
        x2: x + PANEL.width,
        y1: money.at(tick),
        y2: money.at(tick),
        stroke: GRID,
      }),
      label(x - 6, money.at(tick) + 4, shown(tick), { "text-anchor": "end", fill: MUTED }),
    ]),
    ...order.map((series) => drawFront(fronts[series] ?? [], series, days, money)),
  ].join("");
}

/** Steps, for between two ways there is none, and a mark at each. */
function drawFront(front: readonly Point[], series: number, days: Scale, money: Scale): string {
  const places = front.map((point) => ({
    x: days.at(point.days),
    y: money.at(Math.max(point.cost, 1)),
  }));
  const steps = places.flatMap(({ x, y }, index) =>
    index === 0 ? [`M${x.toFixed(1)} ${y.toFixed(1)}`] : [`H${x.toFixed(1)}`, `V${y.toFixed(1)}`],
  );
  return [
    places.length < 2
      ? ""
      : element("path", {
          d: steps.join(""),
          fill: "none",
          stroke: colourOf(series),
          "stroke-width": series === 0 ? 1.5 : 1,
          "stroke-dasharray": series === 0 ? undefined : "4 3",
        }),
    ...places.map(({ x, y }) => mark(series, x, y)),
  ].join("");
}

const colourOf = (series: number): string =>
  series === 0 ? INK : (SERIES[(series - 1) % SERIES.length] ?? INK);

/** A shape a series, for those who do not tell the colours. */
function mark(series: number, x: number, y: number): string {
  const look = { fill: series === 0 ? INK : PAPER, stroke: colourOf(series), "stroke-width": 1.8 };
  const polygon = (...corners: readonly (readonly [number, number])[]): string =>
    element("polygon", {
      points: corners.map(([dx, dy]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(" "),
      ...look,
    });
  switch (series % 6) {
    case 0:
      return element("circle", { cx: x, cy: y, r: 3.5, ...look });
    case 1:
      return element("rect", { x: x - 4, y: y - 4, width: 8, height: 8, ...look });
    case 2:
      return polygon([0, -5], [5, 4], [-5, 4]);
    case 3:
      return polygon([0, -5.5], [5.5, 0], [0, 5.5], [-5.5, 0]);
    case 4:
      return polygon([0, 5], [5, -4], [-5, -4]);
    default:
      return element("circle", { cx: x, cy: y, r: 5, ...look });
  }
}
