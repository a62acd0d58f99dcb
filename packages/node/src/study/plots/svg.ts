/** SVG as text: elements, a figure that can be read aloud, colours that every eye can tell apart. The same input, the same bytes. */

/** Attributes of an element; those that are undefined are left out. Numbers are written with two decimals at most. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Characters that would end a text or an attribute, and those that XML has no place for. */
const escaped = (text: string): string =>
  Array.from(text, (letter) => ESCAPED[letter] ?? (isControl(letter) ? "�" : letter)).join("");
const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const isControl = (letter: string): boolean => letter < " " && !"\t\n\r".includes(letter);

/** A number as attributes have it: two decimals are a hundredth of a pixel. */
export const coordinate = (value: number): string => {
  const text = String(Math.round(value * 100) / 100);
  return text === "-0" ? "0" : text;
};

/** `<rect x="1" …/>`; children stand as they are. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined
      ? []
      : ` ${key}="${typeof value === "number" ? coordinate(value) : escaped(value)}"`,
  );
  const start = `<${name}${written.join("")}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join("")}</${name}>`;
}

/** A line of text at its baseline. */
export const label = (x: number, y: number, text: string, attributes: Attributes = {}): string =>
  element("text", { x, y, ...attributes }, escaped(text));

/** What a figure is called, and what it says to whoever does not see it. */
export interface Caption {
  /** Unique among the figures of a page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A line below all else, for what must be known of the figure as a whole. */
  readonly note?: string | undefined;
}

const FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans SC', sans-serif";

/** A whole figure on a light ground, with its title above it and its note below. */
export function figure(
  { id, title, description, note }: Caption,
  inner: { readonly width: number; readonly height: number },
  ...children: readonly string[]
): string {
  const size =
    note === undefined
      ? inner
      : {
          width: Math.max(inner.width, MARGIN + widthOf(note) + MARGIN),
          height: inner.height + NOTE_HEIGHT,
        };
  return `${element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${coordinate(size.width)} ${coordinate(size.height)}`,
      width: size.width,
      height: size.height,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-desc`,
      "font-family": FONT,
      "font-size": TEXT_SIZE,
      fill: INK,
    },
    element("title", { id: `${id}-title` }, escaped(title)),
    element(
      "desc",
      { id: `${id}-desc` },
      escaped(note === undefined ? description : `${description} ${note}`),
    ),
    element("rect", { ...size, fill: PAPER }),
    label(MARGIN, MARGIN + 12, title, { "font-size": TITLE_SIZE, "font-weight": 600 }),
    "\n",
    ...children.map((child) => `${child}\n`),
    ...(note === undefined
      ? []
      : [`${label(MARGIN, inner.height + 6, note, { "font-weight": 600 })}\n`]),
  )}\n`;
}

/** What the line of a note adds to a figure. */
const NOTE_HEIGHT = 24;

export const TEXT_SIZE = 12;
const TITLE_SIZE = 16;
export const MARGIN = 16;
/** Where drawing begins below the title. */
export const BELOW_TITLE = 48;

export const PAPER = "#ffffff";
export const INK = "#1a1a1a";
/** Text of less weight; 5.7 to 1 on paper. */
export const MUTED = "#666666";
export const GRID = "#e2e2e2";

/**
 * Colours that the usual kinds of colour blindness tell apart (Okabe and Ito, 2008), without the yellow, which paper
 * swallows.
 */
export const SERIES: readonly string[] = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#56b4e9",
  "#e69f00",
];
/** Less than before, and more: blue and vermilion. */
export const LESS = "#0072b2";
export const MORE = "#d55e00";

/** A colour between paper (0) and another (1). */
export function tint(colour: string, share: number): string {
  const part = (from: number): string => {
    const full = Number.parseInt(colour.slice(from, from + 2), 16);
    return Math.round(255 + (full - 255) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/** About how wide a text is: Chinese letters are as wide as high, others a little over half. */
export const widthOf = (text: string, size: number = TEXT_SIZE): number =>
  Array.from(text).reduce((sum, letter) => sum + (letter > "\u2e7f" ? 1 : 0.56), 0) * size;

/** The widest of the texts. */
export const widest = (texts: readonly string[], size: number = TEXT_SIZE): number =>
  Math.max(0, ...texts.map((text) => widthOf(text, size)));

/** How wide a figure must be for its title and the lines below it. */
export const widthWith = (title: string, lines: readonly string[]): number =>
  MARGIN + Math.max(widthOf(title, TITLE_SIZE), widest(lines)) + MARGIN;
