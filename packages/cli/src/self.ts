/** How this command was called, so that what it says to type can be typed as it stands. */
import { basename, isAbsolute, relative } from "node:path";

const SHORT = "lianyun";

/** Where a process says how it was called. */
export interface Called {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The script that Node runs. */
  readonly script: string;
  /** The folder it is run in. */
  readonly folder: string;
}

const thisProcess = (): Called => ({
  env: process.env,
  script: process.argv[1] ?? "",
  folder: process.cwd(),
});

/** The words that call this command again, from the same folder. */
export function callOf({ env, script, folder }: Called = thisProcess()): string {
  // Who runs a script of npm's hands down its name: what it starts by itself was called otherwise.
  const by = env["npm_lifecycle_event"];
  if (basename(script) !== "lianyun.mjs")
    return by === "npx" && basename(script) === SHORT ? "npx lianyun" : SHORT;
  if (by === SHORT) return "npm run -s lianyun --";
  const near = relative(folder, script);
  return `node ${inShell(near.startsWith("..") || isAbsolute(near) ? script : near)}`;
}

/** A word as a shell reads it as one. */
export const inShell = (word: string): string =>
  /[^\w./:@,=+-]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word;

/** A text with this command called as it was called: `lianyun cluster up` → `npm run -s lianyun -- cluster up`. */
export function asCalled(
  text: string,
  commands: readonly string[],
  call: string = callOf(),
): string {
  if (call === SHORT) return text;
  const named = new RegExp(
    `(?<![\\w./-])${SHORT} (?=(?:${commands.join("|")}|<command>)(?![\\w-]))`,
    "g",
  );
  return text.replace(named, () => `${call} `);
}
