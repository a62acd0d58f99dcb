import { createThreads } from "@lianyun/node";
import { keepsContract } from "./contract.ts";
import { inFolder } from "./inFolder.ts";

keepsContract(inFolder("two threads", (run) => [createThreads(run, { workers: 2 })]));
