/** How a worker works, and what it did. */
import type { Lease } from "../queue/queue.ts";
import type { Limits } from "./desk.ts";

export interface WorkerOptions {
  /** Ids of the runs to work on; absent: all that are open. */
  readonly runs?: readonly string[];
  /** True: ends when its runs are over. Otherwise it waits for more. */
  readonly isDraining?: boolean;
  /** Stops it when the running chunk is committed. */
  readonly signal?: AbortSignal;
  /** Stops it at once: the running chunk is handed back. */
  readonly handBack?: AbortSignal;
  readonly limits?: Partial<Limits>;
  readonly lease?: Lease;
  /** How long the server may be away. Defaults to ten minutes. */
  readonly patienceMs?: number;
  /** Called after each chunk. */
  readonly onChunk?: () => unknown;
  readonly log?: (line: string) => void;
  /** A module in place of the one that computes: for tests. */
  readonly computer?: string;
}

/** What a worker did. */
export interface Worked {
  readonly worker: string;
  readonly chunks: number;
}
