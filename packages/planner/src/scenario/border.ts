/** Time at a land border: queues, a second track, single-window clearance. */
import * as z from "zod/mini";
import { type Call, isAt, type Network, type Transfer } from "../network/rows.ts";
import { toMinutes } from "../units.ts";
import { isBorderStop, setHandling, timesHandling } from "./dwell.ts";
import { rehandle } from "./handling.ts";
import {
  byShape,
  hoursShape,
  idShape,
  type Made,
  nothing,
  type Recipe,
  unknown,
} from "./recipe.ts";
import { retime, timesMinutes } from "./retime.ts";

/**
 * Hours at a border terminal, or at every one of a group, times `by`: the stay of services at calls with a border, gauge or
 * bogie change, whose later calls shift, and the handling of kind `gaugeChange` between two trains there. The other side of a
 * border is another terminal. Locks are not meant (`scaleDwell`).
 */
export interface ScaleBorder {
  readonly do: "scaleBorder";
  readonly terminal: string;
  readonly by: number;
}

/** Hours at a border terminal in place of those there are; what counts is told at `scaleBorder`. */
export interface SetBorder {
  readonly do: "setBorder";
  readonly terminal: string;
  /** Of each stay, and of each handling between gauges. */
  readonly borderH: number;
}

export const scaleBorder = (fields: Omit<ScaleBorder, "do">): ScaleBorder => ({
  do: "scaleBorder",
  ...fields,
});
export const setBorder = (fields: Omit<SetBorder, "do">): SetBorder => ({
  do: "setBorder",
  ...fields,
});

export const BORDERS: { scaleBorder: Recipe<ScaleBorder>; setBorder: Recipe<SetBorder> } = {
  scaleBorder: {
    shape: z.strictObject({ do: z.literal("scaleBorder"), terminal: idShape, by: byShape }),
    make: (network, { terminal, by }) =>
      by === 1
        ? nothing("by", "times 1 is no change")
        : cross(network, terminal, timesHandling("gaugeChange", by), (minutes) =>
            timesMinutes(minutes, by),
          ),
  },
  setBorder: {
    shape: z.strictObject({ do: z.literal("setBorder"), terminal: idShape, borderH: hoursShape }),
    make: (network, { terminal, borderH }) =>
      cross(network, terminal, setHandling("gaugeChange", borderH), () => toMinutes(borderH)),
  },
};

function cross(
  network: Network,
  terminal: string,
  handling: (row: Transfer) => Transfer,
  stay: (minutes: number) => number,
): Made {
  if (!network.terminals.some(({ id }) => isAt(id, terminal)))
    return unknown(network, "terminal", terminal);
  const isThere = (call: Call): boolean => isAt(call.terminal, terminal) && isBorderStop(call);
  const transfers = rehandle(network, terminal, handling);
  const calls = retime(network, {
    stay: (minutes, call) => (isThere(call) ? stay(minutes) : minutes),
  });
  return transfers === network.transfers && calls === network.calls
    ? nothing("terminal", `no border hours at ${terminal} are changed by it`)
    : { ...network, transfers, calls };
}
