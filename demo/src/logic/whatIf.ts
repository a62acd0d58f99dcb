/** Which switches are on, and the one scenario that they make together. */
import type { Modification, Scenario } from "@lianyun/planner";
import type { Switch } from "../whatIf.ts";

/**
 * One scenario of all switches that are on: their changes one after another, in the order of the page. What two of them
 * ask alike is made once, for closing what is closed is refused. No switch on: undefined.
 */
export function scenarioOf(
  switches: readonly Switch[],
  on: readonly string[],
): Scenario | undefined {
  const chosen = switches.filter(({ id }) => on.includes(id));
  if (chosen.length === 0) return undefined;
  const changes = new Map<string, Modification>();
  for (const { modifications } of chosen)
    for (const change of modifications) changes.set(JSON.stringify(change), change);
  return { id: "what-if", modifications: [...changes.values()] };
}

/** Switches after one is flipped, in the order of the page. Of those that set the same thing only the newest stays on. */
export function flip(
  switches: readonly Switch[],
  on: readonly string[],
  id: string,
): readonly string[] {
  const flipped = switches.find((each) => each.id === id);
  if (flipped === undefined || on.includes(id)) return on.filter((each) => each !== id);
  const settings = settingsOf(flipped);
  return switches
    .filter(
      (each) =>
        each.id === id ||
        (on.includes(each.id) && !settingsOf(each).some((what) => settings.includes(what))),
    )
    .map((each) => each.id);
}

/** What there is only one of at a time: the level of rates, the papers. */
const settingsOf = ({ modifications }: Switch): readonly string[] =>
  modifications.map((change) => change.do).filter((name) => name.startsWith("use"));
