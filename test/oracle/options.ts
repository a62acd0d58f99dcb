/** What a request allows, priced for its cargo: the rides, the lorries, the handling between them. */
import type { Network, Place, Request } from "@lianyun/planner";
import { extraAt } from "./calendars.ts";
import { type Charge, chargesOfStay, lorryCharges, rideCharges } from "./charges.ts";
import { type Schedule, scheduleOf } from "./departures.ts";
import { isDoor, type Lorry, listLorries } from "./doors.ts";
import { handlingEmissions, lorryEmissions, rideEmissions, sumOf } from "./emissions.ts";
import { centsOf } from "./prices.ts";
import { listRides, minutesOfHours, touchedBy } from "./rides.ts";
import { type Side, transferOf } from "./rules.ts";
import { shipmentOf } from "./shipment.ts";

/** What can happen on a way, for those who count how often it does. */
export type Happening =
  | "missed"
  | "held"
  | "slow"
  | "closed"
  | "storage"
  | "boxHire"
  | "surcharge"
  | "door"
  | "stay";

/** What moving or handling takes; undefined stands for not possible. */
export interface Use {
  readonly minutes: number;
  readonly cents: number;
  readonly grams: number;
  readonly happened: readonly Happening[];
}

/** Cents of all charges together. */
export const totalOf = (charges: readonly Charge[]): number =>
  charges.reduce((sum, { cents }) => sum + cents, 0);

const kindsOf = (charges: readonly Charge[]): Happening[] =>
  charges.flatMap(({ kind, cents }) =>
    cents > 0 && (kind === "storage" || kind === "boxHire" || kind === "surcharge") ? [kind] : [],
  );

/** Remembers what was asked; the same ride at the same minute is met thousands of times. */
function remember<A extends object, B, Answer>(answer: (a: A, b: B) => Answer) {
  const known = new Map<A, Map<B, Answer>>();
  return (a: A, b: B): Answer => {
    const there = known.get(a) ?? new Map<B, Answer>();
    known.set(a, there);
    if (!there.has(b)) there.set(b, answer(a, b));
    return there.get(b)!;
  };
}

/** How cargo came to a terminal, in a box of its own: what is remembered about it is found by the box. */
export interface ArrivedBy {
  readonly side: Side;
}

/** What a request allows, priced for its cargo. */
export function listOptions(network: Network, request: Request) {
  const { cargo, via = [] } = request;
  const schedules = listRides(network, request).map((ride) => scheduleOf(network, request, ride));
  const touches = new Map(schedules.map(({ ride }) => [ride, touchedBy(ride, via)]));
  const grams = new Map(
    schedules.map(({ ride }) => [ride, sumOf(rideEmissions(network, ride, cargo))]),
  );
  const move = remember(({ ride, concerns }: Schedule, departAt: number): Use | undefined => {
    const charges = rideCharges(network, request, ride, departAt);
    if (charges === undefined) return undefined;
    const extra = extraAt(concerns, departAt);
    const happened = [...kindsOf(charges), ...(extra > 0 ? (["slow"] as const) : [])];
    const minutes = ride.minutes + extra;
    return { minutes, cents: totalOf(charges), grams: grams.get(ride)!, happened };
  });
  const lorriesAt = (place: Place): { lorry: Lorry; use: Use }[] =>
    (isDoor(place) ? listLorries(network, request, place) : []).flatMap((lorry) => {
      const charges = lorryCharges(network, request, lorry);
      if (charges === undefined) return [];
      const emitted = sumOf(lorryEmissions(network, lorry, cargo));
      const { minutes } = lorry;
      return [
        { lorry, use: { minutes, cents: totalOf(charges), grams: emitted, happened: ["door"] } },
      ];
    });
  const handlingAt = new Map(
    network.terminals.map(({ id }) => [
      id,
      remember(({ side: from }: ArrivedBy, to: Side): Use | undefined => {
        const row = transferOf(network, id, from, to);
        const cents = row && centsOf(network, row, shipmentOf(cargo));
        if (row === undefined || cents === undefined) return undefined;
        const emitted = sumOf(handlingEmissions(network, row.factor, cargo));
        return { minutes: minutesOfHours(row.durationH), cents, grams: emitted, happened: [] };
      }),
    ]),
  );
  const sides = new Map<Side, ArrivedBy>([
    ["gate", { side: "gate" }],
    ...schedules.map(({ ride }): [Side, ArrivedBy] => [ride, { side: ride }]),
  ]);
  const stay = remember(({ side }: ArrivedBy, where: string): Use => {
    const [at, wait] = where.split(" ");
    const lain = { at: at!, by: side, wait: Number(wait) };
    const { charges } = chargesOfStay(network, request, lain);
    return { minutes: lain.wait, cents: totalOf(charges), grams: 0, happened: kindsOf(charges) };
  });
  return { schedules, touches, move, lorriesAt, handlingAt, stay, sides };
}
