/** Exit statuses of the command. */
export const EXIT = {
  ok: 0,
  /** Something in us is wrong. */
  crash: 1,
  badInput: 2,
  noRoute: 3,
  stopped: 4,
} as const;

/** Where text goes: the answer alone to `out`, everything else to `err`. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}
