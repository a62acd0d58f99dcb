/** The planner, off the page's thread: opens the compiled network and answers one question at a time. */
import snapshotUrl from "virtual:snapshot";
import { plannerFromSnapshot } from "@lianyun/planner";
import type { PlanningWorker } from "./answer.ts";
import { answerCalls } from "./calls.ts";
import { createDesk, type Desk } from "./desk.ts";
import { provideTemporal } from "./temporal.ts";

const loading = load(snapshotUrl);

async function load(url: string): Promise<Desk> {
  const [response] = await Promise.all([fetch(url), provideTemporal()]);
  if (!response.ok || response.body === null)
    throw new Error(`the network did not load: ${response.status}`);
  const unpacked = response.body.pipeThrough(new DecompressionStream("gzip"));
  return createDesk(plannerFromSnapshot(await new Response(unpacked).arrayBuffer()));
}

const api: PlanningWorker = {
  ready: async () => {
    await loading;
  },
  hold: async (own) => (await loading).hold(own),
  ask: async (request, supposed) => (await loading).ask(request, supposed),
  departure: async (request, supposed) => (await loading).departure(request, supposed),
  cheapest: async (request, supposed, uses) => (await loading).cheapest(request, supposed, uses),
  about: async (itinerary, request, supposed) =>
    (await loading).about(itinerary, request, supposed),
  print: async (request, supposed) => (await loading).print(request, supposed),
};

answerCalls(self as unknown as Worker, api);
