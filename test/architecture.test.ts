/** The import table of ARCHITECTURE.md: each layer of the planner may import only what stands in its row. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "./kit/folders.ts";

function files(folder: string, ending = /\.tsx?$/): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "node_modules" || name === "dist") return [];
    return statSync(path).isDirectory() ? files(path, ending) : ending.test(name) ? [path] : [];
  });
}

const importsOf = (path: string): string[] =>
  [
    ...readFileSync(path, "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;]*?\bfrom\s+"([^"]+)"|import\s*\(?\s*"([^"]+)"/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? "");

/** `| layer | may import | packages |` rows of the table in ARCHITECTURE.md. */
function readTable(): Map<string, { layers: Set<string>; packages: Set<string> }> {
  const whole = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");
  const text = whole.slice(whole.indexOf("## Layers"), whole.indexOf("## Arrays"));
  const words = (cell: string): Set<string> =>
    new Set([...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1]!));
  const rows = [...text.matchAll(/^\| `([a-zA-Z.]+)` +\|([^|]*)\|([^|]*)\|/gm)];
  return new Map(
    rows.map((row) => [row[1]!, { layers: words(row[2]!), packages: words(row[3]!) }]),
  );
}

const source = join(ROOT, "packages/planner/src");
const layerOf = (path: string): string => {
  const [layer = ""] = relative(source, path).split("/");
  return layer;
};

describe("packages/planner/src", () => {
  const allowed = readTable();
  const sources = files(source).filter((path) => !path.endsWith(".test.ts"));

  test("every layer has its row, and every row its layer", () => {
    expect([...new Set(sources.map(layerOf))].sort()).toEqual([...allowed.keys()].sort());
  });

  test.each(sources.map((path) => [relative(source, path), path]))("%s", (_, path) => {
    const own = layerOf(path!);
    const row = allowed.get(own)!;
    for (const name of importsOf(path!)) {
      if (!name.startsWith(".")) {
        const parts = name.split("/");
        const packageName = name.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
        expect([...row.packages], `${own} imports ${name}`).toContain(packageName);
        continue;
      }
      const layer = layerOf(join(path!, "..", name));
      if (layer !== own) expect([...row.layers], `${own} imports ${layer}`).toContain(layer);
    }
  });
});

describe("platform", () => {
  const shipped = [...files(source), ...files(join(ROOT, "demo/src"))].filter(
    (path) => !path.endsWith(".test.ts"),
  );

  test("planner and demo import nothing of Node", () => {
    const offenders = shipped.filter((path) =>
      importsOf(path).some((name) => name.startsWith("node:")),
    );
    expect(offenders).toEqual([]);
  });

  test("a PostgreSQL client comes with the cluster alone, and that is loaded when it is asked for", () => {
    const others = ["packages/planner", "packages/node", "packages/cli", "demo"];
    for (const name of others) {
      const { dependencies = {} } = JSON.parse(
        readFileSync(join(ROOT, name, "package.json"), "utf8"),
      ) as { dependencies?: Record<string, string> };
      expect(Object.keys(dependencies), name).not.toContain("@lianyun/cluster");
      for (const path of files(join(ROOT, name, "src"))) {
        const text = readFileSync(path, "utf8");
        expect(
          importsOf(path).filter((each) => /^pg(-boss)?$/.test(each)),
          path,
        ).toEqual([]);
        expect(text, path).not.toMatch(/^import (?!type )[^;]*from "@lianyun\/cluster"/m);
      }
    }
  });

  test("the planner has no clock and no randomness", () => {
    const offenders = files(source).filter((path) =>
      /Date\.now|Math\.random|new Date\(\)|performance\./.test(readFileSync(path, "utf8")),
    );
    expect(offenders).toEqual([]);
  });

  test("only units.ts relates units", () => {
    const offenders = files(source)
      .filter((path) => !path.endsWith("units.ts") && !path.endsWith(".test.ts"))
      .filter((path) => /[*/] (60|24|1_?000|1_?440|60_?000)\b/.test(readFileSync(path, "utf8")));
    expect(offenders.map((path) => relative(source, path))).toEqual([]);
  });
});
