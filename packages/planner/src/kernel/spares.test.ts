import { expect, test } from "vitest";
import { createSpares, MOST_SPARE } from "./spares.ts";

const create = () => createSpares((size) => ({ size }));

test("what is lent is nobody else's until it is given back", () => {
  const spares = create();
  const first = spares.borrow(3);
  const second = spares.borrow(3);
  expect(first).toEqual({ size: 3 });
  expect(second).not.toBe(first);
  spares.giveBack(3, first);
  expect(spares.borrow(4)).toEqual({ size: 4 });
  expect(spares.borrow(3)).toBe(first);
  expect(spares.borrow(3)).not.toBe(first);
  // Of two of a size the last stays.
  spares.giveBack(3, first);
  spares.giveBack(3, second);
  expect(spares.borrow(3)).toBe(second);
  expect([first, second]).not.toContain(spares.borrow(3));
});

test("of nine sizes the first given back goes", () => {
  const spares = create();
  const things = Array.from({ length: 9 }, (_, size) => spares.borrow(size));
  for (const [size, thing] of things.entries()) spares.giveBack(size, thing);
  expect(things.map((thing, size) => spares.borrow(size) === thing)).toEqual([
    false,
    ...Array.from({ length: 8 }, () => true),
  ]);
});

test("what is very large is let go", () => {
  const spares = create();
  const [most, more] = [spares.borrow(MOST_SPARE), spares.borrow(MOST_SPARE + 1)];
  spares.giveBack(MOST_SPARE, most);
  spares.giveBack(MOST_SPARE + 1, more);
  expect(spares.borrow(MOST_SPARE)).toBe(most);
  expect(spares.borrow(MOST_SPARE + 1)).not.toBe(more);
});
