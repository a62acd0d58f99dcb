/** The delays of data/chongqing: every row speaks of something, and draws agree with what was published. */
import { createPlanner } from "@lianyun/planner";
import { expect, test } from "vitest";
import { handlingRow, runningRows } from "../../packages/planner/src/draw/governing.ts";
import { listRides } from "../../packages/planner/src/network/rides.ts";
import { readChongqing } from "../kit/chongqing.ts";

const chongqing = await readChongqing();

test("every row of delays speaks of a leg or of handling", () => {
  const rides = listRides(chongqing);
  const heard = new Set(
    rides.flatMap((ride) => [
      ...runningRows(chongqing, ride).map(({ row }) => row.id),
      ...[ride.from, ride.to].flatMap(
        (terminal) => handlingRow(chongqing, terminal, [ride])?.row.id ?? [],
      ),
    ]),
  );
  expect(chongqing.delays.map(({ id }) => id).filter((id) => !heard.has(id))).toEqual([]);
});

const question = {
  from: "CNCKG",
  to: "DEDUI",
  cargo: { containers: [{ type: "40HC", count: 2 }], grossKg: 28_000 },
  departAfter: "2026-06-01T08:00+08:00",
} as const;
const planner = createPlanner(chongqing);

/*
 * The full-timetable train is published to take 13 to 24 days, 16 in nine of ten cases: `i-rail-cre-duisburg-timetable-out` says
 * -12, 0, 60, 252 h. It leaves on Saturdays; handed in on a Monday no draw misses it, so the way is as late as the train.
 */
test("the timetabled train to Duisburg is in time for a deadline three days after plan in nine of ten draws", () => {
  const outlook = planner.outlook({
    ...question,
    minimize: { cost: 1, duration: 20 },
    draws: 4_000,
  });
  if (outlook.status !== "complete") throw new Error(outlook.status);
  const { itinerary, durationH, delays, connections } = outlook;
  expect(itinerary.legs.map(({ service }) => service)).toEqual(["rail-cre-duisburg-timetable-out"]);
  expect(delays.map(({ rule, share }) => ({ rule, share }))).toEqual([
    { rule: "i-rail-cre-duisburg-timetable-out", share: 1 },
  ]);
  expect(connections[0]?.missed).toBe(0);
  const lateH = (value = Number.NaN): number => value - itinerary.durationH;
  // Four deviations of 4,000 draws: 1.9 % of them, at 30 h a unit below the median, 150 to P90, 2,133 above.
  expect(Math.abs(lateH(durationH.p10) + 12)).toBeLessThan(0.6);
  expect(Math.abs(lateH(durationH.p50))).toBeLessThan(4.8);
  expect(lateH(durationH.p90)).toBeGreaterThan(57);
  expect(lateH(durationH.p90)).toBeLessThan(101);
});

test("without aircraft the fastest way as planned is a lorry, and in nine of ten draws a train by timetable", () => {
  const robust = planner.robust({
    ...question,
    minimize: "duration",
    modes: ["rail", "road", "sea", "inlandWaterway"],
  });
  if (robust.status !== "complete") throw new Error(robust.status);
  const { ways, bestByMedian, bestPlanned } = robust;
  const [best, planned] = [ways[0], ways[bestPlanned]];
  expect(best?.itinerary.legs.at(-1)?.service).toBe("i-rail-xian-duisburg-tt-out");
  expect(planned?.itinerary.legs.at(-1)?.mode).toBe("road");
  expect(bestByMedian).toBe(bestPlanned);
  expect((planned?.quantile ?? 0) - (best?.quantile ?? 0)).toBeGreaterThan(24);
});
