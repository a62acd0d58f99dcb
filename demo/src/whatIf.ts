/** The switches of the page: the scenarios beside the tables, grouped by what they are about. */
import type { Modification, Network, Scenario } from "@lianyun/planner";

/** In the order they are shown. */
export const SCENARIO_GROUPS = ["sea", "river", "border", "price", "plan"] as const;
export type ScenarioGroup = (typeof SCENARIO_GROUPS)[number];

/** A scenario as a switch. */
export interface Switch {
  readonly id: string;
  readonly name: string;
  readonly nameZh: string;
  readonly group: ScenarioGroup;
  readonly sources: readonly string[];
  readonly grade: Scenario["grade"];
  readonly basis: string;
  /** Empty where there is none: then the basis is told in English. */
  readonly basisZh: string;
  readonly modifications: readonly Modification[];
}

/** Switches in the order of their groups, and in their own order within; made when the page is built. */
export function switchesOf(scenarios: readonly Scenario[], network: Network): readonly Switch[] {
  const locks = new Set(
    network.terminals.flatMap(({ id, kinds }) => (kinds.includes("lock") ? [id] : [])),
  );
  const switches = scenarios.map((scenario): Switch => {
    const { id, name = id, nameZh = name, source = [], grade, basis = "", basisZh = "" } = scenario;
    const { modifications } = scenario;
    const sources = typeof source === "string" ? [source] : source;
    const group = groupOfChanges(modifications, locks);
    return { id, name, nameZh, group, sources, grade, basis, basisZh, modifications };
  });
  return SCENARIO_GROUPS.flatMap((group) => switches.filter((each) => each.group === group));
}

/** What a scenario is about, told from what it changes; the first that fits. */
function groupOfChanges(
  modifications: readonly Modification[],
  locks: ReadonlySet<string>,
): ScenarioGroup {
  const does = (...names: readonly string[]): boolean =>
    modifications.some((change) => names.includes(change.do));
  const ofRiver = ["inlandWaterway", "yangtze", ...locks].map((word) => JSON.stringify(word));
  // A low canal is dearer too, and stays a matter of the canal.
  if (does("useRateSet")) return "price";
  if (modifications.some((change) => "passage" in change)) return "sea";
  const text = JSON.stringify(modifications);
  if (ofRiver.some((word) => text.includes(word))) return "river";
  if (does("scaleTariff", "setTariff")) return "price";
  return does("closeTerminal", "setBorder", "scaleBorder") ? "border" : "plan";
}
