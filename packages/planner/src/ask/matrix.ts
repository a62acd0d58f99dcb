/** The best of every pair of places. */
import type { Matrix, MatrixRow, PairOutcome, Reason, Summary } from "../itinerary/answer.ts";
import { isAt } from "../network/rows.ts";
import type { MatrixRequest, Place, Request } from "../request/request.ts";
import { createPurse, createTally, type Purse, type Tally, tallied } from "./again.ts";
import type { Engine } from "./engine.ts";
import { plan } from "./plan.ts";
import { opening, questionReasons, samePlace } from "./reasons.ts";
import { boundOf, headOf, inFigures } from "./run.ts";
import { elsewhere, figureOf, firstOf, type Spread, spread } from "./spread.ts";

type Question = Omit<Request, "from" | "to">;

/** Answers a request that was checked. */
export function matrix(engine: Engine, request: MatrixRequest): Matrix {
  const { origins, destinations, minimize, ...question } = request;
  const slips = commonReasons(engine, question);
  if (slips.length > 0) return { status: "infeasible", because: slips, ...headOf(engine, request) };
  const purse = createPurse(request.budget);
  const tally = createTally();
  const strange = destinations.map((place) => placeReasons(engine, question, place, "to"));
  const members = destinations.map((place) =>
    typeof place === "string" ? engine.terminalsAt(place) : [],
  );
  const gates = [...new Set(members.flat())].sort((a, b) => a - b);
  const rows = origins.flatMap((from): MatrixRow[] => {
    const start = startFrom(engine, { ...question, ...purse.next() }, from, gates, minimize, purse);
    if ("spread" in start) tally.add(start.spread);
    return destinations.map((to, index): MatrixRow => {
      const because = [
        ...("because" in start ? start.because : []),
        ...(strange[index] ?? []),
        ...samePlace({ from, to }),
      ];
      if (because.length > 0) return { from, to, status: "infeasible", because };
      const isDoor = typeof to !== "string";
      // What the search of the origin found is told, whatever the time since.
      if (!("spread" in start) || (isDoor && purse.isSpent()))
        return { from, to, status: "stopped", criterion: minimize, bound: 0 };
      if (isDoor) {
        const pair = { ...question, ...purse.next(), from, to };
        return { from, to, ...toDoor(engine, pair, minimize, tally) };
      }
      return { from, to, ...best(engine, request, start.spread, members[index] ?? []) };
    });
  });
  return { status: "complete", rows, ...headOf(engine, request), ...tallied(tally) };
}

/** What is wrong whatever the pair: nothing in a network too small to ask. */
function commonReasons(engine: Engine, question: Question): Reason[] {
  const from = engine.compiled.terminalIds[0] ?? "";
  const to = elsewhere(engine, (id) => isAt(id, from) || isAt(from, id));
  return to === undefined ? [] : questionReasons(engine, { ...question, from, to });
}

/** What is wrong with the name of a place. */
function placeReasons(
  engine: Engine,
  question: Question,
  place: Place,
  end: "from" | "to",
): Reason[] {
  const other = engine.compiled.terminalIds[0] ?? "";
  return questionReasons(engine, { ...question, from: other, to: other, [end]: place }).filter(
    ({ code }) => code === "unknown_terminal",
  );
}

/** One search from an origin, unless there is something against it or the time is over. */
function startFrom(
  engine: Engine,
  question: Question,
  from: Place,
  gates: readonly number[],
  minimize: MatrixRequest["minimize"],
  purse: Purse,
):
  | { readonly spread: Spread }
  | { readonly because: readonly Reason[] }
  | { readonly isOver: true } {
  const strange = placeReasons(engine, question, from, "from");
  if (strange.length > 0) return { because: strange };
  if (purse.isSpent()) return { isOver: true };
  const to = elsewhere(engine, (id) => typeof from === "string" && isAt(id, from));
  // Every destination that is known is then the same place, and told so.
  if (to === undefined) return { isOver: true };
  const opened = opening(engine, { ...question, from, to });
  if ("because" in opened) return opened;
  return { spread: spread(engine, opened.prepared, gates, minimize) };
}

/** The best member: by the criterion, then the sooner, then by id. */
function best(
  engine: Engine,
  request: MatrixRequest,
  { ways, stoppedAt }: Spread,
  members: readonly number[],
): PairOutcome {
  const { minimize } = request;
  const [found] = members
    .flatMap((terminal): [number, Summary][] => {
      const summary = ways.get(terminal);
      return summary === undefined ? [] : [[terminal, summary]];
    })
    .sort(([a, one], [b, other]) =>
      firstOf(
        figureOf(one, minimize) - figureOf(other, minimize),
        one.durationH - other.durationH,
        a - b,
      ),
    );
  const bound =
    stoppedAt === undefined ? undefined : boundOf(engine, request, [minimize], stoppedAt).bound;
  if (found !== undefined && (bound === undefined || figureOf(found[1], minimize) <= bound))
    return {
      status: "optimal",
      terminal: engine.compiled.terminalIds[found[0]] ?? "",
      ...found[1],
    };
  return bound === undefined
    ? { status: "infeasible" }
    : { status: "stopped", criterion: minimize, bound };
}

/** A door has its own lorries: a search of its own. */
function toDoor(
  engine: Engine,
  request: Request,
  minimize: MatrixRequest["minimize"],
  tally: Tally,
): PairOutcome {
  const answer = plan(engine, { ...request, minimize }, inFigures);
  tally.add(answer);
  switch (answer.status) {
    case "optimal":
      return { status: "optimal", terminal: "door", ...answer.itinerary };
    case "infeasible":
      return { status: "infeasible", because: answer.because };
    case "stopped":
      return { status: "stopped", criterion: answer.criterion, bound: answer.bound };
  }
}
