/** FEATURE: the questions made of many searches equal one plan each, on random networks with calendars, hours and storage. */
import {
  type Calendar,
  type Criterion,
  createPlanner,
  FreightError,
  MODES,
  type Network,
  type Planner,
  type Request,
  type Storage,
  type Terminal,
  WEEKDAYS,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { createDraw, type Draw } from "../kit/draw.ts";
import { minutesOf } from "./clock.ts";
import { randomCase } from "./randomCase.ts";

/** The first seed, and how many; a longer run is `ORACLE_SEED=1 ORACLE_CASES=2000 npx vitest run questions.oracle`. */
const SEED = Number(process.env["ORACLE_SEED"] ?? 20_260_601);
const CASES = Math.min(Number(process.env["ORACLE_CASES"] ?? 100), 20_000);
const EVIDENCE = { source: "test", grade: "official" } as const;

const utc = (minutes: number): string =>
  `${new Date(60_000 * minutes).toISOString().slice(0, 16)}Z`;
const dayAfter = (iso: string, days: number): string =>
  utc(minutesOf(iso) + 1440 * days).slice(0, 10);

function withHours(draw: Draw, terminal: Terminal): Terminal {
  if (draw.chance(0.6)) return terminal;
  const openDays = WEEKDAYS.filter((day) => day === "mon" || draw.chance(0.7));
  return {
    ...terminal,
    openDays,
    opensAt: "08:00",
    closesAt: draw.pick(["08:30", "18:00", "24:00"]),
  };
}

function drawCalendars(draw: Draw, departAfter: string): Calendar[] {
  return Array.from({ length: draw.int(0, 4) }, (_, index): Calendar => {
    const first = draw.int(-1, 8);
    const effect = draw.pick(["closed", "slow", "reduced"] as const);
    return {
      id: `calendar-${index}`,
      name: "test",
      nameZh: "test",
      mode: draw.pick(MODES),
      validFrom: dayAfter(departAfter, first),
      validTo: dayAfter(departAfter, first + draw.int(0, 3)),
      effect,
      ...(effect === "slow" ? { extraH: draw.pick([1, 24, 200]) } : {}),
      ...(effect === "reduced" ? { share: draw.pick([0.25, 0.5, 1]) } : {}),
      ...EVIDENCE,
    };
  });
}

function drawStorage(draw: Draw): Storage[] {
  if (draw.chance(0.5)) return [];
  const freeH = draw.pick([0, 12, 48]);
  const price = { at: "*", freeH, currency: "USD", ...EVIDENCE };
  return [
    { id: "storage-1", fromDay: 1, perTeuDay: draw.pick([0, 10, 100]), ...price },
    { id: "storage-3", fromDay: 3, perTeuDay: draw.pick([50, 500]), ...price },
  ];
}

interface Drawn {
  readonly planner: Planner;
  readonly network: Network;
  readonly request: Request;
  readonly draw: Draw;
}

/** The case of a seed with what makes time and money depend on the date; `undefined` where its checks refuse that. */
function drawCase(seed: number): Drawn | undefined {
  const { network: base, request } = randomCase(seed);
  const draw = createDraw(seed + 1);
  const network: Network = {
    ...base,
    terminals: base.terminals.map((terminal) => withHours(draw, terminal)),
    calendars: drawCalendars(draw, request.departAfter),
    storage: drawStorage(draw),
  };
  try {
    return { planner: createPlanner(network), network, request, draw };
  } catch (error) {
    if (error instanceof FreightError) return undefined;
    throw error;
  }
}

const seeds = Array.from({ length: CASES }, (_, index) => SEED + index);
const FIGURE = { cost: "cost", duration: "durationH", co2e: "co2eKg" } as const;
const CRITERIA: readonly Criterion[] = ["cost", "duration", "co2e"];

test("reach and matrix: by the criterion, plan to each", () => {
  for (const seed of seeds) {
    const drawn = drawCase(seed);
    if (drawn === undefined) continue;
    const { planner, network, request, draw } = drawn;
    const { from, to: _, ...rest } = request;
    const minimize = draw.pick(CRITERIA);
    const limited = draw.chance(0.3) ? { ...rest, maxTransfers: draw.int(0, 2) } : rest;
    const reach = planner.reach({ ...limited, from, minimize });
    const best = new Map(
      reach.status === "infeasible"
        ? []
        : reach.reached.map((row) => [row.terminal, row[FIGURE[minimize]]]),
    );
    const destinations = [...new Set(network.terminals.map(({ id }) => id))];
    const matrix = planner.matrix({ ...limited, origins: [from], destinations, minimize });
    for (const [index, to] of destinations.entries()) {
      const plan = planner.plan({ ...limited, from, to, minimize });
      const figure = plan.status === "optimal" ? plan.itinerary[FIGURE[minimize]] : undefined;
      const row = matrix.status === "complete" ? matrix.rows[index] : undefined;
      const pair = row?.status === "optimal" ? row[FIGURE[minimize]] : undefined;
      const seen = `seed ${seed}, ${minimize} from ${JSON.stringify(from)} to ${to}`;
      expect(pair, `matrix, ${seen}`).toBe(figure);
      // A place reaches no terminal of its own.
      const isSame = plan.status === "infeasible" && plan.because[0]?.code === "same_place";
      expect(best.get(to), `reach, ${seen}`).toBe(isSame ? best.get(to) : figure);
    }
  }
}, 120_000);

test("departures: plan of each ready time, and hand-in until the last that leaves so", () => {
  for (const seed of seeds) {
    const drawn = drawCase(seed);
    if (drawn === undefined) continue;
    const { planner, request, draw } = drawn;
    const until = utc(minutesOf(request.departAfter) + 1440 * 6);
    const every = draw.pick(["P1D", "PT17H", "P2DT5H"]);
    const minimize = draw.pick(CRITERIA);
    const answer = planner.departures({ ...request, minimize, every, until });
    if (answer.status !== "complete") continue;
    for (const row of answer.rows) {
      const plan = planner.plan({ ...request, minimize, departAfter: row.departAfter });
      const seen = `seed ${seed} at ${row.departAfter}`;
      expect(row.status, seen).toBe(plan.status);
      if (row.status !== "optimal" || plan.status !== "optimal") continue;
      expect(row.itinerary, seen).toEqual(plan.itinerary);
      expect(minutesOf(row.latestGateIn), seen).toBeGreaterThanOrEqual(minutesOf(row.departAfter));
    }
  }
}, 120_000);

test("latest: a way then and at times before, none a minute later and at times after", () => {
  for (const seed of seeds) {
    const drawn = drawCase(seed);
    if (drawn === undefined) continue;
    const { planner, request, draw } = drawn;
    const first = minutesOf(request.departAfter);
    const deadline = first + draw.int(0, 20) * 1440 + draw.int(0, 1439);
    const asked = { ...request, arriveBefore: utc(deadline), minimize: "cost" as const };
    const answer = planner.latest(asked);
    const statusAt = (minutes: number): string =>
      planner.plan({ ...asked, departAfter: utc(minutes) }).status;
    const found = answer.status === "optimal" ? minutesOf(answer.departAfter) : first - 1;
    const seen = `seed ${seed}, ${answer.status}`;
    for (const time of [
      found,
      first,
      ...Array.from({ length: 4 }, () => draw.int(first, deadline)),
    ])
      if (time >= first)
        expect(statusAt(time), `${seen} at ${utc(time)}`).toBe(
          time <= found ? "optimal" : "infeasible",
        );
    expect(statusAt(found + 1), `${seen} a minute later`).toBe("infeasible");
  }
}, 120_000);
