/**
 * The search, in rounds: first as if all cargo lay nowhere longer than it must, then with what lying costs counted where an
 * answer owes more.
 *
 * What cargo owes for lying depends on when it came: a way that comes later and dearer to a place may make up for it at a
 * place further on. To keep all such ways would be to keep nearly every way. So the first round charges each wait by the least
 * that any cargo waits for the same ride. Then nobody is worse off for coming first, the front of the round is exact, and no
 * way costs more in it than in truth. If none of its answers owes more in truth either, it is the front: whatever was left out
 * is no better than one of them even at the least it can owe, held back on the way or not. If some do, the next round watches
 * the terminals where they owe it: waits are charged there as they come, and early cargo covers late cargo on its way there
 * only if it costs less by all that it may come to owe (`watch.ts`). Each round watches more, so one is the last.
 *
 * A watched round may have to keep many ways that differ by minutes. One that makes more than an allowance is given up, and
 * the last round watches everything but compares no further than the place itself: every answer is then real and priced to
 * the cent, but a way can be missing that comes later to a place and owes less further on, and `isProven` says so.
 */
import type { Compiled } from "../compile/compile.ts";
import type { Field } from "./field.ts";
import { centsOf, createLabels, gramsOf, legsOf, minutesOf } from "./labels.ts";
import { type Charged, chargeInFull } from "./owing.ts";
import type { Query } from "./query.ts";
import { createRound, type Found, type Round } from "./search.ts";
import { narrow } from "./soonest.ts";
import { type Figures, NO_WATCH, type Watch, watchOver, watchPlaces } from "./watch.ts";
import type { Weighed } from "./weigh.ts";

/** What a search in rounds ends with; `stoppedAt` is in the first criterion of the question that was asked. */
export interface Settled extends Found {
  /** False where a round was given up. */
  readonly isProven: boolean;
  /** Of a spread: released labels that owe more than was charged. To be searched for by themselves; not among the answers. */
  readonly owing: readonly number[];
}

/** A search that can be done in parts. */
export interface Search {
  /** Takes up to so many labels, a few more where a round ends; true once the search is over. */
  advance(labels: number): boolean;
  /** What was found, once it is over. */
  found(): Settled;
}

/** Of an answer where what is owed decides nothing. */
const NOTHING_CHARGED: Charged = {
  figures: { minutes: 0, cents: 0, grams: 0, legs: 0 },
  owing: [],
};

/** Labels that watched rounds may make together, or as many as the first round made if that is more. */
const ALLOWANCE = 5_000;

/** Searches until the front is complete, the first way is found (`isFirstOnly`) or the budget is spent. Nothing is thrown. */
export function search(compiled: Compiled, weighed: Weighed, query: Query, field: Field): Settled {
  const running = createSearch(compiled, weighed, query, field);
  running.advance(Number.POSITIVE_INFINITY);
  return running.found();
}

/** As `search`, in parts: for pages that must stay alive, and for budgets. */
export function createSearch(
  compiled: Compiled,
  weighed: Weighed,
  given: Query,
  field: Field,
): Search {
  const { stateTerminal } = compiled;
  const { query, latest, soonest, giveBack } = narrow(compiled, weighed, given, field);
  // Where cost decides nothing, what is owed decides nothing.
  const countsCents =
    !query.isSpread || query.over[0] === "cost" || query.maxCents !== Number.POSITIVE_INFINITY;
  const labels = createLabels();
  const terminals = new Set<number>();
  const known: Figures[] = [];
  let extracted = 0;
  let allowed = Number.POSITIVE_INFINITY;
  let isProven = true;
  let watch: Watch = NO_WATCH;
  let ended: Settled | undefined;
  const begin = (next: Watch): Round => {
    watch = next;
    return createRound(compiled, weighed, query, field, latest, labels, watch);
  };
  let round = begin(NO_WATCH);
  /** Answers of the rounds before that owe nothing more: of the front whatever the next finds, so told even if it is stopped. */
  let proven: readonly number[] = [];
  const figuresOf = (label: number): readonly number[] => {
    const figures = {
      cost: centsOf(labels, label),
      duration: minutesOf(labels, label),
      co2e: gramsOf(labels, label),
      transfers: legsOf(labels, label),
    };
    return query.over.map((criterion) => figures[criterion]);
  };
  const firstFigure = (label: number): number => figuresOf(label)[0]!;
  const cellOf = (label: number): string =>
    figuresOf(label)
      .map((figure, at) => Math.floor(figure / query.units[at]!))
      .join(" ");
  /**
   * Answers of a round with those proven before, in the order in which labels leave the queue. Of one vector (in the units asked
   * for) the way stays that was told first: a watched round keeps more ways, among them some that tie with it to the end.
   */
  const withProven = (answers: readonly number[]): readonly number[] => {
    if (proven.length === 0) return answers;
    const byCell = new Map([...answers, ...proven].map((label) => [cellOf(label), label]));
    return [...byCell.values()].sort((a, b) => {
      const [one, other] = [figuresOf(a), figuresOf(b)];
      return one.map((figure, at) => figure - other[at]!).find((gap) => gap !== 0) ?? 0;
    });
  };

  const end = (found: Found, owing: readonly number[] = []): void => {
    const isStopped = found.stoppedAt !== undefined && soonest !== undefined;
    ended = {
      ...found,
      extracted: extracted + found.extracted,
      isProven,
      owing,
      // Rounds count in the narrowed question's first criterion; of the one asked for the best is known to the minute.
      ...(isStopped ? { stoppedAt: soonest } : {}),
    };
    giveBack();
  };
  /** Ends the search with a round none of whose answers owes more than it was charged, or begins the next. */
  const settle = (found: Found): void => {
    const charged = found.answers.map((label) =>
      countsCents
        ? chargeInFull(compiled, weighed, field, query, labels, label, watch)
        : NOTHING_CHARGED,
    );
    const owing = found.answers.filter((_, at) => charged[at]!.owing.length > 0);
    const answers =
      owing.length === 0
        ? found.answers
        : found.answers.filter((_, at) => charged[at]!.owing.length === 0);
    if (query.isSpread && owing.length > 0) {
      end({ ...found, answers }, owing);
      return;
    }
    if (found.stoppedAt !== undefined && !query.isSpread) {
      end({
        ...found,
        answers: withProven(answers),
        // What owes more is not told, though it may be on the front.
        stoppedAt: Math.min(found.stoppedAt, ...owing.map(firstFigure)),
      });
      return;
    }
    if (owing.length === 0) {
      end({ ...found, answers: withProven(answers) });
      return;
    }
    proven = withProven(answers);
    extracted += found.extracted;
    if (terminals.size === 0) allowed = labels.made + Math.max(ALLOWANCE, labels.made);
    for (const way of charged) {
      if (way.figures.cents <= query.maxCents) known.push(way.figures);
      for (const state of way.owing) terminals.add(stateTerminal[state]!);
    }
    round = begin(watchOver(compiled, weighed, field, query, terminals, known));
  };
  const giveUp = (): void => {
    extracted += round.countExtracted();
    isProven = false;
    allowed = Number.POSITIVE_INFINITY;
    round = begin(watchPlaces(field));
  };

  return {
    advance(count) {
      for (let left = count; ended === undefined; ) {
        const before = round.countExtracted();
        // Watched rounds are taken in parts, to be given up in time; always at the same label, however the search is done.
        const part = PART - (before % PART);
        const isOver = round.advance(watch.isAny && isProven ? Math.min(left, part) : left);
        const after = round.countExtracted();
        left -= after - before;
        if (isOver) settle(round.found());
        else if (after % PART === 0 && labels.made > allowed) giveUp();
        else if (left <= 0) return false;
      }
      return true;
    },
    found() {
      if (ended === undefined) throw new Error("invariant: the search is not over");
      return ended;
    },
  };
}

/** Labels taken between two looks at the allowance. */
const PART = 256;
