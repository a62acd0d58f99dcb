/** An itinerary in one line of text, for tests, logs and people in a hurry. */
import { HOURS_PER_DAY, toDays } from "../units.ts";
import type { Itinerary } from "./answer.ts";

/** Decimal places that are there, no more: 8, 8.5, 0.25. */
const plain = (value: number): string => String(Math.round(value * 100) / 100);
const clock = (iso: string): string => iso.slice(5, 16).replace("T", " ");

function span(hours: number): string {
  const days = Math.floor(toDays(hours));
  const rest = plain(hours - days * HOURS_PER_DAY);
  return days === 0 ? `${rest}h` : rest === "0" ? `${days}d` : `${days}d ${rest}h`;
}

/**
 * `CKG 03-02 08:00 ~ rail r1 03-02 20:00 > 03-13 20:00 ~ MLA 6h+2h ~ road t1 … > 03-14 18:00 ~ DUI [12d 10h 5670 1809kg]`:
 * the origin and when the cargo is ready; each leg with its service or link and local departure > arrival; between legs the
 * terminal with hours of handling + waiting (for opening too) and cut-off; last the destination and [duration, cost, CO2e].
 */
export function transcript({ legs, transfers, durationH, cost, co2eKg }: Itinerary): string {
  const parts: string[] = [];
  legs.forEach((leg, index) => {
    const before = transfers[index];
    if (before !== undefined) {
      const idle = before.closedH + before.waitH + before.cutOffH;
      parts.push(
        index === 0
          ? `${leg.from} ${clock(before.startAt)}`
          : `${leg.from} ${plain(before.handlingH)}h+${plain(idle)}h`,
      );
    }
    const name = leg.service ?? (leg.drayage === undefined ? leg.links.join("+") : "lorry");
    parts.push(`${leg.mode} ${name} ${clock(leg.departAt)} > ${clock(leg.arriveAt)}`);
  });
  parts.push(`${legs.at(-1)?.to} [${span(durationH)} ${plain(cost)} ${plain(co2eKg)}kg]`);
  return parts.join(" ~ ");
}
