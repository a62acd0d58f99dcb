/** FEATURE: what a way must not touch: no leg starts, ends or calls there, runs on it, or is of it. */
import { expect, test } from "vitest";
import { planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

// By Russia, by the Caspian, by Suez: 3,000, 4,000 and 5,000.
const network = networkFromTables(`
  terminals
  | id       | country |
  | CKG      | CN      |
  | MOS:TER  | RU      |
  | MLA      | PL      |
  | BAK      | AZ      |
  | SIN      | SG      |
  | KHI      | PK      |
  | DUI      | DE      |

  links
  | id   | mode | from    | to      | corridor |
  | n1   | rail | CKG     | MOS:TER | north    |
  | n2   | rail | MOS:TER | MLA     | north    |
  | n3   | rail | MLA     | DUI     |          |
  | m1   | rail | CKG     | BAK     | middle   |
  | s2   | sea  | SIN     | DUI     | suez     |

  services
  | id     | mode | headwayH | costPerTeu |
  | north  | rail | 24       | 3000       |
  | middle | rail | 24       | 4000       |
  | south  | sea  | 24       | 5000       |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | north   | CKG      |         | 0       | true  | false     |
  | north   | MOS:TER  | 200     | 220     | false | false     |
  | north   | MLA      | 250     | 255     | false | true      |
  | north   | DUI      | 280     |         | false | true      |
  | middle  | CKG      |         | 0       | true  | false     |
  | middle  | BAK      | 200     | 220     | false | true      |
  | middle  | DUI      | 500     |         | false | true      |
  | south   | CKG      |         | 0       | true  | false     |
  | south   | SIN      | 200     | 220     | false | true      |
  | south   | DUI      | 900     |         | false | true      |
`);

test.each([
  { avoid: {}, expected: "rail north" },
  { avoid: { terminals: ["BAK"], services: ["south"] }, expected: "rail north" },
  { avoid: { terminals: ["MOS:TER"] }, expected: "rail middle" },
  { avoid: { terminals: ["MOS"] }, expected: "rail middle" },
  // Calling there is touching it, with or without discharge.
  { avoid: { terminals: ["MLA"] }, expected: "rail middle" },
  { avoid: { corridors: ["north"] }, expected: "rail middle" },
  { avoid: { corridors: ["north", "middle"] }, expected: "sea south" },
  { avoid: { countries: ["RU"] }, expected: "rail middle" },
  { avoid: { countries: ["RU", "AZ"] }, expected: "sea south" },
  { avoid: { services: ["north"] }, expected: "rail middle" },
  { avoid: { presets: ["euSanctions"] }, expected: "rail middle" },
  { avoid: { presets: ["usEmbargo", "unEmbargo"] }, expected: "rail north" },
  // What is named adds up.
  { avoid: { presets: ["euSanctions"], countries: ["AZ"] }, expected: "sea south" },
  {
    avoid: { terminals: ["MOS"], corridors: ["middle"], services: ["south"] },
    expected: "avoid_excludes",
  },
  // Where it begins or ends it is touched as well.
  { avoid: { terminals: ["DUI"] }, expected: "avoid_excludes" },
  { avoid: { countries: ["CN"] }, expected: "avoid_excludes" },
] as const)("avoid $avoid: $expected", ({ avoid, expected }) => {
  expect(planText(network, { from: "CKG", to: "DUI", avoid })).toContain(expected);
});

test("a country past the place of discharge is not touched", () => {
  // The middle train goes on to Germany; discharged in Baku it does not matter.
  expect(
    planText(network, { from: "CKG", to: "BAK", avoid: { countries: ["DE", "RU"] } }),
  ).toContain("rail middle");
});
