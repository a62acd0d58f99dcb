/** Every way that no other beats. */
import type { Front } from "../itinerary/answer.ts";
import type { ParetoRequest } from "../request/request.ts";
import type { Engine } from "./engine.ts";
import { type Prepared, unitsOf } from "./prepare.ts";
import { findReasons, opening } from "./reasons.ts";
import { type Aim, boundOf, type Done, headOf, type Pauses, run, runInParts } from "./run.ts";

/** Answers a front request that was checked. */
export function pareto(engine: Engine, request: ParetoRequest): Front {
  const opened = opening(engine, request);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  return readFront(engine, request, run(opened.prepared, aimOf(request)), opened.prepared);
}

/** As `pareto`, in parts. */
export async function paretoInParts(
  engine: Engine,
  request: ParetoRequest,
  pauses: Pauses,
): Promise<Front> {
  const opened = opening(engine, request);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const done = await runInParts(opened.prepared, aimOf(request), pauses);
  return readFront(engine, request, done, opened.prepared);
}

const aimOf = ({ over, resolution }: ParetoRequest): Aim => ({
  over,
  units: unitsOf(over, resolution),
  isFirstOnly: false,
  isSpread: false,
});

function readFront(
  engine: Engine,
  request: ParetoRequest,
  { found, tell }: Done,
  prepared: Prepared,
): Front {
  const head = headOf(engine, request, found);
  if (found.answers.length === 0 && found.stoppedAt === undefined)
    return { status: "infeasible", because: findReasons(engine, request, prepared), ...head };
  const itineraries = found.answers.map(tell);
  if (found.stoppedAt === undefined) return { status: "complete", itineraries, ...head };
  return {
    status: "stopped",
    itineraries,
    ...boundOf(engine, request, request.over, found.stoppedAt),
    ...head,
  };
}
