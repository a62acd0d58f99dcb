/** The language of the page, handed down to every part. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Format } from "../logic/format.ts";
import type { Names } from "../logic/names.ts";
import type { Language, Messages } from "../messages/messages.ts";

export interface Words {
  readonly language: Language;
  readonly say: Messages;
  readonly format: Format;
  readonly names: Names;
}

export const WordsContext = createContext<Words | undefined>(undefined);

/** Messages, formats and names in the language of the page. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (words === undefined) throw new Error("invariant: no words around this part");
  return words;
}
