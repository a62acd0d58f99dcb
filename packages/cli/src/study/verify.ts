/** `lianyun study verify`. */
import {
  chunksOfShard,
  type Finding,
  openRun,
  type RunFolder,
  readResult,
  verifyResult,
} from "@lianyun/node";
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { OptionIssues } from "../options.ts";
import { inShell } from "../self.ts";
import { toCount } from "./counts.ts";
import { faultLines, tallyText } from "./findings.ts";
import { count } from "./progress.ts";

export const addStudyVerify: AddCommand = (study, { out, err }, exitWith) => {
  study
    .command("verify <folder>")
    .description(
      "counts the chunks that are sound and those that lack, names each that is cut short or damaged",
    )
    .option("--json", "findings as JSON on stdout")
    .option("--shards <n>", "tells which of so many shards (--shard i/n) lack something")
    .addHelpText(
      "after",
      "\nExit status: 0 whole and sound, 2 no run, 4 something lacks or is damaged.",
    )
    .action(async (folder: string, { json, shards }: VerifyOptions) => {
      const issues = new OptionIssues();
      const of = toCount("shards", shards, issues);
      if (shards !== undefined && of !== undefined && of > MOST_SHARDS)
        issues.add("shards", `${count(MOST_SHARDS)} at the most`, shards);
      issues.throwIfAny();
      const run = await openRun(folder);
      const findings = [...(await run.verify()), ...(await verifyResult(run))];
      if (json === true) out(`${JSON.stringify(findings, null, 2)}\n`);
      else for (const line of faultLines(findings)) err(`${line}\n`);
      const aside = json === true ? 0 : await run.countAside();
      if (aside > 0)
        err(
          `${count(aside)} damaged result(s) were set aside (chunks/*.bad): nothing reads them, they may be deleted\n`,
        );
      const { chunks, rows } = run.manifest;
      const isSound = findings.every(({ what }) => what === "stray");
      if (!isSound) {
        if (json !== true)
          err(`${tallyText(findings, chunks.length)}; ${cureOf(findings, folder)}\n`);
        if (json !== true && of !== undefined) err(`${shardsText(run, findings, of)}\n`);
        exitWith(EXIT.stopped);
        return;
      }
      if (json === true) return;
      const merged = (await readResult(run)) === undefined ? "not merged" : "merged";
      out(`sound: ${count(chunks.length)} chunks, ${count(rows)} rows, ${merged}\n`);
    });
};

/** No array of jobs is larger, and each shard is looked up by itself. */
const MOST_SHARDS = 10_000;

interface VerifyOptions {
  readonly json?: boolean;
  readonly shards?: string;
}

/** `of 64 shards lack something: 3, 17`: what an array of jobs is to run again. */
function shardsText(run: RunFolder, findings: readonly Finding[], of: number): string {
  const lacking = new Set(findings.flatMap(({ chunk }) => chunk ?? []));
  const shards = Array.from({ length: of }, (_, at) => at + 1).filter((index) =>
    chunksOfShard(run, { index, of }).some((chunk) => lacking.has(chunk)),
  );
  return `of ${count(of)} shards lack something: ${shards.join(", ")}`;
}

/** What mends the findings, where anything does: what is no chunk's, and what contradicts, is for a person. */
function cureOf(findings: readonly Finding[], folder: string): string {
  const faults = findings.filter(({ what }) => what !== "stray");
  const isForPerson = ({ what, file }: Finding): boolean =>
    what === "contradicting" || file === "network.snapshot";
  if (faults.some(isForPerson)) return "study resume cannot mend all of them: see above";
  const isMerging = faults.every(({ chunk }) => chunk === undefined);
  return isMerging
    ? `the table of them is not: lianyun study merge ${inShell(folder)}`
    : `go on with: lianyun study resume ${inShell(folder)}`;
}
