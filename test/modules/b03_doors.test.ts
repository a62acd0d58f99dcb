/** FEATURE: a lorry fetches from a door and brings to one: loading, driving by the great circle, handling at the terminal. */
import { expect, test } from "vitest";
import {
  co2eText,
  costText,
  itineraryOf,
  planText,
  type Question,
  reasonText,
} from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// 0.9 degrees of a meridian are 100.0755 km, on a road 1.2 times as long 120.0907, that is 120.1 km: 3 h at 40 km/h (180 min).
const network = networkFromTables(`
  terminals
  | id       | country | lon | lat |
  | CKG:TJC  | CN      | 0   | 0   |
  | DUI      | DE      | 50  | 0   |

  links
  | id   | mode | from    | to  | durationH | distanceKm | costPerTeu |
  | rail | rail | CKG:TJC | DUI | 300       | 10000      | 3000       |

  transfers
  | id    | at  | fromMode | toMode | durationH | costPerTeu |
  | in    | *   | gate     | rail   | 0         | 0          |
  | out   | *   | rail     | gate   | 0         | 0          |
  | lift  | CKG | road     | rail   | 4         | 30         |
  | lower | DUI | rail     | road   | 2         | 20         |

  drayage
  | id    | at  | circuity | speedKmH | doorH | maxKm | perShipment | perTeuKm | factor |
  | china | CN  | 1.2      | 40       | 1     | 150   | 50          | 2        | diesel |
  | any   | *   | 1.2      | 40       | 0.5   | 150   | 10          | 1        | diesel |

  factors
  | id     | per | wtwG |
  | diesel | tkm | 60   |
`);
const HOME = { lon: 0, lat: 0.9 };
const AWAY = { lon: 50, lat: -0.9 };
const FAR = { lon: 0, lat: 30 };

/** Legs as `road china door 08:00 > CKG:TJC 09:00`, transfers as hours. */
function stepsOf(question: Question): string[] {
  const { legs, transfers } = itineraryOf(network, question);
  return transfers.flatMap((step, i) => {
    const leg = legs[i];
    const hours = `${step.at} ${step.kind} ${step.closedH}+${step.handlingH}+${step.waitH}+${step.cutOffH}`;
    if (leg === undefined) return [hours];
    const name = leg.drayage ?? leg.service ?? leg.links.join("+");
    const at = (iso: string): string => iso.slice(5, 16).replace("T", " ");
    return [
      hours,
      `${leg.mode} ${name} ${leg.from} ${at(leg.departAt)} > ${leg.to} ${at(leg.arriveAt)}`,
    ];
  });
}

test("from a door: loading at 08:00, driving at 09:00, at the terminal at 12:00", () => {
  // 120.1 km / 40 km/h = 3.0025 h, that is 180 min.
  expect(stepsOf({ from: HOME, to: "DUI" })).toEqual([
    "door door 0+1+0+0",
    "road china door 03-02 09:00 > CKG:TJC 03-02 12:00",
    "CKG:TJC handling 0+4+0+0",
    "rail rail CKG:TJC 03-02 16:00 > DUI 03-15 04:00",
    "DUI release 0+0+0+0",
  ]);
  // 50 + 120.1 × 2 = 290.20
  expect(costText(network, { from: HOME, to: "DUI" })).toBe(
    "drayage china 290.2 + handling lift 30 + freight rail 3000 = 3320.2",
  );
  // 10 t × 120.1 km × 60 g = 72.06 kg
  expect(co2eText(network, { from: HOME, to: "DUI" })).toBe("moving diesel 72.06 = 72.06");
});

test("to a door: handling, driving at once, unloading", () => {
  expect(stepsOf({ from: "CKG", to: AWAY })).toEqual([
    "CKG:TJC gateIn 0+0+0+0",
    "rail rail CKG:TJC 03-02 08:00 > DUI 03-14 20:00",
    "DUI handling 0+2+0+0",
    "road any DUI 03-14 22:00 > door 03-15 01:00",
    "door door 0+0.5+0+0",
  ]);
  // 10 + 120.1
  expect(costText(network, { from: "CKG", to: AWAY })).toBe(
    "freight rail 3000 + handling lower 20 + drayage any 130.1 = 3150.1",
  );
});

test("from door to door; a lorry is a leg", () => {
  const question = { from: HOME, to: AWAY };
  expect(stepsOf(question)).toEqual([
    "door door 0+1+0+0",
    "road china door 03-02 09:00 > CKG:TJC 03-02 12:00",
    "CKG:TJC handling 0+4+0+0",
    "rail rail CKG:TJC 03-02 16:00 > DUI 03-15 04:00",
    "DUI handling 0+2+0+0",
    "road any DUI 03-15 06:00 > door 03-15 09:00",
    "door door 0+0.5+0+0",
  ]);
  const { distanceKm, links, cost, durationH } = itineraryOf(network, question).legs[0]!;
  expect({ distanceKm, links, cost, durationH }).toEqual({
    distanceKm: 120.1,
    links: [],
    cost: 290.2,
    durationH: 3,
  });
  expect(planText(network, { ...question, maxTransfers: 2 })).toContain("rail rail");
  expect(planText(network, { ...question, maxTransfers: 1 })).toBe("too_many_transfers");
});

test.each([
  { question: { from: FAR, to: "DUI" }, expected: "door_too_far" },
  { question: { from: "CKG", to: FAR }, expected: "door_too_far" },
  { question: { from: FAR, to: FAR }, expected: /door_too_far|same_place/ },
  { question: { from: HOME, to: "DUI", modes: ["rail"] }, expected: "modes_exclude" },
  { question: { from: HOME, to: "DUI", modes: ["rail", "road"] }, expected: "rail rail" },
  // No lorry carries all the way, however near the doors are.
  { question: { from: HOME, to: { lon: 0, lat: -0.1 } }, expected: /not_connected|no_transfer/ },
] as const)("$question: $expected", ({ question, expected }) => {
  expect(planText(network, question)).toMatch(expected);
});

test("a door the wrong way round is told: its latitude is none, or a lorry reaches the other", () => {
  const toDui = (lon: number, lat: number) => (): string =>
    reasonText(network, { from: { lon, lat }, to: "DUI" });
  expect(toDui(29.5, 106.5)).toThrow(
    "request › from.lat: expected longitude,latitude; found latitude 106.5: did you mean 106.5,29.5? [bad_request]",
  );
  expect(toDui(29.5, -181)).toThrow(
    "request › from.lat: expected longitude,latitude; found latitude -181 [bad_request]",
  );
  expect(toDui(0.5, 50)()).toMatch(/lorries are offered up to 150 km; did you mean 50, 0\.5\?/);
  expect(toDui(0, 30)()).not.toContain("did you mean");
});

test.each([
  // 150 km by road are 125 km by the great circle, 1.1241 degrees.
  { lat: 1.1241, expected: "rail rail" },
  { lat: 1.125, expected: "door_too_far" },
])("at $lat degrees: $expected", ({ lat, expected }) => {
  expect(planText(network, { from: { lon: 0, lat }, to: "DUI" })).toContain(expected);
});

test("the most specific row governs a terminal", () => {
  const rows = ["* | 1", "CN | 2", "CKG | 3", "CKG:TJC | 4"];
  const priceWith = (count: number): number =>
    itineraryOf(
      networkFromTables(`
      terminals
      | id      | country |
      | CKG:TJC | CN      |

      links
      | id   | mode | from    | to  | durationH | costPerTeu |
      | rail | rail | CKG:TJC | DUI | 300       | 0          |

      transfers
      | at | fromMode | toMode | durationH |
      | *  | road     | rail   | 0         |
      | *  | rail     | gate   | 0         |

      drayage
      | at | perShipment |
      ${rows
        .slice(0, count)
        .map((row) => `| ${row} |`)
        .join("\n")}
      `),
      { from: { lon: 0, lat: 0 }, to: "DUI" },
    ).cost;
  expect([1, 2, 3, 4].map(priceWith)).toEqual([1, 2, 3, 4]);
});

test("at a door's terminal waiting costs no storage, and closed days hold the handling up", () => {
  const shut = networkFromTables(`
  terminals
  | id  | lon | lat | openDays | opensAt |
  | CKG | 0   | 0   | tue      | 06:00   |
  | DUI | 50  | 0   |          |         |

  services
  | id    | mode | costPerTeu |
  | train | rail | 3000       |

  departures
  | service | days | time  |
  | train   | sat  | 12:00 |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | DUI      | 300     |         |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | rail   | 4         |
  | *  | rail     | gate   | 0         |

  storage
  | at | perTeuDay |
  | *  | 10        |

  drayage
  | id    | perShipment | speedKmH |
  | lorry | 100         | 100      |
  `);
  // On Monday at 08:00 + 1.0 h it is there; opened on Tuesday 06:00, handled until 10:00; to Saturday it lies for nothing.
  const question = { from: { lon: 0, lat: 0.9 }, to: "DUI" };
  expect(itineraryOf(shut, question).transfers[1]).toMatchObject({
    closedH: 21,
    handlingH: 4,
    waitH: 98,
  });
  expect(costText(shut, question)).toBe("drayage lorry 100 + freight train 3000 = 3100");
});

test("at a door's end what waits for opening pays storage before the lorry takes it", () => {
  const shut = networkFromTables(`
  terminals
  | id  | lon | lat | openDays | opensAt |
  | CKG | 0   | 0   |          |         |
  | DUI | 50  | 0   | wed      | 06:00   |

  links
  | id   | mode | from | to  | durationH |
  | rail | rail | CKG  | DUI | 10        |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | rail   | 0         |
  | *  | rail     | road   | 4         |

  storage
  | id   | at | perTeuDay |
  | yard | *  | 10        |

  boxHire
  | id    | mode | perTeuDay | perTeu |
  | train | rail | 3         | 100    |
  | lorry | road | 5         | 200    |

  drayage
  | id    | perShipment | speedKmH |
  | lorry | 50          | 100      |
  `);
  // Monday 18:00 to Wednesday 06:00 and 4 h: 40 h, two days. The carrier's box is hired with the train, not with the lorry.
  const question = {
    from: "CKG",
    to: { lon: 50, lat: 0.9 },
    cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000, boxOwner: "coc" },
  } as const;
  expect(costText(shut, question)).toBe(
    "boxHire train 100 + storage yard 20 + boxHire train 6 + drayage lorry 50 = 176",
  );
});

test("a stay between the lorry and the train counts as one", () => {
  // At the terminal at 12:00; a day later.
  expect(
    stepsOf({ from: HOME, to: "DUI", via: [{ place: "CKG", minStayH: 24 }] }).slice(1, 4),
  ).toEqual([
    "road china door 03-02 09:00 > CKG:TJC 03-02 12:00",
    "CKG:TJC handling 0+4+20+0",
    "rail rail CKG:TJC 03-03 12:00 > DUI 03-16 00:00",
  ]);
});

test("a terminal to avoid is not driven to", () => {
  expect(planText(network, { from: HOME, to: "DUI", avoid: { terminals: ["CKG"] } })).toBe(
    "avoid_excludes",
  );
});
