/** By how much a tariff of the best way must change for another way to win. */
import type { Engine } from "../ask/engine.ts";
import { criteriaOf, objectiveOf } from "../ask/objective.ts";
import { aimOf } from "../ask/plan.ts";
import type { Prepared } from "../ask/prepare.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import { leastFreight, tariffAt, withTariff } from "../search/reweigh.ts";
import { toMoney } from "../units.ts";
import type { Flip, None, TariffFlips } from "./answer.ts";
import { type Contender, firstFlip } from "./flip.ts";
import { SPENT, type Subject } from "./subject.ts";
import { findWinner, reweighed, STOPPED, type Winner } from "./winner.ts";

/** A billion a leg: no tariff of the way survives it if there is a way without it. */
const MOST_CENTS = 1e11;

/**
 * The flips of every tariff on the best way. Each question is a search with the tariff changed, so that dated tariffs, minimums
 * and waiting for a cheaper day are weighed as ever; a way's line rises by one for each of its legs under the tariff.
 */
export function listTariffFlips(subject: Subject, itinerary: Itinerary): TariffFlips[] {
  const { engine, prepared } = subject;
  const legsBy = new Map<string, number[]>();
  for (const { kind, part, rule, index } of itinerary.lines)
    if (kind === "freight" && part === "leg")
      legsBy.set(rule, [...(legsBy.get(rule) ?? []), index]);
  const refused = refusalOf(subject);
  return [...legsBy].map(([tariff, legs]) => {
    if (refused !== undefined) return { tariff, legs, up: refused, down: refused };
    // A limit on cost does not choose between ways where nothing but cost counts: it is looked at in the end.
    const free = { ...prepared, base: { ...prepared.base, maxCents: Number.POSITIVE_INFINITY } };
    const dearer = asking({ ...subject, prepared: free }, tariff, 1);
    const cheaper = asking({ ...subject, prepared: free }, tariff, -1);
    const least = leastFreight(
      engine.compiled,
      prepared.weighed,
      engine.reckoning,
      prepared.load,
      tariff,
    );
    return {
      tariff,
      legs,
      up: toFlip(dearer, firstFlip(0, MOST_CENTS, dearer), prepared.base.maxCents, {
        none: "never",
        message: `however much dearer "${tariff}" gets, the best way stays`,
      }),
      down: toFlip(cheaper, firstFlip(0, least, cheaper), prepared.base.maxCents, {
        none: "at_least",
        message: `less by ${toMoney(least)} ${engine.network.currency}, a leg of "${tariff}" is free, and the best way stays until then`,
      }),
    };
  });
}

/** Why tariffs cannot be looked at; `undefined` where they can. */
function refusalOf({ engine, request }: Subject): None | undefined {
  if (engine.reckoning.costs !== undefined)
    return { none: "cost_model", message: "prices come from a cost model, not from tariffs" };
  const [only, ...others] = criteriaOf(request.minimize);
  if (request.maxCost !== undefined && (only !== "cost" || others.length > 0))
    return {
      none: "max_cost",
      message:
        "maxCost closes ways as a tariff grows: ask without it to know what the tariff decides",
    };
  return undefined;
}

interface Best extends Winner, Contender {
  /** Whole cents a leg that the tariff was changed by. */
  readonly change: number;
}
type AskTariff = (amount: number) => Best | undefined;

/** The best with a tariff dearer or cheaper by an amount, whole cents a leg; the same question is asked once. */
function asking(
  { engine, request, prepared, best }: Subject,
  tariff: string,
  sign: 1 | -1,
): AskTariff {
  const { compiled } = engine;
  const objective = objectiveOf(engine, request);
  const search = (amount: number): Best | undefined => {
    const change = sign * amount;
    const winner = findWinner(
      changing(engine, prepared, tariff, change),
      aimOf(request),
      objective,
    );
    if (winner === undefined) throw new Error("invariant: a way that was there is gone");
    if (winner === STOPPED) return undefined;
    const { way, figures } = winner;
    const uses = way.taken.filter(
      ({ ride, departure }) => tariffAt(compiled.tariffs[ride], departure) === tariff,
    ).length;
    return {
      ...winner,
      change,
      isOther: way.key !== best.way.key,
      keyAt: (at) =>
        objective.keyOf({ ...figures, cents: figures.cents + sign * (at - amount) * uses }),
    };
  };
  const known = new Map<number, Best | undefined>();
  return (amount) => {
    if (!known.has(amount)) known.set(amount, search(amount));
    return known.get(amount);
  };
}

const changing = (
  { compiled }: Engine,
  prepared: Prepared,
  tariff: string,
  change: number,
): Prepared =>
  reweighed(prepared, compiled, withTariff(compiled, prepared.weighed, tariff, change));

function toFlip(
  ask: AskTariff,
  amount: number | undefined | "stopped",
  maxCents: number,
  never: None,
): Flip | None {
  if (amount === undefined) return never;
  const winner = amount === "stopped" ? undefined : ask(amount);
  if (winner === undefined) return SPENT;
  const { change, figures } = winner;
  if (figures.cents > maxCents)
    return { none: "max_cost", message: "before another way wins, none is within maxCost" };
  return { change: toMoney(change), itinerary: winner.tell() };
}
