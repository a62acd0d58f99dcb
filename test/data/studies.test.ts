/** The shipped studies can be run: every place, cargo, date and scenario in them is one. */
import { join } from "node:path";
import { readStudy } from "@lianyun/node";
import { expect, test } from "vitest";
import { ROOT } from "../kit/folders.ts";

test.each([
  { name: "mission", trips: 20, cargo: 3, departures: 4, criteria: 4, scenarios: 13 },
  { name: "carbon", trips: 12, cargo: 1, departures: 4, criteria: 7, scenarios: 3 },
])(
  "data/studies: $name",
  async ({ name, ...counts }) => {
    const { study, warnings } = await readStudy(join(ROOT, "data/studies", `${name}.yaml`));
    expect(warnings).toEqual([]);
    expect(study.name).toBe(name);
    for (const [list, count] of Object.entries(counts))
      expect(study[list as keyof typeof counts], list).toHaveLength(count);
    expect(study.scenarios[0]?.id).toBe("base");
  },
  90_000,
);
