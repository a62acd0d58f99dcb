/** `lianyun cluster verify`. */
import type { AddCommand } from "../commands/question.ts";
import { EXIT } from "../exit.ts";
import { faultLines, tallyText } from "../study/findings.ts";
import { count } from "../study/progress.ts";
import { shortId, type TenantOptions, withCluster, withTenant } from "./open.ts";

interface VerifyOptions extends TenantOptions {
  readonly json?: boolean;
}

export const addClusterVerify: AddCommand = (cluster, { out, err }, exitWith) => {
  withTenant(
    cluster
      .command("verify <run>")
      .description(
        "reads every result: counts the chunks that lack, names each that is damaged or took effect twice",
      ),
  )
    .option("--json", "findings as JSON on stdout")
    .addHelpText(
      "after",
      "\nExit status: 0 whole and sound, 2 no such run, 4 something lacks or is damaged: cluster reconcile mends it.",
    )
    .action(async (id: string, options: VerifyOptions) => {
      await withCluster(options, async (open) => {
        const run = await open.run(id);
        const engine = await open.engine(id);
        const twice = await open.twice(id);
        const findings = [
          ...(await engine.verify()),
          ...twice.map((chunk) => ({
            what: "twice" as const,
            file: String(chunk),
            chunk,
            message: `chunk ${chunk + 1} took effect more than once`,
          })),
        ];
        if (options.json === true) out(`${JSON.stringify(findings, null, 2)}\n`);
        else for (const line of faultLines(findings)) err(`${line}\n`);
        if (findings.length > 0) {
          if (options.json !== true)
            err(
              `${tallyText(findings, run.chunks)}; lianyun cluster reconcile ${shortId(run.id)}\n`,
            );
          exitWith(EXIT.stopped);
        } else if (options.json !== true)
          out(`sound: ${count(run.chunks)} chunks, ${count(run.rows)} rows\n`);
      });
    });
};
