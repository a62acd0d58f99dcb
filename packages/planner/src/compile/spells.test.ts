import { describe, expect, test } from "vitest";
import type { Calendar } from "../network/rows.ts";
import type { Concern } from "../network/scope.ts";
import { createSpells, type Spell } from "./spells.ts";

const zoneOf = (terminal: string): string => (terminal === "CN" ? "Asia/Shanghai" : "UTC");
const calendar = (given: Partial<Calendar> & { id: string }): Calendar => ({
  name: given.id,
  nameZh: given.id,
  validFrom: "2026-03-02",
  validTo: "2026-03-02",
  effect: "closed",
  source: "s",
  grade: "official",
  ...given,
});
const concern = (
  given: Partial<Calendar> & { id: string },
  terminal = "A",
  afterMinutes = 0,
): Concern => ({
  calendar: calendar(given),
  terminal,
  afterMinutes,
});
/** `from: closed?, extra minutes, share, calendars` with the beginning as a clock reads it in UTC. */
const show = ({ from, isClosed, extraMinutes, share, calendars }: Spell): string => {
  const begin = Number.isFinite(from)
    ? new Date(from * 60_000).toISOString().slice(5, 16)
    : "always";
  return `${begin}: ${isClosed ? "closed" : "open"} +${extraMinutes} x${share} ${calendars.map(({ id }) => id).join(" ")}`.trim();
};
const spells = (...concerns: readonly Concern[]): string[] =>
  createSpells(zoneOf)(concerns).map(show);

test("a closed day begins and ends at midnight of the place", () => {
  expect(spells(concern({ id: "h" }))).toEqual([
    "always: open +0 x1",
    "03-02T00:00: closed +0 x1 h",
    "03-03T00:00: open +0 x1",
  ]);
  expect(spells(concern({ id: "h", validTo: "2026-03-04" }, "CN"))).toEqual([
    "always: open +0 x1",
    "03-01T16:00: closed +0 x1 h",
    "03-04T16:00: open +0 x1",
  ]);
});

test("what is looked at later moves the departures earlier", () => {
  expect(spells(concern({ id: "h" }, "A", 600))).toEqual([
    "always: open +0 x1",
    "03-01T14:00: closed +0 x1 h",
    "03-02T14:00: open +0 x1",
  ]);
});

describe("calendars at once", () => {
  test("hours add up, the least share holds, closed is closed", () => {
    expect(
      spells(
        concern({ id: "a", validTo: "2026-03-05", effect: "slow", extraH: 6 }),
        concern({
          id: "b",
          validFrom: "2026-03-03",
          validTo: "2026-03-04",
          effect: "slow",
          extraH: 0.5,
        }),
        concern({
          id: "c",
          validFrom: "2026-03-03",
          validTo: "2026-03-03",
          effect: "reduced",
          share: 0.5,
        }),
        concern({
          id: "d",
          validFrom: "2026-03-03",
          validTo: "2026-03-03",
          effect: "reduced",
          share: 0.7,
        }),
        concern({ id: "e", validFrom: "2026-03-04", validTo: "2026-03-04" }),
      ),
    ).toEqual([
      "always: open +0 x1",
      "03-02T00:00: open +360 x1 a",
      "03-03T00:00: open +390 x0.5 a b c d",
      "03-04T00:00: closed +390 x1 a b e",
      "03-05T00:00: open +360 x1 a",
      "03-06T00:00: open +0 x1",
    ]);
  });

  test("no share left is closed", () => {
    expect(spells(concern({ id: "h", effect: "reduced", share: 0 }))[1]).toBe(
      "03-02T00:00: closed +0 x0 h",
    );
  });

  test("spells rise, whatever the order of the calendars", () => {
    const later = concern({ id: "a", validFrom: "2026-03-20", validTo: "2026-03-20" });
    // Nine and ten digits alike: minutes before and after 1989.
    const early = concern({ id: "b", validFrom: "1971-11-01", validTo: "1971-11-01" });
    const froms = createSpells(zoneOf)([later, early]).map(({ from }) => from);
    expect(froms).toEqual([...froms].sort((a, b) => a - b));
    expect(froms).toHaveLength(5);
  });
});

test("the same calendars at the same minutes share their spells; others do not", () => {
  const list = createSpells(zoneOf);
  const h = concern({ id: "h" });
  const g = concern({ id: "g" });
  expect(list([h])).toBe(list([{ ...h }]));
  expect(list([h, g])).toBe(list([h, g]));
  expect(list([h])).not.toBe(list([g]));
  expect(list([{ ...h, afterMinutes: 60 }]).map(show)[1]).toBe("03-01T23:00: closed +0 x1 h");
  // One calendar looked at in two zones.
  expect(list([{ ...h, terminal: "CN" }]).map(show)[1]).toBe("03-01T16:00: closed +0 x1 h");
  expect(list([h]).map(show)[1]).toBe("03-02T00:00: closed +0 x1 h");
});
