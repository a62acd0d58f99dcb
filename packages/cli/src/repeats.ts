/** Options given more than once: lists go on, and what people mean several by is refused, for the last would win without a word. */
import { FreightError } from "@lianyun/planner";
import type { Command, Option } from "commander";
import { ONE_SCENARIO } from "./scenarioIds.ts";

/** An option whose value is named in the plural takes a list. */
const LIST = /<(codes|criteria|ids|modes|names|passages|places)>/;

const MATRIX = "`lianyun matrix` asks for every pair of several";

/** What to do instead of giving these again; any other option may be, to put another value in the place of the first. */
const INSTEAD: Readonly<Record<string, string>> = {
  "--scenario": ONE_SCENARIO,
  "--container": "a shipment has boxes of one type here; a study file mixes them",
  "--from": MATRIX,
  "--to": MATRIX,
};

/** Sees to the options of a command and of those below it. */
export function seeToRepeats(command: Command): void {
  for (const below of command.commands) seeToRepeats(below);
  for (const option of command.options) if (option.required && !option.variadic) see(option);
}

function see(option: Option): void {
  const { flags, long } = option;
  const isList = LIST.test(flags);
  const instead = INSTEAD[long ?? ""];
  if (!isList && instead === undefined) return;
  let before: string | undefined;
  option.argParser((value: string) => {
    if (before !== undefined && instead !== undefined && !isList)
      throw refusal(long ?? "", before, value, instead);
    before = before === undefined ? value : `${before},${value}`;
    return before;
  });
}

function refusal(option: string, before: string, value: string, instead: string): FreightError {
  return new FreightError("Bad input", [
    {
      code: "bad_request",
      severity: "error",
      at: { table: "options", column: option },
      message: `expected it once, found "${before}" and "${value}": ${instead}`,
      received: value,
    },
  ]);
}
