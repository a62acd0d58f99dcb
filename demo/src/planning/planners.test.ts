import { readNetwork } from "@lianyun/node";
import { closePassage, createPlanner, scenario } from "@lianyun/planner";
import { beforeAll, expect, test } from "vitest";
import { createPlanners, type OwnTables, type Planned, type Supposed } from "./planners.ts";

let plannersOf: ReturnType<typeof createPlanners>;
beforeAll(async () => {
  const folder = new URL("../../../data/tiny", import.meta.url).pathname;
  plannersOf = createPlanners(createPlanner(await readNetwork(folder)));
});

const planned = (supposed: Supposed): Planned => {
  const next = plannersOf(supposed);
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

test("nothing supposed is the network as it is", () => {
  expect(planned({})).toBe(planned({}));
  expect(planned({}).planner.network.fx.some(({ currency }) => currency === "JPY")).toBe(false);
});

test("own tables are laid over the network once", () => {
  const laid = planned({ own: own("150") });
  expect(laid.planner.network.fx.find(({ currency }) => currency === "JPY")?.units).toBe(150);
  expect(planned({ own: own("150") })).toBe(laid);
  expect(planned({ own: own("160") })).not.toBe(laid);
});

test("own tables that do not fit tell file, line and column", () => {
  const next = plannersOf({ own: own("-1") });
  expect(next).toMatchObject({
    issues: [{ at: { file: "fx.csv", line: 2, column: "units" }, severity: "error" }],
  });
});

test("a scenario that cannot be applied throws", () => {
  expect(() => plannersOf({ scenario: scenario("x", closePassage("nowhere")) })).toThrow(
    "cannot be applied",
  );
});
