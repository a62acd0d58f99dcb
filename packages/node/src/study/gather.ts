/** Shards computed in folders of their own, brought into one. */
import { FreightError } from "@lianyun/planner";
import type { RunFolder } from "./runFolder.ts";

/**
 * Copies sound results of the other folders into the first. All must be of one run. Damaged ones are left where they are; how
 * many results were copied. Throws a FreightError that names both files where two contradict each other.
 */
export async function gather(into: RunFolder, others: readonly RunFolder[]): Promise<number> {
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
  await into.setAside();
  let copied = 0;
  let known = await into.finished();
  for (const other of others) {
    const theirs = await other.finished();
    for (const chunk of into.manifest.chunks) {
      if (!theirs.has(chunk.key)) continue;
      const result = await other.result(chunk);
      if (result === undefined) continue;
      // Commits nothing where the bytes are there, and throws where others are.
      await into.commit(chunk, result.bytes);
      if (!known.has(chunk.key)) copied++;
    }
    known = await into.finished();
  }
  return copied;
}
