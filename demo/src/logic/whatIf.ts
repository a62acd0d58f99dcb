/** Which switches are on, and the one scenario that they make together. */
import type { Modification, Scenario } from "@lianyun/planner";
import type { Switch } from "../whatIf.ts";
import { groupOf } from "./group.ts";

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

/** Switches after one is flipped, in the order of the page. Of those that contradict each other only the newest stays on. */
export function flip(
  switches: readonly Switch[],
  on: readonly string[],
  id: string,
): readonly string[] {
  const flipped = switches.find((each) => each.id === id);
  if (flipped === undefined || on.includes(id)) return on.filter((each) => each !== id);
  return switches
    .filter((each) => each.id === id || (on.includes(each.id) && !contradict(each, flipped)))
    .map((each) => each.id);
}

/** True of two that set what there is only one of, the level of rates or the papers, or one of which shuts a place that the other works otherwise. */
const contradict = (a: Switch, b: Switch): boolean =>
  a.modifications.some((one) =>
    b.modifications.some((other) =>
      one.do === other.do
        ? one.do.startsWith("use")
        : [one.do, other.do].includes("closeTerminal") &&
          placeOf(one) !== undefined &&
          placeOf(one) === placeOf(other),
    ),
  );

/** The group of the terminal that is changed: the rail and the road gate of a border are one place. */
function placeOf(change: Modification): string | undefined {
  const changed = change.do === "addCalendar" ? change.calendar : change;
  return "terminal" in changed && typeof changed.terminal === "string"
    ? groupOf(changed.terminal)
    : undefined;
}
