/** `lianyun places`: what a question can name as its ends. */
import { FreightError, type Network, suggest, type Terminal } from "@lianyun/planner";
import { DEFAULT_NETWORK, type NetworkOptions, readSound } from "../network.ts";
import { columns } from "../print.ts";
import type { AddCommand } from "./question.ts";

export const addPlaces: AddCommand = (program, streams) => {
  program
    .command("places [text]")
    .description(
      "the terminals there are, all or those that have the text in a name, id or country",
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

/** Terminals that have the text in an id, a name of theirs or of their city, or are of the country; capitals do not matter. */
function placesWith(network: Network, text: string): readonly Terminal[] {
  const wanted = text.trim().toLowerCase();
  const found = network.terminals.filter(
    ({ id, name, nameZh, city, cityZh, country }) =>
      country.toLowerCase() === wanted ||
      [id, name, nameZh, city, cityZh].some((each) => each.toLowerCase().includes(wanted)),
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
