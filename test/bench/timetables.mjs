// Weekly timetables to measure on, drawn from a seed: tt-N has N terminals and about 3.3 departures a week to each.
// Mostly local lines, run both ways, so that long ways need many changes and last for weeks. Changing takes no time:
// minotor and raptor-journey-planner disagree with each other on what it takes at one stop.
import { MINUTES_PER_WEEK, nearest } from "./instances.mjs";
import { createRandom, SEED } from "./random.mjs";

/** Cargo is ready on Monday, 2 March 2026, at 01:00 UTC: after midnight, which raptor-journey-planner takes for never. */
export const START = { date: "2026-03-02", minute: 60 };

/**
 * `lines`: terminals in order, minutes since departure at which each is reached and left, departures in minutes of the
 * week. `queries`: pairs of terminals and the minute of the earliest arrival, worked out plainly.
 */
export function makeTimetable(name, queryCount) {
  const size = Number(name.split("-")[1]);
  const random = createRandom(SEED + size);
  const side = 120 * Math.sqrt(size);
  const points = Array.from({ length: size }, () => [
    random.between(0, side),
    random.between(0, side),
  ]);
  const near = points.map(() => []);
  for (const [a, b] of nearest([...points.keys()], points, 6)) near[a].push(b);
  const lines = [];
  for (let i = 0; i < 0.42 * size; i++) {
    const stops = [random.whole(0, size - 1)];
    for (let length = random.whole(3, 8); stops.length < length; ) {
      const next = near[stops.at(-1)].filter((other) => !stops.includes(other));
      if (next.length === 0) break;
      stops.push(next[random.whole(0, next.length - 1)]);
    }
    for (const way of [stops, [...stops].reverse()]) {
      const arrive = [0];
      const leave = [0];
      for (let at = 1; at < way.length; at++) {
        const [a, b] = [points[way[at - 1]], points[way[at]]];
        const km = Math.hypot(a[0] - b[0], a[1] - b[1]);
        arrive.push(leave[at - 1] + Math.max(10, Math.round((km / 45) * 60)));
        leave.push(arrive[at] + random.whole(30, 120));
      }
      const departures = new Set();
      for (let n = random.whole(1, 7); n > 0; n--)
        departures.add(random.whole(0, MINUTES_PER_WEEK - 1));
      lines.push({ stops: way, arrive, leave, departures: [...departures].sort((a, b) => a - b) });
    }
  }
  const queries = [];
  while (queries.length < queryCount) {
    const from = random.whole(0, size - 1);
    const arrivals = earliestArrivals(size, lines, from);
    const to = random.whole(0, size - 1);
    if (to !== from && arrivals[to] < Number.POSITIVE_INFINITY)
      queries.push({ from, to, arrival: arrivals[to] });
  }
  const trips = lines.reduce((sum, { departures }) => sum + departures.length, 0);
  return { name, size, points, lines, queries, trips };
}

/** First departure of a line from its stop `at` at or after a minute, as the minute it left its first stop. */
export function nextStart({ leave, departures }, at, minute) {
  const earliest = minute - leave[at];
  const week = Math.floor(earliest / MINUTES_PER_WEEK) * MINUTES_PER_WEEK;
  const found = departures.find((departure) => week + departure >= earliest);
  return found === undefined ? week + MINUTES_PER_WEEK + departures[0] : week + found;
}

/** By the definition: improve every terminal until nothing does. */
function earliestArrivals(size, lines, from) {
  const arrivals = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  arrivals[from] = START.minute;
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const line of lines) {
      let started = Number.POSITIVE_INFINITY;
      line.stops.forEach((stop, at) => {
        if (started + line.arrive[at] < arrivals[stop]) {
          arrivals[stop] = started + line.arrive[at];
          isChanged = true;
        }
        if (arrivals[stop] < Number.POSITIVE_INFINITY)
          started = Math.min(started, nextStart(line, at, arrivals[stop]));
      });
    }
  }
  return arrivals;
}

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const EVIDENCE = { source: "bench", grade: "estimate", basis: "drawn from a seed" };

/** The same as tables of text, for the planner: every line a rail service, handling that takes no time and costs nothing. */
export function toTables({ size, points, lines }) {
  const rows = {
    terminals: points.map((_, i) => ({
      id: `T${i}`,
      name: `T${i}`,
      nameZh: `T${i}`,
      city: `T${i}`,
      cityZh: `T${i}`,
      country: "CN",
      // On a plane of degrees: places do not matter here.
      lon: ((i % 360) - 180).toFixed(3),
      lat: ((Math.floor(i / 360) / Math.ceil(size / 360)) * 160 - 80).toFixed(3),
      timeZone: "UTC",
      kinds: "railTerminal",
      ...EVIDENCE,
    })),
    links: [],
    services: [],
    calls: [],
    departures: [],
    tariffs: [{ id: "rail", mode: "rail", currency: "USD", perTeu: 1, ...EVIDENCE }],
    transfers: [
      ["in", "gate", "rail", "gateIn"],
      ["change", "rail", "rail", "handling"],
      ["out", "rail", "gate", "release"],
    ].map(([id, fromMode, toMode, kind]) => ({
      id,
      at: "*",
      fromMode,
      toMode,
      kind,
      durationH: 0,
      currency: "USD",
      perTeu: 0,
      factor: "none",
      ...EVIDENCE,
    })),
    factors: [
      { id: "rail", name: "Rail", per: "tkm", wtwG: 20, ...EVIDENCE },
      { id: "none", name: "None", per: "container", wtwG: 0, ...EVIDENCE },
    ],
    sources: [
      { id: "bench", title: "Drawn", address: "test/bench", year: 2026, grade: "estimate" },
    ],
  };
  const linked = new Set();
  lines.forEach(({ stops, arrive, leave, departures }, index) => {
    const service = `L${index}`;
    rows.services.push({
      id: service,
      name: service,
      nameZh: service,
      mode: "rail",
      assumed: false,
      ...EVIDENCE,
    });
    stops.forEach((stop, at) => {
      const isLast = at + 1 === stops.length;
      rows.calls.push({
        service,
        seq: at + 1,
        terminal: `T${stop}`,
        arriveH: at === 0 ? "" : (arrive[at] / 60).toFixed(4),
        departH: isLast ? "" : (leave[at] / 60).toFixed(4),
        cutOffH: isLast ? "" : 0,
        load: !isLast,
        discharge: at > 0,
      });
      if (isLast) return;
      const id = `T${stop}-T${stops[at + 1]}`;
      if (linked.has(id)) return;
      linked.add(id);
      rows.links.push({
        id,
        from: `T${stop}`,
        to: `T${stops[at + 1]}`,
        mode: "rail",
        distanceKm: 100,
        onDemand: false,
        gaugeMm: 1435,
        factor: "rail",
        ...EVIDENCE,
      });
    });
    for (const departure of departures) {
      const [hour, minute] = [Math.floor(departure / 60) % 24, departure % 60];
      rows.departures.push({
        service,
        days: DAYS[Math.floor(departure / 1_440)],
        time: `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`,
      });
    }
  });
  const tables = Object.entries(rows).map(([name, list]) => {
    const columns = [...new Set(list.flatMap((row) => Object.keys(row)))];
    return [name, { columns, rows: list.map((row) => columns.map((c) => String(row[c] ?? ""))) }];
  });
  return {
    name: "bench",
    currency: "USD",
    version: "1.0.0",
    tables: Object.fromEntries(tables),
  };
}
