/** A real Chromium and the built demo on a port of its own; says plainly what is missing. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { type Browser, chromium } from "playwright";
import { ROOT } from "../kit/folders.ts";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** No talking home, no first-run pages; a small /dev/shm is no reason to crash. */
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-dev-shm-usage",
  "--disable-sync",
  "--no-first-run",
];

/** The browser on this machine: `CHROMIUM_PATH`, else where Debian and others put it. */
export function findBrowser(): string | undefined {
  const named = process.env["CHROMIUM_PATH"];
  if (named !== undefined && named !== "") return named;
  return PLACES.find((path) => existsSync(path));
}

/**
 * Starts the browser. Undefined where there is none, said on stderr; an error with CI=true, so that no
 * pipeline is green because it tested nothing.
 */
export async function startBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    const message = `no browser: set CHROMIUM_PATH or install Chromium (looked at ${PLACES.join(", ")})`;
    if (process.env["CI"] === "true") throw new Error(message);
    process.stderr.write(`SKIPPED demo tests, ${message}\n`);
    return undefined;
  }
  // Chromium's sandbox does not start as root, as in most containers.
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args: [...FLAGS, ...asRoot] });
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Not the root of the host: the build must run from any folder. */
const FOLDER = "/some/folder/";
const REPORTS = "/csp-reports";

export interface Site {
  readonly url: string;
  /** Violations of the content security policy, as browsers report them, the worker's included. */
  readonly violations: string[];
  /** Paths that were asked for and are not there. */
  readonly missing: string[];
  readonly close: () => Promise<void>;
}

/** Serves `demo/dist` on 127.0.0.1, with its own policy as a header, which binds the worker as well. */
export async function serveDemo(): Promise<Site> {
  const dist = join(ROOT, "demo/dist");
  if (!existsSync(join(dist, "index.html")))
    throw new Error("demo/dist is not built: npm run build");
  const html = await readFile(join(dist, "index.html"), "utf8");
  const written = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
  if (written === undefined) throw new Error("the built page has no content security policy");
  const policy = `${written.replaceAll("&#39;", "'")}; report-uri ${REPORTS}`;
  const violations: string[] = [];
  const missing: string[] = [];

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === REPORTS) {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => violations.push(body));
      response.writeHead(204).end();
      return;
    }
    const name = path === FOLDER ? "index.html" : path.slice(FOLDER.length);
    const file = normalize(join(dist, name));
    if (!path.startsWith(FOLDER) || !file.startsWith(dist) || !existsSync(file)) {
      missing.push(path);
      response.writeHead(404).end();
      return;
    }
    readFile(file).then(
      (content) => {
        response.writeHead(200, {
          "content-type": TYPES[extname(file)] ?? "application/octet-stream",
          "content-security-policy": policy,
          // As the preview server of `npm start` and many hosts say it.
          vary: "Origin",
        });
        response.end(content);
      },
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${FOLDER}`,
    violations,
    missing,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
