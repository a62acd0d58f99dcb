import { expect, test } from "vitest";
import type { SectionKind } from "./layout.ts";
import { sectionAt } from "./views.ts";

test.each<[SectionKind, number]>([
  ["u1", 24],
  ["u2", 12],
  ["u4", 6],
  ["i1", 24],
  ["i2", 12],
  ["i4", 6],
  ["f8", 3],
])(
  "%s read number by number, as on a big-endian machine, is what a view shows on this one",
  (kind, length) => {
    const bytes = Uint8Array.from({ length: 32 }, (_, at) => (at * 37) % 251);
    expect(sectionAt(bytes, 8, [kind, length], true)).toEqual(
      sectionAt(bytes, 8, [kind, length], false),
    );
  },
);
