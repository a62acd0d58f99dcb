/** Has the browser keep the page for use without network, once it has nothing better to do. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const register = (): void => {
    // Relative to the page: the build runs from any folder. Where it may not be kept, the page works all the same.
    navigator.serviceWorker.register("./serviceWorker.js").catch(() => {});
  };
  const registerLater = (): void => void setTimeout(register, AFTER_LOAD_MS);
  // The page may be loaded already: the words it speaks come after it.
  if (document.readyState === "complete") registerLater();
  else addEventListener("load", registerLater, { once: true });
}

/** The first answer goes before. */
const AFTER_LOAD_MS = 3_000;
