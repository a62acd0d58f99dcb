import { expect, test } from "vitest";
import { meant } from "./meant.ts";

test("ids one or two letters away, the nearest first", () => {
  const ids = ["suez-shut", "malacca-shut", "suez-slow", "panama-shut"];
  expect(meant(ids, "suez-shutt")).toBe("; did you mean suez-shut?");
  expect(meant(ids, "SUEZ-SHT")).toBe("; did you mean suez-shut?");
  expect(meant(["abcdef", "abcdex", "abcdyx"], "abcdex")).toBe(
    "; did you mean abcdex, abcdef, abcdyx?",
  );
});

test("nothing is made up of what is far or short", () => {
  expect(meant(["suez-shut"], "suez")).toBe("");
  expect(meant(["INL", "FAR"], "XY")).toBe("");
  expect(meant([], "suez-shut")).toBe("");
});
