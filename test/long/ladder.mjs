// A ladder of 60 diamonds in a process of its own: nearly every one of its 2^60 ways is on the front. Prints, as JSON, how the
// search over it ended and the most memory the process had.
import { createPlanner, parseNetwork } from "@lianyun/planner";

const RUNGS = 60;
// What a rung saves in hours it costs in money, in the same proportion: no way is better than another in both.
let seed = 60;
const draw = (least, most) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return least + (seed % (most - least + 1));
};
const table = (columns, rows) => ({ columns, rows: rows.map((row) => row.map(String)) });
const evidence = ["made", "official"];
const rungs = Array.from({ length: RUNGS }, (_, i) => i);
const linksOf = (i) => {
  const minutes = draw(60, 6_000);
  return ["cheap", "fast"].map((kind) => ({
    id: `${kind}${i}`,
    from: `T${i}`,
    to: `T${i + 1}`,
    hours: kind === "cheap" ? (1 + minutes / 60).toFixed(4) : "1",
    perTeu: kind === "cheap" ? "1" : (1 + minutes / 10).toFixed(2),
    wtwG: draw(1, 99_999),
  }));
};
const links = rungs.flatMap(linksOf);

const parsed = parseNetwork({
  name: "ladder",
  currency: "USD",
  version: "1",
  tables: {
    terminals: table(
      "id name nameZh city cityZh country lon lat timeZone kinds source grade".split(" "),
      Array.from({ length: RUNGS + 1 }, (_, i) => [
        ...Array.from({ length: 5 }, () => `T${i}`),
        "XX",
        i,
        0,
        "UTC",
        "roadHub",
        ...evidence,
      ]),
    ),
    links: table(
      "id from to mode distanceKm onDemand durationH factor source grade".split(" "),
      links.map(({ id, from, to, hours }) => [
        id,
        from,
        to,
        "road",
        1,
        true,
        hours,
        id,
        ...evidence,
      ]),
    ),
    tariffs: table(
      "id link currency perTeu source grade".split(" "),
      links.map(({ id, perTeu }) => [id, id, "USD", perTeu, ...evidence]),
    ),
    factors: table(
      "id name per wtwG source grade".split(" "),
      [...links, { id: "none", wtwG: 0 }].map(({ id, wtwG }) => [
        id,
        id,
        id === "none" ? "container" : "teuKm",
        wtwG,
        ...evidence,
      ]),
    ),
    transfers: table(
      "id at fromMode toMode kind durationH currency perShipment factor source grade".split(" "),
      [
        ["in", "gate", "road", "gateIn"],
        ["on", "road", "road", "handling"],
        ["out", "road", "gate", "release"],
      ].map(([id, from, to, kind]) => [id, "*", from, to, kind, 0, "USD", 0, "none", ...evidence]),
    ),
    sources: table("id title address year grade".split(" "), [
      ["made", "Made for a test", "https://example.org/", 2026, "official"],
    ]),
  },
});
if ("issues" in parsed) throw new Error(JSON.stringify(parsed.issues, null, 2));

const plan = createPlanner(parsed.network).plan({
  from: "T0",
  to: `T${RUNGS}`,
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
  minimize: { cost: 1, duration: 10, co2e: 1 },
});
process.stdout.write(
  JSON.stringify({
    status: plan.status,
    labels: plan.stats.labels,
    legs: plan.itinerary?.legs.length,
    rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
