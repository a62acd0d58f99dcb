/** What each ready time gives. */
import { HORIZON_MINUTES } from "../compile/timetable.ts";
import type { DepartureRow, Departures, Itinerary, Plan } from "../itinerary/answer.ts";
import { toLocal } from "../network/calendar.ts";
import type { DeparturesRequest, PlanRequest } from "../request/request.ts";
import { toMinutes } from "../units.ts";
import { createOpening, createPurse, createTally, tallied } from "./again.ts";
import type { Engine } from "./engine.ts";
import { listReadyTimes, writerOf } from "./instants.ts";
import { boundedBy, planPrepared } from "./plan.ts";
import { minutesOf } from "./prepare.ts";
import { questionReasons } from "./reasons.ts";
import { headOf } from "./run.ts";

/** Answers a request that was checked. Throws a FreightError where its times do not fit together. */
export function departures(engine: Engine, request: DeparturesRequest): Departures {
  const times = listReadyTimes(request);
  const { every: _, until: __, ...question } = request;
  const slips = questionReasons(engine, question).filter(
    ({ code }) => code !== "deadline_before_ready",
  );
  if (slips.length > 0) return { status: "infeasible", because: slips, ...headOf(engine, request) };
  const write = writerOf(request.departAfter);
  const { arriveBefore } = request;
  const isWithinHorizon =
    arriveBefore !== undefined &&
    minutesOf(arriveBefore) <= minutesOf(request.departAfter) + HORIZON_MINUTES;
  const open = createOpening(engine, isWithinHorizon);
  const purse = createPurse(request.budget);
  const tally = createTally();
  const rows: DepartureRow[] = times.map((time) => {
    const departAfter = write(time);
    const asked: PlanRequest = { ...question, ...purse.next(), departAfter };
    if (purse.isSpent())
      return { departAfter, status: "stopped", criterion: boundedBy(asked), bound: 0 };
    const opened = open(asked);
    if ("because" in opened) return { departAfter, status: "infeasible", because: opened.because };
    const plan = planPrepared(engine, asked, opened.prepared);
    tally.add(plan);
    return rowOf(engine, departAfter, plan);
  });
  return { status: "complete", rows, ...headOf(engine, request), ...tallied(tally) };
}

function rowOf(engine: Engine, departAfter: string, plan: Plan): DepartureRow {
  switch (plan.status) {
    case "optimal": {
      const { itinerary } = plan;
      const latestGateIn = latestGateInOf(engine, itinerary);
      return { departAfter, status: "optimal", latestGateIn, itinerary };
    }
    case "infeasible":
      return { departAfter, status: "infeasible", because: plan.because };
    case "stopped": {
      const { criterion, bound, itinerary } = plan;
      const soFar = itinerary === undefined ? {} : { itinerary };
      return { departAfter, status: "stopped", criterion, bound, ...soFar };
    }
  }
}

/**
 * The latest that cargo can come and still leave on the same first departure of the network. Cargo that comes where
 * handling may not start waits for the opening, so this is never later than the last open minute that is early enough.
 */
function latestGateInOf({ compiled }: Engine, { legs, transfers }: Itinerary): string {
  const isByLorry = legs[0]?.drayage !== undefined;
  const step = transfers[isByLorry ? 1 : 0];
  const terminal = compiled.terminalIdx.get(step?.at ?? "");
  const zone = compiled.zones[terminal ?? -1];
  if (step === undefined || terminal === undefined || zone === undefined)
    throw new Error("invariant: an itinerary begins at a terminal or with a lorry to one");
  const came = minutesOf(step.startAt);
  const limit = minutesOf(step.endAt) - toMinutes(step.cutOffH) - toMinutes(step.handlingH);
  const begins = compiled.hours[terminal];
  let latest = limit;
  if (begins !== undefined && begins(limit) > limit) {
    // What comes at `came` was in time. The later it comes the later it begins, so the last that is in time can be halved to.
    let late = limit;
    latest = came;
    while (late - latest > 1) {
      const middle = Math.floor((latest + late) / 2);
      if (begins(middle) <= limit) latest = middle;
      else late = middle;
    }
  }
  const [door] = transfers;
  const before = isByLorry && door !== undefined ? came - minutesOf(door.startAt) : 0;
  return toLocal(latest - before, zone);
}
