/** What one draw brings: how late each part of a way is, and how long cargo waits for services without a timetable. */
import { FASTEST_KMH } from "../check/report.ts";
import type { Delay } from "../network/rows.ts";
import { createField, type Field } from "../search/field.ts";
import { indexAt, type Term } from "../search/terms.ts";
import { toMinutes } from "../units.ts";
import { type Governing, handlingRow, runningRows } from "./governing.ts";
import { type Stream, uniform } from "./philox.ts";
import { hoursAt } from "./quantile.ts";
import type { StreamOf } from "./streams.ts";
import { type Posed, rideOf, type Way } from "./way.ts";

/** A row of `delays` at work on a part of a way; the last transfer is the way out. */
export interface AtWork extends Governing {
  readonly part: "leg" | "transfer";
  readonly position: number;
}

/** The luck of one draw after the other on a way. */
export interface Luck {
  /** The network as cargo meets it in the draw: departures of a headway when they happen to come. */
  readonly field: Field;
  /** Minutes added to each ride. */
  readonly running: Int32Array;
  /** Minutes added to handling before each ride, and on the way out. */
  readonly handling: Int32Array;
  /** The least minutes that each ride can take: its distance at the highest speed of the mode. */
  readonly least: Int32Array;
  readonly atWork: readonly AtWork[];
  /** Makes it the luck of a draw. Draw 0 is the plan: nothing late, headways waited for as the question says. */
  turn(draw: number): void;
}

/** Minutes that a row adds, by draw. */
interface Source {
  readonly into: Int32Array;
  readonly position: number;
  readonly stream: Stream;
  readonly share: number;
  readonly hours: (chance: number) => number;
}

/** A ride that leaves every so often. */
interface Headway {
  readonly ride: number;
  readonly stream: Stream;
  /** The whole headway on usual days. */
  readonly minutes: number;
  /** The ride's terms, whose waits are those of the draw: written over from draw to draw, for there are many. */
  readonly terms: readonly DrawnTerm[] | undefined;
}

type DrawnTerm = Omit<Term, "waitMinutes"> & {
  waitMinutes: number;
  /** As the question waits, and the whole headway. */
  readonly askedMinutes: number;
  readonly headwayMinutes: number;
};

/** `drawsWaits` false: headways are waited for as the question says in every draw. */
export function createLuck(posed: Posed, way: Way, streamOf: StreamOf, drawsWaits: boolean): Luck {
  const { engine, prepared } = posed;
  const { compiled } = engine;
  const { weighed, base } = prepared;
  const count = way.steps.length;
  const running = new Int32Array(count);
  const handling = new Int32Array(count + 1);
  const atWork = listAtWork(posed, way);
  const sources = atWork.map(
    ({ part, position, row, share, what }): Source => ({
      into: part === "leg" ? running : handling,
      position,
      stream: streamOf(`late ${what}`),
      share,
      hours: hoursAt(row),
    }),
  );
  const headways = drawsWaits ? listHeadways(posed, way, streamOf) : [];
  const rideWait = weighed.rideWait.slice();
  const drawnTerms = new Map(headways.map(({ ride, terms }) => [ride, terms]));
  const field = createField(
    compiled,
    { ...weighed, rideWait, terms: (ride) => drawnTerms.get(ride) ?? weighed.terms(ride) },
    base,
  );
  return {
    field,
    running,
    handling,
    least: Int32Array.from(way.steps, ({ ride }) => {
      const { distanceKm, mode } = rideOf(posed, ride);
      return toMinutes(distanceKm / FASTEST_KMH[mode]);
    }),
    atWork,
    turn(draw) {
      running.fill(0);
      handling.fill(0);
      for (const { ride, stream, minutes, terms } of headways) {
        const chance = draw === 0 ? undefined : uniform(stream, draw);
        rideWait[ride] =
          chance === undefined ? (weighed.rideWait[ride] ?? 0) : Math.round(chance * minutes);
        for (const term of terms ?? [])
          term.waitMinutes =
            chance === undefined ? term.askedMinutes : Math.round(chance * term.headwayMinutes);
      }
      if (draw === 0) return;
      for (const { into, position, stream, share, hours } of sources)
        into[position] = (into[position] ?? 0) + toMinutes(share * hours(uniform(stream, draw)));
    },
  };
}

function listAtWork(posed: Posed, { steps, lastState }: Way): AtWork[] {
  const { compiled, network } = posed.engine;
  if (network.delays.length === 0) return [];
  const found: AtWork[] = [];
  for (let position = 0; position <= steps.length; position++) {
    const step = steps[position];
    const near = [steps[position - 1], step].flatMap((own) =>
      own === undefined ? [] : [rideOf(posed, own.ride)],
    );
    const terminal = compiled.stateTerminal[step?.state ?? lastState] ?? 0;
    const own = handlingRow(network, compiled.terminalIds[terminal] ?? "", near);
    if (own !== undefined) found.push({ ...own, part: "transfer", position });
    if (step === undefined) continue;
    for (const row of runningRows(network, rideOf(posed, step.ride)))
      found.push({ ...row, part: "leg", position });
  }
  return found.filter(({ row }) => !isNothing(row));
}

const isNothing = ({ p10H, p50H, p90H, p99H = 0 }: Delay): boolean =>
  [p10H, p50H, p90H, p99H].every((hours) => hours === 0);

function listHeadways(posed: Posed, way: Way, streamOf: StreamOf): Headway[] {
  const { compiled } = posed.engine;
  return way.steps.flatMap(({ ride }): Headway[] => {
    const leaving = compiled.leavings[ride];
    if (leaving?.kind !== "headway") return [];
    const { service, from } = rideOf(posed, ride);
    const spells = compiled.spells(ride);
    const minutes = leaving.headwayMinutes;
    // As the terms themselves are made: on days of fewer departures the headway grows.
    const wholeIn = ({ from: start }: Term): number => {
      const share = spells === undefined ? 1 : (spells[indexAt(spells, start)]?.share ?? 1);
      return Math.round(minutes / (share === 0 ? 1 : share));
    };
    const stream = streamOf(`wait for ${service?.id ?? ""} in ${from}`);
    const terms = posed.prepared.weighed.terms(ride)?.map(
      (term): DrawnTerm => ({
        ...term,
        askedMinutes: term.waitMinutes,
        headwayMinutes: wholeIn(term),
      }),
    );
    return [{ ride, stream, minutes, terms }];
  });
}
