/** `lianyun scenarios`: the what-ifs there are. */
import { readScenarios } from "@lianyun/node";
import { checkScenario, FreightError } from "@lianyun/planner";
import { DEFAULT_NETWORK, type NetworkOptions, readSound, scenariosOf } from "../network.ts";
import type { ScenarioOptions } from "../options.ts";
import { printScenarios } from "../printScenarios.ts";
import type { AddCommand } from "./question.ts";

type Options = NetworkOptions & ScenarioOptions & { readonly check?: boolean };

export const addScenarios: AddCommand = (program, streams) => {
  program
    .command("scenarios")
    .description("the what-ifs there are, and what each changes")
    .option("--network <folder>", "network folder with a scenarios.yaml", DEFAULT_NETWORK)
    .option("--scenarios <file>", "a file of one's own, in place of the network's")
    .option(
      "--check",
      "apply each to the network, with the overlay if given: seconds on a large one",
    )
    .option("--overlay <folder>", "tables to lay over it: own rates, own services")
    .option("--json", "the scenarios as JSON on stdout, sources and basis included")
    .action(async (options: Options) => {
      const scenarios = await readScenarios(scenariosOf(options));
      if (options.check === true) {
        const network = await readSound(options, streams);
        const issues = scenarios.flatMap((scenario) => checkScenario(network, scenario));
        if (issues.length > 0) throw new FreightError("Scenarios that cannot be applied", issues);
      }
      const text =
        options.json === true ? JSON.stringify(scenarios, null, 2) : printScenarios(scenarios);
      streams.out(`${text}\n`);
    });
};
