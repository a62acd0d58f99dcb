/** `lianyun places`: what a question can name as its ends. */
import { FreightError, type Network, suggest, type Terminal } from "@lianyun/planner";
import { DEFAULT_NETWORK, type NetworkOptions, readSound } from "../network.ts";
import { columns } from "../print.ts";
import type { AddCommand } from "./question.ts";

export const addPlaces: AddCommand = (program, streams) => {
  program
    .command("places [text]")
    .description(
      "the terminals there are: all, those of a country, or those with a word in a name or id that begins so",
    )
    .option("--network <folder>", "network folder", DEFAULT_NETWORK)
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "the rows as JSON on stdout, positions and sources included")
    .addHelpText(
      "after",
      `
A question names a terminal (CNCKG:TUANJIE) or its group, the part before the colon (CNCKG: any of its terminals).
Exit status: 0 found, 2 bad input, or no place has the text.`,
    )
    .action(async (text: string | undefined, options: NetworkOptions) => {
      const network = await readSound(options, streams);
      const found = text === undefined ? network.terminals : placesWith(network, text);
      streams.out(
        `${options.json === true ? JSON.stringify(found, null, 2) : printPlaces(found)}\n`,
      );
    });
};

/** Words in small letters without accents, a blank before each: what is no letter or digit parts them, but within one (Xi'an). */
const wordsOf = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/ł/g, "l")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => ` ${word}`)
    .join("");

const COUNTRY_NAMES = (
  [
    ["en", "long"],
    ["en", "short"],
    ["zh", "long"],
  ] as const
).map(([language, style]) => new Intl.DisplayNames(language, { type: "region", style }));

/** A country's code and names, as people write them. */
const countryWords = (country: string): string[] =>
  [country, ...COUNTRY_NAMES.map((names) => names.of(country) ?? "")].map(wordsOf);

/** Terminals of the country that is named so; else those with a name or id of which a word begins with the text, or that has it in Chinese. */
function placesWith(network: Network, text: string): readonly Terminal[] {
  const { terminals } = network;
  const wanted = wordsOf(text);
  const isNamed = (name: string): boolean => wanted !== "" && wordsOf(name).includes(wanted);
  const inCountry = terminals.filter(({ country }) => countryWords(country).includes(wanted));
  if (inCountry.length > 0) return inCountry;
  const found = terminals.filter(
    ({ id, name, nameZh, city, cityZh }) =>
      [id, name, city].some(isNamed) ||
      (wanted !== "" && [nameZh, cityZh].some((each) => each.includes(text.trim()))),
  );
  if (found.length > 0) return found;
  const message = `no place has ${JSON.stringify(text)} in its names${suggest(network, text)}`;
  throw new FreightError("No such place", [
    { code: "unknown_terminal", severity: "error", at: { table: "terminals" }, message },
  ]);
}

/** A line a terminal; Chinese last, for its letters are wider than columns reckon. */
const printPlaces = (terminals: readonly Terminal[]): string =>
  columns(
    terminals.map(({ id, city, country, name, kinds, cityZh, nameZh }) => [
      id,
      country,
      city,
      name,
      kinds.join(" "),
      cityZh === nameZh ? nameZh : `${cityZh} ${nameZh}`,
    ]),
    new Set(),
  ).join("\n");
