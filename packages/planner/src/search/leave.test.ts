import { expect, test } from "vitest";
import type { Compiled } from "../compile/compile.ts";
import { NO_DEPARTURE } from "../compile/timetable.ts";
import type { Field } from "./field.ts";
import { departuresOf, type ReadyAt } from "./leave.ts";

/** Two rides of an hour for 5.00: one leaves every hundred minutes until 500; of the other two departures are worth choosing. */
const [PLAIN, VARIED] = [0, 1] as const;
const rides = [{ rideMinutes: 60 }, { rideMinutes: 60 }] as unknown as Compiled["rides"];
const rideCents = Float64Array.from([5_00, 5_00]);
const field: Pick<Field, "isVaried" | "nextDeparture" | "choices"> = {
  isVaried: (ride) => ride === VARIED,
  nextDeparture(ready, _, notBefore) {
    const departure = 100 * Math.ceil(Math.max(ready, notBefore) / 100);
    return departure <= 500 ? departure : NO_DEPARTURE;
  },
  choices(ready, _, take, notBefore, whom) {
    const first = Math.max(ready, notBefore);
    take(first, first + 90, 7_00, whom);
    take(first + 20, first + 80, 6_00, whom);
  },
};
const departures = (ride: number, at: ReadyAt): string[] =>
  departuresOf({ rides }, { rideCents }, field as Field, ride, at).map(
    ({ departure, arrival, cents }) => `${departure}-${arrival} ${cents}`,
  );

test("of departures that are all alike the next, when handling is done and the stay is over", () => {
  expect(departures(PLAIN, { ready: 110, rested: 0 })).toEqual(["200-260 500"]);
  expect(departures(PLAIN, { ready: 110, rested: 210 })).toEqual(["300-360 500"]);
  expect(departures(PLAIN, { ready: 501, rested: 0 })).toEqual([]);
});

test("of others each that is worth choosing, the first first", () => {
  expect(departures(VARIED, { ready: 110, rested: 0 })).toEqual(["110-200 700", "130-190 600"]);
  expect(departures(VARIED, { ready: 110, rested: 115 })).toEqual(["115-205 700", "135-195 600"]);
});

test("what leaves before a minute is not taken", () => {
  expect(departures(VARIED, { ready: 110, rested: 0, notBefore: 130 })).toEqual(["130-190 600"]);
  expect(departures(VARIED, { ready: 110, rested: 0, notBefore: 131 })).toEqual([]);
  expect(departures(PLAIN, { ready: 110, rested: 0, notBefore: 200 })).toEqual(["200-260 500"]);
  expect(departures(PLAIN, { ready: 110, rested: 0, notBefore: 201 })).toEqual([]);
});
