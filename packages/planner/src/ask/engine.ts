/** A network made ready for questions: checked, compiled, with all that is reckoned once. */
import { checkNetwork } from "../check/checkNetwork.ts";
import { isChecked, markChecked, markSound } from "../check/sound.ts";
import { type Compiled, compile, withNetwork } from "../compile/compile.ts";
import { once, oncePair } from "../compile/once.ts";
import type { Spell } from "../compile/spells.ts";
import { emissionsOf } from "../cost/emissions.ts";
import type { CostModel } from "../cost/model.ts";
import { ratesOf } from "../cost/price.ts";
import { FreightError } from "../errors.ts";
import { createNearest, type Nearest } from "../geo/nearest.ts";
import { TABLE_NAMES } from "../network/columns.ts";
import { groupBy } from "../network/groupBy.ts";
import { hashNetwork } from "../network/hash.ts";
import { groupOf, type Network, type Restriction, type Terminal } from "../network/rows.ts";
import { restrictionsForLorry } from "../network/scope.ts";
import type { HeadwayWait } from "../request/request.ts";
import { listTerms, type Term } from "../search/terms.ts";
import {
  type Allowed,
  type Dates,
  type Load,
  type Reckoning,
  stretchesOf,
  type Weighed,
  weigh,
} from "../search/weigh.ts";

/** What every question is answered from. Holds no state that changes an answer. */
export interface Engine {
  readonly network: Network;
  readonly networkHash: string;
  readonly compiled: Compiled;
  readonly reckoning: Reckoning;
  /** Terminals in the order of their index in `compiled`. */
  readonly terminals: readonly Terminal[];
  readonly nearest: Nearest;
  /** Indices of a terminal or of the terminals of a group, rising; none where the network has no such place. */
  terminalsAt(place: string): readonly number[];
  /** Restrictions on the lorry of a door, by terminal id. */
  lorryRestrictions(terminalId: string): readonly Restriction[];
  /** `weigh` for this network; the same cargo under the same limits is weighed once. */
  weighed(load: Load, allowed: Allowed, dates: Dates): Weighed;
}

/**
 * Terms that calendars make, worked out when first asked for: most cargoes share them, and so do rides that leave alike under
 * the same spells.
 */
function termsFor(compiled: Compiled): Reckoning["terms"] {
  const { rides, leavings } = compiled;
  const known: Partial<Record<HeadwayWait, (readonly Term[] | undefined)[]>> = {};
  const share = oncePair<readonly Spell[], string, readonly Term[]>();
  return (ride, headwayWait) => {
    const leaving = leavings[ride];
    const spells = compiled.spells(ride);
    if (leaving === undefined || spells === undefined) return undefined;
    known[headwayWait] ??= new Array(rides.length);
    const own = known[headwayWait][ride];
    if (own !== undefined) return own;
    const waitOf = (minutes: number): number =>
      headwayWait === "full" ? minutes : Math.ceil(minutes / 2);
    const headway = leaving.kind === "headway" ? leaving.headwayMinutes : "";
    const made = share(spells, `${leaving.kind} ${headway} ${headwayWait}`, () =>
      listTerms(leaving, spells, waitOf, () => true),
    );
    known[headwayWait][ride] = made;
    return made;
  };
}

/** Weighings kept: whoever asks has few cargoes. */
const KEPT = 8;

/** Compiles a network. Throws a FreightError with every error `checkNetwork` finds. */
export function createEngine(network: Network, costs: CostModel | undefined): Engine {
  if (!isChecked(network)) {
    const errors = checkNetwork(network).filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new FreightError("The network cannot be planned on", errors);
    for (const table of TABLE_NAMES) markSound(network[table]);
    markChecked(network);
  }
  return engineOf({ compiled: compile(network), networkHash: hashNetwork(network) }, costs);
}

/**
 * An engine for a network that was made of the base's and checked since, compiled when it is first asked: of scenarios upon
 * scenarios most are only passed through. Where only closings are others it shares all that the base has worked out: what is
 * closed is looked at when cargo is weighed.
 */
export function engineFrom(base: Engine, network: Network, costs: CostModel | undefined): Engine {
  const { network: before } = base;
  const isLaidOut =
    network.rateSet === before.rateSet &&
    network.regime === before.regime &&
    TABLE_NAMES.every((table) => network[table] === before[table]);
  const compiledOf = once(() =>
    isLaidOut ? withNetwork(base.compiled, network) : compile(network),
  );
  const hashed = once(() => ({ hash: hashNetwork(network) }));
  return engineMade(
    {
      network,
      get networkHash() {
        return hashed().hash;
      },
      get compiled() {
        return compiledOf();
      },
    },
    costs,
    isLaidOut ? () => base.reckoning : undefined,
  );
}

/** An engine for a network that was checked and compiled. What rows tell is worked out on the first question. */
export const engineOf = (
  { compiled, networkHash }: Pick<Engine, "compiled" | "networkHash">,
  costs: CostModel | undefined,
): Engine => engineMade({ network: compiled.network, compiled, networkHash }, costs);

function engineMade(
  made: Pick<Engine, "network" | "compiled" | "networkHash">,
  costs: CostModel | undefined,
  reckon: () => Reckoning = () => reckoningOf(made.compiled, costs),
): Engine {
  const { network } = made;
  const reckoning = once(reckon);
  const terminals = once(() => {
    const byId = new Map(network.terminals.map((terminal) => [terminal.id, terminal]));
    return made.compiled.terminalIds.map((id) => {
      const terminal = byId.get(id);
      if (terminal === undefined) throw new Error(`invariant: no terminal ${id}`);
      return terminal;
    });
  });
  const nearest = once(() => createNearest(terminals()));
  const places = once(() => listPlaces(made.compiled.terminalIds));
  const lorryRestrictions = once(() => restrictionsForLorry(network));
  const kept = new Map<string, Weighed>();
  return {
    network,
    get networkHash() {
      return made.networkHash;
    },
    get compiled() {
      return made.compiled;
    },
    get reckoning() {
      return reckoning();
    },
    get terminals() {
      return terminals();
    },
    nearest: (point, withinKm, most) => nearest()(point, withinKm, most),
    terminalsAt: (place) => places().get(place) ?? [],
    lorryRestrictions: (terminalId) => lorryRestrictions()(terminalId),
    weighed(load, allowed, dates) {
      const { terminals: ids, corridors, countries, services } = allowed.avoided;
      const sets = [allowed.modes, ids, corridors, countries, services].map((set) =>
        [...set].sort(),
      );
      const { includeAssumed, judgesCargo, countsRoom, countsClosed, countsLeads, headwayWait } =
        allowed;
      const key = JSON.stringify([
        load.cargo,
        sets,
        includeAssumed,
        judgesCargo,
        countsRoom,
        countsClosed,
        countsLeads,
        headwayWait,
        costs === undefined ? 0 : dates,
      ]);
      const known = kept.get(key);
      if (known !== undefined) return known;
      const weighing = weigh(made.compiled, reckoning(), load, allowed, dates);
      const [oldest] = kept.keys();
      if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
      kept.set(key, weighing);
      return weighing;
    },
  };
}

/** Terminals by their ids and by their groups (`isAt`). */
function listPlaces(terminalIds: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, id] of terminalIds.entries())
    for (const place of new Set([id, groupOf(id)])) {
      const there = places.get(place);
      if (there === undefined) places.set(place, [index]);
      else there.push(index);
    }
  return places;
}

function reckoningOf(compiled: Compiled, costs: CostModel | undefined): Reckoning {
  const { network } = compiled;
  const factors = new Map(network.factors.map((factor) => [factor.id, factor]));
  const breaks = groupBy(network.weightBreaks, ({ tariff }) => tariff);
  for (const rows of breaks.values()) rows.sort((a, b) => a.fromKg - b.fromKg);
  return {
    rates: ratesOf(network.currency, network.fx),
    factors,
    breaks,
    emissions: emissionsOf(factors, compiled.rides),
    terms: termsFor(compiled),
    stretches: stretchesOf(compiled),
    countries: new Map(network.terminals.map(({ id, country }) => [id, country])),
    ...(costs === undefined ? {} : { costs }),
  };
}
