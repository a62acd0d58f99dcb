// `npm run coverage`: how many branches of the engine the quick tests take, by folder, and each that they do not.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { startVitest } from "vitest/node";
import { FOLDERS, here, root, sourceOf } from "./folders.mjs";

const reports = join(root, "node_modules/.cache/lianyun/coverage");
const vitest = await startVitest("test", [], {
  root,
  config: join(root, "test/mutation/vitest.config.ts"),
  watch: false,
  silent: true,
  reporters: ["default"],
  coverage: {
    enabled: true,
    provider: "custom",
    customProviderModule: join(here, "fromHere.mjs"),
    include: FOLDERS.map((folder) => `${sourceOf(folder)}/**/*.ts`),
    exclude: ["**/*.test.ts"],
    reporter: ["json"],
    // Tests that fail are told above; what they cover is known all the same.
    reportOnFailure: true,
    reportsDirectory: reports,
  },
});
await vitest.close();

const files = Object.values(JSON.parse(readFileSync(join(reports, "coverage-final.json"), "utf8")));
for (const folder of FOLDERS) {
  const branches = files
    .filter(({ path }) => relative(root, path).startsWith(`${sourceOf(folder)}/`))
    .flatMap(branchesOf);
  const missed = branches.filter(({ count }) => count === 0);
  const taken = branches.length - missed.length;
  const percent = ((100 * taken) / branches.length).toFixed(2);
  console.log(`\n${folder}: ${taken} of ${branches.length} branches, ${percent} %`);
  for (const { at, text } of missed) console.log(`  ${at}  ${text}`);
}

/** Each way a branch can go, with its place and the code there. */
function branchesOf({ path, branchMap, b }) {
  const lines = readFileSync(path, "utf8").split("\n");
  return Object.entries(branchMap).flatMap(([id, { type, loc, locations }]) =>
    locations.map((location, way) => {
      // An `else` that is not written has no place of its own.
      const { start } = location.start.line === undefined ? loc : location;
      const at = `${relative(root, path)}:${start.line}`;
      const text = `${type} ${way + 1}: ${lines[start.line - 1].trim()}`;
      return { at, text, count: b[id][way] };
    }),
  );
}
