/** A random network and a question to ask of it, from a seed. */
import type { Call, Link, Network, RateSet, Regime, Request, Source } from "@lianyun/planner";
import { createDraw, type Draw } from "../kit/draw.ts";
import { dayOf } from "./clock.ts";
import { drawBoxHire, drawDrayage, drawStorage, drawSurcharges } from "./randomCharges.ts";
import { drawCalendars, drawRestrictions } from "./randomDays.ts";
import { drawFactors, drawTariffs, drawTransfers, drawWeightBreaks } from "./randomPrices.ts";
import { drawCargo, drawEnds, drawLimits } from "./randomRequest.ts";
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
  /** True: some networks have something closed. Defaults to false. */
  readonly closes?: boolean;
  /** What the case is made to be without, after it was drawn; see `features.ts`. */
  readonly without?: readonly ((tried: Case) => Case)[];
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
  const date = draw.pick(DATES);
  const doors = { from: draw.chance(0.1), to: draw.chance(0.1) };
  const style = {
    even: options.evenPrices ?? false,
    loose: draw.chance(0.08),
    doors: doors.from || doors.to,
    asked: dayOf(date),
  };
  const network = drawNetwork(draw, options.zones ?? ZONES, style);
  const cargo = drawCargo(draw, style.loose);
  const request: Request = {
    ...drawEnds(draw, network, doors),
    cargo,
    ...drawLimits(draw, network, date),
    ...(cargo.valueUsd !== undefined && draw.chance(0.5)
      ? { insuranceRate: draw.pick([0, 0.0025, 0.01]) }
      : {}),
  };
  const drawn = {
    network: options.closes === true ? withClosings(network, seed) : network,
    request,
  };
  return (options.without ?? []).reduce<Case>((tried, take) => take(tried), drawn);
}

/** Of a stream of its own: what else is drawn does not depend on it. */
function withClosings(network: Network, seed: number): Network {
  const draw = createDraw(-seed);
  if (!draw.chance(0.08)) return network;
  const { terminals, corridors, links, services } = network;
  const { id } = draw.pick(terminals.length > 2 ? terminals.slice(1, -1) : terminals);
  const closed = draw.pick([
    { links: [draw.pick(links).id] },
    { services: [draw.pick(services).id] },
    { corridors: [draw.pick(corridors).id] },
    { terminals: [draw.pick([id, id, id.split(":")[0]!])] },
    { terminals: [id], links: [draw.pick(links).id] },
  ]);
  return { ...network, closed };
}

function drawNetwork(
  draw: Draw,
  zones: readonly string[],
  style: Parameters<typeof drawTariffs>[3],
): Network {
  const { asked } = style;
  const geography = drawGeography(draw, zones);
  const services: ServiceRows[] = [];
  for (let number = draw.int(2, 3); number > 0; number -= 1) {
    services.push(drawService(draw, geography, number, asked));
  }
  const tariffs = drawTariffs(draw, geography, services, style);
  const transfers = drawTransfers(draw, geography, services, style);
  return {
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
    fx: [
      { currency: "CNY", units: 7, worth: 1, date: "2026-01", ...EVIDENCE },
      { currency: "EUR", units: 1, worth: 1.25, date: "2026-01", ...EVIDENCE },
    ],
    sources: [SOURCE],
    calendars: draw.chance(0.45) ? drawCalendars(draw, geography, services, asked) : [],
    delays: [],
    restrictions: draw.chance(0.2) ? drawRestrictions(draw, geography, services) : [],
    storage: draw.chance(0.4) ? drawStorage(draw, geography, style) : [],
    boxHire: draw.chance(0.4) ? drawBoxHire(draw, geography, style) : [],
    weightBreaks: drawWeightBreaks(draw, tariffs, style),
    surcharges: draw.chance(0.3)
      ? drawSurcharges(draw, geography, { services, tariffs }, style)
      : [],
    drayage: style.doors ? drawDrayage(draw, geography, style) : [],
    laneWaypoints: [],
    laneEdges: [],
  };
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
