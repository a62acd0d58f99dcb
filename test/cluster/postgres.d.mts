/** A PostgreSQL server of the test's own: a folder in the temporary one, a socket in it, no port that others could reach. */

/** True where there is a server to start. With CI=true that there is none is a failure. */
export const HAS_POSTGRES: boolean;

export interface Server {
  /** A URL for a role; defaults to the superuser. */
  url(role?: string): string;
  /** Waits for those who are connected to be cut off, and for the files to be whole. */
  stop(): Promise<void>;
  /** All its processes at once, as when the power fails but for what the system had not written yet. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  end(): Promise<void>;
}

export interface ServerOptions {
  /** True: what is committed is on the disk. Slower. */
  readonly isDurable?: boolean;
}

/** Makes and starts a server. */
export function startPostgres(options?: ServerOptions): Promise<Server>;
