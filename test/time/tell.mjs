// What the built calendar says under the time zone of this process. Reads tasks from stdin, prints the SHA-256 of the answers.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  listDepartures,
  toLocal,
  toMinutesUtc,
} from "../../packages/planner/dist/network/calendar.js";

const hash = createHash("sha256");
for (const { zone, minutes, weekly } of JSON.parse(readFileSync(0, "utf8"))) {
  for (const minute of minutes) {
    const text = toLocal(minute, zone);
    hash.update(`${text} ${toMinutesUtc(text)}\n`);
  }
  for (const { departure, firstDay, lastDay } of weekly)
    hash.update(`${listDepartures([departure], zone, firstDay, lastDay).join(" ")}\n`);
}
process.stdout.write(hash.digest("hex"));
