/** What the oracle's cases were like: how often there was something to get wrong. */
import type { FrontCriterion } from "@lianyun/planner";
import {
  type Enumeration,
  enumerate,
  type Found,
  type Thoroughness,
  TooLarge,
} from "./bruteForce.ts";
import { FEATURES, type Feature, has, WITHOUT } from "./features.ts";
import { frontOf } from "./front.ts";
import type { Happening } from "./options.ts";
import type { Case } from "./randomCase.ts";

/** Partial itineraries; the few networks with more are passed over. */
const LIMIT = 60_000;
const CRITERIA: readonly FrontCriterion[] = ["cost", "duration", "co2e"];
const ALL: readonly FrontCriterion[] = [...CRITERIA, "transfers"];

/**
 * Where lying at a terminal costs nothing, departures later than the contract names never help: brute force tries some to
 * see that. Elsewhere they are other ways, which the contract does not offer.
 */
export const thoroughnessFor = ({ network }: Case): Thoroughness => ({
  limit: LIMIT,
  holdsForLegOnly: true,
  more: network.storage.length + network.boxHire.length > 0 ? 0 : 2,
});

/** Every itinerary of a case, or undefined where there are too many. */
export function enumerateWithin(tried: Case): Enumeration | undefined {
  try {
    return enumerate(tried.network, tried.request, thoroughnessFor(tried));
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

const textOf = (found: readonly Found[]): string =>
  frontOf(found, { over: ALL })
    .map(({ vector }) => vector.join(" "))
    .join(", ");

/** Features without which a front can be another; the currency it is shown in is none. */
const TOLD = FEATURES.filter((feature) => feature !== "currency");

/** The least share of cases, in percent, whose answers hold each happening. */
const HAPPEN: Readonly<Record<Happening, number>> = {
  missed: 25,
  held: 5,
  slow: 3,
  closed: 10,
  storage: 5,
  boxHire: 1,
  surcharge: 5,
  door: 10,
  stay: 0.2,
};

/** Counts as cases go by. Every other case is asked once more without one of its features, in turn. */
export interface Meters {
  readonly cases: () => number;
  readonly passOver: () => void;
  readonly count: (tried: Case, all: Enumeration, turn: number) => void;
  readonly text: () => string;
  readonly expectTelling: (expect: Vitest) => void;
}
type Vitest = typeof import("vitest").expect;

/** Meters for so many cases. */
export function createMeters(expected: number): Meters {
  const counts = { cases: 0, tooLarge: 0, itineraries: 0, answers: 0, routed: 0, traded: 0 };
  const happened = new Map<Happening, number>();
  const mattered = new Map<Feature, { asked: number; told: number }>();
  const add = <K>(map: Map<K, number>, key: K): void => {
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  const percent = (count: number): number => (100 * count) / counts.cases;

  const askWithout = (tried: Case, all: Enumeration, turn: number): void => {
    // To enumerate takes most of the time of an oracle: to know its cases every other is enough.
    if (turn % 2 === 1) return;
    const features = TOLD.filter((feature) => has(feature, tried));
    const feature = features[(turn / 2) % features.length];
    if (feature === undefined) return;
    const without = enumerateWithin(WITHOUT[feature](tried));
    if (without === undefined) return;
    const { asked, told } = mattered.get(feature) ?? { asked: 0, told: 0 };
    const isOther = textOf(without.found) !== textOf(all.found);
    mattered.set(feature, { asked: asked + 1, told: told + Number(isOther) });
  };

  return {
    cases: () => counts.cases,
    passOver: () => {
      counts.tooLarge += 1;
    },
    count: (tried, all, turn) => {
      const front = frontOf(all.found, { over: CRITERIA });
      counts.cases += 1;
      counts.itineraries += all.itineraries;
      counts.answers += front.length;
      counts.routed += Number(front.length >= 1);
      counts.traded += Number(front.length >= 2);
      for (const happening of new Set(front.flatMap(({ of }) => [...of.happened]))) {
        add(happened, happening);
      }
      askWithout(tried, all, turn);
    },
    text: () => {
      const share = (count: number): string => `${percent(count).toFixed(1)} %`;
      const shares = [...happened].map(([happening, count]) => `${happening} ${share(count)}`);
      const told = [...mattered].map(([feature, { asked, told }]) => `${feature} ${told}/${asked}`);
      return [
        `${counts.cases} cases (${counts.tooLarge} too large), ${counts.itineraries} itineraries enumerated, ` +
          `${counts.answers} answers; a route ${share(counts.routed)}, two answers or more ${share(counts.traded)}`,
        `cases with an answer that is or has: ${shares.join(", ")}`,
        `another front without: ${told.join(", ")}`,
      ].join("\n");
    },
    expectTelling: (expect) => {
      expect(percent(counts.routed)).toBeGreaterThanOrEqual(95);
      expect(percent(counts.traded)).toBeGreaterThanOrEqual(50);
      expect(percent(counts.tooLarge)).toBeLessThan(2);
      // What is rare is not looked for in a short run.
      if (expected < 1_000) return;
      for (const [happening, least] of Object.entries(HAPPEN)) {
        const share = percent(happened.get(happening as Happening) ?? 0);
        expect(share, happening).toBeGreaterThanOrEqual(least);
      }
      for (const feature of TOLD) {
        // Of a handful of cases none may tell.
        const { asked, told } = mattered.get(feature) ?? { asked: 0, told: 0 };
        expect(asked, feature).toBeGreaterThan(0);
        if (asked >= 50) expect(told, feature).toBeGreaterThan(0);
      }
    },
  };
}
