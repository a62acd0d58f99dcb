/** Really different ways. */
import type { Alternatives, Itinerary } from "../itinerary/answer.ts";
import { type AlternativesRequest, CRITERIA, type PlanRequest } from "../request/request.ts";
import { createHeap } from "../search/heap.ts";
import { createTally, type Tally, tallied, withOther } from "./again.ts";
import { createElements, type Elements } from "./elements.ts";
import type { Engine } from "./engine.ts";
import { createStretches, DIFFERENT, overlapOf, type Stretches } from "./overlap.ts";
import { objectiveAt, planPrepared, searchBest } from "./plan.ts";
import type { Prepared } from "./prepare.ts";
import { opening } from "./reasons.ts";
import { headOf, run } from "./run.ts";

const DEFAULT_COUNT = 4;
/** Further plans asked at most, each with something else left out. */
const MOST_PLANS = 100;

/** A way that may be told, and what it runs over. */
interface Candidate {
  readonly itinerary: Itinerary;
  readonly stretches: Stretches;
}

/** Answers a request that was checked. */
export function alternatives(engine: Engine, request: AlternativesRequest): Alternatives {
  const { count = DEFAULT_COUNT, ...question } = request;
  // Every search runs on what is prepared here, and so within one time.
  const tally = createTally();
  const opened = opening(engine, question);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const { prepared } = opened;
  const head = () => ({ ...headOf(engine, request), ...tallied(tally) });
  const best = planPrepared(engine, question, prepared);
  tally.add(best);
  if (best.status === "infeasible")
    return { status: "infeasible", because: best.because, ...head() };
  if (best.status === "stopped") {
    const itineraries = best.itinerary === undefined ? [] : [best.itinerary];
    return { status: "stopped", itineraries, overlaps: itineraries.map(() => [1]), ...head() };
  }

  const stretchesOf = createStretches(engine.network);
  const candidate = (itinerary: Itinerary): Candidate => ({
    itinerary,
    stretches: stretchesOf(itinerary),
  });
  const first = candidate(best.itinerary);
  const chosen = [first];
  const take = (other: Candidate): void => {
    const isNew = chosen.every(
      ({ stretches }) => overlapOf(stretches, other.stretches) <= DIFFERENT,
    );
    if (isNew && chosen.length < count) chosen.push(other);
  };
  let isStopped = false;
  if (count > 1) {
    const front = run(prepared, {
      over: CRITERIA,
      units: CRITERIA.map(() => 1),
      isFirstOnly: false,
      isSpread: false,
    });
    tally.count(front.found);
    isStopped = front.found.stoppedAt !== undefined;
    const ways = front.found.answers.map(front.tell);
    for (const itinerary of inOrder(question, ways)) take(candidate(itinerary));
  }
  if (chosen.length < count && !isStopped) {
    const around = { engine, request: question, prepared, first, tally };
    isStopped = askAround(around, (way) => {
      take(candidate(way));
      return chosen.length < count;
    });
  }
  // The optimum is first by exact figures; sums of rounded ones could put its like before it.
  const rest = inOrder(
    question,
    chosen.slice(1).map(({ itinerary }) => itinerary),
  );
  const told = [first, ...rest.map(candidate)];
  return {
    status: isStopped ? "stopped" : "complete",
    itineraries: told.map(({ itinerary }) => itinerary),
    overlaps: told.map((a) =>
      told.map((b) => Math.round(10_000 * overlapOf(a.stretches, b.stretches)) / 10_000),
    ),
    ...head(),
  };
}

/** By the objective; equals stay as they came. */
const inOrder = (
  question: Pick<PlanRequest, "minimize">,
  ways: readonly Itinerary[],
): readonly Itinerary[] =>
  [...ways].sort((a, b) => objectiveAt(a, question.minimize) - objectiveAt(b, question.minimize));

interface Around {
  readonly engine: Engine;
  readonly request: PlanRequest;
  readonly prepared: Prepared;
  readonly first: Candidate;
  readonly tally: Tally;
}

/** A plan without some elements. */
interface Detour {
  readonly without: readonly string[];
  readonly way: Itinerary;
  readonly weight: number;
}

/**
 * The best ways that leave out something of the optimum, of those something more, and so on, the best of all first, until
 * `offer` says that it is enough. True where a budget ended it.
 */
function askAround(
  { engine, request, prepared, first, tally }: Around,
  offer: (way: Itinerary) => boolean,
): boolean {
  const elements: Elements = createElements(engine.compiled);
  const detours: Detour[] = [];
  const heap = createHeap((a, b) => {
    const [one, other] = [detours[a], detours[b]];
    if (one === undefined || other === undefined) return false;
    return one.weight < other.weight || (one.weight === other.weight && a < b);
  });
  const add = (without: readonly string[], way: Itinerary): void => {
    detours.push({ without, way, weight: objectiveAt(way, request.minimize) });
    heap.push(detours.length - 1);
  };
  add([], first.itinerary);
  const tried = new Set<string>();
  while (heap.size > 0) {
    const detour = detours[heap.pop()];
    if (detour === undefined) throw new Error("invariant: what was queued is there");
    if (!offer(detour.way)) return false;
    for (const element of elements.of(detour.way, request)) {
      const without = [...detour.without, element].sort();
      const key = without.join("\n");
      if (tried.has(key)) continue;
      if (tried.size >= MOST_PLANS) return false;
      if (prepared.base.shouldStop()) return true;
      tried.add(key);
      const weighed = elements.shut(prepared.weighed, without);
      const { found, itinerary } = searchBest(
        engine,
        request,
        withOther(engine, prepared, { weighed }),
      );
      tally.count(found);
      if (found.stoppedAt !== undefined) return true;
      if (itinerary !== undefined) add(without, itinerary);
    }
  }
  return false;
}
