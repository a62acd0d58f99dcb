/** Ctrl-C: once to stop when the running chunks are done, twice to stop at once. Either way nothing that is finished is lost. */

export interface Interrupts {
  readonly signal: AbortSignal;
  /** Gives the signals back to the process. */
  release(): void;
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
/** As a shell tells of a process that a SIGINT ended. */
const INTERRUPTED = 130;

/** Hears SIGINT and SIGTERM; `onFirst` is called at the first, the second ends the process or calls `onSecond`. */
export function hearInterrupts(
  onFirst: () => void,
  // Whatever is on the disk is whole: chunks are named when they are.
  onSecond: () => void = () => process.exit(INTERRUPTED),
): Interrupts {
  const controller = new AbortController();
  const hear = (): void => {
    if (controller.signal.aborted) {
      onSecond();
      return;
    }
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
