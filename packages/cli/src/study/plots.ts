/** `lianyun study plots`: a result as figures. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  createPlots,
  DISK,
  fromParquet,
  listRequests,
  type Names,
  openRun,
  type Study,
} from "@lianyun/node";
import { groupOf, type Network, plannerFromSnapshot, type Scenario } from "@lianyun/planner";
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { checkFolder, OptionIssues } from "../options.ts";
import { longerLinks } from "../underScenario.ts";
import { count } from "./progress.ts";

export const addStudyPlots: AddCommand = (study, { out, err }, exitWith) => {
  study
    .command("plots <folder>")
    .description("figures as SVG: fronts, changes by destination, tornados, mode split")
    .option("--criterion <name>", "whose ways changes are told of (default: the first)")
    .option("--out <folder>", "where to (default: plots in the run's folder)")
    .addHelpText(
      "after",
      `
The names of the files are printed, a line each. The same result gives the same bytes.
Exit status: 0, 2 no run or nothing to draw, 4 the run is not whole (the figures are of what is there).`,
    )
    .action(
      async (
        folder: string,
        { criterion, out: to }: { readonly criterion?: string; readonly out?: string },
      ) => {
        const place = to ?? join(folder, "plots");
        const issues = new OptionIssues();
        await checkFolder(issues, "out", place);
        issues.throwIfAny();
        const run = await openRun(folder);
        refuseUnknown(criterion, run.manifest.study);
        const plots = createPlots(criterion);
        let chunks = 0;
        for await (const { bytes } of run.results()) {
          plots.add(await fromParquet(bytes));
          chunks++;
        }
        const all = run.manifest.chunks.length;
        const part = `${count(chunks)} of ${count(all)} chunks`;
        const { scenarios } = run.manifest.study;
        const { network } = plannerFromSnapshot(await run.snapshot());
        const names = namesOf(scenarios, network);
        const note = chunks < all ? `The run is not whole: drawn from ${part}.` : undefined;
        const files = plots.draw(names, note, noteOfCost(scenarios, network));
        await DISK.mkdir(place);
        for (const [name, text] of files) {
          await writeFile(join(place, name), text);
          out(`${join(place, name)}\n`);
        }
        if (chunks < all) {
          err(`the run is not whole: these are figures of ${part}\n`);
          exitWith(EXIT.stopped);
        } else if (files.size === 0) {
          err("error: nothing to draw: no row has a way\n");
          exitWith(EXIT.badInput);
        }
      },
    );
};

/** A criterion that no row can have is refused, and not drawn as nothing. */
function refuseUnknown(criterion: string | undefined, study: Study): void {
  if (criterion === undefined) return;
  const requests = listRequests(study);
  const known = new Set(study.criteria.map(({ id }) => id));
  for (let index = 0; index < requests.count && !known.has(criterion); index++)
    known.add(requests.at(index).criterion);
  if (known.has(criterion)) return;
  const issues = new OptionIssues();
  issues.add("criterion", `one of ${[...known].join(", ")}`, criterion);
  issues.throwIfAny();
}

/** Which scenarios lengthen ways at a price that stays, so that no change of cost is not taken for a finding. */
function noteOfCost(scenarios: readonly Scenario[], network: Network): string | undefined {
  const told = scenarios.filter((scenario) => longerLinks(scenario, network).length > 0);
  return told.length === 0
    ? undefined
    : `Longer ways at the price without the scenario: ${told.map(({ id, name = id }) => name).join(", ")}. A rate by the box does not follow the way.`;
}

/** Names as people know them; groups by their city. */
function namesOf(scenarios: readonly Scenario[], { terminals }: Network): Names {
  const places = new Map([
    ...terminals.map(({ id, city }) => [groupOf(id), city] as const),
    ...terminals.map(({ id, name }) => [id, name] as const),
  ]);
  const told = new Map(scenarios.map(({ id, name = id }) => [id, name]));
  return { scenario: (id) => told.get(id) ?? id, place: (id) => places.get(id) ?? id };
}
