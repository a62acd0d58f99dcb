/** Builds the demo: the network is read and checked here, so that the page gets rows and no parser. */

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Network } from "@lianyun/planner";
import { defineConfig, type Plugin, runnerImport } from "vite";
import { directoryOf } from "./src/directory.ts";

/** Runs the workspace from its sources: nothing has to be built before. */
const CONDITIONS = ["@lianyun/source", "module", "browser", "development|production"];

const NETWORK_FOLDER = fileURLToPath(new URL("../data/chongqing", import.meta.url));

/** No inline script, no inline style sheet, no other host. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** `virtual:network` and `virtual:directory`: the checked network, whole and names only. */
function bakeNetwork(folder: string): Plugin {
  let network: Promise<Network> | undefined;
  const read = async (): Promise<Network> => {
    // Through Vite, because Node cannot run the reader's TypeScript sources.
    const { module } = await runnerImport<typeof import("@lianyun/node")>("@lianyun/node", {
      configFile: false,
      root: fileURLToPath(new URL(".", import.meta.url)),
      resolve: { conditions: ["@lianyun/source"] },
      ssr: { resolve: { conditions: ["@lianyun/source", "module", "node"] } },
      logLevel: "error",
    });
    return module.readNetwork(folder);
  };
  return {
    name: "lianyun:network",
    resolveId: (id) =>
      id === "virtual:network" || id === "virtual:directory" ? `\0${id}` : undefined,
    async load(id) {
      if (id !== "\0virtual:network" && id !== "\0virtual:directory") return undefined;
      network ??= read();
      const rows = id === "\0virtual:network" ? await network : directoryOf(await network);
      // A string for JSON.parse loads faster than the same object as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(rows))});`;
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

/** Prints what a visitor downloads, script and data apart. */
function printSizes(): Plugin {
  const sizes = { script: 0, style: 0, data: 0 };
  return {
    name: "lianyun:sizes",
    apply: "build",
    writeBundle(_options, bundle) {
      for (const [file, output] of Object.entries(bundle)) {
        const content = output.type === "chunk" ? output.code : output.source;
        const kind = /(network|directory|land)[^/]*\.js$/.test(file)
          ? "data"
          : file.endsWith(".js")
            ? "script"
            : file.endsWith(".css")
              ? "style"
              : undefined;
        if (kind !== undefined) sizes[kind] += gzipSync(content).length;
      }
      const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;
      console.log(
        `gzip: script ${kib(sizes.script)} (page and worker, budget 150 KiB), style ${kib(sizes.style)}, data ${kib(sizes.data)}`,
      );
    },
  };
}

export default defineConfig({
  base: "./",
  resolve: { conditions: CONDITIONS },
  plugins: [bakeNetwork(NETWORK_FOLDER), contentSecurityPolicy(), printSizes()],
  worker: { format: "es", plugins: () => [bakeNetwork(NETWORK_FOLDER)] },
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
