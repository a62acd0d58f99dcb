/** The streams of a question: each thing that is drawn has its own, by name. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Place } from "../request/request.ts";
import type { Stream } from "./philox.ts";

/** The stream of a thing by its name: the same name, the same numbers. */
export type StreamOf = (name: string) => Stream;

/**
 * Streams by the name of the seed, the ends of the question, and what is drawn. Limits, dates, cargo and scenarios do not
 * count, so that ways, ready times and networks are compared under the same luck.
 */
export function createStreams(
  seed: string,
  { from, to }: { readonly from: Place; readonly to: Place },
): StreamOf {
  const known = new Map<string, Stream>();
  return (name) => {
    const stream = known.get(name) ?? streamOf(JSON.stringify([seed, from, to, name]));
    known.set(name, stream);
    return stream;
  };
}

function streamOf(text: string): Stream {
  const hash = sha256(utf8ToBytes(text));
  const words = new DataView(hash.buffer, hash.byteOffset);
  return { high: words.getUint32(0), low: words.getUint32(4) };
}
