/** FEATURE: the weight a box may have on a link or service; the shipment is spread over its boxes by their TEU. */
import type { Cargo, Containers } from "@lianyun/planner";
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const limited = (restrictions: string): ReturnType<typeof networkFromTables> =>
  networkFromTables(`
  links
  | id   | mode | from | to  | durationH |
  | road | road | CKG  | MLA | 50        |

  services
  | id    | mode | headwayH |
  | train | rail | 24       |

  calls
  | service | terminal | arriveH | departH |
  | train   | CKG      |         | 0       |
  | train   | DUI      | 300     |         |

  restrictions
  | link | service | cargo       | value | rule | limitKg |
  ${restrictions}
`);
const load = (grossKg: number, ...containers: Containers[]): Cargo =>
  containers.length === 0 ? { grossKg } : { containers, grossKg };
const twenty = { type: "20GP", count: 1 } as const;
const forty = { type: "40HC", count: 1 } as const;

const LORRY = "| road | | grossWeight | | limited | 20000 |";
const TWENTIES = "| road | | grossWeight | 20GP | limited | 20000 |";
const FORTIES = "| road | | grossWeight | 40GP | limited | 20000 |";
test.each([
  { rows: LORRY, cargo: load(20_000, twenty), open: true },
  { rows: LORRY, cargo: load(20_001, twenty), open: false },
  { rows: LORRY, cargo: load(40_000, { ...twenty, count: 2 }), open: true },
  { rows: LORRY, cargo: load(40_002, { ...twenty, count: 2 }), open: false },
  // 30 t on a 20' and a 40': 10 t and 20 t.
  { rows: LORRY, cargo: load(30_000, twenty, forty), open: true },
  { rows: LORRY, cargo: load(30_003, twenty, forty), open: false },
  { rows: TWENTIES, cargo: load(45_000, twenty, forty), open: true },
  { rows: FORTIES, cargo: load(45_000, twenty, forty), open: false },
  // A 45' box is as long as a 40' here; a 20' is not.
  { rows: FORTIES, cargo: load(20_001, { type: "45HC", count: 1 }), open: false },
  { rows: FORTIES, cargo: load(28_000, twenty), open: true },
  { rows: TWENTIES, cargo: load(28_000, forty), open: true },
  // Without a weight nothing is forbidden; a row of another kind or an allowance does not lift it.
  { rows: "| road | | grossWeight | | forbidden | |", cargo: load(28_000, twenty), open: true },
  {
    rows: `${LORRY}\n| road | | grossWeight | 20GP | allowed | |\n| road | | dangerousGoods | | allowed | |`,
    cargo: { ...load(20_001, twenty), dangerousGoods: { class: "3" } },
    open: false,
  },
  // Loose cargo is in no box.
  { rows: LORRY, cargo: load(25_000), open: true },
])("a link, $rows for $cargo", ({ rows, cargo, open }) => {
  expect(planText(limited(rows), { from: "CKG", to: "MLA", cargo })).toContain(
    open ? "road road" : "cargo_restricted",
  );
});

test("a service, and only that", () => {
  const network = limited("| | train | grossWeight | | limited | 20000 |");
  const at = (to: string, grossKg: number): string =>
    planText(network, { from: "CKG", to, cargo: load(grossKg, twenty) });
  expect(at("DUI", 20_000)).toContain("rail train");
  expect(at("DUI", 20_001)).toBe("cargo_restricted");
  expect(at("MLA", 20_001)).toContain("road road");
});
