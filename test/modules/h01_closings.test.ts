/** FEATURE: a scenario closes corridors, terminals, links and services; the network itself is not changed. */
import {
  applyScenario,
  closeCorridor,
  closeLink,
  closeService,
  closeTerminal,
  FreightError,
  type Modification,
  openCorridor,
  openService,
  scenario,
} from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText, reasonsOf, reasonText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// Two ways to Duisburg: a train that stops at the border, and a ship that calls at Singapore on its way.
const network = networkFromTables(`
  corridors
  | id    |
  | north |
  | south |

  links
  | id     | mode | from | to  | corridor |
  | toLand | rail | CKG  | BOR | north    |
  | toEnd  | rail | BOR  | DUI | north    |
  | toPort | sea  | CKG  | SIN | south    |
  | toHome | sea  | SIN  | DUI | south    |

  services
  | id    | mode | headwayH | costPerTeu | assumed |
  | train | rail | 24       | 900        | false   |
  | ship  | sea  | 24       | 400        | false   |
  | ghost | sea  | 24       | 100        | true    |

  calls
  | service | terminal | arriveH | departH | cutOffH | load  | discharge | step   |
  | train   | CKG      |         | 0       | 0       | true  | false     |        |
  | train   | BOR      | 100     | 120     |         | false | false     | border |
  | train   | DUI      | 200     |         |         | false | true      |        |
  | ship    | CKG      |         | 0       | 0       | true  | false     |        |
  | ship    | SIN      | 300     | 320     | 0       | true  | true      |        |
  | ship    | DUI      | 800     |         |         | false | true      |        |
  | ghost   | CKG      |         | 0       | 0       | true  | false     |        |
  | ghost   | DUI      | 900     |         |         | false | true      |        |
`);
const ENDS = { from: "CKG", to: "DUI" };
const withAll = (...modifications: Modification[]): typeof network =>
  applyScenario(network, scenario("test", ...modifications));
const modeOf = (...modifications: Modification[]): string =>
  /rail|sea/.exec(planText(withAll(...modifications), ENDS))?.[0] ?? "none";

test.each<{ readonly name: string; readonly made: Modification[]; readonly goesBy: string }>([
  { name: "nothing", made: [], goesBy: "sea" },
  { name: "a corridor", made: [closeCorridor("south")], goesBy: "rail" },
  { name: "a service", made: [closeService("ship")], goesBy: "rail" },
  { name: "a link", made: [closeLink("toHome")], goesBy: "rail" },
  { name: "a port that the ship merely calls at", made: [closeTerminal("SIN")], goesBy: "sea" },
  {
    name: "a corridor that is opened again",
    made: [closeCorridor("south"), openCorridor("south")],
    goesBy: "sea",
  },
])("closing $name leaves $goesBy", ({ made, goesBy }) => {
  expect(modeOf(...made)).toBe(goesBy);
});

test("a train that must stop at a closed border does not run, and the answer says what is closed", () => {
  const closed = withAll(closeService("ship"), closeTerminal("BOR"));
  expect(planText(closed, ENDS)).toBe("only_assumed closed");
  expect(reasonText(closed, ENDS)).toContain("closed: terminal BOR; with it open a way exists");
  expect(reasonsOf(closed, ENDS).map((reason) => reason.closed)).toEqual([
    undefined,
    [{ kind: "terminal", id: "BOR" }],
  ]);
});

test("a service that is assumed runs once it is opened", () => {
  expect(planText(withAll(openService("ghost")), ENDS)).toBe(
    "CKG 03-02 08:00 ~ sea ghost 03-02 20:00 > 04-09 08:00 ~ DUI [38d 100 0kg]",
  );
});

test("the network itself stays, and without modifications it is the very same", () => {
  const before = JSON.stringify(network);
  withAll(closeCorridor("south"));
  expect(JSON.stringify(network)).toBe(before);
  expect(withAll()).toBe(network);
});

test.each<{ readonly name: string; readonly made: readonly unknown[]; readonly says: string }>([
  {
    name: "a name that is not there",
    made: [{ do: "closeCorridor", corridor: "nroth" }],
    says: 'scenario test › modifications.0.corridor: no corridor "nroth"; did you mean north? [unknown_corridor]',
  },
  {
    name: "what touches nothing",
    made: [openCorridor("north")],
    says: "scenario test › modifications.0.corridor: corridor north is not closed [touches_nothing]",
  },
  {
    name: "an unknown modification",
    made: [closeLink("toEnd"), { do: "sink", corridor: "north" }],
    says: "modifications.1.do: expected one of closeCorridor",
  },
  {
    name: "an unknown field",
    made: [{ do: "closeLink", link: "toEnd", by: 2 }],
    says: "scenario test › modifications.0.by: no such field [bad_scenario]",
  },
  {
    name: "a field that is missing",
    made: [{ do: "scaleTariff", mode: "sea" }],
    says: "modifications.0.by: expected number, found nothing",
  },
  {
    name: "a factor below 0",
    made: [{ do: "scaleTariff", mode: "sea", by: -1 }],
    says: "scenario test › modifications.0.by: expected more than 0, found -1 [bad_scenario]",
  },
  {
    name: "a mode that is none",
    made: [{ do: "scaleTariff", mode: "train", by: 2 }],
    says: 'modifications.0.mode: expected one of road, rail, inlandWaterway, sea, air, found "train"; did you mean rail?',
  },
  {
    name: "a modification with a slip",
    made: [{ do: "closeCoridor", corridor: "north" }],
    says: 'found "closeCoridor"; did you mean closeCorridor?',
  },
])("$name is refused at its place", ({ made, says }) => {
  const apply = (): unknown =>
    applyScenario(network, { id: "test", modifications: made as Modification[] });
  expect(apply).toThrow(FreightError);
  expect(apply).toThrow(says);
});

test("a terminal of a group that is closed is closed already", () => {
  const ports = networkFromTables(`
    links
    | id  | mode | from  | to  | durationH |
    | one | sea  | SHA:A | DUI | 100       |
    | two | sea  | SHA:B | DUI | 100       |
  `);
  const made =
    (...modifications: Modification[]) =>
    (): unknown =>
      applyScenario(ports, scenario("test", ...modifications));
  expect(made(closeTerminal("SHA"), closeTerminal("SHA:A"))).toThrow(
    "modifications.1.terminal: terminal SHA:A is closed already: all of SHA is [touches_nothing]",
  );
  expect(made(closeTerminal("SHA:A"), closeTerminal("SHA"))).not.toThrow();
});
