/**
 * Places, links and services of a random network: small, contrary, always valid.
 *
 * Figures come from short lists with zeros in them, so that ties and zero-minute handling are common.
 */
import type {
  Call,
  CallStep,
  Corridor,
  Departure,
  Evidence,
  Link,
  Mode,
  Service,
  Terminal,
  Weekday,
} from "@lianyun/planner";
import type { Draw } from "../kit/draw.ts";
import { dateOf } from "./clock.ts";

/** What `networkFromTables` fills in, so that a printed network reads back the same. */
export const EVIDENCE: Evidence = { source: "test", grade: "official" };
/** One zone without summer time, one without an offset, two that change clocks on different dates. */
export const ZONES = ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York"] as const;

const MODES: readonly Mode[] = ["road", "rail", "inlandWaterway", "sea", "air"];
const WEEK: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
// 01:30 comes twice in New York and 02:30 twice in Berlin when summer ends; 02:30 never when it starts.
const TIMES = ["00:00", "01:30", "02:00", "02:30", "03:00", "12:00", "23:30"];
/** Hours that are typical of a mode: the quick ones are dear, so that fronts have several points. */
const HOURS: Readonly<Record<Mode, readonly number[]>> = {
  air: [0, 0.5, 1, 6],
  road: [0, 6, 12, 24],
  rail: [6, 24, 30, 48],
  inlandWaterway: [24, 48, 48, 72],
  sea: [48, 72, 72, 120],
};

/** What links and services are drawn from. */
export interface Geography {
  readonly terminals: readonly Terminal[];
  readonly modes: readonly Mode[];
  readonly corridors: readonly Corridor[];
  readonly links: Link[];
}

/** A service with its calls and, unless it runs by headway, its departures. */
export interface ServiceRows {
  readonly service: Service;
  readonly calls: readonly Call[];
  readonly departures: readonly Departure[];
}

/** Three to five terminals. The first is where requests start and the last where they end. */
export function drawGeography(draw: Draw, zones: readonly string[]): Geography {
  const count = draw.int(3, 5);
  // Most networks never close; where hours are kept, not every terminal keeps them.
  const keepsHours = draw.chance(0.3);
  // Now and then all in one group: only terminals can be named then.
  const groups = draw.chance(0.1) ? ["HOM", "HOM", "HOM"] : ["HOM", "MID", "AWY"];
  const countries = ["CN", draw.pick(["CN", "DE", "RU"]), "DE"];
  const terminals = Array.from({ length: count }, (_, i): Terminal => {
    const role = i === 0 ? 0 : i === count - 1 ? 2 : draw.int(0, 2);
    const group = groups[role]!;
    return {
      id: count === 3 && group === "MID" ? group : `${group}:${i + 1}`,
      name: "",
      nameZh: "",
      city: group,
      cityZh: group,
      country: countries[role]!,
      lon: i,
      lat: 0,
      timeZone: draw.pick(zones),
      kinds: ["roadHub"],
      ...(keepsHours && draw.chance(0.5) ? drawHoursOpen(draw) : {}),
      ...EVIDENCE,
    };
  }).map((terminal) => ({ ...terminal, name: terminal.id, nameZh: terminal.id }));
  const modes = draw.shuffle(MODES).slice(0, draw.int(2, 3));
  if (!modes.includes("rail") && draw.chance(0.5)) modes[0] = "rail";
  const corridors = ["north", "south"].map((id) => ({ id, name: id, nameZh: id }));
  const links: Link[] = [];
  const geography = { terminals, modes, corridors, links };
  // Most often there is a direct way on demand, so that services have something to beat.
  if (draw.chance(0.99)) addLink(draw, geography, [0, count - 1], draw.pick(modes), true);
  // A few networks are thick with links, so that searching them takes more than a handful of steps.
  const more = draw.chance(0.2) ? draw.int(5, 8) : draw.int(1, 4);
  for (let i = more; i > 0; i -= 1) {
    addLink(draw, geography, drawPair(draw, count), draw.pick(modes), true);
  }
  return geography;
}

function drawHoursOpen(draw: Draw): Pick<Terminal, "openDays" | "opensAt" | "closesAt"> {
  const openDays = draw.chance(0.3) ? WEEK : draw.shuffle(WEEK).slice(0, draw.int(3, 6));
  const [opensAt, closesAt] = draw.pick([
    ["00:00", "24:00"],
    ["06:00", "18:00"],
    ["02:30", "03:00"],
    ["01:30", "12:00"],
    ["12:00", "24:00"],
  ] as const);
  return { openDays, opensAt, closesAt };
}

/** Two terminals, mostly in travelling order: ways back make cycles, and a few are enough. */
function drawPair(draw: Draw, count: number): readonly [number, number] {
  const from = draw.int(0, count - 2);
  const to = draw.int(from + 1, count - 1);
  return draw.chance(0.12) ? [to, from] : [from, to];
}

function addLink(
  draw: Draw,
  { terminals, links, corridors }: Geography,
  [from, to]: readonly [number, number],
  mode: Mode,
  onDemand: boolean,
): Link {
  const link: Link = {
    id: `${mode}${links.length + 1}`,
    from: terminals[from]!.id,
    to: terminals[to]!.id,
    mode,
    distanceKm: draw.pick([0, 1, 10, 100, 250, 1_000]),
    onDemand,
    ...(onDemand ? { durationH: drawHours(draw, mode) } : {}),
    ...(mode === "rail" ? { gaugeMm: draw.pick([1435, 1435, 1520]) } : {}),
    ...(draw.chance(0.3) ? { corridor: draw.pick(corridors).id } : {}),
    factor: draw.pick(factorsOf(mode)),
    ...EVIDENCE,
  };
  links.push(link);
  return link;
}

/** Ids of the factors a link or service of the mode may have. */
export const factorsOf = (mode: Mode): readonly string[] => [
  `${mode}-tkm`,
  `${mode}-teuKm`,
  "none-tkm",
];

// 24.01 hours are 1,441 minutes: ways that differ by one minute are not the same.
const drawHours = (draw: Draw, mode: Mode): number =>
  draw.chance(0.15) ? draw.pick([0, 24, 24, 24.01]) : draw.pick(HOURS[mode]);

/**
 * A service over two to four calls, on links that are there or are made for it.
 *
 * `asked` is about the day of the request, so that validity begins and ends where it matters.
 */
export function drawService(
  draw: Draw,
  geography: Geography,
  number: number,
  asked: number,
): ServiceRows {
  const { terminals, modes, links } = geography;
  const id = `s${number}`;
  const mode = draw.pick(modes);
  const stops = drawStops(draw, terminals.length);
  const ridden = stops.slice(1).map((to, i) => {
    const from = stops[i]!;
    const there = links.filter(
      (link) =>
        link.mode === mode && link.from === terminals[from]!.id && link.to === terminals[to]!.id,
    );
    // A second link between the same two makes the calls name theirs.
    return there.length > 0 && !draw.chance(0.15)
      ? draw.pick(there)
      : addLink(draw, geography, [from, to], mode, false);
  });
  let clock = 0;
  const calls = stops.map((stop, i): Call => {
    const isFirst = i === 0;
    const isLast = i === stops.length - 1;
    const arriveH = isFirst ? 0 : clock + drawHours(draw, mode);
    clock = arriveH + (isFirst ? 0 : draw.pick([0, 0, 1, 6]));
    const load = !isLast && (isFirst || draw.chance(0.75));
    return {
      service: id,
      seq: 10 * i + draw.int(1, 10),
      terminal: terminals[stop]!.id,
      ...(isFirst ? {} : { link: ridden[i - 1]!.id, arriveH }),
      ...(isLast ? {} : { departH: clock }),
      ...(load ? { cutOffH: draw.pick([0, 0, 12, 24, 48, 48]) } : {}),
      load,
      discharge: isLast || (!isFirst && draw.chance(0.75)),
      ...(isFirst || isLast ? {} : drawStep(draw, ridden[i - 1]!, ridden[i]!)),
    };
  });
  const hasTimetable = draw.chance(0.85);
  const service: Service = {
    id,
    name: id,
    nameZh: id,
    mode,
    ...(hasTimetable ? {} : { headwayH: draw.pick([0.25, 12, 24, 24.55, 84, 168]) }),
    assumed: draw.chance(0.1),
    ...(draw.chance(0.2) ? { factor: draw.pick(factorsOf(mode)) } : {}),
    ...(draw.chance(0.25) ? { bookingLeadH: draw.pick([0, 24, 72]) } : {}),
    ...(draw.chance(0.1) ? { capacityTeu: draw.pick([1, 2, 4, 8]) } : {}),
    ...(draw.chance(0.08) ? { capacityT: draw.pick([5, 12.5, 25]) } : {}),
    ...EVIDENCE,
  };
  const departures = Array.from({ length: hasTimetable ? draw.int(1, 3) : 0 }, () =>
    drawDeparture(draw, id, asked),
  );
  return { service, calls, departures };
}

function drawStops(draw: Draw, terminals: number): number[] {
  const all = Array.from({ length: terminals }, (_, i) => i);
  const stops = draw.shuffle(all).slice(0, draw.int(2, Math.min(4, terminals)));
  if (draw.chance(0.85)) stops.sort((a, b) => a - b);
  // A round trip comes back to where it began.
  return stops.length === 3 && draw.chance(0.1) ? [...stops, stops[0]!] : stops;
}

function drawStep(draw: Draw, before: Link, after: Link): { step?: CallStep; factor?: string } {
  const factor = draw.pick(["none-box", "hub-box", "hub-t"]);
  if (before.gaugeMm !== after.gaugeMm) return { step: "gaugeChange", factor };
  if (!draw.chance(0.4)) return {};
  const step = draw.pick<CallStep>(["border", "lock"]);
  return draw.chance(0.5) ? { step, factor } : { step };
}

function drawDeparture(draw: Draw, service: string, asked: number): Departure {
  const days = draw.chance(0.3) ? WEEK : draw.shuffle(WEEK).slice(0, draw.int(1, 5));
  const departure = { service, days, time: draw.pick(TIMES) };
  // Soon, much later, and about when the horizon of 400 days ends.
  const validFrom = asked + draw.pick([1, 3, 60, 397, 398, 399, 400]);
  const validTo = validFrom + draw.pick([0, 1, 7, 365]);
  return {
    ...departure,
    ...(draw.chance(0.1) ? { validFrom: dateOf(validFrom) } : {}),
    ...(draw.chance(0.05) ? { validTo: dateOf(validTo) } : {}),
  };
}
