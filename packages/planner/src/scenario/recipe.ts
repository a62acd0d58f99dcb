/** What every modification on the shelf is: a shape that is checked, and what it makes of a network. */
import * as z from "zod/mini";
import { type IssueCode, show } from "../errors.ts";
import { meant } from "../network/meant.ts";
import type { Network } from "../network/rows.ts";
import { suggest } from "../network/suggest.ts";

// As in `request/`: a strict Content-Security-Policy reports what zod probes.
z.config({ jitless: true });

/** Something in a modification that cannot be done. */
export interface Trouble {
  readonly code: IssueCode;
  /** The field that is wrong. */
  readonly column: string;
  /** What was expected and what was found. */
  readonly message: string;
}

/** The network as a modification leaves it, or what is wrong with the modification. */
export type Made = Network | Trouble;

/** One kind of modification. */
export interface Recipe<M> {
  /** Strict: fields that nobody reads are refused. */
  readonly shape: z.ZodMiniType;
  /**
   * Makes the modification. Rows that do not change keep their identity, tables of which no row changes too. A modification
   * that touches nothing is trouble (`nothing`), an id that does not exist is trouble of its own.
   */
  make(network: Network, modification: M): Made;
}

/** True where a modification could not be made. */
export const isTrouble = (made: Made): made is Trouble => !("terminals" in made);

/** That there is nothing here to change. */
export const nothing = (column: string, message: string): Trouble => ({
  code: "touches_nothing",
  column,
  message,
});

/** That fields do not go together. */
export const misfit = (column: string, message: string): Trouble => ({
  code: "bad_scenario",
  column,
  message,
});

/** That an id is not in its table, and which was meant. */
export const unknown = (network: Network, what: UnknownWhat, id: string): Trouble => ({
  code: `unknown_${what}`,
  column: what,
  message: `no ${what} ${show(id)}${what === "terminal" ? suggest(network, id) : meant(IDS[what](network), id)}`,
});

type Known =
  | "corridor"
  | "link"
  | "service"
  | "passage"
  | "tariff"
  | "factor"
  | "currency"
  | "calendar"
  | "delay";
type UnknownWhat = "terminal" | Known;

const idOf = ({ id }: { readonly id: string }): string => id;
/** What there is of each. */
const IDS: Readonly<Record<Known, (network: Network) => readonly string[]>> = {
  corridor: ({ corridors }) => corridors.map(idOf),
  link: ({ links }) => links.map(idOf),
  service: ({ services }) => services.map(idOf),
  passage: ({ laneEdges }) => laneEdges.flatMap(({ passage }) => passage ?? []),
  tariff: ({ tariffs }) => tariffs.map(idOf),
  factor: ({ factors }) => factors.map(idOf),
  currency: ({ fx }) => fx.map(({ currency }) => currency),
  calendar: ({ calendars }) => calendars.map(idOf),
  delay: ({ delays }) => delays.map(idOf),
};

/**
 * Rows changed one by one; `change` gives a row back as it is, or another in its place. The list itself where none changes.
 */
export function changeRows<Row extends object>(
  rows: readonly Row[],
  change: (row: Row) => Row,
): readonly Row[] {
  const changed = rows.map(change);
  return changed.some((row, index) => row !== rows[index]) ? changed : rows;
}

/** Shapes that modifications share. */
export const idShape: z.ZodMiniType<string> = z.string().check(z.minLength(1), z.maxLength(80));
/** A factor that something is multiplied by: above 0, for a thing times 0 is another thing. */
export const byShape: z.ZodMiniType<number> = z.number().check(z.gt(0), z.lte(1_000));
/** Hours, up to ten years as in the tables. */
export const hoursShape: z.ZodMiniType<number> = z.number().check(z.gte(0), z.lte(87_600));
