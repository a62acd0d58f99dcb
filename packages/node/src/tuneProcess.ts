/** How V8 runs a process that does nothing but plan. */
import { setFlagsFromString } from "node:v8";

/** Eight times what Node 20 sets: bytes of bytecode run between two looks at whether a function is worth compiling. */
const INTERRUPT_BUDGET = 528_000;

/**
 * Sets what suits studies, for this process and all threads that it starts from then on. A process is the user's own unless the
 * command or a worker is all there is in it: these two call it, a library does not.
 *
 * - Young memory is cleared up by the thread whose it is. Threads fill the cores, so that helpers of one would hold up another.
 * - Node 20 compiles soon, and half of that again when more kinds of objects have come by: seconds of processor in each thread. Later
 *   releases have a quick compiler in between and know no such budget.
 *
 * What that is worth stands in ARCHITECTURE.md, "Studies", 10.
 */
export function tuneProcess(): void {
  setFlagsFromString("--no-parallel-scavenge");
  if (process.versions.node.startsWith("20."))
    setFlagsFromString(`--interrupt-budget=${INTERRUPT_BUDGET}`);
}
