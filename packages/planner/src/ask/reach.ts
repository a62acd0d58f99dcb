/** Every terminal that can be reached from one place. */
import type { Reach, Reached, Reason, Summary } from "../itinerary/answer.ts";
import { summaryOf } from "../itinerary/build.ts";
import { isAt } from "../network/rows.ts";
import type { Place, ReachRequest } from "../request/request.ts";
import type { Query } from "../search/query.ts";
import { toCents, toMinutes } from "../units.ts";
import { createTally, type Tally, tallied, withOther } from "./again.ts";
import type { Engine } from "./engine.ts";
import type { Prepared } from "./prepare.ts";
import { opening } from "./reasons.ts";
import { boundOf, headOf, run } from "./run.ts";
import { elsewhere, figureOf, firstOf, spread } from "./spread.ts";

/** Answers a request that was checked. */
export function reach(engine: Engine, request: ReachRequest): Reach {
  const { minimize, within, ...question } = request;
  const { from } = question;
  const { terminalIds } = engine.compiled;
  const isHere = (id: string): boolean => typeof from === "string" && isAt(id, from);
  const infeasible = (because: readonly Reason[]): Reach => ({
    status: "infeasible",
    because,
    ...headOf(engine, request),
  });
  const to = elsewhere(engine, isHere);
  if (to === undefined) return infeasible([nowhere(from)]);
  const opened = opening(engine, { ...question, to });
  if ("because" in opened) return infeasible(opened.because);
  const { prepared } = opened;
  const limited = withOther(engine, prepared, { base: limitsOf(prepared, within) });
  const gates = terminalIds.flatMap((id, index) => (isHere(id) ? [] : [index]));
  const tally = createTally();
  const all = spread(engine, limited, gates, minimize);
  const { ways, stoppedAt } = all;
  tally.add(all);
  const most = within?.co2eKg ?? Number.POSITIVE_INFINITY;
  const isClean = ([, { co2eKg }]: readonly [number, Summary]): boolean => co2eKg <= most;
  const clean = [...ways].filter(isClean);
  const dirty = [...ways].filter((way) => !isClean(way)).map(([terminal]) => terminal);
  const cleaner =
    dirty.length === 0 || minimize === "co2e"
      ? { ways: [], isStopped: false }
      : listCleaner(engine, limited, dirty, minimize, most, tally);
  const reached = [...clean, ...cleaner.ways]
    .map(([terminal, summary]): Reached => ({ terminal: terminalIds[terminal] ?? "", ...summary }))
    .sort((a, b) =>
      firstOf(figureOf(a, minimize) - figureOf(b, minimize), a.terminal < b.terminal ? -1 : 1),
    );
  const head = { ...headOf(engine, request), ...tallied(tally) };
  if (stoppedAt !== undefined || cleaner.isStopped) {
    const { bound } = boundOf(
      engine,
      request,
      [minimize],
      cleaner.isStopped ? 0 : (stoppedAt ?? 0),
    );
    return { status: "stopped", criterion: minimize, bound, reached, ...head };
  }
  return reached.length === 0
    ? { ...infeasible([nowhere(from)]), ...tallied(tally) }
    : { status: "complete", reached, ...head };
}

const nowhere = (from: Place): Reason => ({
  code: "not_connected",
  message: `no terminal can be reached from ${typeof from === "string" ? from : `${from.lon}, ${from.lat}`} within the limits`,
});

function limitsOf(
  { base }: Prepared,
  within: ReachRequest["within"],
): Pick<Query, "arriveBefore" | "maxCents"> {
  const { durationH, cost } = within ?? {};
  return {
    arriveBefore: Math.min(
      base.arriveBefore,
      durationH === undefined ? Number.POSITIVE_INFINITY : base.departAfter + toMinutes(durationH),
    ),
    maxCents: Math.min(
      base.maxCents,
      cost === undefined ? Number.POSITIVE_INFINITY : toCents(cost),
    ),
  };
}

/**
 * Where the best way emits too much another may not: of the terminals whose cleanest way is within the limit, the first of
 * the front over the criterion and CO2e that is.
 */
function listCleaner(
  engine: Engine,
  prepared: Prepared,
  terminals: readonly number[],
  minimize: ReachRequest["minimize"],
  mostKg: number,
  tally: Tally,
): { ways: [number, Summary][]; isStopped: boolean } {
  const cleanest = spread(engine, prepared, terminals, "co2e");
  tally.add(cleanest);
  let isStopped = cleanest.stoppedAt !== undefined;
  const ways: [number, Summary][] = [];
  for (const [terminal, { co2eKg: least }] of cleanest.ways) {
    if (least > mostKg) continue;
    const to = { gates: [terminal], lorries: [] };
    const { found, tell } = run(withOther(engine, prepared, { base: { to } }), {
      over: [minimize, "co2e"],
      units: [1, 1],
      isFirstOnly: false,
      isSpread: false,
    });
    tally.count(found);
    isStopped ||= found.stoppedAt !== undefined;
    const best = found.answers.map(tell).find(({ co2eKg }) => co2eKg <= mostKg);
    if (best !== undefined) ways.push([terminal, summaryOf(best)]);
  }
  return { ways, isStopped };
}
