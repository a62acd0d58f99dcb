/** What a child runs beside its chunk: ends the process once whoever started it is gone. */
import { workerData } from "node:worker_threads";

const LOOK_MS = 1_000;

/**
 * The system gives a child that is left behind another parent (but for Windows, where it keeps the id of the old one: there it
 * ends with its chunk). Killed, for in the midst of a chunk it hears nothing else.
 */
setInterval(() => {
  if (process.ppid !== workerData) process.kill(process.pid, "SIGKILL");
}, LOOK_MS);
