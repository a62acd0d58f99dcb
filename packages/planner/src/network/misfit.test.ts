import { expect, test } from "vitest";
import * as z from "zod/mini";
import { misfitsOf, NAMING } from "./misfit.ts";

const SHAPE = z.strictObject({
  cargo: z.strictObject({ grossKg: z.number(), count: z.optional(z.number()) }),
  minimize: z.union([z.enum(["cost", "duration"]), z.strictObject({ cost: z.number() })], {
    error: "expected a criterion",
  }),
});

const told = (value: unknown): string[] => {
  const { error } = SHAPE.safeParse(value, NAMING);
  return (error?.issues ?? [])
    .flatMap((found) => misfitsOf(found, value))
    .map(({ path, message }) => `${path.join(".")}: ${message}`);
};

test("unknown fields are told one by one, each with the field of its own shape that was meant", () => {
  expect(
    told({ cargo: { grossKg: 1, cuont: 2, colour: 3 }, minimize: "cost", Cargo: 1, count: 1 }),
  ).toEqual([
    "cargo.cuont: no such field; did you mean count?",
    "cargo.colour: no such field",
    "Cargo: no such field; did you mean cargo?",
    "count: no such field",
  ]);
});

test("of so many that they are no slips none is asked about", () => {
  const many = (count: number): string[] =>
    told({
      cargo: { grossKg: 1 },
      minimize: "cost",
      ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`cargo${at % 10}${at}`, 1])),
    });
  expect(many(10)[0]).toBe("cargo00: no such field; did you mean cargo?");
  expect(many(100)[0]).toBe("cargo00: no such field; did you mean cargo?");
  expect(many(101)).toHaveLength(101);
  expect(new Set(many(101).map((text) => text.replace(/^[^:]*: /, "")))).toEqual(
    new Set(["no such field"]),
  );
});

test("a word of a choice is asked about, a wrong shape is not", () => {
  expect(told({ cargo: { grossKg: 1 }, minimize: "cots" })).toEqual([
    'minimize: expected a criterion, found "cots"; did you mean cost?',
  ]);
  expect(told({ cargo: { grossKg: 1 }, minimize: 7 })).toEqual([
    "minimize: expected a criterion, found 7",
  ]);
});
