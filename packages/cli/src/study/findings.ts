/** What a check of a run found, for a person: what is wrong by name, what has no result by number. */
import type { Finding } from "@lianyun/node";
import { count } from "./progress.ts";

type Found = Pick<Finding, "file" | "chunk" | "message"> & { readonly what: string };

/** A run that was interrupted lacks most of its chunks, and their keys tell nobody anything. */
const isLacking = ({ what, chunk }: Found): boolean => what === "missing" && chunk !== undefined;

/** A line for everything that is not as it should be, but for chunks that have no result. */
export const faultLines = (findings: readonly Found[]): string[] =>
  findings
    .filter((finding) => !isLacking(finding))
    .map(({ what, file, message }) => `${what}: ${file}: ${message}`);

/** `4 of 6 chunks are sound, 1 missing, 1 wrong`: one that is wrong is not also missing. */
export function tallyText(findings: readonly Found[], chunks: number): string {
  const chunksOf = (found: readonly Found[]): number[] => found.flatMap(({ chunk }) => chunk ?? []);
  const wrong = new Set(chunksOf(findings.filter((finding) => !isLacking(finding))));
  const missing = chunksOf(findings.filter(isLacking)).filter((chunk) => !wrong.has(chunk));
  const sound = chunks - wrong.size - missing.length;
  return `${count(sound)} of ${count(chunks)} chunks are sound, ${count(missing.length)} missing, ${count(wrong.size)} wrong`;
}
