/** What a scenario did to a way, where the figures alone do not say it. */
import {
  applyScenario,
  areSameLegs,
  type Itinerary,
  type Link,
  type Mode,
  type ModificationName,
  type Network,
  type Outcome,
  type Scenario,
  type Tariff,
} from "@lianyun/planner";

/** True where the way is what it is without the scenario, and so are all its figures. */
export function isUntouched(before: Itinerary, now: Itinerary): boolean {
  return (
    before.cost === now.cost &&
    before.durationH === now.durationH &&
    before.co2eKg === now.co2eKg &&
    areSameLegs(before.legs, now.legs)
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
    return links.length > 0 && more >= LEAST_KM && tariff !== undefined && isByTheBox(tariff)
      ? [`${mode} ${from} → ${to}, ${kilometres(more)} longer`]
      : [];
  });
}

const isByTheBox = ({ perTeuKm = 0, perFeuKm = 0 }: Tariff): boolean =>
  perTeuKm === 0 && perFeuKm === 0;
const kilometres = (km: number): string => `${Math.round(km).toLocaleString("en-US")} km`;

/** A mode of which a scenario makes links longer: how many, and the most by which one grows. */
export interface LongerLinks {
  readonly mode: Mode;
  readonly links: number;
  readonly mostKm: number;
}

/**
 * Links that a scenario makes longer where a tariff by the box may price them, by mode: what a table of many questions says of
 * the scenario as a whole. None of a scenario that says itself what prices become.
 */
export function longerLinks(scenario: Scenario, base: Network): LongerLinks[] {
  const { modifications } = scenario;
  // Nothing else lengthens links that are there, and a network is not made again for nothing.
  if (modifications.every((modification) => modification.do !== "closePassage")) return [];
  if (modifications.some((modification) => PRICING.has(modification.do))) return [];
  const kmOf = new Map(base.links.map(({ id, distanceKm }) => [id, distanceKm]));
  const isPriced = pricedByTheBox(base);
  const found = new Map<Mode, LongerLinks>();
  for (const link of applyScenario(base, scenario).links) {
    const moreKm = link.distanceKm - (kmOf.get(link.id) ?? Number.NaN);
    if (!(moreKm >= LEAST_KM && isPriced(link))) continue;
    const { links = 0, mostKm = 0 } = found.get(link.mode) ?? {};
    const own = { mode: link.mode, links: links + 1, mostKm: Math.max(mostKm, moreKm) };
    found.set(link.mode, own);
  }
  return [...found.values()];
}

/** Whether a tariff by the box can price a leg over a link: its own, or one of its service, corridor or mode. */
function pricedByTheBox({ tariffs, services, calls }: Network): (link: Link) => boolean {
  const flat = tariffs.filter(
    (tariff) => (tariff.rateSet ?? "calm") === "calm" && isByTheBox(tariff),
  );
  const modes = new Map(services.map(({ id, mode }) => [id, mode]));
  // A service runs from each of its calls to the next.
  const inOrder = calls.toSorted((a, b) =>
    a.service === b.service ? a.seq - b.seq : a.service < b.service ? -1 : 1,
  );
  const runs = new Set(
    inOrder.flatMap(({ service, terminal }, index) => {
      const next = inOrder[index + 1];
      return next?.service === service ? [JSON.stringify([service, terminal, next.terminal])] : [];
    }),
  );
  return ({ id, mode, corridor, from, to }) =>
    flat.some((tariff) => {
      if (tariff.link !== undefined) return tariff.link === id;
      if (tariff.service === undefined)
        return tariff.corridor === undefined
          ? tariff.mode === undefined || tariff.mode === mode
          : tariff.corridor === corridor;
      return (
        modes.get(tariff.service) === mode && runs.has(JSON.stringify([tariff.service, from, to]))
      );
    });
}

/** What must be said of the scenarios of a study, a line each: `scenario suez-shut: 66 sea links of the network are up to …`. */
export const studyRemarks = (scenarios: readonly Scenario[], base: Network): string[] =>
  scenarios.flatMap((scenario) =>
    longerLinks(scenario, base).map(
      ({ mode, links, mostKm }) =>
        `scenario ${scenario.id}: ${links} ${mode} ${links === 1 ? "link of the network is" : "links of the network are"} up to ${kilometres(mostKm)} longer at the price without the scenario: ${BY_THE_BOX}`,
    ),
  );

/** Why a longer way costs no more, and where prices of such times are. */
export const BY_THE_BOX =
  "a rate by the box does not follow the way; scenarios with useRateSet (lianyun scenarios) have the rates of such a time";

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
