/** The command as a stranger meets it: what it prints where, and its exit status. */
import { main } from "@lianyun/cli";

export interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the words after `lianyun`, in this process. */
export async function runCommand(...words: string[]): Promise<Ran> {
  const text = { out: "", err: "" };
  const status = await main(words, {
    out: (part) => {
      text.out += part;
    },
    err: (part) => {
      text.err += part;
    },
  });
  return { status, ...text };
}

/** Options with values, some of them given anew and more added. */
export function withOptions(words: readonly string[], ...others: readonly string[]): string[] {
  const isAnew = (word: string | undefined): boolean =>
    word?.startsWith("--") === true && others.includes(word);
  return [...words.filter((word, index) => !isAnew(word) && !isAnew(words[index - 1])), ...others];
}
