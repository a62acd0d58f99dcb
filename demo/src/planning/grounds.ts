/** What the hours of an itinerary rest on: the rows of the network that give them, which its lines do not name. */
import {
  type DataQuality,
  dataQuality,
  type Evidence,
  type Itinerary,
  type Leg,
  type Network,
} from "@lianyun/planner";

/** Hours of a leg or of handling, with the row that says so. */
export interface HoursLine extends Evidence {
  readonly part: "leg" | "transfer";
  readonly index: number;
  readonly hours: number;
  readonly rule: string;
}

export interface Grounds {
  readonly hours: readonly HoursLine[];
  readonly quality: DataQuality;
}

/** Looks the rows up. */
export function groundsOf(itinerary: Itinerary, network: Network): Grounds {
  const { legs, transfers, lines } = itinerary;
  const hours: HoursLine[] = [];
  transfers.forEach(({ handlingH }, index) => {
    const row = lines.find(
      ({ kind, part, index: at }) => kind === "handling" && part === "transfer" && at === index,
    );
    if (row !== undefined && handlingH > 0)
      hours.push({ part: "transfer", index, hours: handlingH, ...evidenceOf(row.rule, row) });
    const leg = legs[index];
    const source = leg === undefined ? undefined : rowOf(leg, network);
    if (leg !== undefined && source !== undefined)
      hours.push({ part: "leg", index, hours: leg.durationH, ...evidenceOf(source.id, source) });
  });
  return { hours, quality: dataQuality(itinerary, network) };
}

function rowOf({ service, drayage, links }: Leg, network: Network) {
  if (service !== undefined) return network.services.find(({ id }) => id === service);
  if (drayage !== undefined) return network.drayage.find(({ id }) => id === drayage);
  return network.links.find(({ id }) => id === links[0]);
}

function evidenceOf(rule: string, { source, grade, basis }: Evidence): Evidence & { rule: string } {
  return basis === undefined ? { rule, source, grade } : { rule, source, grade, basis };
}
