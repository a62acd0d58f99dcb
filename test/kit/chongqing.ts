/** The shipped network, read once a worker for all the tests that ask of it. Rows are never changed. */
import { readNetwork } from "@lianyun/node";
import type { Network } from "@lianyun/planner";
import { CHONGQING } from "./folders.ts";

let read: Promise<Network> | undefined;
export const readChongqing = (): Promise<Network> => (read ??= readNetwork(CHONGQING));
