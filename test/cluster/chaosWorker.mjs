// A worker under chaos: as `lianyun cluster work`, with a lease and limits short enough for a test, and poison in its cup.
import { fileURLToPath } from "node:url";
import { openCluster } from "@lianyun/cluster";

const { DATABASE_URL = "", RUN = "" } = process.env;
const cluster = await openCluster(DATABASE_URL);
await cluster.work({
  runs: [RUN],
  isDraining: true,
  lease: { silentSeconds: 10, longestSeconds: 600 },
  limits: { memoryMb: 96, seconds: 5 },
  computer: fileURLToPath(new URL("./poison.mjs", import.meta.url)),
  log: (line) => process.stderr.write(`${line}\n`),
});
await cluster.end();
