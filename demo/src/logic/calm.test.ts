import type { Notice } from "@lianyun/planner";
import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { calmModes, isCalm } from "./calm.ts";

test("legs without a rate of the set are told, and their modes once each", () => {
  const way = makeItinerary({
    legs: [
      { mode: "road", from: "A", to: "B", hours: 1 },
      { mode: "sea", from: "B", to: "C", hours: 1 },
      { mode: "road", from: "C", to: "D", hours: 1 },
    ],
  });
  const notice = (code: Notice["code"], index: number): Notice => ({
    code,
    part: "leg",
    index,
    rule: "t",
    message: "",
  });
  const notices = [notice("calm_rate", 0), notice("reduced", 1), notice("calm_rate", 2)];
  const calm = { ...way, notices };
  expect([0, 1, 2].map((index) => isCalm(calm, index))).toEqual([true, false, true]);
  expect(calmModes(calm)).toEqual(["road"]);
  expect(calmModes(way)).toEqual([]);
});
