import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** Properties that the parts of Leaflet ask for. */
const asked = new Set(
  Object.values(
    import.meta.glob<string>(
      "../../node_modules/leaflet/src/{core,dom,geo,geometry,layer,map}/**/*.js",
      { query: "?raw", import: "default", eager: true },
    ),
  ).flatMap((source) => [...source.matchAll(/Browser\.(\w+)/g)].map(([, name = ""]) => name)),
);

const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  ["Linux x86_64", `Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/123.0 Safari/537.36`, {}],
  ["Win32", `Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/123.0 Safari/537.36 Edg/123.0`, {}],
  [
    "Linux armv8l",
    `Mozilla/5.0 (Linux; Android 14) ${WEBKIT} Chrome/123.0 Mobile Safari/537.36`,
    { ontouchstart: null, orientation: 0, devicePixelRatio: 2 },
  ],
  ["MacIntel", `Mozilla/5.0 (Macintosh) ${WEBKIT} Version/17.5 Safari/605.1`, {}],
  [
    "iPhone",
    `Mozilla/5.0 (iPhone) ${WEBKIT} Version/17.5 Mobile/15E148 Safari/604.1`,
    { ontouchstart: null, orientation: 0, devicePixelRatio: 3 },
  ],
  ["Win32", "Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0", {}],
])("Leaflet is told of %s, %s, what it would find by itself", async (platform, userAgent, more) => {
  const has = (): true => true;
  const global = {
    ...{ devicePixelRatio: 1, PointerEvent: has, TouchEvent: has, ...more },
    WebKitCSSMatrix: class {
      m11 = 1;
    },
    addEventListener: (_: string, __: unknown, options: { passive?: boolean }) => options.passive,
    removeEventListener: has,
  };
  const svg = { namespaceURI: "http://www.w3.org/2000/svg" };
  vi.stubGlobal("window", global);
  vi.stubGlobal("navigator", { platform, userAgent });
  if ("orientation" in more) vi.stubGlobal("orientation", 0);
  vi.stubGlobal("document", {
    documentElement: { style: {} },
    createElement: () => ({ getContext: has, firstChild: svg }),
    createElementNS: () => ({ createSVGRect: has }),
    addEventListener: has,
  });
  const told: Readonly<Record<string, unknown>> = (await import("./browser.ts")).default;
  const inside = "../../node_modules/leaflet/src/core/Browser.js";
  const own = (await import(/* @vite-ignore */ inside)).default;
  expect(asked.size).toBeGreaterThan(15);
  for (const name of asked) expect([name, told[name] ?? false]).toEqual([name, own[name] ?? false]);
});
