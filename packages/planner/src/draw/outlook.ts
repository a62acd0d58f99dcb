/** What becomes of the best way, or of a given one, when things are late; and one draw of it told in full. */
import { type Counted, createTally, tallied } from "../ask/again.ts";
import type { Engine } from "../ask/engine.ts";
import { planPrepared } from "../ask/plan.ts";
import type { Prepared } from "../ask/prepare.ts";
import { opening } from "../ask/reasons.ts";
import { headOf } from "../ask/run.ts";
import type { Bounded, Reason } from "../itinerary/answer.ts";
import type {
  Drawing,
  GivenWay,
  OutlookRequest,
  PlanRequest,
  ReplayRequest,
} from "../request/request.ts";
import type { Outlook, Replay } from "./answer.ts";
import {
  bookGiven,
  count,
  luckOf,
  outlookOf,
  type Subject,
  splitDrawing,
  subjectOf,
  tell,
  tellPlanned,
} from "./subject.ts";
import { travel } from "./travel.ts";
import type { Booked } from "./way.ts";

/** A way ready to be drawn, or why there is none. */
type Ready =
  | { readonly subject: Subject; readonly booked: Booked; readonly counted?: Counted }
  | { readonly because: readonly Reason[]; readonly counted?: Counted }
  | { readonly bounded: Bounded; readonly counted: Counted };

/** Answers a request that was checked. Throws a FreightError where the way given cannot be ridden. */
export function outlook(engine: Engine, request: OutlookRequest): Outlook {
  const ready = makeReady(engine, request);
  const head = { ...headOf(engine, request), ...ready.counted };
  if ("because" in ready) return { status: "infeasible", because: ready.because, ...head };
  if ("bounded" in ready) return { ...ready.bounded, ...head };
  const { subject, booked } = ready;
  const luck = luckOf(subject, booked);
  const counted = count(subject, booked, luck);
  return {
    status: "complete",
    draws: subject.draws,
    seed: subject.seed,
    itinerary: tellPlanned(subject, booked, luck),
    ...outlookOf(subject, booked, luck, counted),
    ...head,
  };
}

/** Answers a request that was checked. Throws as `outlook` does. */
export function replay(engine: Engine, request: ReplayRequest): Replay {
  const { draw, ...asked } = request;
  const ready = makeReady(engine, asked);
  const head = { ...headOf(engine, request), ...ready.counted };
  if ("because" in ready) return { status: "infeasible", because: ready.because, ...head };
  if ("bounded" in ready) return { ...ready.bounded, ...head };
  const { subject, booked } = ready;
  const luck = luckOf(subject, booked);
  const missed: number[] = [];
  luck.turn(draw);
  const before = booked.lorryIn === undefined ? 0 : 1;
  const journey = travel(subject, booked, luck, (position) => missed.push(position + before));
  const isThere = journey.end !== Number.POSITIVE_INFINITY;
  return {
    status: "complete",
    seed: subject.seed,
    draw,
    ...(isThere ? { itinerary: tell(subject, booked, journey.ridden) } : {}),
    missed,
    ...head,
  };
}

function makeReady(engine: Engine, request: OutlookRequest): Ready {
  const { way, ...asked } = request;
  const { question, drawing } = splitDrawing(asked);
  const opened = opening(engine, question);
  if ("because" in opened) return opened;
  return way === undefined
    ? planned(engine, question, opened.prepared, drawing)
    : given(engine, opened.prepared, drawing, way);
}

function given(engine: Engine, prepared: Prepared, drawing: Drawing, way: GivenWay): Ready {
  const subject = subjectOf(engine, prepared, drawing);
  return { subject, booked: bookGiven(subject, way) };
}

function planned(
  engine: Engine,
  question: PlanRequest,
  prepared: Prepared,
  drawing: Drawing,
): Ready {
  const plan = planPrepared(engine, question, prepared);
  const tally = createTally();
  tally.add(plan);
  const counted = tallied(tally);
  if (plan.status === "infeasible") return { because: plan.because, counted };
  if (plan.status === "stopped") {
    const { status, criterion, bound } = plan;
    return { bounded: { status, criterion, bound }, counted };
  }
  const subject = subjectOf(engine, prepared, drawing);
  return { subject, booked: bookGiven(subject, plan.itinerary), counted };
}
