export interface Instance {
  readonly name: string;
  readonly nodeCount: number;
  readonly firstOut: Int32Array;
  readonly head: Int32Array;
  /** Cents, minutes and grams, by arc. */
  readonly weights: readonly Int32Array[];
  readonly firstDeparture: Int32Array;
  readonly departures: Int32Array;
  /** Origins and destinations in turn. */
  readonly queries: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}
export function makeInstance(name: string, queryCount: number): Instance;
