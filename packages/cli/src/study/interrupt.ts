/** Ctrl-C: once to stop when the running chunks are done, twice to stop at once. Either way nothing that is finished is lost. */

export interface Interrupts {
  readonly signal: AbortSignal;
  /** Gives the signals back to the process. */
  release(): void;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** As a shell tells of a process that a SIGINT ended. */
const INTERRUPTED = 130;

/** Hears SIGINT and SIGTERM; `onFirst` is called at the first, the second ends the process. */
export function hearInterrupts(onFirst: () => void): Interrupts {
  const controller = new AbortController();
  const hear = (): void => {
    // Whatever is on the disk is whole: chunks are named when they are.
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
    onFirst();
  };
  for (const name of SIGNALS) process.on(name, hear);
  return {
    signal: controller.signal,
    release() {
      for (const name of SIGNALS) process.off(name, hear);
    },
  };
}
