import { readNetwork } from "@lianyun/node";
import { closePassage, createPlanner, scenario } from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { createPlanners, type OwnTables, type Planned, type Supposed } from "./planners.ts";

let plannersOf: ReturnType<typeof createPlanners>;
beforeAll(async () => {
  const folder = new URL("../../../data/tiny", import.meta.url).pathname;
  plannersOf = createPlanners(createPlanner(await readNetwork(folder)));
});

const planned = async (supposed: Supposed): Promise<Planned> => {
  const next = await plannersOf(supposed);
  if ("issues" in next) throw new Error(JSON.stringify(next.issues));
  return next;
};
const own = (price: string): OwnTables => ({
  key: price,
  tables: {
    fx: {
      columns: ["currency", "units", "worth", "date", "source", "grade", "basis"],
      rows: [["JPY", price, "1", "2026-01", "tiny", "estimate", "made up"]],
      file: "fx.csv",
      lines: [2],
    },
  },
});

test("nothing supposed is the network as it is", async () => {
  const real = await planned({});
  expect(await planned({})).toBe(real);
  expect(real.planner.network.fx.some(({ currency }) => currency === "JPY")).toBe(false);
});

test("own tables are laid over the network once", async () => {
  const laid = await planned({ own: own("150") });
  expect(laid.planner.network.fx.find(({ currency }) => currency === "JPY")?.units).toBe(150);
  expect(await planned({ own: own("150") })).toBe(laid);
  expect(await planned({ own: own("160") })).not.toBe(laid);
});

test("own tables that do not fit tell file, line and column", async () => {
  const next = await plannersOf({ own: own("-1") });
  expect(next).toMatchObject({
    issues: [{ at: { file: "fx.csv", line: 2, column: "units" }, severity: "error" }],
  });
});

test("own tables asked for twice at once are laid once", async () => {
  const [first, second] = await Promise.all([
    planned({ own: own("170") }),
    planned({ own: own("170") }),
  ]);
  expect(second).toBe(first);
});

test("a scenario that cannot be applied is refused", async () => {
  await expect(plannersOf({ scenario: scenario("x", closePassage("nowhere")) })).rejects.toThrow(
    "cannot be applied",
  );
});
