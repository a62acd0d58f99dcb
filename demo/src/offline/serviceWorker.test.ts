import { readFile } from "node:fs/promises";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

const SOURCE = (await readFile(new URL("serviceWorker.js", import.meta.url), "utf8"))
  .replace("__FILES__", '["./index.html", "./favicon.svg"]')
  .replace("__VERSION__", '"v2"');

/** Runs one event of the service worker of a folder; gives back what it did to the caches of the host. */
async function run(event: "install" | "activate", scope: string, names: readonly string[] = []) {
  const handlers = new Map<string, (event: unknown) => void>();
  const opened: string[] = [];
  const added: { url: string; cache: string | undefined }[] = [];
  const deleted: string[] = [];
  runInNewContext(SOURCE, {
    registration: { scope },
    addEventListener: (type: string, handler: (event: unknown) => void) =>
      handlers.set(type, handler),
    Request: class {
      url: string;
      init: { cache?: string } | undefined;
      constructor(url: string, init?: { cache?: string }) {
        this.url = url;
        this.init = init;
      }
    },
    caches: {
      open: async (name: string) => {
        opened.push(name);
        return {
          addAll: async (requests: { url: string; init?: { cache?: string } }[]) => {
            for (const { url, init } of requests) added.push({ url, cache: init?.cache });
          },
        };
      },
      keys: async () => names,
      delete: async (name: string) => deleted.push(name),
    },
  });
  const waits: Promise<unknown>[] = [];
  handlers.get(event)?.({ waitUntil: (wait: Promise<unknown>) => waits.push(wait) });
  await Promise.all(waits);
  return { opened, added, deleted };
}

test("files are kept as the host has them now, not as the browser remembers them", async () => {
  const { added } = await run("install", "https://host/a/");
  expect(added).toEqual([
    { url: "./index.html", cache: "reload" },
    { url: "./favicon.svg", cache: "reload" },
  ]);
});

test("an older version is thrown away, the page of another folder is not", async () => {
  const nameOf = async (scope: string) => (await run("install", scope)).opened[0] ?? "";
  const here = await nameOf("https://host/a/");
  const below = await nameOf("https://host/a/-b/");
  const beside = await nameOf("https://host/b/");
  expect(new Set([here, below, beside]).size).toBe(3);
  const older = here.replace("v2", "v1");
  const { deleted } = await run("activate", "https://host/a/", [here, older, below, beside, "x"]);
  expect(deleted).toEqual([older]);
});
