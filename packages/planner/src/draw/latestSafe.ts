/** The latest ready time that makes a deadline as surely as asked for. */
import { createTally, tallied } from "../ask/again.ts";
import type { Engine } from "../ask/engine.ts";
import { writerOf } from "../ask/instants.ts";
import { latest } from "../ask/latest.ts";
import { minutesOf } from "../ask/prepare.ts";
import { opening } from "../ask/reasons.ts";
import { headOf } from "../ask/run.ts";
import type { Reason } from "../itinerary/answer.ts";
import { toLocal } from "../network/calendar.ts";
import type { LatestSafeRequest } from "../request/request.ts";
import type { LatestSafe } from "./answer.ts";
import { listCandidates, wayKeyIn } from "./candidates.ts";
import type { Luck } from "./luck.ts";
import {
  count,
  luckOf,
  outlookOf,
  type Subject,
  splitDrawing,
  subjectOf,
  tellPlanned,
} from "./subject.ts";
import { quantileOf } from "./tally.ts";
import { travel } from "./travel.ts";
import { type Booked, bookWay, readWay, type Way } from "./way.ts";

const DEFAULT_SHARE = 0.9;

/** A way under the luck of the question. */
interface Judged {
  readonly way: Way;
  readonly luck: Luck;
}

/**
 * Answers a request that was checked. Throws a FreightError where the deadline lies beyond the horizon.
 *
 * Ways compared: those of `robust` at `departAfter`, and the one that makes the deadline latest with nothing late. For each the
 * latest ready time is halved to, every time with departures booked anew and the same draws. That is sound, for in one draw
 * a way comes no sooner for being ready later: it books no earlier departure, comes to none sooner, and waits no less. (A
 * slow spell that ends meanwhile can break this by hours; the time told is then safe, and another later one may be.)
 */
export function latestSafe(engine: Engine, request: LatestSafeRequest): LatestSafe {
  const { share = DEFAULT_SHARE, minimize = "duration", ...asked } = request;
  const { question, drawing } = splitDrawing(asked);
  const atLatest = latest(engine, { ...question, minimize: "duration" });
  const tally = createTally();
  tally.add(atLatest);
  const refused = (because: readonly Reason[]): LatestSafe => ({
    status: "infeasible",
    because,
    ...headOf(engine, request),
    ...tallied(tally),
  });
  if (atLatest.status === "infeasible") return refused(atLatest.because);
  const opened = opening(engine, question);
  if ("because" in opened) return refused(opened.because);
  const subject = subjectOf(engine, opened.prepared, drawing);
  const found = listCandidates(engine, { ...question, minimize }, wayKeyIn(subject));
  tally.add(found.counted);
  if ("because" in found) return refused(found.because);
  const head = { ...headOf(engine, request), ...tallied(tally) };
  if ("isStopped" in found || atLatest.status === "stopped") return { status: "stopped", ...head };

  const ways = new Map(
    [atLatest.itinerary, ...found.itineraries].map((itinerary) => {
      const way = readWay(subject, itinerary);
      return [way.key, way] as const;
    }),
  );
  const first = minutesOf(request.departAfter);
  let best: { readonly judged: Judged; readonly time: number } | undefined;
  const judgedWays = [...ways.values()].map((way): Judged => ({ way, luck: luckOf(subject, way) }));
  for (const judged of judgedWays) {
    // Only what is safe later than the best so far is of interest.
    const from = best === undefined ? first : best.time + 1;
    if (!isSafe(subject, judged, from, share)) continue;
    best = { judged, time: latestOf(subject, judged, from, share) };
  }
  if (best === undefined) return refused([tooUncertain(subject, judgedWays, share)]);
  const booked = bookAt(subject, best.judged, best.time);
  if (booked === undefined) throw new Error("invariant: a safe way can be booked");
  const { luck } = best.judged;
  return {
    status: "complete",
    draws: subject.draws,
    seed: subject.seed,
    share,
    departAfter: writerOf(request.departAfter)(best.time),
    itinerary: tellPlanned(subject, booked, luck),
    ...outlookOf(subject, booked, luck, count(subject, booked, luck)),
    compared: ways.size,
    ...head,
  };
}

/** Departures are found with nothing late. */
function bookAt(subject: Subject, { way }: Judged, time: number): Booked | undefined {
  const booked = bookWay(subject, way, time);
  return "missing" in booked ? undefined : booked;
}

/** True where enough draws make it; looks at no more of them than it must. */
function isSafe(subject: Subject, judged: Judged, time: number, share: number): boolean {
  const { arriveBefore } = subject.prepared.base;
  const booked = time > arriveBefore ? undefined : bookAt(subject, judged, time);
  if (booked === undefined) return false;
  const { draws } = subject;
  const { luck } = judged;
  let late = draws - Math.ceil(share * draws - 1e-9);
  for (let draw = 1; draw <= draws; draw++) {
    luck.turn(draw);
    if (travel(subject, booked, luck, () => {}).end <= arriveBefore) continue;
    late--;
    if (late < 0) return false;
  }
  return true;
}

/** The latest safe time of a way that is safe at `from`. */
function latestOf(subject: Subject, judged: Judged, from: number, share: number): number {
  let safe = from;
  let unsafe = subject.prepared.base.arriveBefore + 1;
  while (unsafe - safe > 1) {
    const middle = Math.floor((safe + unsafe) / 2);
    if (isSafe(subject, judged, middle, share)) safe = middle;
    else unsafe = middle;
  }
  return safe;
}

/** Not even the earliest time is safe: how sure the surest way is then, and which deadline it would make. */
function tooUncertain(subject: Subject, ways: readonly Judged[], share: number): Reason {
  const { base, request } = subject.prepared;
  const { compiled } = subject.engine;
  let surest = 0;
  let soonest: { readonly end: number; readonly zone: string } | undefined;
  for (const judged of ways) {
    const booked = bookAt(subject, judged, base.departAfter);
    if (booked === undefined) continue;
    const { minutes } = count(subject, booked, judged.luck);
    const inTime = minutes.filter((m) => base.departAfter + m <= base.arriveBefore).length;
    surest = Math.max(surest, inTime / subject.draws);
    const end = base.departAfter + quantileOf(minutes.sort(), share);
    const zone = compiled.zones[compiled.stateTerminal[judged.way.lastState] ?? 0] ?? "UTC";
    if (end < (soonest?.end ?? Number.POSITIVE_INFINITY)) soonest = { end, zone };
  }
  const percent = (value: number): string => `${Math.floor(1_000 * value) / 10} %`;
  const wish = soonest === undefined ? undefined : toLocal(soonest.end, soonest.zone);
  return {
    code: "too_uncertain",
    message:
      `ready at ${request.departAfter}, the surest way makes ${request.arriveBefore} in ${percent(surest)} of the draws, and ${percent(share)} are asked for` +
      (wish === undefined ? "" : `; ${wish} is made in as many`),
    ...(wish === undefined ? {} : { lift: { set: { arriveBefore: wish } } }),
  };
}
