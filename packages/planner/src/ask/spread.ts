/** From one origin to many terminals by one search. */
import type { Itinerary, Summary } from "../itinerary/answer.ts";
import type { Criterion } from "../request/request.ts";
import type { Query } from "../search/query.ts";
import { withOther } from "./again.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";
import { type Done, run } from "./run.ts";

/** The best way by the criterion to each of the terminals, in the order they were found: the best first. */
export interface Spread extends Done {
  /** By index of the terminal, the label released there. */
  readonly labels: ReadonlyMap<number, number>;
}

/**
 * Searches once from the origin of a prepared question to every one of the terminals. Ties in the criterion go to the
 * sooner; the other figures are those of the way found, and another way that is equal in both could be better in them.
 */
export function spread(
  engine: Engine,
  prepared: Prepared,
  gates: readonly number[],
  minimize: Criterion,
  limits: Partial<Query> = {},
): Spread {
  const { compiled } = engine;
  const many = withOther(engine, prepared, { base: { ...limits, to: { gates, lorries: [] } } });
  const done = run(many, { over: [minimize], units: [1], isFirstOnly: false, isSpread: true });
  const { labels, answers } = done.found;
  const byTerminal = new Map<number, number>();
  for (const label of answers) {
    const terminal = compiled.stateTerminal[(labels.layer[label] ?? 0) % compiled.stateCount];
    if (terminal !== undefined) byTerminal.set(terminal, label);
  }
  return { ...done, labels: byTerminal };
}

/** The figures of an itinerary. */
export const summaryOf = ({ cost, durationH, co2eKg, legs }: Itinerary): Summary => ({
  cost,
  durationH,
  co2eKg,
  transfers: legs.length - 1,
  modes: legs.map(({ mode }) => mode).filter((mode, index, all) => mode !== all[index - 1]),
});

/** A figure of a summary by its criterion. */
export function figureOf(
  { cost, durationH, co2eKg }: Pick<Summary, "cost" | "durationH" | "co2eKg">,
  criterion: Criterion,
): number {
  switch (criterion) {
    case "cost":
      return cost;
    case "duration":
      return durationH;
    case "co2e":
      return co2eKg;
  }
}

/** A terminal that is not at the place, for questions that name no other end; `undefined` where there is none. */
export const elsewhere = (
  { compiled }: Engine,
  isThere: (id: string) => boolean,
): string | undefined => compiled.terminalIds.find((id) => !isThere(id));
