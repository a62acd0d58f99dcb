/** What a scenario did to a way, where the figures alone do not say it. */
import {
  type Itinerary,
  keyOfLeg,
  type ModificationName,
  type Network,
  type Outcome,
  type Scenario,
} from "@lianyun/planner";

/** True where the way is what it is without the scenario, and so are all its figures. */
export function isUntouched(before: Itinerary, now: Itinerary): boolean {
  const keys = ({ legs }: Itinerary): string => legs.map(keyOfLeg).join("\n");
  return (
    before.cost === now.cost &&
    before.durationH === now.durationH &&
    before.co2eKg === now.co2eKg &&
    keys(before) === keys(now)
  );
}

const PRICING: ReadonlySet<ModificationName> = new Set<ModificationName>([
  "useRateSet",
  "scaleTariff",
  "setTariff",
  "addSurcharge",
]);
/** A detour is told from so many kilometres on. */
const LEAST_KM = 1;

/**
 * Legs that a scenario made longer at a price that stays, for it is by the box and not by the kilometre: `sea CNSHA:YS → NLRTM:MV,
 * 5,934 km longer`. None of a scenario that says itself what prices become.
 */
export function longerLegs(
  { legs, lines }: Itinerary,
  { modifications }: Scenario,
  base: Network,
): string[] {
  if (modifications.some((modification) => PRICING.has(modification.do))) return [];
  const kmOf = new Map(base.links.map(({ id, distanceKm }) => [id, distanceKm]));
  const tariffs = new Map(base.tariffs.map((tariff) => [tariff.id, tariff]));
  return legs.flatMap(({ mode, from, to, links, distanceKm }, index) => {
    const more = distanceKm - links.reduce((sum, link) => sum + (kmOf.get(link) ?? Number.NaN), 0);
    const freight = lines.find(
      ({ part, kind, ...line }) => part === "leg" && line.index === index && kind === "freight",
    );
    const tariff = tariffs.get(freight?.rule ?? "");
    const isFlat =
      tariff !== undefined && (tariff.perTeuKm ?? 0) === 0 && (tariff.perFeuKm ?? 0) === 0;
    return links.length > 0 && more >= LEAST_KM && isFlat
      ? [`${mode} ${from} → ${to}, ${Math.round(more).toLocaleString("en-US")} km longer`]
      : [];
  });
}

/** Why a longer way costs no more, and where prices of such times are. */
export const BY_THE_BOX =
  "a rate by the box does not follow the way, ask under a scenario with the rates of such a time";

/** What must be said beside the answer of a question under a scenario. */
export function scenarioRemarks(
  scenario: Scenario | undefined,
  before: Outcome | undefined,
  now: Outcome,
  base: Network,
): string[] {
  if (scenario === undefined || before?.status !== "optimal" || now.status !== "optimal") return [];
  if (isUntouched(before.itinerary, now.itinerary))
    return [
      `scenario ${scenario.id} changes nothing here: the way, its cost, time and CO2e are those without it`,
    ];
  return longerLegs(now.itinerary, scenario, base).map(
    (leg) => `${leg} at the price without the scenario: ${BY_THE_BOX}`,
  );
}
