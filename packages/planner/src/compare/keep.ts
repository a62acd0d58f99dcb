/** An old way on a new day, or on a network that has changed. */

import { withOther } from "../ask/again.ts";
import type { Engine } from "../ask/engine.ts";
import { aimOf, readPlan } from "../ask/plan.ts";
import { opening } from "../ask/reasons.ts";
import { headOf, run } from "../ask/run.ts";
import { keyOfRide } from "../explain/way.ts";
import type { Itinerary, Leg, Plan, Reason } from "../itinerary/answer.ts";
import type { PlanRequest } from "../request/request.ts";
import { without } from "../search/reweigh.ts";

/** As `keyOfRide`, of a leg that was told. */
const keyOfLeg = ({ mode, service, links, from, to }: Leg): string =>
  [mode, service === undefined ? `link ${links[0]}` : `service ${service}`, from, to].join(" ");

/**
 * Answers a plan request that was checked with the legs of an itinerary alone (and lorries of doors): their departures and
 * prices are those of the request and the network asked. Infeasible with `leg_gone` where they do not lead there.
 */
export function keep(engine: Engine, request: PlanRequest, { legs }: Itinerary): Plan {
  const gone = (message: string): Plan => {
    const because: Reason[] = [{ code: "leg_gone", message }];
    return { status: "infeasible", because, ...headOf(engine, request) };
  };
  const opened = opening(engine, request);
  if ("because" in opened)
    return { status: "infeasible", because: opened.because, ...headOf(engine, request) };
  const { prepared } = opened;
  const { compiled } = engine;
  const keys = new Set(legs.filter(({ drayage }) => drayage === undefined).map(keyOfLeg));
  const weighed = without(compiled, prepared.weighed, (ride) => {
    const row = compiled.rides[ride];
    return row === undefined || !keys.has(keyOfRide(row));
  });
  const open = new Set(
    compiled.rides.filter((_, ride) => weighed.rideOpen[ride] === 1).map(keyOfRide),
  );
  const missing = [...keys].filter((key) => !open.has(key));
  if (missing.length > 0) return gone(`no longer open to this cargo: ${missing.join("; ")}`);
  const kept = withOther(engine, prepared, { weighed });
  const done = run(kept, aimOf(request));
  return done.found.answers.length === 0 && done.found.stoppedAt === undefined
    ? gone("the same legs no longer make a way within the limits")
    : readPlan(engine, request, done, kept);
}
