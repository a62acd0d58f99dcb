/** FEATURE: which of several ways is told that are equal in what is minimized: the order that docs/study-rows.md states. */
import type { PlanRequest } from "@lianyun/planner";
import { expect, test } from "vitest";
import { itineraryOf } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const TRANSFERS = `
  transfers
  | at | fromMode | toMode | durationH |
  | *  | gate     | road   | 0         |
  | *  | gate     | rail   | 0         |
  | *  | road     | road   | 0         |
  | *  | road     | gate   | 0         |
  | *  | rail     | gate   | 0         |
`;

/** The links and services of the way that is told. */
const toldOf = (tables: string, minimize: PlanRequest["minimize"]): string =>
  itineraryOf(networkFromTables(`${tables}${TRANSFERS}`), { from: "CKG", to: "HAN", minimize })
    .legs.map(({ service, links }) => service ?? links.join("+"))
    .join(" ");

test.each([
  // Equal in what is minimized: by cost, then duration, then CO2e.
  { minimize: "cost", rows: ["a | 10 | 5 | 1", "b | 9 | 5 | 7"], told: "b" },
  { minimize: "cost", rows: ["a | 10 | 5 | 7", "b | 10 | 5 | 1"], told: "b" },
  { minimize: "duration", rows: ["a | 10 | 5 | 1", "b | 10 | 4 | 7"], told: "b" },
  { minimize: "duration", rows: ["a | 10 | 5 | 7", "b | 10 | 5 | 1"], told: "b" },
  { minimize: "co2e", rows: ["a | 9 | 5 | 1", "b | 10 | 4 | 1"], told: "b" },
  { minimize: "co2e", rows: ["a | 10 | 5 | 1", "b | 9 | 5 | 1"], told: "b" },
  // 10 + 5 and 9 + 6: of weights that of the two which is cheaper; CO2e weighs nothing here and comes last.
  { minimize: { cost: 1, duration: 1 }, rows: ["a | 9 | 6 | 1", "b | 10 | 5 | 7"], told: "b" },
  { minimize: { cost: 1, duration: 1 }, rows: ["a | 10 | 5 | 7", "b | 10 | 5 | 1"], told: "b" },
  // Cost weighs nothing: of equal sums the sooner one, though it is dearer.
  { minimize: { duration: 1, co2e: 1 }, rows: ["a | 10 | 4 | 2", "b | 9 | 7 | 3"], told: "b" },
] as const)("$minimize: $rows", ({ minimize, rows, told }) => {
  const links = rows.map((row) => {
    const [id, ...figures] = row.split(" | ");
    return `| ${id} | road | CKG | HAN | ${figures.join(" | ")} |`;
  });
  for (const order of [links, links.toReversed()])
    expect(
      toldOf(
        `
  links
  | id | mode | from | to | durationH | costPerTeu | co2eKgPerTeu |
  ${order.join("\n  ")}
`,
        minimize,
      ),
    ).toBe(told);
});

test.each([
  {
    name: "a link on demand before a service, whatever they are called",
    tables: `
  links
  | id | mode | from | to  | durationH |
  | z  | road | CKG  | HAN | 10        |

  services
  | id | mode |
  | a  | rail |

  departures
  | service | days | time  |
  | a       | mon  | 08:00 |

  calls
  | service | terminal | arriveH | departH |
  | a       | CKG      |         | 0       |
  | a       | HAN      | 10      |         |
`,
    told: "z",
  },
  {
    name: "the first leg in which they differ, and not the number of legs",
    tables: `
  links
  | id | mode | from | to  | durationH |
  | z  | road | CKG  | HAN | 10        |
  | a  | road | CKG  | MLA | 4         |
  | y  | road | MLA  | HAN | 6         |
`,
    told: "a y",
  },
  {
    name: "what departs earlier, though its name comes later",
    tables: `
  services
  | id | mode |
  | a  | rail |
  | b  | rail |

  departures
  | service | days | time  |
  | a       | mon  | 10:00 |
  | b       | mon  | 09:00 |

  calls
  | service | terminal | arriveH | departH |
  | a       | CKG      |         | 0       |
  | a       | HAN      | 9       |         |
  | b       | CKG      |         | 0       |
  | b       | HAN      | 10      |         |
`,
    told: "b",
  },
])("equal in all: $name", ({ tables, told }) => {
  for (const minimize of ["cost", "duration", "co2e"] as const)
    expect(toldOf(tables, minimize)).toBe(told);
});
