// Computes a chunk that never ends, and writes first who does.
import { writeFileSync } from "node:fs";
import { serve } from "@lianyun/cluster";

serve(() => async () => {
  writeFileSync(process.env.PID_FILE, String(process.pid));
  for (;;);
});
