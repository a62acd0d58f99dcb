import { createShard } from "@lianyun/node";
import { keepsContract } from "./contract.ts";
import { inFolder } from "./inFolder.ts";

keepsContract(
  inFolder("three shards", (run) => [2, 1, 3].map((index) => createShard(run, { index, of: 3 }))),
);
