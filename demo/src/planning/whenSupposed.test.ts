import { readNetwork } from "@lianyun/node";
import * as planner from "@lianyun/planner";
import { expect, test } from "vitest";
import { applyScenario, checkNetwork, loadSupposing, overlayNetwork } from "./whenSupposed.ts";

test("networks are made and checked by the planner's own functions, once they are loaded", async () => {
  const folder = new URL("../../../data/tiny", import.meta.url).pathname;
  const network = await readNetwork(folder);
  const dearer = planner.scenario("dearer", planner.scaleTariff({ mode: "rail", by: 2 }));
  const unsound = { ...network, terminals: [] };
  await loadSupposing();
  expect(applyScenario(network, dearer)).toEqual(planner.applyScenario(network, dearer));
  expect(checkNetwork(unsound)).toEqual(planner.checkNetwork(unsound));
  const tables = { tariffs: { columns: ["id"], rows: [["own"]] } };
  expect(overlayNetwork(network, tables)).toEqual(planner.overlayNetwork(network, tables));
  expect(checkNetwork(unsound)).not.toEqual([]);
});
