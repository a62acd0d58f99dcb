/** The planners of what is supposed: scenarios and own tables are laid over the network once and kept while in use. */
import {
  createGeoJSON,
  createPlanner,
  type Issue,
  type Itinerary,
  type ItineraryGeoJSON,
  type Planner,
  type RawTable,
  type Scenario,
} from "@lianyun/planner";
import { loadSupposing, overlayNetwork } from "./whenSupposed.ts";

/** Tables of one's own; `key` tells one set from another. */
export interface OwnTables {
  readonly key: string;
  readonly tables: Readonly<Record<string, RawTable>>;
}

/** What the network is taken to be, where not as it is. */
export interface Supposed {
  readonly scenario?: Scenario | undefined;
  readonly own?: OwnTables | undefined;
}

/** The same in a message: tables are sent once, and named by their key from then on. */
export interface SupposedByKey {
  readonly scenario?: Scenario | undefined;
  readonly own?: string | undefined;
}

export interface Planned {
  readonly planner: Planner;
  readonly draw: (itinerary: Itinerary) => ItineraryGeoJSON;
  /** What is odd about the own tables, though not wrong. */
  readonly warnings: readonly Issue[];
}

/** Own tables that cannot be laid over the network. */
export interface NotLaid {
  readonly issues: readonly Issue[];
}

/** As many as a visitor flips back and forth between; each holds a whole network. */
const KEPT = 8;

/**
 * Gives the planner for what is supposed. Scenarios are made on the network with the own tables, as the command makes them.
 *
 * Rejects with a FreightError where a scenario cannot be applied, with another error where what makes other networks does not load.
 */
export function createPlanners(base: Planner): (supposed: Supposed) => Promise<Planned | NotLaid> {
  const real = planWith(base);
  const kept = new Map<string, Planned>();
  const keep = (key: string, planned: Planned): Planned => {
    kept.delete(key); // put back at the end: the oldest goes first
    kept.set(key, planned);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return planned;
  };
  const lay = ({ key, tables }: OwnTables): Planned | NotLaid => {
    const known = kept.get(key);
    if (known !== undefined) return keep(key, known);
    const laid = overlayNetwork(base.network, tables);
    if ("issues" in laid) return laid;
    const own = laid.warnings.filter(({ at }) => at.file !== undefined);
    return keep(key, planWith(createPlanner(laid.network), own));
  };
  return async ({ scenario, own }) => {
    if (scenario === undefined && own === undefined) return real;
    await loadSupposing();
    const below = own === undefined ? real : lay(own);
    if (scenario === undefined || "issues" in below) return below;
    const key = `${own?.key ?? ""} ${JSON.stringify(scenario.modifications)}`;
    return keep(key, kept.get(key) ?? planWith(below.planner.with(scenario), below.warnings));
  };
}

const planWith = (planner: Planner, warnings: readonly Issue[] = []): Planned => ({
  planner,
  draw: drawOnce(createGeoJSON(planner.network)),
  warnings,
});

/** Options that differ in dates only get one and the same shape: a message to the page copies it once. */
function drawOnce(
  draw: (itinerary: Itinerary) => ItineraryGeoJSON,
): (itinerary: Itinerary) => ItineraryGeoJSON {
  const drawn = new Map<string, ItineraryGeoJSON>();
  return (itinerary) => {
    // The lorry of a door has no link: where the door is tells its line.
    const key = itinerary.legs
      .map(({ links, from, to, door }) =>
        door === undefined ? links.join(" ") : `${from} ${to} ${door.lon} ${door.lat}`,
      )
      .join("|");
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const shape = draw(itinerary);
    drawn.set(key, shape);
    return shape;
  };
}
