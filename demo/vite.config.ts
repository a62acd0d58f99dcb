/** Builds the demo: the network is read, checked and compiled here, so that the page needs no parser and no check. */

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { defineConfig, minify, type Plugin, runnerImport } from "vite";
import { type Directory, directoryOf } from "./src/directory.ts";
import { toPinyin } from "./src/toPinyin.ts";

/** Runs the workspace from its sources: nothing has to be built before. */
const CONDITIONS = ["@lianyun/source", "module", "browser", "development|production"];

const NETWORK_FOLDER = fileURLToPath(new URL("../data/chongqing", import.meta.url));

/** No inline script, no inline style sheet, no other host; the search is WebAssembly, which counts as code made on the way. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** Where the compiled network is written, for Vite to take it from as any asset. */
const SNAPSHOT = fileURLToPath(new URL("node_modules/.lianyun/network.bin", import.meta.url));

/**
 * `virtual:snapshot`, the address of the compiled network, and `virtual:directory`, the names in it. The snapshot is
 * compressed here, because hosts compress text only.
 */
function bakeNetwork(folder: string): Plugin {
  let baked: Promise<Directory> | undefined;
  const bake = async (): Promise<Directory> => {
    const { readNetwork, readScenarios } =
      await source<typeof import("@lianyun/node")>("@lianyun/node");
    const [network, scenarios] = await Promise.all([readNetwork(folder), readScenarios(folder)]);
    const left = new Set<string>(Object.values(NEVER_SUPPOSED).flat());
    for (const { id, modifications } of scenarios)
      for (const change of modifications)
        if (left.has(change.do)) throw new Error(`scenario ${id} needs ${change.do}`);
    const { toSnapshot } = await source<typeof import("@lianyun/planner")>("@lianyun/planner");
    await mkdir(join(SNAPSHOT, ".."), { recursive: true });
    await writeFile(SNAPSHOT, gzipSync(new Uint8Array(toSnapshot({ network })), { level: 9 }));
    return directoryOf(network, scenarios, toPinyin);
  };
  return {
    name: "lianyun:network",
    resolveId: (id) =>
      id === "virtual:snapshot" || id === "virtual:directory" ? `\0${id}` : undefined,
    async load(id) {
      if (id !== "\0virtual:snapshot" && id !== "\0virtual:directory") return undefined;
      baked ??= bake();
      const directory = await baked;
      if (id === "\0virtual:snapshot")
        return `export { default } from ${JSON.stringify(`${SNAPSHOT}?url`)};`;
      // A string for JSON.parse loads faster than the same object as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(directory))});`;
    },
  };
}

/** A package of the workspace, run through Vite, because Node cannot run its TypeScript sources. */
async function source<Module>(name: string): Promise<Module> {
  const { module } = await runnerImport<Module>(name, {
    configFile: false,
    root: fileURLToPath(new URL(".", import.meta.url)),
    resolve: { conditions: ["@lianyun/source"] },
    ssr: { resolve: { conditions: ["@lianyun/source", "module", "node"] } },
    logLevel: "error",
  });
  return module;
}

/** Puts the browser's own `Temporal` before the package that stands in for it. */
function nativeTemporal(): Plugin {
  const own = fileURLToPath(new URL("src/planning/temporal.ts", import.meta.url));
  return {
    name: "lianyun:temporal",
    enforce: "pre",
    resolveId: (id, importer) => (id === "temporal-polyfill" && importer !== own ? own : undefined),
  };
}

/**
 * Questions that the page never asks, by the module of the planner that answers them and what it exports. A planner is one
 * object, so that a bundler keeps all of its methods; these stay out of the worker, an eighth of it.
 */
const NEVER_ASKED: Readonly<Record<string, readonly string[]>> = {
  "ask/alternatives.ts": ["alternatives"],
  "ask/latest.ts": ["latest"],
  "ask/matrix.ts": ["matrix"],
  "ask/reach.ts": ["reach"],
  "compare/compare.ts": ["compare"],
  "compare/compareOne.ts": ["compareOne", "outcomeOf"],
  "compare/criticality.ts": ["criticality"],
  "compare/keep.ts": ["keep"],
  "compare/sweep.ts": ["sweep", "tornado"],
  "draw/latestSafe.ts": ["latestSafe"],
  "draw/robust.ts": ["robust"],
  "explain/explain.ts": ["explain"],
};

/**
 * Modifications that no switch of the page makes, by module: what the shelf takes from it, and its functions, which are named
 * as what they `do`. A scenario that needs one of them ends the build.
 */
const NEVER_SUPPOSED: Readonly<Record<string, readonly [shelf: string, ...names: string[]]>> = {
  "scenario/additions.ts": ["ADDITIONS", "addLink", "addService", "addTerminal"],
  "scenario/delays.ts": ["DELAYS", "scaleDelay", "setDelay"],
  "scenario/factors.ts": ["FACTORS", "scaleFactor", "setFactor"],
  "scenario/fx.ts": ["EXCHANGE", "scaleFx", "setFx"],
  "scenario/gauge.ts": ["GAUGES", "setGauge"],
  "scenario/timetable.ts": ["TIMETABLES", "shiftTimetable", "thinTimetable"],
};

/** What stands in the worker for a module that is never asked. */
function standIn(module: string): string | undefined {
  const [shelf, ...makers] = NEVER_SUPPOSED[module] ?? [];
  const names = NEVER_ASKED[module] ?? makers;
  const lines = names.map(
    (name) => `export function ${name}() { throw new Error("not asked here: ${name}"); }`,
  );
  if (shelf !== undefined) lines.push(`export const ${shelf} = {};`);
  return lines.length === 0 ? undefined : lines.join("\n");
}

/** What a module takes from another only once something is supposed; others get it at once, those loaded then among them. */
const WHEN_SUPPOSED: Readonly<Record<string, string>> = {
  "planner.ts": "./scenario/applyScenario.ts",
  "ask/engine.ts": "../check/checkNetwork.ts",
};

function onlyWhatIsAsked(): Plugin {
  const planner = fileURLToPath(new URL("../packages/planner/src/", import.meta.url));
  const nearest = fileURLToPath(new URL("src/planning/nearest.ts", import.meta.url));
  const whenSupposed = fileURLToPath(new URL("src/planning/whenSupposed.ts", import.meta.url));
  const met = new Set<string>();
  return {
    name: "lianyun:asked",
    enforce: "pre",
    apply: "build",
    resolveId(id, importer = "") {
      if (!importer.startsWith(planner)) return undefined;
      const module = importer.slice(planner.length);
      if (WHEN_SUPPOSED[module] !== id) return undefined;
      met.add(`${module} ${id}`);
      return whenSupposed;
    },
    load(id) {
      const module = id.startsWith(planner) ? id.slice(planner.length) : "";
      met.add(module);
      // Its libraries stay out as well.
      if (module === "geo/nearest.ts") return `export * from ${JSON.stringify(nearest)};`;
      return standIn(module);
    },
    buildEnd() {
      const named = [
        ...Object.keys(NEVER_ASKED),
        ...Object.keys(NEVER_SUPPOSED),
        ...Object.entries(WHEN_SUPPOSED).map(([module, id]) => `${module} ${id}`),
        "geo/nearest.ts",
      ];
      const gone = named.filter((module) => !met.has(module));
      if (gone.length > 0) this.error(`not in the planner: ${gone.join(", ")}`);
    },
  };
}

/** Parts of Leaflet that this map never uses: of markers what draggable pins need, and its look for browsers of long ago. */
function plainLeaflet(): Plugin {
  const browser = fileURLToPath(new URL("src/map/browser.ts", import.meta.url));
  return {
    name: "lianyun:leaflet",
    enforce: "pre",
    load(id) {
      if (id.endsWith("/marker/Marker.Drag.js")) return "export const MarkerDrag = undefined;";
      if (id.endsWith("/marker/Icon.Default.js")) return "export const IconDefault = Object;";
      if (id.endsWith("/leaflet/src/core/Browser.js"))
        return `export { default } from ${JSON.stringify(browser)};`;
      return undefined;
    },
  };
}

/** The policy goes into the built page only: the development server needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: "lianyun:csp",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
        injectTo: "head-prepend",
      },
    ],
  };
}

/** Writes the service worker: what it keeps, and a fingerprint of all of it. */
function keptOffline(): Plugin {
  const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  return {
    name: "lianyun:offline",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      const hash = createHash("sha256");
      for (const output of Object.values(bundle))
        hash.update(output.fileName).update(output.type === "chunk" ? output.code : output.source);
      const copied = (await readdir(at("public"))).sort();
      // Their names do not tell their content.
      for (const file of copied) hash.update(file).update(await readFile(at(`public/${file}`)));
      const files = [...Object.keys(bundle), ...copied].sort();
      const source = (await readFile(at("src/offline/serviceWorker.js"), "utf8"))
        .replace("__FILES__", JSON.stringify(files.map((file) => `./${file}`)))
        .replace("__VERSION__", JSON.stringify(hash.digest("hex").slice(0, 16)));
      const { code } = await minify("serviceWorker.js", source);
      this.emitFile({ type: "asset", fileName: "serviceWorker.js", source: code });
    },
  };
}

/** Prints what a visitor downloads, script and data apart. */
function printSizes(): Plugin {
  const sizes = { script: 0, later: 0, style: 0, data: 0 };
  return {
    name: "lianyun:sizes",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const [file, output] of Object.entries(bundle)) {
        const content = output.type === "chunk" ? output.code : output.source;
        const kind = /(network[^/]*\.bin|(directory|land)[^/]*\.js)$/.test(file)
          ? "data"
          : /(^|\/)(temporal-polyfill|en|readTables|supposing)-[^/]*\.js$/.test(file)
            ? "later"
            : file.endsWith(".js")
              ? "script"
              : file.endsWith(".css")
                ? "style"
                : undefined;
        if (kind !== undefined) sizes[kind] += gzipSync(content).length;
      }
      const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
      console.log(
        `gzip: script ${kib(sizes.script)} (page and worker, budget 150 KiB), where needed ${kib(sizes.later)}, style ${kib(sizes.style)}, data ${kib(sizes.data)}`,
      );
    },
  };
}

/** One for page and worker: the network is read once. */
const baking = bakeNetwork(NETWORK_FOLDER);

export default defineConfig({
  base: "./",
  resolve: { conditions: CONDITIONS },
  plugins: [baking, plainLeaflet(), contentSecurityPolicy(), keptOffline(), printSizes()],
  worker: {
    format: "es",
    plugins: () => [baking, nativeTemporal(), onlyWhatIsAsked()],
    // Nothing bundles the worker again: what may be left out of it is of no use there, and half a kibibyte to download.
    rolldownOptions: { output: { comments: { annotation: false } } },
  },
  build: {
    // The first browsers with light-dark(): themes are written once.
    target: ["chrome123", "firefox120", "safari17.5"],
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "directory", test: /virtual:directory/ }] },
      },
    },
  },
});
