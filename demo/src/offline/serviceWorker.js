/**
 * Keeps the page for use without network. The build writes the files and their fingerprint in here, so that every version of
 * the page has a cache of its own: an old page never gets a new script.
 */
const FILES = __FILES__;
const CACHE = `lianyun-${__VERSION__}`;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("lianyun-") && name !== CACHE)
            .map((name) => caches.delete(name)),
        ),
      ),
  );
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.url.startsWith(registration.scope) === false) return;
  event.respondWith(request.mode === "navigate" ? freshPage(request) : keptOr(request));
});

/** The page itself is asked for anew, so that a new version is seen at once; without network it is the one kept. */
async function freshPage(request) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    return (await cache.match("./index.html")) ?? Response.error();
  }
}

/** Names of files tell their content, so what is kept is right. */
async function keptOr(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
