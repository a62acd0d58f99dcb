/** Time that cargo spends at a terminal: congestion, faster customs, a second lock. */
import * as z from "zod/mini";
import {
  type Call,
  isAt,
  type Network,
  TRANSFER_KINDS,
  type Transfer,
  type TransferKind,
} from "../network/rows.ts";
import { toMinutes } from "../units.ts";
import { rehandle } from "./handling.ts";
import {
  byShape,
  hoursShape,
  idShape,
  type Made,
  misfit,
  nothing,
  type Recipe,
  unknown,
} from "./recipe.ts";
import { retime, timesMinutes } from "./retime.ts";

/**
 * Hours at a terminal, or at every one of a group, times `by`. Counted are
 *
 * - handling: the working hours between two vehicles, and in and out at the gate (release with its customs), by whatever row
 *   gives them: a rule of a group, a country or everywhere gets a copy for the terminal, and others keep theirs;
 * - the stay aboard: from arrival to departure at calls without a border, gauge or bogie change (`scaleBorder` has those), so
 *   the queue of a lock counts. Later calls shift.
 *
 * With `kind` that handling alone, and no stay. Not counted is what follows from timetables: the wait for the next departure,
 * the cut-off before it, the time until the gate opens.
 */
export interface ScaleDwell {
  readonly do: "scaleDwell";
  readonly terminal: string;
  readonly kind?: TransferKind;
  readonly by: number;
}

/**
 * Hours at a terminal in place of its own; at least one is given, and what is not given stays. "Port dwell five days" is
 * `handlingH: 120`: a box is discharged on Monday and can go on, or is released, on Saturday. What counts as which is told at
 * `scaleDwell`.
 */
export interface SetDwell {
  readonly do: "setDwell";
  readonly terminal: string;
  /** Every handling there, or that of a `kind`. */
  readonly handlingH?: number;
  readonly kind?: TransferKind;
  /** The stay of ships, trains and lorries that call there on their way. */
  readonly aboardH?: number;
}

export const scaleDwell = (fields: Omit<ScaleDwell, "do">): ScaleDwell => ({
  do: "scaleDwell",
  ...fields,
});
export const setDwell = (fields: Omit<SetDwell, "do">): SetDwell => ({ do: "setDwell", ...fields });

const kindShape = z.optional(z.enum(TRANSFER_KINDS));

export const DWELL: { scaleDwell: Recipe<ScaleDwell>; setDwell: Recipe<SetDwell> } = {
  scaleDwell: {
    shape: z.strictObject({
      do: z.literal("scaleDwell"),
      terminal: idShape,
      kind: kindShape,
      by: byShape,
    }),
    make: (network, { terminal, kind, by }) =>
      by === 1
        ? nothing("by", "times 1 is no change")
        : spend(network, terminal, {
            handling: timesHandling(kind, by),
            aboard: kind === undefined ? (minutes) => timesMinutes(minutes, by) : undefined,
          }),
  },
  setDwell: {
    shape: z.strictObject({
      do: z.literal("setDwell"),
      terminal: idShape,
      handlingH: z.optional(hoursShape),
      kind: kindShape,
      aboardH: z.optional(hoursShape),
    }),
    make(network, { terminal, handlingH, kind, aboardH }) {
      if (kind !== undefined && handlingH === undefined)
        return misfit("kind", "a kind is of handling: give handlingH");
      return spend(network, terminal, {
        handling: setHandling(kind, handlingH),
        aboard: aboardH === undefined ? undefined : () => toMinutes(aboardH),
      });
    },
  },
};

/** Handling of a kind (or of any), its hours times `by`. */
export const timesHandling =
  (kind: TransferKind | undefined, by: number) =>
  (row: Transfer): Transfer =>
    (kind === undefined || row.kind === kind) && row.durationH !== 0
      ? { ...row, durationH: row.durationH * by }
      : row;

/** Handling of a kind (or of any) at other hours. */
export const setHandling =
  (kind: TransferKind | undefined, durationH: number | undefined) =>
  (row: Transfer): Transfer =>
    durationH !== undefined &&
    (kind === undefined || row.kind === kind) &&
    row.durationH !== durationH
      ? { ...row, durationH }
      : row;

/** True for a stop at a border or for another gauge: what `border.ts` changes. A lock is none. */
export const isBorderStop = ({ step }: Call): boolean => step !== undefined && step !== "lock";

interface Spending {
  readonly handling: (row: Transfer) => Transfer;
  readonly aboard: ((minutes: number) => number) | undefined;
}

function spend(network: Network, terminal: string, { handling, aboard }: Spending): Made {
  if (!network.terminals.some(({ id }) => isAt(id, terminal)))
    return unknown(network, "terminal", terminal);
  const transfers = rehandle(network, terminal, handling);
  const calls =
    aboard === undefined
      ? network.calls
      : retime(network, {
          stay: (minutes, call) =>
            isAt(call.terminal, terminal) && !isBorderStop(call) ? aboard(minutes) : minutes,
        });
  return transfers === network.transfers && calls === network.calls
    ? nothing("terminal", `no hours at ${terminal} are changed by it`)
    : { ...network, transfers, calls };
}
