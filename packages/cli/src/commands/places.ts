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

/** What is not a letter or a digit parts words, but for what stands within one: Xi'an. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()}`;

/** Names of a country and its code, as people write them. */
function countryNames(country: string): string[] {
  const names = ["en", "zh"].map((language) =>
    new Intl.DisplayNames(language, { type: "region" }).of(country),
  );
  return [country, ...names].map((name) => wordsOf(name ?? ""));
}

/** Terminals of the country that is named so; else those with a name or id of which a word begins with the text, or that has it in Chinese. */
function placesWith(network: Network, text: string): readonly Terminal[] {
  const { terminals } = network;
  const wanted = wordsOf(text);
  const inCountry = terminals.filter(({ country }) => countryNames(country).includes(wanted));
  if (inCountry.length > 0) return inCountry;
  const found = terminals.filter(
    ({ id, name, nameZh, city, cityZh }) =>
      [id, name, city].some((each) => wordsOf(each).includes(wanted)) ||
      [nameZh, cityZh].some((each) => each.includes(text.trim())),
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
