/** Plots of rows one can add up in the head. */
import { describe, expect, test } from "vitest";
import { createDeltas } from "./deltas.ts";
import { createFronts } from "./fronts.ts";
import { createModeSplit } from "./modeSplit.ts";
import type { PlotRow } from "./plot.ts";
import { createPlots } from "./plots.ts";
import { linear, logarithmic, shown, signed } from "./scale.ts";
import { INK, LESS, MORE, MUTED, PAPER, tint, widthOf } from "./svg.ts";
import { createTornado } from "./tornado.ts";

const row = (cells: Partial<PlotRow>): PlotRow => ({
  origin: "CKG",
  destination: "DUI",
  cargo: "box",
  departure: "2026-06-01T08:00+08:00",
  criterion: "cost",
  scenario: "base",
  status: "optimal",
  baseStatus: "optimal",
  currency: "USD",
  cost: 1000,
  durationH: 240,
  co2eKg: 500,
  modes: "rail",
  baseCost: 1000,
  baseDurationH: 240,
  baseCo2eKg: 500,
  ...cells,
});

const ROWS: readonly PlotRow[] = [
  row({}),
  row({ destination: "SIN", modes: "rail;sea" }),
  row({ scenario: "shut", cost: 1200, durationH: 288, modes: "road;sea;road" }),
  row({ scenario: "shut", destination: "SIN", status: "infeasible", cost: null, durationH: null }),
  row({ scenario: "open", cost: 900, durationH: 240 }),
  row({ scenario: "open", destination: "SIN", modes: "rail;sea" }),
];

/** Every tag is closed in its turn. */
function expectWhole(svg: string): void {
  const open: string[] = [];
  for (const [, close, name = "", , own] of svg.matchAll(
    /<(\/?)([a-z]+)((?:"[^"]*"|[^">])*?)(\/?)>/g,
  ))
    if (close === "/") expect(open.pop()).toBe(name);
    else if (own !== "/") open.push(name);
  expect(open).toEqual([]);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
}

const drawn = (plot: {
  add(rows: readonly PlotRow[]): void;
  draw(): string | undefined;
}): string => {
  plot.add(ROWS);
  return plot.draw() ?? "";
};
const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = ""]) => text);
const descriptionOf = (svg: string): string => /<desc[^>]*>([^<]*)<\/desc>/.exec(svg)?.[1] ?? "";

test("each is a whole picture with a name and words for those who do not see it", () => {
  const plots = createPlots();
  plots.add(ROWS);
  const files = plots.draw();
  expect([...files.keys()]).toEqual([
    "fronts.svg",
    "deltas-cost.svg",
    "deltas-duration.svg",
    "deltas-co2e.svg",
    "tornado-cost.svg",
    "tornado-duration.svg",
    "tornado-co2e.svg",
    "modes-cost.svg",
  ]);
  const ids = [...files.values()].flatMap((svg) =>
    [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const [name, svg] of files) {
    expectWhole(svg);
    const [, title, description] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? [];
    expect(svg, name).toContain(`<title id="${title}">`);
    expect(svg, name).toContain(`<desc id="${description}">`);
    expect(svg, name).toContain('role="img"');
    expect(svg.endsWith("</svg>\n"), name).toBe(true);
  }
});

test("the same rows in any portions give the same bytes", () => {
  const whole = createPlots();
  whole.add(ROWS);
  const parts = createPlots();
  for (const each of ROWS) parts.add([each]);
  parts.add([]);
  expect([...parts.draw()]).toEqual([...whole.draw()]);
  expect([...whole.draw()]).toEqual([...whole.draw()]);
});

test("criteria whose files would be called the same have a file each", () => {
  const plots = createPlots();
  plots.add(["a b", "a-b", "A b", "a/b"].map((criterion) => row({ criterion })));
  expect([...plots.draw().keys()].filter((name) => name.startsWith("modes"))).toEqual([
    "modes-a-b.svg",
    "modes-a-b-2.svg",
    "modes-A-b-3.svg",
    "modes-a-b-4.svg",
  ]);
});

test("names are people's, and cannot end the markup", () => {
  const plot = createDeltas("cost", "cost");
  plot.add(ROWS);
  const svg = plot.draw({ scenario: () => `<a & "b">`, place: () => "德国\u0000" }) ?? "";
  expectWhole(svg);
  expect(textsOf(svg)).toContain("&lt;a &amp; &quot;b&quot;&gt;");
  expect(textsOf(svg)).toContain("德国�");
});

test("deltas: percent and days, no way, and none where nothing is compared", () => {
  const cost = drawn(createDeltas("cost", "cost"));
  expect(textsOf(cost)).toEqual(
    expect.arrayContaining(["DUI", "SIN", "shut", "open", "+20", "−10", "×", "0"]),
  );
  expect(descriptionOf(cost)).toContain("shut, DUI: +20; shut, SIN: no way; open, DUI: −10");
  expect(descriptionOf(drawn(createDeltas("cost", "duration")))).toContain("shut, DUI: +2;");
  const plot = createDeltas("cost", "cost");
  plot.add([row({})]);
  expect(plot.draw()).toBeUndefined();
  // A mean over those that still have a way says that others have none.
  const part = createDeltas("cost", "cost");
  part.add([...ROWS, row({ scenario: "shut", status: "infeasible", cost: null })]);
  expect(textsOf(part.draw() ?? "")).toContain("+20*");
});

test("a tornado is sorted by the mean, and counts the ways that are gone", () => {
  const svg = drawn(createTornado("cost", "cost"));
  const names = textsOf(svg).filter((text) => text === "shut" || text === "open");
  expect(names).toEqual(["shut", "open"]);
  expect(textsOf(svg)).toContain("1 without a way");
  expect(descriptionOf(svg)).toContain("open: −10 to 0, furthest −10 and 0, mean −5");
});

test("a scenario that leaves no way has no bar, and stands first in words", () => {
  const plot = createTornado("cost", "cost");
  const gone = { scenario: "gone", status: "infeasible", cost: null } as const;
  plot.add([...ROWS, row(gone), row({ ...gone, destination: "SIN" })]);
  const svg = plot.draw() ?? "";
  expectWhole(svg);
  const names = textsOf(svg).filter((text) => ["shut", "open", "gone"].includes(text));
  expect(names).toEqual(["gone", "shut", "open"]);
  expect(textsOf(svg)).toContain("all 2 without a way");
  expect(descriptionOf(svg)).toContain("mean. gone: all 2 without a way; shut:");
});

test("deltas: a cell with nothing to compare is told as that, not as 0", () => {
  const plot = createDeltas("cost", "cost");
  const stopped = { destination: "SIN", status: "stopped", baseStatus: "stopped" };
  plot.add([row({ scenario: "shut", cost: 1200 }), row({ scenario: "shut", ...stopped })]);
  expect(descriptionOf(plot.draw() ?? "")).toMatch(
    /shut, DUI: \+20; shut, SIN: nothing to compare\.$/,
  );
});

test("mode split: a ship with a lorry is a ship; base first", () => {
  const svg = drawn(createModeSplit("cost"));
  expect(descriptionOf(svg)).toBe(
    "Main mode of the ways best by cost, share of all requests. base: sea 50 %, rail 50 %; shut: sea 50 %, no way 50 %; open: sea 50 %, rail 50 %.",
  );
});

test("fronts: what another beats is left out, and the first cargo stands for all", () => {
  const plot = createFronts();
  plot.add([
    row({ criterion: "cost", cost: 1000, durationH: 480 }),
    row({ criterion: "duration", cost: 9000, durationH: 48 }),
    row({ criterion: "odd", cost: 9500, durationH: 72 }),
    row({ criterion: "cost", cargo: "other", cost: 1, durationH: 1 }),
    row({ criterion: "cost", scenario: "shut", cost: 1000, durationH: 600 }),
    row({ criterion: "cost", scenario: "same", cost: 1000, durationH: 480 }),
    row({ criterion: "duration", scenario: "same", cost: 9000, durationH: 48 }),
  ]);
  const svg = plot.draw() ?? "";
  expectWhole(svg);
  expect(descriptionOf(svg)).toContain(
    "CKG to DUI. base: 9,000 in 2 days, 1,000 in 20 days; shut: 1,000 in 25 days.",
  );
  expect(textsOf(svg)).not.toContain("same");
  // What is left out is told to those who see it, too.
  const which = "Each panel shows the first cargo and departure alone";
  expect(textsOf(svg)).toContain(`${which}: box, ready 2026-06-01T08:00+08:00.`);
  plot.add([row({ destination: "SIN", cargo: "other" })]);
  expect(textsOf(plot.draw() ?? "")).toContain(`${which}.`);
});

/** A base and scenarios `s1`, `s2`, ...: the last moves one panel, the one before two, and so on; `still` moves none. */
const steps = (count: number): PlotRow[] => {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const destinations = ids.map((id) => `D${id}`);
  return destinations.flatMap((destination, place) => [
    row({ destination }),
    row({ destination, scenario: "still" }),
    ...ids.map((id) =>
      row({ destination, scenario: `s${id}`, cost: place <= count - id ? 2000 : 1000 }),
    ),
  ]);
};
const READY = "ready 2026-06-01T08:00+08:00";

test.each([
  {
    of: "one cargo and departure",
    rows: [row({})],
    line: `Cargo and departure: box, ${READY}.`,
  },
  {
    of: "another cargo where no way is drawn",
    rows: [row({}), row({ destination: "SIN", cargo: "other", status: "infeasible" })],
    line: `Cargo and departure: box, ${READY}.`,
  },
  {
    of: "another departure, of a panel without a way on the first",
    rows: [
      row({}),
      row({ destination: "SIN", status: "infeasible" }),
      row({ destination: "SIN", departure: "2026-07-01T08:00+08:00" }),
    ],
    line: `Each panel shows the first cargo and departure alone: box, ${READY}.`,
  },
  {
    of: "a cargo for each panel",
    rows: [row({}), row({ destination: "SIN", cargo: "other" })],
    line: "Cargo and departure differ from panel to panel.",
  },
  {
    of: "two departures",
    rows: [row({}), row({ departure: "2026-07-01T08:00+08:00" })],
    line: `Each panel shows the first cargo and departure alone: box, ${READY}.`,
  },
  {
    of: "as many scenarios as are told apart",
    rows: steps(5),
    line: `Cargo and departure: box, ${READY}.`,
  },
  {
    of: "more scenarios",
    rows: steps(7),
    line: `Cargo and departure: box, ${READY}; 5 of 8 scenarios, those that move most panels.`,
  },
  {
    of: "more scenarios and cargoes",
    rows: [...steps(6), row({ destination: "D1", cargo: "other" })],
    line: `Each panel shows the first cargo and departure alone: box, ${READY}; 5 of 7 scenarios, those that move most panels.`,
  },
])("fronts say what they leave out, and nothing else: $of", ({ rows, line }) => {
  const plot = createFronts();
  plot.add(rows);
  const svg = plot.draw() ?? "";
  expect(textsOf(svg).at(-1)).toBe(line);
  expect(descriptionOf(svg)).toContain(`: the ways that the criteria of the study chose. ${line} `);
});

test("a note stands below every figure, within it, and in its words", () => {
  const plots = createPlots();
  plots.add(ROWS);
  const plain = plots.draw();
  const note = "Drawn from 1 of 3 chunks & more.";
  const heightOf = (svg: string): number => Number(/ height="([\d.]+)"/.exec(svg)?.[1]);
  const noted = plots.draw(undefined, note);
  expect(noted.size).toBe(8);
  for (const [name, svg] of noted) {
    expectWhole(svg);
    expect(textsOf(svg).at(-1), name).toBe("Drawn from 1 of 3 chunks &amp; more.");
    expect(descriptionOf(svg), name).toMatch(/\. Drawn from 1 of 3 chunks &amp; more\.$/);
    const [, y] = /<text x="16" y="([\d.]+)"[^>]*>Drawn/.exec(svg) ?? [];
    expect(Number(y), name).toBeGreaterThan(heightOf(plain.get(name) ?? ""));
    expect(Number(y), name).toBeLessThan(heightOf(svg));
  }
});

test("a figure is as wide as its lines, however little stands in it", () => {
  const plots = createPlots();
  plots.add([row({}), row({ scenario: "shut", cost: 1200 })]);
  for (const [name, svg] of plots.draw()) {
    const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1]);
    for (const [tag, text = ""] of svg.matchAll(/<text x="16"[^>]*>([^<]*)</g)) {
      const size = Number(/ font-size="(\d+)"/.exec(tag)?.[1] ?? 12);
      expect(16 + widthOf(text, size), `${name}: ${text}`).toBeLessThanOrEqual(width);
    }
  }
});

test("what must be known of costs stands below the figures that tell them, after the other note", () => {
  const plots = createPlots();
  plots.add(ROWS);
  const noted = [...plots.draw(undefined, "Not whole.", "By the box.")].filter(([, svg]) =>
    textsOf(svg).some((text) => text.includes("By the box.")),
  );
  expect(noted.map(([name]) => name)).toEqual([
    "fronts.svg",
    "deltas-cost.svg",
    "tornado-cost.svg",
  ]);
  for (const [, svg] of noted) expect(textsOf(svg).at(-1)).toBe("Not whole. By the box.");
});

test("ticks are round and hold the domain", () => {
  expect(linear([0, 43], [0, 100]).ticks).toEqual([0, 10, 20, 30, 40, 50]);
  expect(linear([-3, 12], [0, 100], 3).ticks).toEqual([-5, 0, 5, 10, 15]);
  expect(linear([0, 0], [0, 100]).ticks).toEqual([0, 1]);
  expect(linear([0, 0.3], [0, 100], 3).ticks).toEqual([0, 0.1, 0.2, 0.3]);
  expect(logarithmic([900, 21_000], [0, 100]).ticks).toEqual([1000, 2000, 5000, 10_000, 20_000]);
  expect(logarithmic([1000, 1000], [0, 100]).at(1000)).toBeGreaterThanOrEqual(0);
  expect([shown(1234.5, 1), shown(-0.04, 1), signed(0.04, 1), signed(2), shown(1e6)]).toEqual([
    "1,234.5",
    "0",
    "0",
    "+2",
    "1,000,000",
  ]);
  expect(widthOf("重庆")).toBeGreaterThan(widthOf("Ck"));
});

describe("text stands out from its ground (WCAG AA)", () => {
  const light = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((from) => Number.parseInt(colour.slice(from, from + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [dark = 0, bright = 0] = [light(a), light(b)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  };
  test.each([
    { text: INK, ground: PAPER },
    { text: MUTED, ground: PAPER },
    { text: INK, ground: tint(MORE, 0.6) },
    { text: INK, ground: tint(LESS, 0.6) },
    { text: INK, ground: tint("#0072b2", 0.75) },
    { text: INK, ground: tint("#d55e00", 0.75) },
    { text: INK, ground: tint("#cc79a7", 0.7) },
    { text: INK, ground: tint("#56b4e9", 0.6) },
    { text: INK, ground: tint("#e69f00", 0.7) },
  ])("$text on $ground", ({ text, ground }) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
  });
});
