/** A study file and its network → a study that is ready to run, or everything that is wrong with it, each at its place. */
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, resolve } from "node:path";
import {
  BASE,
  CRITERIA,
  createPlanner,
  FreightError,
  groupOf,
  type Issue,
  meant,
  type Network,
  outcomeOf,
  type Planner,
  type PlanRequest,
  type Scenario,
  samePlace,
  suggest,
  toSnapshot,
} from "@lianyun/planner";
import { tryOverlayFolder, tryReadNetwork } from "../readNetwork.ts";
import { type Located, type Path, readYaml } from "../readYaml.ts";
import { areSlips } from "../slips.ts";
import { listTimes } from "./departures.ts";
import { readScenarios } from "./readScenarios.ts";
import { readTrips, twice, type WrittenTrip } from "./readTrips.ts";
import { listRequests } from "./requests.ts";
import type { Study, Trip } from "./study.ts";
import { type StudyText, shapeStudy } from "./studyShape.ts";

/** A study with all that its run needs. */
export interface ReadyStudy {
  readonly study: Study;
  readonly network: Network;
  readonly networkHash: string;
  /** The compiled network, as `toSnapshot` makes it. */
  readonly snapshot: Uint8Array;
  /** Requests that will be refused, located: they are rows with a status and stop no other. */
  readonly warnings: readonly Issue[];
}

/** Of a result. What asks for more has a slip in its lists, and even numbering its requests takes hours. */
const MOST_ROWS = 100_000_000;

/**
 * Reads a study file and everything it names, folders relative to the file. Throws a FreightError with every issue found
 * (file, line and character), or says that there is no such file.
 */
export async function readStudy(path: string): Promise<ReadyStudy> {
  const file = basename(path);
  const read = readYaml("study", file, await textOf(path), "bad_study");
  if ("issues" in read) throw refusal(file, read.issues);
  const text = shapeStudy(read);
  if ("issues" in text) throw refusal(file, text.issues);
  const { located } = text;
  const folder = dirname(path);
  const issues: Issue[] = [...text.unknown];
  const network = await readNetworkOf(text.value, located, folder, (found) =>
    refusal(file, [...text.unknown, ...found]),
  );
  const planner = createPlanner(network);

  const take = <Good extends object>(
    result: Good | { readonly issues: readonly Issue[] },
  ): Good | undefined => {
    if (!("issues" in result)) return result;
    issues.push(...result.issues);
    return undefined;
  };
  const trips = take(await readTrips(text.value, located, folder))?.trips ?? [];
  const folders = { study: folder, network: resolve(folder, text.value.network) };
  const scenarios = take(await readScenarios(text.value.scenarios, located, folders, network));
  const lists = readLists(text.value, located, planner, trips, issues);
  issues.push(...listUnknown(text.value, located, planner));
  if (issues.length > 0) throw refusal(file, issues);
  const study = compose(text.value, basename(file, extname(file)), {
    ...lists,
    trips: trips.map(withoutPlace),
    scenarios: [BASE, ...(scenarios?.scenarios ?? [])],
  });
  const rows = listRequests(study).count * study.scenarios.length;
  if (rows > MOST_ROWS)
    throw refusal(file, [located.issue([], `expected at most ${MOST_ROWS} rows, found ${rows}`)]);
  return {
    study,
    network,
    networkHash: planner.networkHash,
    snapshot: new Uint8Array(toSnapshot(network)),
    warnings: listRefusals(study, planner, trips),
  };
}

const withoutPlace = ({ id, fields, cargo, criterion }: WrittenTrip): Trip => ({
  id,
  fields,
  ...(cargo === undefined ? {} : { cargo }),
  ...(criterion === undefined ? {} : { criterion }),
});

/** All that was found, in the order of the file; what is elsewhere follows. */
const refusal = (file: string, issues: readonly Issue[]): FreightError => {
  const placeOf = ({ at }: Issue): readonly [number, number] =>
    at.file === file ? [at.line ?? 0, at.character ?? 0] : [Number.MAX_SAFE_INTEGER, 0];
  const inOrder = issues.toSorted((a, b) => {
    const [line, character] = placeOf(a);
    const [otherLine, otherCharacter] = placeOf(b);
    return line === otherLine ? character - otherCharacter : line - otherLine;
  });
  return new FreightError(`The study ${file} cannot be run`, inOrder);
};

async function textOf(path: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const isText = error instanceof TypeError;
    const message = isText
      ? "expected UTF-8 text"
      : "expected a study file, found none that can be read";
    throw refusal(basename(path), [
      { code: "bad_study", severity: "error", at: { table: "study", file: path }, message },
    ]);
  }
}

async function readNetworkOf(
  { network, overlay }: StudyText,
  located: Located,
  folder: string,
  refuse: (issues: readonly Issue[]) => FreightError,
): Promise<Network> {
  const base = await tryReadNetwork(resolve(folder, network));
  if ("issues" in base)
    throw refuse([located.issue(["network"], "the network cannot be used"), ...base.issues]);
  if (overlay === undefined) return base.network;
  const laid = await tryOverlayFolder(base.network, resolve(folder, overlay));
  if ("issues" in laid)
    throw refuse([located.issue(["overlay"], "the overlay cannot be used"), ...laid.issues]);
  return laid.network;
}

type Lists = Pick<Study, "cargo" | "departures" | "criteria" | "limits">;

/** Cargo classes, times, criteria and limits; each is tried on the planner alone, so that an issue is where it was written. */
function readLists(
  { cargo = {}, departures = [], criteria = {}, limits = {} }: StudyText,
  located: Located,
  planner: Planner,
  trips: readonly WrittenTrip[],
  issues: Issue[],
): Lists {
  const tried = (path: Path, field: string, value: unknown): void => {
    const outcome = outcomeOf(planner, { ...GOOD, [field]: value } as PlanRequest);
    for (const found of outcome.status === "refused" ? outcome.issues : []) {
      const within = found.at.column?.split(".").slice(1) ?? [];
      issues.push(located.issue([...path, ...within], found.message));
    }
    // The ends of the request that it is tried on are nowhere; what else there is not is its own.
    const own = `${field}: `;
    for (const { code, message } of outcome.status === "infeasible" ? outcome.because : [])
      if (code === "unknown_terminal" && message.startsWith(own))
        issues.push(located.issue(path, message.slice(own.length), code));
      else if (code === "no_modes" && field === "modes") issues.push(located.issue(path, message));
  };
  const minimized: Readonly<Record<string, unknown>> = isList(criteria)
    ? Object.fromEntries(criteria.map((word: string) => [word, word]))
    : criteria;
  for (const [id, value] of Object.entries(cargo)) tried(["cargo", id], "cargo", value);
  for (const [id, value] of Object.entries(minimized))
    tried(
      isList(criteria) ? ["criteria", criteria.indexOf(id)] : ["criteria", id],
      "minimize",
      value,
    );
  for (const [field, value] of Object.entries(limits))
    if (field in GOOD) issues.push(located.issue(["limits", field], "no such field"));
    else tried(["limits", field], field, value);
  const times = isList(departures) ? departures : listTimes(departures);
  if (!isList(times)) issues.push(located.issue(["departures", times.field], times.message));
  else if (isList(departures))
    for (const [index, time] of times.entries()) tried(["departures", index], "departAfter", time);
  if (isList(departures)) issues.push(...twice(located, ["departures"], departures, String));
  if (isList(criteria)) issues.push(...twice(located, ["criteria"], criteria, String));
  // Whatever a row leaves open must be in a list; one that names what it means leaves nothing open.
  const isOpen = (field: string, name?: "cargo" | "criterion"): boolean =>
    trips.some(
      (trip) =>
        trip.fields[field] === undefined && (name === undefined || trip[name] === undefined),
    );
  const needed = [
    ["cargo", Object.keys(cargo).length, isOpen("cargo", "cargo")],
    ["departures", isList(times) ? times.length : 1, isOpen("departAfter")],
    ["criteria", Object.keys(minimized).length, isOpen("minimize", "criterion")],
  ] as const;
  for (const [field, count, isNeeded] of needed)
    if (count === 0 && isNeeded)
      issues.push(located.issue([field], `expected ${field}, found none`));
  return {
    cargo: Object.entries(cargo).map(([id, value]) => ({ id, cargo: value as never })),
    departures: isList(times) ? times : [],
    criteria: Object.entries(minimized).map(([id, value]) => ({ id, minimize: value as never })),
    limits,
  };
}

const isList = (value: unknown): value is readonly string[] => Array.isArray(value);

/** A request that can be read, of places that no network has: a part of another is tried in it without a search. */
const GOOD = {
  from: "from nowhere",
  to: "to nowhere",
  cargo: { containers: [{ type: "40HC", count: 1 }], grossKg: 14_000, valueUsd: 1 },
  departAfter: "2026-06-01T08:00Z",
  minimize: "cost",
} as const;

function compose(
  { name, options = {}, outputs = {}, draws }: StudyText,
  file: string,
  rest: Lists & { readonly trips: Study["trips"]; readonly scenarios: readonly Scenario[] },
): Study {
  const labels = options.budget?.labels;
  return {
    name: name ?? file,
    ...rest,
    options: { flips: options.flips === true, ...(labels === undefined ? {} : { labels }) },
    outputs: { csv: outputs.csv === true },
    ...(draws === undefined ? {} : { draws }),
  };
}

/**
 * Places of the two lists that there are not, doors of no such degrees among them: a slip there spoils a whole column of the
 * result, not a row.
 */
function listUnknown(
  { origins = [], destinations = [] }: StudyText,
  located: Located,
  planner: Planner,
): Issue[] {
  const { network } = planner;
  const known = placesOf(network);
  const issuesOf = (field: string, index: number, place: unknown): Issue[] => {
    if (typeof place === "string")
      return known.has(place)
        ? []
        : [located.issue([field, index], noPlace(network, place), "unknown_terminal")];
    const outcome = outcomeOf(planner, { ...GOOD, from: place } as PlanRequest);
    return (outcome.status === "refused" ? outcome.issues : []).map(({ at, message }) => {
      const within = at.column?.split(".").slice(1) ?? [];
      return located.issue([field, index, ...within], message);
    });
  };
  return Object.entries({ origins, destinations }).flatMap(([field, places]) =>
    places.flatMap((place, index) => issuesOf(field, index, place)),
  );
}

const placesOf = ({ terminals }: Network): ReadonlySet<string> =>
  new Set(terminals.flatMap(({ id }) => [id, groupOf(id)]));

const noPlace = (network: Network, place: string): string => {
  const [, lon, lat] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(place) ?? [];
  const hint =
    lon === undefined
      ? suggest(network, place)
      : `; a door is written { lon: ${lon}, lat: ${lat} }`;
  return `no terminal or group ${JSON.stringify(place)}${hint}`;
};

/** Rows that the planner will refuse: what is wrong, where it was written. A place of a list counts once. */
function listRefusals(
  { cargo, criteria, departures, limits }: Study,
  planner: Planner,
  trips: readonly WrittenTrip[],
): Issue[] {
  const places = placesOf(planner.network);
  // A deadline that all others make may be before this one.
  const last = departures.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
  const known = new Set<string>();
  const warnings: Issue[] = [];
  const add = (issue: Issue): void => {
    const key = JSON.stringify(issue);
    if (!known.has(key)) warnings.push({ ...issue, severity: "warning" });
    known.add(key);
  };
  for (const trip of trips) {
    for (const end of ["from", "to"] as const) {
      const place = trip.fields[end];
      if (typeof place === "string" && !places.has(place))
        add(trip.issue([end], noPlace(planner.network, place), "unknown_terminal"));
    }
    if (trip.cargo !== undefined && !cargo.some(({ id }) => id === trip.cargo))
      add(trip.issue(["cargo"], `no cargo class ${unknownOf(cargo, trip.cargo)}`, "bad_request"));
    if (
      trip.criterion !== undefined &&
      ![...criteria, ...WORDS].some(({ id }) => id === trip.criterion)
    )
      add(
        trip.issue(
          ["criterion"],
          `no criterion ${unknownOf([...criteria, ...WORDS], trip.criterion)}`,
          "bad_request",
        ),
      );
    const outcome = outcomeOf(planner, {
      ...limits,
      ...GOOD,
      ...(cargo[0] === undefined ? {} : { cargo: cargo[0].cargo }),
      ...(last === undefined ? {} : { departAfter: last }),
      ...trip.fields,
      ...withoutSearch(trip.fields),
    } as PlanRequest);
    for (const { at, message } of outcome.status === "refused" ? outcome.issues : [])
      add(trip.issue(at.column?.split(".") ?? [], message, "bad_request"));
    const because = outcome.status === "infeasible" ? outcome.because : [];
    // Its ends are nowhere, for it is not to be searched: what is said of them was looked at above.
    for (const reason of because.filter(({ message }) => !/^(from|to): /.test(message)))
      if (areSlips([reason])) add(trip.issue([], reason.message, "bad_request"));
    if (outcome.status !== "refused")
      for (const { message } of samePlace(trip.fields as unknown as PlanRequest))
        add(trip.issue(["to"], message, "bad_request"));
  }
  return warnings;
}

/** A name that nothing has, and which was meant. */
const unknownOf = (named: readonly { readonly id: string }[], name: string): string =>
  `${JSON.stringify(name)}${meant(
    named.map(({ id }) => id),
    name,
  )}`;

/** Criteria that the planner knows by themselves. */
const WORDS = CRITERIA.map((id) => ({ id }));

/** Ends of a row by which it can be checked without a search: names that nothing has, what is no name as it stands. */
function withoutSearch(fields: Readonly<Record<string, unknown>>): object {
  const { from, to } = fields;
  const nowhere = (place: unknown, other: string): unknown =>
    typeof place === "string" && place.length > 0 && place.length <= 80 ? other : place;
  return { from: nowhere(from, GOOD.from), to: nowhere(to, GOOD.to) };
}
