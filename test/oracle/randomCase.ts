/** A random network and a question to ask of it, from a seed. */
import type {
  Call,
  Cargo,
  Link,
  Network,
  RateSet,
  Regime,
  Request,
  Source,
} from "@lianyun/planner";
import { createDraw, type Draw } from "../kit/draw.ts";
import { dayOf, localIso, minutesOf } from "./clock.ts";
import { drawFactors, drawTariffs, drawTransfers } from "./randomPrices.ts";
import { drawGeography, drawService, EVIDENCE, type ServiceRows, ZONES } from "./randomRows.ts";

/** One case of an oracle or a law. */
export interface Case {
  readonly network: Network;
  readonly request: Request;
}

/** What a law needs to hold exactly. */
export interface CaseOptions {
  /** Zones of the terminals. Defaults to {@link ZONES}. */
  readonly zones?: readonly string[];
  /** True: one currency and even whole prices. Defaults to false. */
  readonly evenPrices?: boolean;
}

// Days before clocks change in New York and Berlin, and one far from any change.
const DATES = ["2026-03-06", "2026-03-27", "2026-06-01", "2026-10-23", "2026-10-30"];

/** The source that `networkFromTables` adds. */
const SOURCE: Source = {
  id: "test",
  title: "Made for a test",
  address: "https://example.org/",
  year: 2026,
  grade: "official",
};

/** The case of a seed: the same on every machine. */
export function randomCase(seed: number, options: CaseOptions = {}): Case {
  const draw = createDraw(seed);
  const style = { even: options.evenPrices ?? false };
  const geography = drawGeography(draw, options.zones ?? ZONES);
  const date = draw.pick(DATES);
  const services: ServiceRows[] = [];
  for (let number = draw.int(2, 3); number > 0; number -= 1) {
    services.push(drawService(draw, geography, number, dayOf(date)));
  }
  const tariffs = drawTariffs(draw, geography, services, style);
  const transfers = drawTransfers(draw, geography, services, style);
  const network: Network = {
    name: "test",
    currency: "USD",
    version: "test",
    ...(draw.chance(0.3) ? { rateSet: draw.pick<RateSet>(["calm", "peak2021", "peak2024"]) } : {}),
    ...(draw.chance(0.3) ? { regime: draw.pick<Regime>(["paper", "single"]) } : {}),
    terminals: geography.terminals,
    corridors: geography.corridors,
    links: geography.links,
    services: services.map(({ service }) => service),
    calls: services.flatMap((rows) => withFewerLinks(draw, rows, geography.links)),
    departures: services.flatMap(({ departures }) => departures),
    tariffs,
    transfers,
    factors: drawFactors(draw, geography),
    fx: [{ currency: "CNY", units: 7, worth: 1, date: "2026-01", ...EVIDENCE }],
    sources: [SOURCE],
    calendars: [],
    delays: [],
    restrictions: [],
    storage: [],
    boxHire: [],
    weightBreaks: [],
    surcharges: [],
    drayage: [],
    laneWaypoints: [],
    laneEdges: [],
  };
  return { network, request: drawRequest(draw, network, date) };
}

/** Calls name the link that leads to them; where there is no other, half of them need not. */
function withFewerLinks(
  draw: Draw,
  { service, calls }: ServiceRows,
  links: readonly Link[],
): Call[] {
  return calls.map(({ link, ...call }, i) => {
    const from = calls[i - 1]?.terminal;
    const choice = links.filter(
      (row) => row.mode === service.mode && row.from === from && row.to === call.terminal,
    );
    const isNamed = link !== undefined && (choice.length > 1 || draw.chance(0.5));
    return isNamed ? { ...call, link } : call;
  });
}

function drawRequest(draw: Draw, { terminals, links }: Network, date: string): Request {
  const origin = terminals[0]!.id;
  const destination = terminals.at(-1)!.id;
  const groups = [origin, destination].map((id) => id.split(":")[0]!);
  // A group asks for any of its terminals; where both ends lie in one, that is no question.
  const byGroup = groups[0] !== groups[1];
  const departAfter = minutesOf(`${date}T00:00Z`) + 60 * draw.int(0, 47) + draw.pick([0, 0, 1, 30]);
  return {
    from: byGroup && draw.chance(0.5) ? groups[0]! : origin,
    to: byGroup && draw.chance(0.5) ? groups[1]! : destination,
    cargo: drawCargo(draw),
    departAfter: localIso(departAfter, draw.pick(ZONES)),
    ...(draw.chance(0.12)
      ? {
          arriveBefore: localIso(
            departAfter + 60 * draw.pick([48, 96, 168, 336]),
            draw.pick(ZONES),
          ),
        }
      : {}),
    ...(draw.chance(0.08)
      ? {
          modes: draw
            .shuffle(["road", "rail", "inlandWaterway", "sea", "air"] as const)
            .slice(0, 4),
        }
      : {}),
    ...(draw.chance(0.1) ? { via: drawVia(draw, links) } : {}),
    ...(draw.chance(0.3) ? { headwayWait: draw.pick(["half", "full"] as const) } : {}),
    ...(draw.chance(0.3) ? { includeAssumed: draw.chance(0.7) } : {}),
  };
}

/** One or two places to touch: terminals, their groups or corridors, such as links lead to. */
function drawVia(draw: Draw, links: readonly Link[]): string[] {
  const places = links.flatMap(({ to, corridor }) => [to, to.split(":")[0]!, corridor ?? to]);
  return [...new Set(draw.shuffle(places))].slice(0, draw.pick([1, 1, 1, 2]));
}

function drawCargo(draw: Draw): Cargo {
  return {
    containers: draw.pick<Cargo["containers"]>([
      [{ type: "20GP", count: 1 }],
      [{ type: "40HC", count: 1 }],
      [{ type: "40GP", count: 2 }],
      [
        { type: "20GP", count: 2 },
        { type: "45HC", count: 1 },
      ],
    ]),
    // Eighths of a tonne: exact in binary.
    grossKg: 125 * draw.int(1, 200),
    ...(draw.chance(0.3) ? { volumeM3: draw.pick([1, 33, 67.5]) } : {}),
  };
}
