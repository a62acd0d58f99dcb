import { describe, expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { listHours } from "./hours.ts";

/** Minutes since the epoch. 2 March 2026 is a Monday. */
const at = (iso: string): number => Date.parse(iso) / 60_000;
const show = (minutes: number): string => new Date(minutes * 60_000).toISOString().slice(0, 16);

const LINK = `
  links
  | id | mode | from | to | durationH | corridor |
  | t1 | road | A:X  | B  | 1         | c1       |
  | t2 | road | B    | A:Y| 1         |          |
`;
/** When handling may start at a terminal for cargo there at a time; `always` where nothing ever shuts it. */
function start(tables: string, terminal: string, iso: string): string {
  const next = listHours(networkFromTables(LINK + tables)).get(terminal);
  return next === undefined ? "always" : show(next(at(iso)));
}

test("a terminal without hours and closed days is always open", () => {
  expect(start("", "A:X", "2026-03-02T10:00Z")).toBe("always");
});

describe("opening hours, on the clock of the place", () => {
  const tables = `
    terminals
    | id  | timeZone      | openDays | opensAt | closesAt |
    | A:X | Asia/Shanghai | mon wed  | 08:00   | 17:00    |
  `;
  test.each([
    { iso: "2026-03-01T23:59Z", expected: "2026-03-02T00:00" },
    { iso: "2026-03-02T00:00Z", expected: "2026-03-02T00:00" },
    { iso: "2026-03-02T08:59Z", expected: "2026-03-02T08:59" },
    { iso: "2026-03-02T09:00Z", expected: "2026-03-04T00:00" },
  ])("$iso: $expected", ({ iso, expected }) => {
    expect(start(tables, "A:X", iso)).toBe(expected);
    expect(start(tables, "B", iso)).toBe("always");
  });
});

describe("days on which it is shut", () => {
  const calendar = (columns: string, cells: string): string => `
    calendars
    | id | validFrom  | validTo    | ${columns} |
    | h  | 2026-03-02 | 2026-03-03 | ${cells} |
  `;
  test.each([
    { iso: "2026-03-01T23:59Z", expected: "2026-03-01T23:59" },
    { iso: "2026-03-02T00:00Z", expected: "2026-03-04T00:00" },
    { iso: "2026-03-03T23:59Z", expected: "2026-03-04T00:00" },
    { iso: "2026-03-04T00:00Z", expected: "2026-03-04T00:00" },
  ])("$iso: $expected", ({ iso, expected }) => {
    expect(start(calendar("terminal", "A:X"), "A:X", iso)).toBe(expected);
  });

  const during = "2026-03-02T12:00Z";
  test.each([
    { what: "its terminal", columns: "terminal", cells: "A:X", isShut: true },
    { what: "its group", columns: "terminal", cells: "A", isShut: true },
    { what: "another terminal", columns: "terminal", cells: "A:Y", isShut: false },
    { what: "its country", columns: "terminal | country", cells: "A | XX", isShut: true },
    { what: "no share left", columns: "terminal | share", cells: "A:X | 0", isShut: true },
    { what: "half a share", columns: "terminal | share", cells: "A:X | 0.5", isShut: false },
    { what: "extra hours", columns: "terminal | extraH", cells: "A:X | 5", isShut: false },
    { what: "one mode", columns: "terminal | mode", cells: "A:X | road", isShut: false },
    { what: "a corridor at it", columns: "terminal | corridor", cells: "A:X | c1", isShut: false },
    { what: "a country alone", columns: "country", cells: "XX", isShut: false },
  ])("closed for $what: $isShut", ({ columns, cells, isShut }) => {
    expect(start(calendar(columns, cells), "A:X", during)).toBe(
      isShut ? "2026-03-04T00:00" : "always",
    );
  });

  test("the terminals of a group in another country", () => {
    const tables = `
      terminals
      | id  | country |
      | A:Y | YY      |
      ${calendar("terminal | country", "A | YY")}
    `;
    expect(start(tables, "A:X", during)).toBe("always");
    expect(start(tables, "A:Y", during)).toBe("2026-03-04T00:00");
  });

  test("one service", () => {
    const service = `
      services
      | id | mode |
      | s  | road |

      calls
      | service | terminal | arriveH |
      | s       | A:X      |         |
      | s       | B        | 1       |

      departures
      | service | days | time  |
      | s       | mon  | 00:00 |
    `;
    expect(start(service + calendar("terminal | service", "A:X | s"), "A:X", during)).toBe(
      "always",
    );
  });

  test("one stretch leads into the next, and into hours", () => {
    const tables = `
      terminals
      | id  | openDays        | opensAt | closesAt |
      | A:X | mon thu fri sat | 08:00   | 17:00    |

      calendars
      | id | validFrom  | validTo    | terminal |
      | h  | 2026-03-05 | 2026-03-06 | A        |
      | g  | 2026-03-02 | 2026-03-04 | A:X      |
    `;
    // Monday to Wednesday, then Thursday and Friday are shut; Saturday opens at eight.
    expect(start(tables, "A:X", "2026-03-02T10:00Z")).toBe("2026-03-07T08:00");
    // Saturday after hours is Monday.
    expect(start(tables, "A:X", "2026-03-07T17:00Z")).toBe("2026-03-09T08:00");
  });

  test("days are those of the place", () => {
    const tables = `
      terminals
      | id  | timeZone      |
      | A:X | Asia/Shanghai |
      ${calendar("terminal", "A:X")}
    `;
    expect(start(tables, "A:X", "2026-03-01T16:00Z")).toBe("2026-03-03T16:00");
    expect(start(tables, "A:X", "2026-03-01T15:59Z")).toBe("2026-03-01T15:59");
  });
});
