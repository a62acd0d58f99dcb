/** Numbers as the basis texts write them. */

const WORDS = "half one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Text with the commas of thousands taken out, so that patterns can read plain numbers. */
export const withoutThousands = (text) => text.replace(/(\d),(?=\d{3})/g, "$1");

/** The number a match found, in digits or as a word up to twelve. */
export const toNumber = (text) => (WORDS.includes(text) ? WORDS.indexOf(text) : Number(text));

/** Pattern of a number in digits or words, to be put into a larger one. */
export const COUNT = `(\\d+(?:\\.\\d+)?|${WORDS.slice(1).join("|")})`;

/** Rounds half up to a multiple of `step`, without the noise of binary fractions. */
export function round(value, step = 1) {
  return Number((Math.round(Number((value / step).toFixed(9))) * step).toFixed(6));
}
