/** One line on how the search stands: shown over the list, and read out wherever the visitor is. */
import type { State } from "../logic/state.ts";
import { useLasting } from "./hooks.ts";
import { useWords } from "./words.ts";

/** Searches shorter than this go without saying. */
const SLOW_MS = 300;
const VERY_SLOW_MS = 2_000;

export function useStatus({ results, trouble, isSearching, isReady }: State): string {
  const { say } = useWords();
  const isSlow = useLasting(isSearching, SLOW_MS);
  const isVerySlow = useLasting(isSearching, VERY_SLOW_MS);
  if (isSearching && isSlow) {
    if (!isReady) return say.loading;
    return isVerySlow && results !== undefined ? say.stillSearching : say.searching;
  }
  if (trouble !== undefined) return say[trouble.kind];
  if (results === undefined) return "";
  return say.waysFound(results.ways.length, results.found.itineraries.length);
}
