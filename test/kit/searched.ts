/** A question asked of the search itself, without what planner and itinerary make of it. */
import { createEngine } from "../../packages/planner/src/ask/engine.ts";
import { prepare } from "../../packages/planner/src/ask/prepare.ts";
import type { Compiled } from "../../packages/planner/src/compile/compile.ts";
import type { Network } from "../../packages/planner/src/network/rows.ts";
import type { Request } from "../../packages/planner/src/request/request.ts";
import { createField, type Field } from "../../packages/planner/src/search/field.ts";
import {
  centsOf,
  gramsOf,
  minutesOf,
  moveOf,
  NO_LABEL,
  parentOf,
} from "../../packages/planner/src/search/labels.ts";
import type { Query } from "../../packages/planner/src/search/query.ts";
import {
  createSearch,
  type Search,
  type Settled,
  search,
} from "../../packages/planner/src/search/rounds.ts";
import type { Weighed } from "../../packages/planner/src/search/weigh.ts";

export interface Asked {
  readonly compiled: Compiled;
  readonly weighed: Weighed;
  readonly field: Field;
  readonly query: Query;
  readonly begin: () => Search;
  readonly run: () => Settled;
  /** The state where a link's or a service's ride ends. */
  readonly stateOff: (name: string) => number;
  readonly terminal: (id: string) => number;
}

/** A 20' box from A on Monday 2 March 2026 at 08:00, by cost and duration, unless the request or the query says otherwise. */
export function askSearch(
  rows: Network,
  to: string,
  by: Partial<Query> = {},
  more: Partial<Request> = {},
): Asked {
  const engine = createEngine(rows, undefined);
  const { compiled } = engine;
  const prepared = prepare(engine, {
    from: "A",
    to,
    cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
    departAfter: "2026-03-02T08:00Z",
    ...more,
  });
  if (Array.isArray(prepared) || "because" in prepared) throw new Error("not prepared");
  const { weighed, base } = prepared;
  const query: Query = {
    ...base,
    over: ["cost", "duration"],
    units: [1, 1],
    isFirstOnly: false,
    isSpread: false,
    ...by,
  };
  const field = createField(compiled, weighed, query);
  const nameOf = nameIn(compiled);
  return {
    ...{ compiled, weighed, field, query },
    begin: () => createSearch(compiled, weighed, query, field),
    run: () => search(compiled, weighed, query, field),
    stateOff: (name) =>
      compiled.rideState[compiled.rides.findIndex((_, ride) => nameOf(ride) === name)]!,
    terminal: (id) => compiled.terminalIdx.get(id)!,
  };
}

const nameIn =
  ({ rides }: Compiled) =>
  (ride: number): string =>
    rides[ride]!.service?.id ?? rides[ride]!.links[0]!.id;

/** Of labels: the links and services of the way, then USD, hours and kilograms (`lorry train 640 120h 7kg`). */
export function tellLabels(
  { compiled }: Pick<Asked, "compiled">,
  { labels }: Omit<Settled, "owing">,
  some: readonly number[],
): string[] {
  const nameOf = nameIn(compiled);
  return some.map((label) => {
    const names: string[] = [];
    for (let at = label; at !== NO_LABEL; at = parentOf(labels, at)) {
      const move = moveOf(labels, at);
      if (move >= 0) names.unshift(nameOf(compiled.moveRide[move]!));
    }
    const [cost, hours] = [centsOf(labels, label) / 100, minutesOf(labels, label) / 60];
    return [...names, cost, `${hours}h`, `${gramsOf(labels, label) / 1_000}kg`].join(" ");
  });
}
