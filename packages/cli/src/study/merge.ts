/** `lianyun study merge`. */
import { gather, mergeRun, openRun, withCsv } from "@lianyun/node";
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { inShell } from "../self.ts";
import { count } from "./progress.ts";
import { orFull, tellMerged } from "./run.ts";

export const addStudyMerge: AddCommand = (study, streams, exitWith) => {
  const { err } = streams;
  study
    .command("merge <folders...>")
    .description(
      "puts shards together: results of the other folders into the first, then rows.parquet",
    )
    .option("--csv", "rows.csv too")
    .addHelpText(
      "after",
      "\nExit status: 0 done, 2 the folders are of different runs or contradict each other, 4 chunks lack.",
    )
    .action(async (folders: readonly string[], { csv }: { readonly csv?: boolean }) => {
      const [first = "", ...others] = folders;
      await orFull(streams, exitWith, async () => {
        const run = await openRun(first);
        const runs = await Promise.all(others.map((other) => openRun(other)));
        const { copied, setAside, damaged } = await gather(run, runs);
        if (setAside > 0)
          err(`${count(setAside)} damaged result(s) of ${first} set aside (*.bad)\n`);
        for (const { folder, results } of damaged) {
          err(`${count(results)} damaged result(s) of ${folder} left out:`);
          err(` lianyun study verify ${inShell(folder)} names them\n`);
        }
        if (copied > 0) err(`${count(copied)} chunk(s) copied into ${first}\n`);
        const missing = (await run.verify()).filter(
          ({ what, chunk }) => what === "missing" && chunk !== undefined,
        );
        if (missing.length > 0) {
          err(`${count(missing.length)} of ${count(run.manifest.chunks.length)} chunks lack:`);
          err(" run their shards (study verify --shards n tells which of n they are),");
          err(` or: lianyun study resume ${inShell(first)}\n`);
          exitWith(EXIT.stopped);
          return;
        }
        const wanted = csv === true ? { ...run, manifest: withCsv(run.manifest) } : run;
        tellMerged(streams, first, await mergeRun(wanted, run));
        await run.sweep();
      });
    });
};
