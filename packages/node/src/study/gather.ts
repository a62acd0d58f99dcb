/** Shards computed in folders of their own, brought into one. */
import { FreightError } from "@lianyun/planner";
import type { RunFolder } from "./runFolder.ts";

/** What came of it. */
export interface Gathered {
  /** Results that the first folder did not have. */
  readonly copied: number;
  /** Damaged results of the first folder, set aside (`*.bad`). */
  readonly setAside: number;
  /** Other folders with damaged results, which are left where they are, and how many. */
  readonly damaged: readonly { readonly folder: string; readonly results: number }[];
}

/**
 * Copies sound results of the other folders into the first. All must be of one run. Throws a FreightError that names both files
 * where two contradict each other.
 */
export async function gather(into: RunFolder, others: readonly RunFolder[]): Promise<Gathered> {
  const issues = others
    .filter(({ manifest }) => manifest.id !== into.manifest.id)
    .map(({ folder }) => ({
      code: "bad_study" as const,
      severity: "error" as const,
      at: { table: "run" },
      message: `${folder} holds another run than ${into.folder}: same study, network, --chunk?`,
    }));
  if (issues.length > 0) throw new FreightError("The folders cannot be merged", issues);
  // A damaged result has the name of the sound one: it would pass for it.
  const setAside = await into.setAside();
  const damaged: { folder: string; results: number }[] = [];
  let copied = 0;
  let known = await into.finished();
  for (const other of others) {
    const theirs = await other.finished();
    let results = 0;
    for (const chunk of into.manifest.chunks) {
      if (!theirs.has(chunk.key)) continue;
      const result = await other.result(chunk);
      if (result === undefined) {
        results++;
        continue;
      }
      // Commits nothing where the bytes are there, and throws where others are.
      await into.commit(chunk, result.bytes);
      if (!known.has(chunk.key)) copied++;
    }
    known = await into.finished();
    if (results > 0) damaged.push({ folder: other.folder, results });
  }
  return { copied, setAside, damaged };
}
