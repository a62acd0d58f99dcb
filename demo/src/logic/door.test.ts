import { expect, test } from "vitest";
import { doorId, doorText, readDoor, typedDoor } from "./door.ts";

test.each([
  ["29.56, 106.55", "@29.5600,106.5500"],
  ["29.56 106.55", "@29.5600,106.5500"],
  ["29.56，106.55", "@29.5600,106.5500"],
  [" -33.9249°, 18.4241° ", "@-33.9249,18.4241"],
  ["@29.5600,106.5500", "@29.5600,106.5500"],
  ["0,0", "@0.0000,0.0000"],
])("%j is a door", (text, id) => {
  expect(typedDoor(text)).toBe(id);
  expect(readDoor(id)).toBeDefined();
});

test.each(["Chongqing", "29.56", "91, 0", "0, 181", "1e1, 2", "29.56, 106.55, 3", ""])(
  "%j is none",
  (text) => {
    expect(typedDoor(text)).toBeUndefined();
  },
);

test("a copy of the world beside the first is the same place", () => {
  expect(doorId(10, 190)).toBe("@10.0000,-170.0000");
  expect(doorId(10, -190)).toBe("@10.0000,170.0000");
  expect(doorText({ lat: 10, lon: -170 })).toBe("10.0000, -170.0000");
});
