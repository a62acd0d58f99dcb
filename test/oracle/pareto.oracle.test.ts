/** FEATURE: the planner's fronts and optima equal those of brute force, and every itinerary can be replayed. */
import { expect, test } from "vitest";
import { type Enumeration, enumerate } from "./bruteForce.ts";
import { checkCase } from "./judgeCase.ts";
import { createMeters, enumerateWithin, thoroughnessFor } from "./meters.ts";
import { randomCase } from "./randomCase.ts";
import { expectToHold } from "./reduceCase.ts";

/** The first seed, and how many; a longer run is `ORACLE_SEED=1 ORACLE_CASES=20000 npx vitest run pareto.oracle`. */
const SEED = Number(process.env["ORACLE_SEED"] ?? 20_260_601);
const CASES = Number(process.env["ORACLE_CASES"] ?? 2_000);

test(`fronts, optima and itineraries equal brute force on ${CASES} random networks`, {
  timeout: 300 * CASES,
}, () => {
  const meters = createMeters(CASES);
  for (let seed = SEED; meters.cases() < CASES; seed += 1) {
    const tried = randomCase(seed, { closes: true });
    const all = enumerateWithin(tried);
    if (all === undefined) {
      meters.passOver();
      continue;
    }
    expectToHold(`case ${seed}`, tried, (candidate) => {
      const { network, request } = candidate;
      const again = (): Enumeration => enumerate(network, request, thoroughnessFor(candidate));
      checkCase(candidate, candidate === tried ? all : again(), seed);
    });
    meters.count(tried, all, seed);
  }
  console.log(`oracle: seed ${SEED}, ${meters.text()}`);
  // An oracle on networks where nothing happens proves nothing.
  meters.expectTelling(expect);
});
