/** Which rows of `delays` speak of a leg and of handling. */
import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { listRides } from "../network/rides.ts";
import { handlingRow, runningRows } from "./governing.ts";

const network = (delays: string) =>
  networkFromTables(`
    links
    | id    | mode | from | to  | corridor | durationH |
    | east  | rail | CKG  | ALA | china    |           |
    | mid   | rail | ALA  | BRE | steppe   |           |
    | west  | rail | BRE  | DUI | steppe   |           |
    | lorry | road | DUI  | ANR |          | 5         |

    services
    | id    | mode | headwayH |
    | train | rail | 24       |

    calls
    | service | terminal | arriveH | departH |
    | train   | CKG      |         | 0       |
    | train   | ALA      | 60      | 70      |
    | train   | BRE      | 120     | 130     |
    | train   | DUI      | 200     |         |

    delays
    | id      | service | link | corridor | terminal | mode | p10H | p90H |
    ${delays}
  `);

function rowsOf(delays: string, from = "CKG", to = "DUI"): string {
  const made = network(delays);
  const ride = listRides(made).find((row) => row.from === from && row.to === to);
  if (ride === undefined) throw new Error("no such ride");
  return runningRows(made, ride)
    .map(({ row, share }) => `${row.id} ${share}`)
    .join(", ");
}

test.each([
  {
    what: "of a service its own row alone",
    delays: `| own | train | | | | | 0 | 1 |
             | all | | | | | rail | 0 | 1 |
             | kz  | | | steppe | | | 0 | 1 |
             | ala | | | | ALA | | 0 | 1 |`,
    expected: "own 1",
  },
  {
    what: "stretches each their own, a link before its corridor",
    delays: `| cn | | | china | | | 0 | 1 |
             | kz | | | steppe | | | 0 | 1 |
             | w  | | west | | | | 0 | 1 |
             | all | | | | | rail | 0 | 1 |`,
    expected: "cn 1, kz 1, w 1",
  },
  {
    what: "a call within a stretch of one row is in that row, at its edge it adds",
    delays: `| kz  | | | steppe | | | 0 | 1 |
             | ala | | | | ALA | | 0 | 1 |
             | bre | | | | BRE | | 0 | 1 |`,
    expected: "kz 1, ala 1",
  },
  {
    what: "the mode where no stretch has a row, and calls on the way",
    delays: `| all | | | | | rail | 0 | 1 |
             | bre | | | | BRE | | 0 | 1 |
             | dui | | | | DUI | | 0 | 1 |
             | sea | | | | | sea | 0 | 1 |`,
    expected: "all 1, bre 1",
  },
  {
    what: "what names more goes first, then the first by id",
    delays: `| a | | | steppe | | | 0 | 1 |
             | c | | | steppe | | rail | 0 | 1 |
             | b | | | steppe | | rail | 0 | 1 |`,
    expected: "b 1",
  },
  { what: "nothing", delays: "| sea | | | | | sea | 0 | 1 |", expected: "" },
])("$what", ({ delays, expected }) => {
  expect(rowsOf(delays)).toBe(expected);
});

test("of a part of the service its row in proportion to the hours: 50 of 200, 70 of 200", () => {
  const own = "| own | train | | | | | 0 | 1 |";
  expect(rowsOf(own, "ALA", "BRE")).toBe("own 0.25");
  expect(rowsOf(own, "BRE", "DUI")).toBe("own 0.35");
});

test("handling: the terminal's row before its group's, if one of the rides is in its scope", () => {
  const made = networkFromTables(`
    links
    | id   | mode | from   | to     | durationH |
    | rail | rail | CKG    | ALA:R1 | 50        |
    | road | road | ALA:R1 | DUI    | 50        |

    transfers
    | at | fromMode | toMode |
    | *  | gate     | rail   |
    | *  | rail     | road   |
    | *  | road     | gate   |

    delays
    | id    | terminal | mode | p10H | p90H |
    | group | ALA      |      | 0    | 1    |
    | own   | ALA:R1   |      | 0    | 1    |
    | lorry | ALA:R1   | road | 0    | 1    |
    | ship  | DUI      | sea  | 0    | 1    |
  `);
  const [rail, road] = listRides(made);
  if (rail === undefined || road === undefined) throw new Error("two rides");
  expect(handlingRow(made, "ALA:R1", [rail])?.row.id).toBe("own");
  expect(handlingRow(made, "ALA:R1", [rail, road])?.row.id).toBe("lorry");
  expect(handlingRow(made, "ALA:R2", [rail])?.row.id).toBe("group");
  expect(handlingRow(made, "DUI", [road])).toBeUndefined();
});
