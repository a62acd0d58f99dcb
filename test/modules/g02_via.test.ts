/** FEATURE: a way can be made to touch places; passing through on board counts. */
import { expect, test } from "vitest";
import { frontText, planText } from "../kit/ask.ts";
import { networkFromTables } from "../kit/networkFromTables.ts";

const network = networkFromTables(`
  links
  | id   | mode | from | to  | durationH | costPerTeu |
  | near | road | CKG  | ALA | 70        | 900        |
  | far  | road | CKG  | KHO | 90        | 1000       |
  | on   | road | ALA  | DUI | 100       | 1500       |
  | off  | road | KHO  | DUI | 100       | 1500       |
  | over | road | ALA  | KHO | 5         | 150        |

  services
  | id    | mode | headwayH | costPerTeu |
  | train | rail | 2        | 9000       |

  calls
  | service | terminal | arriveH | departH | load  | discharge |
  | train   | CKG      |         | 0       | true  | false     |
  | train   | BRE      | 300     | 301     | false | false     |
  | train   | DUI      | 320     |         | false | true      |

  transfers
  | at | fromMode | toMode | durationH |
  | *  | road     | road   | 0         |
  | *  | gate     | road   | 0         |
  | *  | road     | gate   | 0         |
  | *  | gate     | rail   | 0         |
  | *  | rail     | gate   | 0         |
`);

test.each([
  { via: ["ALA"], expected: "road near" },
  { via: ["KHO"], expected: "road far" },
  { via: ["KHO", "ALA"], expected: "road near 03-02 08:00 > 03-05 06:00 ~ ALA 0h+0h ~ road over" },
  { via: ["BRE"], expected: "rail train" },
  { via: ["BRE", "ALA"], expected: "via_not_passed" },
  { via: ["XXX"], expected: "unknown_terminal" },
])("via $via: $expected", ({ via, expected }) => {
  expect(planText(network, { from: "CKG", to: "DUI", via })).toContain(expected);
});

test("the front holds every way that touches it and none else", () => {
  expect(
    frontText(network, { from: "CKG", to: "DUI", via: ["KHO"], over: ["cost", "duration"] }),
  ).toEqual([
    expect.stringContaining("[7d 22h 2500 0kg]"),
    expect.stringContaining("[7d 7h 2550 0kg]"),
  ]);
});
