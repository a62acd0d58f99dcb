/** A question about draws: opened, with its seed, ready to judge ways. */
import type { Engine } from "../ask/engine.ts";
import { ONE_BEST, type Prepared } from "../ask/prepare.ts";
import { refuse } from "../ask/refuse.ts";
import type { Itinerary } from "../itinerary/answer.ts";
import { type Ridden, tellWay } from "../itinerary/build.ts";
import { toLocal } from "../network/calendar.ts";
import type { Drawing, GivenWay, Request } from "../request/request.ts";
import { toCents, toHours, toMoney } from "../units.ts";
import type { DelayAtWork, DrawnConnection, Drew, Quantiles, WayOutlook } from "./answer.ts";
import { createLuck, type Luck } from "./luck.ts";
import { createStreams, type StreamOf } from "./streams.ts";
import { type Counted, countDraws, meanOf, quantileOf, ridesOf } from "./tally.ts";
import { type Journey, travel } from "./travel.ts";
import { type Booked, bookWay, type Posed, readWay, type Way } from "./way.ts";

const DEFAULT_DRAWS = 1_000;
const DEFAULT_SEED = "lianyun";

/** A question with how it is drawn. */
export interface Subject extends Posed, Drew {
  readonly drawsWaits: boolean;
  readonly streamOf: StreamOf;
}

/** What of a request is about drawing, and the plan it is about. */
export function splitDrawing<Asking extends Request & Drawing>(
  request: Asking,
): { readonly question: Omit<Asking, keyof Drawing>; readonly drawing: Drawing } {
  const { draws, seed, drawWaits, ...question } = request;
  return {
    question,
    drawing: {
      ...(draws === undefined ? {} : { draws }),
      ...(seed === undefined ? {} : { seed }),
      ...(drawWaits === undefined ? {} : { drawWaits }),
    },
  };
}

/** Makes a prepared question ready for draws. */
export function subjectOf(
  engine: Engine,
  prepared: Prepared,
  { draws = DEFAULT_DRAWS, seed = DEFAULT_SEED, drawWaits = true }: Drawing,
): Subject {
  return {
    engine,
    prepared,
    draws,
    seed,
    drawsWaits: drawWaits,
    streamOf: createStreams(seed, prepared.request),
  };
}

/** Reads a way and books the departures it tells. Throws a FreightError at what cannot be ridden. */
export function bookGiven(subject: Subject, given: GivenWay): Booked {
  const { base } = subject.prepared;
  const way = readWay(subject, given);
  const rides = ridesOf(given.legs);
  const booked = bookWay(subject, way, base.departAfter, rides);
  if (!("missing" in booked)) return booked;
  const index = booked.missing + (way.lorryIn === undefined ? 0 : 1);
  return refuse(
    `way.legs.${index}.departAt`,
    "bad_time",
    "no departure then, or the cargo cannot be there in time",
    given.legs[index]?.departAt,
  );
}

/** The luck of a way in the draws of a question. */
export const luckOf = (subject: Subject, way: Way): Luck =>
  createLuck(subject, way, subject.streamOf, subject.drawsWaits);

/** A journey told in full. */
export function tell({ prepared }: Posed, { departAfter }: Booked, ridden: Ridden): Itinerary {
  const query = { ...prepared.base, ...ONE_BEST, departAfter };
  return tellWay({ ...prepared.telling, query }, ridden);
}

/** A booked way told as planned. */
export function tellPlanned(subject: Subject, booked: Booked, luck: Luck): Itinerary {
  luck.turn(0);
  return tell(subject, booked, travel(subject, booked, luck, () => {}).ridden);
}

/** All draws of a booked way. */
export function count(subject: Subject, booked: Booked, luck: Luck): Counted {
  const { prepared, engine, draws } = subject;
  const { currency } = prepared.request;
  const isOwn = currency === undefined || currency === engine.network.currency;
  // In another currency each line is rounded by itself, so there must be lines.
  const centsOf = (journey: Journey): number =>
    isOwn ? journey.cents : toCents(tell(subject, booked, journey.ridden).cost);
  return countDraws(subject, booked, luck, draws, centsOf);
}

/** What the draws of a way came to. */
export function outlookOf(
  subject: Subject,
  booked: Booked,
  luck: Luck,
  { minutes, cents, missed }: Counted,
): WayOutlook {
  const { engine, prepared, draws } = subject;
  const { compiled } = engine;
  const { arriveBefore } = prepared.base;
  const zone = compiled.zones[compiled.stateTerminal[booked.lastState] ?? 0] ?? "UTC";
  const durations = quantilesOf(minutes);
  const before = booked.lorryIn === undefined ? 0 : 1;
  const share = (number: number): number => number / draws;
  return {
    durationH: shown(durations, toHours),
    cost: shown(quantilesOf(cents), (value) => toMoney(Math.round(value))),
    availableAt: shown(durations, (value) => toLocal(booked.departAfter + Math.round(value), zone)),
    arrives: share(minutes.filter((value) => value !== Number.POSITIVE_INFINITY).length),
    ...(arriveBefore === Number.POSITIVE_INFINITY
      ? {}
      : { onTime: share(minutes.filter((m) => booked.departAfter + m <= arriveBefore).length) }),
    connections: booked.steps.map(({ state, ride }, position): DrawnConnection => {
      const leaves = compiled.leavings[ride]?.kind ?? "onDemand";
      return {
        index: position + before,
        at: compiled.terminalIds[compiled.stateTerminal[state] ?? 0] ?? "",
        leaves,
        ...(leaves === "timetable" ? { missed: share(missed[position] ?? 0) } : {}),
      };
    }),
    delays: luck.atWork.map(({ part, position, row, share: counts }): DelayAtWork => {
      const { id, source, grade, basis } = row;
      return {
        part,
        index: position + before,
        rule: id,
        share: counts,
        source,
        grade,
        ...(basis === undefined ? {} : { basis }),
      };
    }),
  };
}

function quantilesOf(values: Float64Array): Quantiles {
  const sorted = values.slice().sort();
  const mean = meanOf(values);
  return {
    p10: quantileOf(sorted, 0.1),
    p50: quantileOf(sorted, 0.5),
    p90: quantileOf(sorted, 0.9),
    ...(mean === undefined ? {} : { mean }),
  };
}

/** Values as they are shown; what is infinite is left out. */
function shown<Value>(quantiles: Quantiles, show: (value: number) => Value): Quantiles<Value> {
  const entries = Object.entries(quantiles) as [keyof Quantiles, number][];
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === Number.POSITIVE_INFINITY ? [] : [[name, show(value)]],
    ),
  );
}
