/** FEATURE: the checker passes a true itinerary and refuses it once any figure is not what the rows say. */
import { createPlanner, type Itinerary, type Request } from "@lianyun/planner";
import { expect, test } from "vitest";
import { networkFromTables } from "../kit/networkFromTables.ts";
import { checkItinerary } from "./checker.ts";
import { tamper } from "./tamper.ts";
import { itinerariesOf } from "./vectors.ts";

const NETWORK = networkFromTables(`
  terminals
  | id    | timeZone         | country |
  | CKG:R | Asia/Shanghai    | CN      |
  | MLA   | Europe/Warsaw    | PL      |
  | DUI   | Europe/Berlin    | DE      |

  links
  | id | mode | from | to  | durationH | distanceKm | factor |
  | t1 | road | MLA  | DUI | 14        | 1200       | lorry  |

  services
  | id | mode |
  | s1 | rail |

  calls
  | service | terminal | arriveH | departH | cutOffH | step   | load  | discharge |
  | s1      | CKG:R    |         | 0       | 12      |        | true  | false     |
  | s1      | KHO      | 96      | 108     |         | border | false | false     |
  | s1      | MLA      | 240     |         |         |        | false | true      |

  departures
  | service | days | time  |
  | s1      | thu  | 08:00 |

  tariffs
  | id | service | link | perTeu | perTeuKm | covers |
  | p1 | s1      |      | 4100   |          | border |
  | p2 |         | t1   |        | 1.25     |        |

  transfers
  | id  | at    | fromMode | toMode | durationH | perTeu | factor   |
  | in  | CKG:R | gate     | rail   | 2         | 30     | none-box |
  | mid | MLA   | rail     | road   | 6         | 120    | lift     |
  | out | *     | road     | gate   | 0         | 0      | none-box |

  factors
  | id    | per       | wtwG  |
  | lorry | tkm       | 60    |
  | lift  | container | 11400 |
`);
const REQUEST: Request = {
  from: "CKG",
  to: "DUI",
  cargo: { containers: [{ type: "20GP", count: 2 }], grossKg: 20_000 },
  departAfter: "2026-06-01T08:00+08:00",
};
const answer = createPlanner(NETWORK).plan({ ...REQUEST, minimize: "cost" });
const [TRUE_ONE] = itinerariesOf(answer) as [Itinerary];

test("the true itinerary passes", () => {
  expect(() => checkItinerary(NETWORK, REQUEST, TRUE_ONE)).not.toThrow();
  // Handed in on Monday, cut-off on Wednesday evening, off on Thursday.
  expect(TRUE_ONE.transfers[0]).toMatchObject({ handlingH: 2, waitH: 58, cutOffH: 12 });
  expect(TRUE_ONE).toMatchObject({ cost: 8_200 + 60 + 3_000 + 240, durationH: 72 + 240 + 6 + 14 });
});

test.each([
  { path: ["cost"], change: 11_500.01, says: "cost" },
  { path: ["co2eKg"], change: 0, says: "co2eKg" },
  { path: ["durationH"], change: 331, says: "durationH" },
  { path: ["transitH"], change: 332, says: "transitH" },
  { path: ["availableAt"], change: "2026-06-14T23:59+02:00", says: "availableAt" },
  { path: ["departAt"], change: "2026-06-04T00:00Z", says: "local to CKG:R" },
  { path: ["legs", 0, "from"], change: "MLA", says: "starts at MLA" },
  { path: ["legs", 1, "to"], change: "MLA", says: "ends at MLA" },
  { path: ["legs", 1, "from"], change: "KHO", says: "leg 1" },
  { path: ["legs", 0, "departAt"], change: "2026-06-03T08:00+08:00", says: "no departure" },
  { path: ["legs", 0, "service"], change: "s2", says: "nothing that may be used" },
  { path: ["legs", 0, "calls", 0, "dwellH"], change: 11, says: "dwellH" },
  { path: ["legs", 0, "assumed"], change: true, says: "assumed" },
  { path: ["legs", 1, "distanceKm"], change: 1_199, says: "distanceKm" },
  { path: ["legs", 1, "cost"], change: 0, says: "leg 1 cost" },
  { path: ["transfers", 0, "waitH"], change: 57, says: "waitH" },
  { path: ["transfers", 0, "cutOffH"], change: 0, says: "cutOffH" },
  { path: ["transfers", 1, "handlingH"], change: 0, says: "handlingH" },
  { path: ["transfers", 1, "kind"], change: "release", says: "kind" },
  { path: ["transfers", 1, "at"], change: "DUI", says: "transfer 1 at" },
  { path: ["transfers"], change: TRUE_ONE.transfers.slice(1), says: "number of transfers" },
  { path: ["lines"], change: TRUE_ONE.lines.slice(1), says: "in units" },
  { path: ["lines", 0, "rule"], change: "p2", says: "nothing calls for this line" },
  { path: ["lines", 0, "source"], change: "hearsay", says: "source" },
])("a changed $path is refused", ({ path, change, says }) => {
  const changed = tamper(TRUE_ONE, path, change);
  expect(changed).not.toEqual(TRUE_ONE);
  expect(() => checkItinerary(NETWORK, REQUEST, changed)).toThrow(says);
});

test.each([
  { request: { arriveBefore: "2026-06-14T00:00+02:00" }, says: "available at" },
  { request: { modes: ["rail"] as const }, says: "nothing that may be used" },
  { request: { departAfter: "2026-06-04T07:00+08:00" }, says: "startAt" },
  { request: { via: ["KHO", "DEU"] }, says: "does not touch DEU" },
  { request: { from: "DUI" }, says: "starts at" },
  { request: { to: "MLA" }, says: "ends at" },
])("the answer to another question is refused: $request", ({ request, says }) => {
  expect(() => checkItinerary(NETWORK, { ...REQUEST, ...request }, TRUE_ONE)).toThrow(says);
});
