import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

interface Compiler {
  readonly MODULES: readonly { readonly source: string; readonly file: string }[];
  readonly textOf: (module: object) => Promise<string>;
}
const path = new URL("../../machine/compile.mjs", import.meta.url).href;
const { MODULES, textOf } = (await import(path)) as Compiler;

test.each(MODULES)(
  "the code of machine/$source is what it compiles to",
  async (module) => {
    expect(await readFile(module.file, "utf8")).toBe(await textOf(module));
  },
  60_000,
);
