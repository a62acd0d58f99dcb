/** How V8 runs a process that is the command's own, or a worker's. */
import { setFlagsFromString } from "node:v8";

/** Eight times what Node 20 sets: bytes of bytecode run between two looks at whether a function is worth compiling. */
const INTERRUPT_BUDGET = 528_000;

/**
 * Sets what suits studies, for this process and all threads that it starts from then on; other commands are no slower. The command and
 * a worker's child call it, for nothing else is in their process. A library does not: the process is its user's.
 *
 * - Each thread collects its own young memory. Threads fill the cores, so that helpers of one would hold up another.
 * - Node 20 compiles early, and again when other kinds of objects come by: seconds of processor in each thread. Later releases have a
 *   quick compiler in between and know no such budget.
 *
 * What that is worth stands in ARCHITECTURE.md, "Studies", 10.
 */
export function tuneProcess(): void {
  setFlagsFromString("--no-parallel-scavenge");
  // Others would print that they do not know it.
  if (process.versions.node.startsWith("20."))
    setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
