// Compiles the loop of the search to WebAssembly, as a module of TypeScript that holds it. `node compile.mjs`: writes it.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILE = here("../src/search/machineCode.ts");

/** The text of the module. Throws where the loop does not compile. */
export async function compileMachine() {
  const { error, stderr, binary } = await compile();
  if (error !== null) throw new Error(`${error.message}\n${stderr}`);
  const code = Buffer.from(binary).toString("base64");
  const lines = code.match(/.{1,120}/gu).map((line) => `  "${line}"`);
  return `/** \`machine/loop.ts\`, compiled by \`npm run machine\`: not to be changed by hand. */
export const MACHINE_CODE: string =
${lines.join(" +\n")};
`;
}

async function compile() {
  let binary;
  const { error, stderr } = await asc.main(
    [
      "loop.ts",
      "--baseDir",
      here("."),
      "--outFile",
      "loop.wasm",
      "-O3",
      "--converge",
      "--noAssert",
      "--runtime",
      "stub",
      "--use",
      "abort=",
    ],
    {
      writeFile(_name, bytes) {
        binary = bytes;
      },
    },
  );
  return { error, stderr: stderr.toString(), binary };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(FILE, await compileMachine());
