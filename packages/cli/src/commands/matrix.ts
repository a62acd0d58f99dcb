/** `lianyun matrix`: the best of every pair. */
import { EXIT } from "../exit.ts";
import { type NetworkOptions, open } from "../network.ts";
import {
  OptionIssues,
  type QuestionOptions,
  requireEnds,
  toCriterion,
  toPlaces,
  toQuestion,
} from "../options.ts";
import { nameOfPlace, printMatrix } from "../printTables.ts";
import { type AddCommand, deliver, exitOfRows, question, told } from "./question.ts";

interface Options extends NetworkOptions, QuestionOptions {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly minimize: string;
}

export const addMatrix: AddCommand = (program, streams, exitWith) => {
  const command = program
    .command("matrix")
    .description("the best of every pair of places, one line each")
    .option("--from <places...>", "origins: CNCKG,CNCTU, doors apart: 106.5,29.5")
    .option("--to <places...>", "destinations");
  question(command)
    .option("--minimize <criterion>", "cost, duration or co2e", "cost")
    .action(async (options: Options) => {
      const issues = new OptionIssues();
      requireEnds(options, issues);
      const request = {
        origins: toPlaces(options.from ?? []),
        destinations: toPlaces(options.to ?? []),
        ...toQuestion(options, issues),
        minimize: toCriterion(options.minimize, issues),
      };
      const { planner, network, scenario } = await open(options, issues, streams);
      const answer = planner.matrix(request);
      const rows = answer.status === "complete" ? answer.rows : [];
      const remarks = rows.flatMap((row) =>
        row.status === "infeasible" && row.because !== undefined
          ? row.because.map(
              (reason) => `${nameOfPlace(row.from)} to ${nameOfPlace(row.to)}: ${told(reason)}`,
            )
          : [],
      );
      // Bad input leaves stdout empty.
      const isAllSlips = answer.status === "complete" && exitOfRows(rows) === EXIT.badInput;
      const status = deliver(
        answer,
        { ...options, scenario },
        streams,
        (given) => (isAllSlips ? undefined : printMatrix(given, network)),
        remarks,
      );
      exitWith(answer.status === "complete" ? exitOfRows(rows) : status);
    });
};
