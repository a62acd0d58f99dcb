// Compiles the loop of the search to WebAssembly, as a module of TypeScript that holds it. `node compile.mjs`: writes it.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILE = here("../src/search/machineCode.ts");

/** The text of the module. Throws where the loop does not compile. */
export async function compileMachine() {
  const binary = await compile();
  // By bytes: what repeats in the code repeats in its text, and is the smaller for it on the way to a page.
  const code = Buffer.from(binary).toString("hex");
  return `/** \`machine/loop.ts\`, compiled by \`npm run machine\`: bytes in hexadecimals, not to be changed by hand. */
export const MACHINE_CODE: string =
  "${code}";
`;
}

async function compile() {
  const options = ["-O3", "--converge", "--noAssert", "--runtime", "stub", "--use", "abort="];
  const stderr = asc.createMemoryStream();
  let binary;
  const { error } = await asc.main(
    ["loop.ts", "--baseDir", here("."), "--outFile", "loop.wasm", ...options],
    {
      stderr,
      writeFile(_name, bytes) {
        binary = bytes;
      },
    },
  );
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(FILE, await compileMachine());
