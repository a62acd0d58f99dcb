import { expect, test } from "vitest";
import { makeItinerary } from "../testing/itinerary.ts";
import { sharing } from "./shared.ts";

const river = { mode: "inlandWaterway", from: "A", to: "B", hours: 5 } as const;
const sea = { mode: "sea", from: "B", to: "C", hours: 9 } as const;
const WAY = makeItinerary({ legs: [river, sea] });
const [first, second] = WAY.legs as [(typeof WAY.legs)[0], (typeof WAY.legs)[0]];

test("a leg is shared with a way over the same links by the same mode", () => {
  const other = makeItinerary({
    legs: [
      { ...river, hours: 7 },
      { ...sea, to: "D" },
    ],
  });
  expect(sharing(first, other)).toBe("all");
  expect(sharing(second, other)).toBe("none");
  expect(sharing(first, makeItinerary({ legs: [{ ...river, mode: "road" }] }))).toBe("none");
});

test("a through leg shares the part that another way leaves it on", () => {
  const through = { ...first, links: ["A-B", "B-X"] };
  expect(sharing(through, WAY)).toBe("part");
});

test("lorries of doors share by their ends", () => {
  const lorry = { ...first, mode: "road" as const, links: [], from: "door", to: "A" };
  expect(sharing(lorry, { ...WAY, legs: [lorry] })).toBe("all");
  expect(sharing(lorry, { ...WAY, legs: [{ ...lorry, to: "Z" }] })).toBe("none");
});
