/** The question to ask of a random network. */
import type { Cargo, Door, Limits, Network, Request, Terminal } from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { localIso, minutesOf } from "./clock.ts";
import { drawSpecialties } from "./randomDays.ts";
import { ZONES } from "./randomRows.ts";

/** Boxes or loose cargo. */
export function drawCargo(draw: Draw, isLoose: boolean): Cargo {
  const containers = draw.pick<NonNullable<Cargo["containers"]>>([
    [{ type: "20GP", count: 1 }],
    [{ type: "40HC", count: 1 }],
    [{ type: "40GP", count: 2 }],
    [
      { type: "20GP", count: 2 },
      { type: "45HC", count: 1 },
    ],
  ]);
  return {
    ...(isLoose ? {} : { containers }),
    // Eighths of a tonne: exact in binary.
    grossKg: 125 * draw.int(1, 200),
    ...(draw.chance(0.3) ? { volumeM3: draw.pick([1, 33, 67.5]) } : {}),
    ...drawSpecialties(draw, isLoose),
  };
}

/** The ends of a question: terminals, groups or doors near them. */
export function drawEnds(
  draw: Draw,
  { terminals }: Network,
  doors: { readonly from: boolean; readonly to: boolean },
): Pick<Request, "from" | "to"> {
  const origin = terminals[0]!;
  const destination = terminals.at(-1)!;
  const groups = [origin, destination].map(({ id }) => id.split(":")[0]!);
  // A group asks for any of its terminals; where both ends lie in one, that is no question.
  const byGroup = groups[0] !== groups[1];
  const near = ({ lon, lat }: Terminal): Door => ({
    lon: lon + draw.pick([-0.25, 0.125, 0.4375]),
    lat: lat + draw.pick([0, 0.125]),
  });
  const [fromGroup, toGroup] = [byGroup && draw.chance(0.5), byGroup && draw.chance(0.5)];
  const [fromDoor, toDoor] = [near(origin), near(destination)];
  return {
    from: doors.from ? fromDoor : fromGroup ? groups[0]! : origin.id,
    to: doors.to ? toDoor : toGroup ? groups[1]! : destination.id,
  };
}

/** When, and within which limits. */
export function drawLimits(
  draw: Draw,
  network: Network,
  date: string,
): Omit<Request, "from" | "to" | "cargo"> {
  const departAfter = minutesOf(`${date}T00:00Z`) + 60 * draw.int(0, 47) + draw.pick([0, 0, 1, 30]);
  const printed = (minutes: number): string => localIso(minutes, draw.pick(ZONES));
  const arriveBefore = printed(departAfter + 60 * draw.pick([72, 168, 336]));
  const modes = draw.shuffle(["road", "rail", "inlandWaterway", "sea", "air"] as const).slice(0, 4);
  const bookedAt = printed(departAfter + 60 * draw.pick([-48, 0, 1, 48]));
  const [via, avoid] = [drawVia(draw, network), drawAvoid(draw, network)];
  const maxCost = draw.pick([2_000, 5_000, 10_000, 40_000]);
  return {
    departAfter: printed(departAfter),
    ...(draw.chance(0.08) ? { arriveBefore } : {}),
    ...(draw.chance(0.04) ? { modes } : {}),
    ...(draw.chance(0.03) ? { via } : {}),
    ...(draw.chance(0.1) ? { avoid } : {}),
    ...(draw.chance(0.08) ? { maxCost } : {}),
    ...(draw.chance(0.14) ? { maxTransfers: draw.pick([0, 1, 1, 1, 2]) } : {}),
    ...(draw.chance(0.3) ? { bookedAt } : {}),
    ...(draw.chance(0.3) ? { headwayWait: draw.pick(["half", "full"] as const) } : {}),
    ...(draw.chance(0.3) ? { includeAssumed: draw.chance(0.7) } : {}),
    ...(draw.chance(0.15) ? { currency: draw.pick(["CNY", "EUR", "USD"]) } : {}),
  };
}

/** One or two places to touch, such as links lead to, or to stay at: a stay is between two legs, so not at an end. */
function drawVia(draw: Draw, { links, terminals }: Network): NonNullable<Limits["via"]> {
  const { id } = draw.pick(terminals.slice(1, -1));
  const place = draw.pick([id, id.split(":")[0]!]);
  const stay = { place, minStayH: draw.pick([0.5, 6, 30, 72]) };
  const places = links.flatMap(({ to, corridor }) => [to, to.split(":")[0]!, corridor ?? to]);
  const touched = [...new Set(draw.shuffle(places))].filter((other) => other !== place);
  return draw.pick<NonNullable<Limits["via"]>>([
    touched.slice(0, 1),
    touched.slice(0, 1),
    [stay],
    [stay, ...touched.slice(0, 1)],
  ]);
}

/** Something not to touch; rarely an end, or there would be no way left. */
function drawAvoid(draw: Draw, { terminals, services, corridors }: Network): Limits["avoid"] & {} {
  const { id } = draw.pick(terminals.slice(1, -1));
  return draw.pick<Limits["avoid"] & {}>([
    { terminals: [id] },
    { terminals: [id] },
    { corridors: [draw.pick(corridors).id] },
    { services: [draw.pick(services).id] },
    { presets: ["euSanctions"] },
    { countries: ["RU"], presets: ["usEmbargo"] },
    { corridors: [draw.pick(corridors).id], services: [draw.pick(services).id] },
  ]);
}
