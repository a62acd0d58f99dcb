/** The questions of a study, by number: made when asked for, for there can be millions. */
import type { PlanRequest } from "@lianyun/planner";
import type { NamedCargo, NamedCriterion, Study, Trip } from "./study.ts";

/** What a row tells its question by. */
export interface RequestIds {
  readonly request: string;
  readonly origin: string;
  readonly destination: string;
  readonly cargo: string;
  readonly departure: string;
  readonly criterion: string;
}

/** One question of a study, as it was written: it may be none. */
export interface Asked extends RequestIds {
  readonly question: PlanRequest;
}

/** Numbered questions. */
export interface Requests {
  readonly count: number;
  /** The question of a number from 0; throws beyond the last. */
  at(index: number): Asked;
}

/** Questions of one trip with one cargo: departures, then criteria. */
interface Block {
  readonly first: number;
  readonly trip: Trip;
  readonly cargo: NamedCargo | undefined;
  readonly departures: readonly (string | undefined)[];
  readonly criteria: readonly (NamedCriterion | undefined)[];
}

/**
 * Numbers the questions: by cargo (what was weighed for one is used again), by trip, by departure, by criterion. Rows that
 * bring a cargo of their own, or name one that there is not, come last.
 */
export function listRequests(study: Study): Requests {
  const blocks: Block[] = [];
  let count = 0;
  const add = (trip: Trip, cargo: NamedCargo | undefined): void => {
    const departures = trip.fields["departAfter"] === undefined ? study.departures : [undefined];
    const criteria =
      trip.fields["minimize"] === undefined
        ? study.criteria.filter(({ id }) => trip.criterion === undefined || id === trip.criterion)
        : [undefined];
    const block = {
      first: count,
      trip,
      cargo,
      departures,
      // A word that is in no list is left to the planner: it knows cost, duration and co2e, and refuses any other.
      criteria: criteria.length === 0 ? [undefined] : criteria,
    };
    blocks.push(block);
    count += block.departures.length * block.criteria.length;
  };
  const names = new Set(study.cargo.map(({ id }) => id));
  const isOwn = ({ cargo, fields }: Trip): boolean =>
    fields["cargo"] !== undefined || (cargo !== undefined && !names.has(cargo));
  for (const cargo of study.cargo)
    for (const trip of study.trips)
      if (!isOwn(trip) && (trip.cargo === undefined || trip.cargo === cargo.id)) add(trip, cargo);
  for (const trip of study.trips) if (isOwn(trip)) add(trip, undefined);
  return {
    count,
    at(index) {
      const block = blocks[lastAtOrBefore(blocks, index)];
      if (block === undefined || index < 0 || index >= count)
        throw new RangeError(`no question ${index} of ${count}`);
      return askedOf(study, block, index - block.first);
    },
  };
}

function lastAtOrBefore(blocks: readonly Block[], index: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.first ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function askedOf({ limits, options }: Study, block: Block, index: number): Asked {
  const { trip, cargo, departures, criteria } = block;
  const departure = departures[Math.floor(index / criteria.length)];
  const criterion = criteria[index % criteria.length];
  const fields = {
    ...limits,
    cargo: cargo?.cargo ?? trip.cargo,
    departAfter: departure,
    minimize: criterion?.minimize ?? trip.criterion,
    ...trip.fields,
    ...(options.labels === undefined ? {} : { budget: { labels: options.labels } }),
  };
  const minimize = fields.minimize;
  return {
    request: trip.id,
    origin: nameOf(trip.fields["from"]),
    destination: nameOf(trip.fields["to"]),
    cargo: cargo?.id ?? trip.cargo ?? "own",
    departure: nameOf(fields.departAfter),
    criterion: criterion?.id ?? trip.criterion ?? (typeof minimize === "string" ? minimize : "own"),
    question: fields as unknown as PlanRequest,
  };
}

/** A place or time in a cell: a door as `106.5,29.5`, what is neither as JSON. */
export function nameOf(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  const { lon, lat } = (value ?? {}) as { readonly lon?: unknown; readonly lat?: unknown };
  return typeof lon === "number" && typeof lat === "number"
    ? `${lon},${lat}`
    : JSON.stringify(value);
}
