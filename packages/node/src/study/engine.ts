/** Who computes the chunks of a run: worker threads, a share of static shards, a cluster. One contract for all. */
import type { ChunkResult, Finding } from "./runFolder.ts";

/** How far a run is; for an engine that has a share of it, how far its share is. */
export interface Progress {
  readonly chunks: number;
  readonly doneChunks: number;
  readonly rows: number;
  readonly doneRows: number;
  /** Chunks that are being computed. */
  readonly running: number;
  /** Chunks that could not be computed, by this engine in this session. */
  readonly failed: number;
  /**
   * Rows a second of late: of the last two minutes, or of the last twenty chunks where these took longer; `undefined` before the
   * first chunk of this session.
   */
  readonly rowsPerSecond: number | undefined;
  /** Seconds that the rest takes at this rate. */
  readonly secondsLeft: number | undefined;
  /** Seconds since a chunk was last finished, or work began; `undefined` where nobody works on it. */
  readonly quietSeconds: number | undefined;
}

export interface WorkOptions {
  /** Stops it: chunks that run are finished and kept, no other is begun. */
  readonly signal?: AbortSignal;
  /** Called as chunks are finished, and now and then where none is. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A chunk that could not be computed, and why. */
export interface Failure {
  /** Position in the manifest. */
  readonly chunk: number;
  readonly message: string;
}

/**
 * Runs the chunks of one manifest. Results are the same bytes whoever computes them; what was committed is never computed
 * again, lost or counted twice, whatever is killed when.
 */
export interface ChunkEngine {
  /** For messages: `2 threads`, `shard 1/4`. */
  readonly name: string;
  /**
   * Computes what has no result yet. Ends when all of its share has one, when it is stopped, or when only chunks are left that
   * failed; throws where results cannot be kept (a full disk). Called again it goes on where it ended.
   */
  work(options?: WorkOptions): Promise<readonly Failure[]>;
  progress(): Promise<Progress>;
  /** Verified results in the order of the manifest, of all shares; chunks without one are left out. */
  results(): AsyncIterable<ChunkResult>;
  /** Makes the truth of what is there: damaged results of its share are set aside and computed again. How many there were. */
  reconcile(): Promise<number>;
  /** Everything that lacks or is damaged. */
  verify(): Promise<readonly Finding[]>;
  /** Ends at once what still runs; chunks that run are handed back. */
  cancel(): Promise<void>;
}
