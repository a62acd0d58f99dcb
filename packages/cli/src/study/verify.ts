/** `lianyun study verify`. */
import { type Finding, openRun, readResult, verifyResult } from "@lianyun/node";
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { inShell } from "../self.ts";
import { faultLines, tallyText } from "./findings.ts";
import { count } from "./progress.ts";

export const addStudyVerify: AddCommand = (study, { out, err }, exitWith) => {
  study
    .command("verify <folder>")
    .description(
      "counts the chunks that are sound and those that lack, names each that is cut short or damaged",
    )
    .option("--json", "findings as JSON on stdout")
    .addHelpText(
      "after",
      "\nExit status: 0 whole and sound, 2 no run, 4 something lacks or is damaged.",
    )
    .action(async (folder: string, { json }: { readonly json?: boolean }) => {
      const run = await openRun(folder);
      const findings = [...(await run.verify()), ...(await verifyResult(run))];
      if (json === true) out(`${JSON.stringify(findings, null, 2)}\n`);
      else for (const line of faultLines(findings)) err(`${line}\n`);
      const { chunks, rows } = run.manifest;
      const isSound = findings.every(({ what }) => what === "stray");
      if (!isSound) {
        if (json !== true)
          err(`${tallyText(findings, chunks.length)}; ${cureOf(findings, folder)}\n`);
        exitWith(EXIT.stopped);
        return;
      }
      if (json === true) return;
      const merged = (await readResult(run)) === undefined ? "not merged" : "merged";
      out(`sound: ${count(chunks.length)} chunks, ${count(rows)} rows, ${merged}\n`);
    });
};

/** What mends the findings, where anything does: what is no chunk's, and what contradicts, is for a person. */
function cureOf(findings: readonly Finding[], folder: string): string {
  const isForPerson = ({ what, file }: Finding): boolean =>
    what === "contradicting" || file === "network.snapshot";
  return findings.some(isForPerson)
    ? "study resume cannot mend all of them: see above"
    : `go on with: lianyun study resume ${inShell(folder)}`;
}
