/** The latest ready time that makes a deadline. */
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { AnswerHead, Latest } from "../itinerary/answer.ts";
import type { FrontCriterion, LatestRequest, PlanRequest } from "../request/request.ts";
import { MINUTES_PER_DAY, MINUTES_PER_HOUR } from "../units.ts";
import { createOpening, createPurse, createTally, tallied } from "./again.ts";
import type { Engine } from "./engine.ts";
import { writerOf } from "./instants.ts";
import { plan, planPrepared } from "./plan.ts";
import { minutesOf, ONE_BEST } from "./prepare.ts";
import { refuse } from "./refuse.ts";
import { headOf, inFull, run } from "./run.ts";

/** A ready time: a way makes it, none does, or the budget was out before that was known. */
type Verdict = "makes" | "fails" | "stopped";

/** What halving ended with. */
interface Halved {
  /** The latest time known to make it. */
  readonly makes?: number;
  /** The earliest time known to fail. */
  readonly fails: number;
  readonly isStopped: boolean;
}

/**
 * Answers a request that was checked. Throws a FreightError where the deadline lies beyond the horizon.
 *
 * Whether a way makes it is monotone in the ready time: whatever cargo ready at `t` can do, cargo ready a minute earlier
 * can do no later. It may wait at the gate; handling that begins earlier ends earlier; the first departure of a timetable
 * for earlier cargo is the same or an earlier one; a headway's wait is added to an earlier minute, and where a shorter
 * headway begins meanwhile its own is taken (`byHeadway`); a departure that calendars make slower than one in a later term
 * is not the only choice, for the later term's first is one too. So times halve to a minute, each a search for the soonest
 * way, or under a limit of cost for the cheapest. The deadline lies within the horizon of the earliest ready time, so the horizon (400 days from `departAfter`) cuts
 * off nothing that would be in time for any of them.
 *
 * A limit of cost is not monotone where storage or box hire runs: earlier cargo leaves earlier and may lie, and pay, longer
 * on the way. The times are then tried from the last that would do at any price downwards, an hour apart (more in
 * stretches of over 10 days: 240 tries), and halved from the first that is cheap enough: `isExact` is false.
 */
export function latest(engine: Engine, request: LatestRequest): Latest {
  const { minimize = "cost", ...question } = request;
  const first = minutesOf(request.departAfter);
  const deadline = minutesOf(request.arriveBefore, "down");
  if (deadline > first + HORIZON_MINUTES)
    refuse(
      "arriveBefore",
      "bad_time",
      `expected a deadline at most ${HORIZON_MINUTES / MINUTES_PER_DAY} days after departAfter: nothing is known to leave later`,
      request.arriveBefore,
    );
  const write = writerOf(request.departAfter);
  const purse = createPurse(request.budget);
  const tally = createTally();
  const open = createOpening(engine, true);
  const at = (time: number): PlanRequest => ({
    ...question,
    ...purse.next(),
    minimize,
    departAfter: write(time),
  });
  const { maxCost, ...atAnyPrice } = question;
  const judge = (time: number, asked: LatestRequest): Verdict => {
    if (purse.isSpent()) return "stopped";
    const opened = open({ ...asked, ...purse.next(), departAfter: write(time) });
    if ("because" in opened) return "fails";
    const over: FrontCriterion[] = asked.maxCost === undefined ? ["duration"] : ["cost"];
    const { found } = run(opened.prepared, { ...ONE_BEST, over });
    tally.count(found);
    if (found.answers.length > 0) return "makes";
    return found.stoppedAt === undefined ? "fails" : "stopped";
  };
  const head = (): AnswerHead<LatestRequest> => ({
    ...headOf(engine, request),
    ...tallied(tally),
  });

  const stopped = ({ makes, fails }: Omit<Halved, "isStopped">): Latest => ({
    status: "stopped",
    departBy: write(fails - 1),
    ...(makes === undefined ? {} : { departAfter: write(makes) }),
    ...head(),
  });
  /** Not even the earliest time makes it: why. */
  const refused = (fails: number): Latest => {
    const refusal = plan(engine, at(first), inFull);
    tally.add(refusal);
    return refusal.status === "infeasible"
      ? { status: "infeasible", because: refusal.because, ...head() }
      : stopped({ fails });
  };
  const told = (time: number, isExact: boolean, fails: number): Latest => {
    const asked = at(time);
    const opened = open(asked);
    if ("because" in opened) throw new Error("invariant: a time that was tried cannot be asked");
    const answer = planPrepared(engine, asked, opened.prepared);
    tally.add(answer);
    if (answer.status === "infeasible") throw new Error("invariant: a way that was there is gone");
    if (answer.status === "stopped") return stopped({ makes: time, fails });
    const { itinerary } = answer;
    return { status: "optimal", departAfter: write(time), isExact, itinerary, ...head() };
  };

  // A way takes no less than no time: a minute after the deadline is too late.
  const free = halve(first, deadline + 1, (time) => judge(time, atAnyPrice));
  if (free.isStopped) return stopped(free);
  if (free.makes === undefined) return refused(free.fails);
  if (maxCost === undefined) return told(free.makes, true, free.fails);
  const isMonotone = !canOwe(engine, request);
  const dear = (time: number): Verdict => judge(time, question);
  const last = dear(free.makes);
  if (last === "makes") return told(free.makes, true, free.fails);
  if (last === "stopped") return stopped({ fails: free.fails });
  const step = isMonotone
    ? free.makes - first
    : Math.max(MINUTES_PER_HOUR, Math.ceil((free.makes - first) / MOST_TRIES));
  for (let late = free.makes; late > first; late -= step) {
    const early = Math.max(first, late - step);
    const { makes, fails, isStopped } = halve(early, late, dear);
    if (isStopped) return stopped(makes === undefined ? { fails } : { makes, fails });
    if (makes !== undefined) return told(makes, isMonotone, fails);
  }
  return refused(first + 1);
}

/** Times tried under a limit of cost. */
const MOST_TRIES = 240;

/** Halves between a time and one that fails; without `makes` where the first fails already. */
function halve(first: number, failing: number, judge: (time: number) => Verdict): Halved {
  let fails = failing;
  if (fails <= first) return { fails, isStopped: false };
  const start = judge(first);
  if (start !== "makes")
    return { fails: start === "fails" ? first : fails, isStopped: start === "stopped" };
  let makes = first;
  while (fails - makes > 1) {
    const middle = Math.floor((makes + fails) / 2);
    const verdict = judge(middle);
    if (verdict === "stopped") return { makes, fails, isStopped: true };
    if (verdict === "makes") makes = middle;
    else fails = middle;
  }
  return { makes, fails, isStopped: false };
}

/** Whether waiting on the way can cost anything. */
const canOwe = ({ network }: Engine, { cargo }: LatestRequest): boolean =>
  network.storage.length > 0 || (cargo.boxOwner === "coc" && network.boxHire.length > 0);
