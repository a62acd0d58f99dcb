// Compiles the inner loops of the planner to WebAssembly, each to a module of TypeScript that holds its bytes. `node compile.mjs`:
// writes them.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What is compiled, and the module it becomes. */
export const MODULES = [
  { source: "loop.ts", file: here("../src/search/machineCode.ts"), name: "MACHINE_CODE" },
  { source: "tree.ts", file: here("../src/kernel/treeCode.ts"), name: "TREE_CODE" },
];

/** The text of a module. Throws where its source does not compile. */
export async function textOf({ source, name }) {
  const binary = await compile(source);
  // By bytes: what repeats in the code repeats in its text, and is the smaller for it on the way to a page.
  const code = Buffer.from(binary).toString("hex");
  return `/** \`machine/${source}\`, compiled by \`npm run machine\`: bytes in hexadecimals, not to be changed by hand. */
export const ${name}: string =
  "${code}";
`;
}

async function compile(source) {
  const options = [
    "-O3",
    "--converge",
    "--noAssert",
    "--enable",
    "simd",
    "--runtime",
    "stub",
    "--use",
    "abort=",
  ];
  const stderr = asc.createMemoryStream();
  let binary;
  const { error } = await asc.main(
    [source, "--baseDir", here("."), "--outFile", "code.wasm", ...options],
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
  for (const module of MODULES) await writeFile(module.file, await textOf(module));
