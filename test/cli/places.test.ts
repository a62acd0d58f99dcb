/** `lianyun places`: the ends that a question can name. */
import { expect, test } from "vitest";
import { CHONGQING, TINY } from "../kit/folders.ts";
import { runCommand } from "../kit/runCommand.ts";

const places = (...words: string[]): ReturnType<typeof runCommand> =>
  runCommand("places", ...words);

test("all of a network, a line each, Chinese at its end", async () => {
  const { status, out, err } = await places("--network", TINY);
  expect({ status, err }).toEqual({ status: 0, err: "" });
  expect(out.trimEnd().split("\n")).toHaveLength(5);
  expect(out).toMatch(/^COAST:PORT +CN +Coast +Coast port +seaPort railTerminal +沿海 沿海港口$/m);
});

test.each([
  ["guoyuan port", ["CNCKG:GUOYUAN"]],
  ["团结村", ["CNCKG:TUANJIE"]],
  ["dehAM", ["DEHAM:RAIL", "DEHAM:PORT"]],
  ["xian", ["CNSIA:RAIL"]],
  ["杜伊斯堡", ["DEDUI:RAIL", "DEDUI:PORT"]],
])("those with a word that begins so, whatever its letters' size: %s", async (text, ids) => {
  const { out } = await places(text, "--network", CHONGQING, "--json");
  expect((JSON.parse(out) as { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

test.each([
  ["de", "DE"],
  ["Germany", "DE"],
  ["德国", "DE"],
  ["kz", "KZ"],
])("those of a country alone, by its code or name: %s", async (text, code) => {
  const { out } = await places(text, "--network", CHONGQING, "--json");
  const countries = (JSON.parse(out) as { country: string }[]).map(({ country }) => country);
  expect(new Set(countries)).toEqual(new Set([code]));
});

test("a text that no place has is bad input, and asks what was meant", async () => {
  expect(await places("Rotterdm", "--network", CHONGQING)).toEqual({
    status: 2,
    out: "",
    err: 'error: terminals: no place has "Rotterdm" in its names; did you mean NLRTM (Rotterdam)? [unknown_terminal]\n',
  });
});
