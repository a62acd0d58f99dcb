/**
 * Keeps the page for use without network. The build writes the files and their fingerprint in here, so that every version of
 * the page has a cache of its own: an old page never gets a new script.
 */
const FILES = __FILES__;
// Caches belong to the host: another folder of it may have a page of its own. No address has a space in it.
const OURS = `lianyun ${registration.scope} `;
const CACHE = OURS + __VERSION__;

addEventListener("install", (event) => {
  // Past the browser's own cache: it may still hold the page of the version before, which asks for scripts that are gone.
  const anew = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(anew)));
});

addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith(OURS) && name !== CACHE)
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
    return (await cache.match("./index.html", { ignoreVary: true })) ?? Response.error();
  }
}

/**
 * Names of files tell their content, so what is kept is right, whoever asks: many hosts say that an answer varies with the
 * origin, which the page names when it loads its scripts and this worker does not when it keeps them.
 */
async function keptOr(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
