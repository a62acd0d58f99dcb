/** The lines of an itinerary's CO2e, each with its place in the transport chain. */
import type { Itinerary, Leg, Line } from "../itinerary/answer.ts";
import { callsByService } from "../network/rides.ts";
import type { Call, Drayage, Factor, Link, Mode, Network, Service } from "../network/rows.ts";
import type { DistanceKind, HubStep } from "./co2e.ts";

/** A line of measure co2e and where along the way it is emitted. */
export type Placed = { readonly line: Line; readonly factor: Factor } & (Moving | Handling);

interface Moving {
  readonly operation: "transport";
  readonly mode: Mode;
  readonly service?: Service;
  readonly from: string;
  readonly to: string;
  readonly distanceKm: number;
  readonly distanceKind: DistanceKind;
}

interface Handling {
  readonly operation: "hub";
  readonly step: HubStep;
  readonly at: string;
}

/** Rows by id; a row that an itinerary names and the network lacks is another network's. */
function rowsOf<Row extends { readonly id: string }>(
  kind: string,
  rows: readonly Row[],
): (id: string) => Row {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => {
    const row = byId.get(id);
    if (row === undefined) throw new Error(`invariant: no ${kind} ${id} in this network`);
    return row;
  };
}

interface Book {
  readonly factorOf: (id: string) => Factor;
  readonly linkOf: (id: string) => Link;
  readonly serviceOf: (id: string) => Service;
  readonly drayageOf: (id: string) => Drayage;
  readonly callsOf: ReadonlyMap<string, readonly Call[]>;
}

/**
 * Transfers and legs in their order. Within a leg the transport elements and the hub operations at its calls stand in the
 * order of the way: a factor where its first link begins, a step where it happens.
 */
export function placeLines({ legs, transfers, lines }: Itinerary, network: Network): Placed[] {
  const book: Book = {
    factorOf: rowsOf("factor", network.factors),
    linkOf: rowsOf("link", network.links),
    serviceOf: rowsOf("service", network.services),
    drayageOf: rowsOf("drayage row", network.drayage),
    callsOf: callsByService(network),
  };
  const emitted = lines.filter(({ measure }) => measure === "co2e");
  const linesOf = (part: Line["part"], index: number): Line[] =>
    emitted.filter((line) => line.part === part && line.index === index);
  return transfers.flatMap(({ at, kind }, index): Placed[] => {
    const leg = legs[index];
    return [
      ...linesOf("transfer", index).map((line): Placed => {
        const factor = book.factorOf(line.rule);
        return { line, factor, operation: "hub", step: kind, at };
      }),
      ...(leg === undefined ? [] : placeInLeg(leg, linesOf("leg", index), book)),
    ];
  });
}

function placeInLeg(leg: Leg, lines: readonly Line[], book: Book): Placed[] {
  const service = leg.service === undefined ? undefined : book.serviceOf(leg.service);
  const stretches = stretchesOf(leg, service, book);
  const steps = stepsOf(leg, book);
  const placed = lines.map((line): { position: number; element: Placed } => {
    const factor = book.factorOf(line.rule);
    if (line.kind === "hub") {
      // Lines of one factor follow each other as the calls do.
      const next = steps.findIndex(({ call }) => call.factor === line.rule);
      const [taken] = next < 0 ? [] : steps.splice(next, 1);
      if (taken?.call.step === undefined)
        throw new Error(`invariant: no step of leg ${line.index} is handled by ${line.rule}`);
      const { step, terminal } = taken.call;
      const element: Placed = { line, factor, operation: "hub", step, at: terminal };
      return { position: taken.position, element };
    }
    const stretch = stretches.get(line.rule);
    if (stretch === undefined)
      throw new Error(`invariant: nothing of leg ${line.index} moves by ${line.rule}`);
    const { position, ...where } = stretch;
    const element: Placed = {
      line,
      factor,
      operation: "transport",
      mode: leg.mode,
      ...(service === undefined ? {} : { service }),
      ...where,
    };
    return { position, element };
  });
  return placed.sort((a, b) => a.position - b.position).map(({ element }) => element);
}

/** What moves by one factor: from where its first link begins to where its last ends. */
interface Stretch {
  /** Links before it. */
  readonly position: number;
  readonly from: string;
  readonly to: string;
  readonly distanceKm: number;
  readonly distanceKind: DistanceKind;
}

/** By id of the factor. Kilometres of one factor are taken together, even where another lies between them. */
function stretchesOf(leg: Leg, service: Service | undefined, book: Book): Map<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  if (leg.drayage !== undefined) {
    const { from, to, distanceKm } = leg;
    const distanceKind = "greatCircleTimesCircuity";
    const stretch = { position: 0, from, to, distanceKm, distanceKind } as const;
    return stretches.set(book.drayageOf(leg.drayage).factor, stretch);
  }
  const distanceKind = leg.mode === "air" ? "greatCircle" : "plannedRoute";
  leg.links.forEach((id, position) => {
    const { from, to, distanceKm, factor } = book.linkOf(id);
    const key = service?.factor ?? factor;
    const before = stretches.get(key);
    stretches.set(
      key,
      before === undefined
        ? { position, from, to, distanceKm, distanceKind }
        : { ...before, to, distanceKm: before.distanceKm + distanceKm },
    );
  });
  return stretches;
}

/** Calls on the way that handle the cargo, each between the links it stands between. */
function stepsOf(leg: Leg, { callsOf }: Book): { position: number; call: Call }[] {
  if (leg.service === undefined) return [];
  const calls = callsOf.get(leg.service) ?? [];
  const load = calls.findIndex(
    ({ terminal }, i) => terminal === leg.from && calls[i + leg.links.length]?.terminal === leg.to,
  );
  if (load < 0) throw new Error(`invariant: ${leg.service} does not call as its leg does`);
  return calls
    .slice(load + 1, load + leg.links.length)
    .map((call, i) => ({ position: i + 0.5, call }))
    .filter(({ call }) => call.factor !== undefined);
}
