/**
 * Stryker writes its results when the last mutant is judged. This reporter writes them as they come, so that a run that
 * was ended goes on where it was: what it writes is what an incremental run reads.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";

/** Results between two writings. */
const STEP = 5;

class Keep {
  static inject = tokens(commonTokens.options);
  #files = {};
  #testFiles = {};
  #count = 0;
  #planned = 0;

  constructor({ incrementalFile }) {
    this.file = incrementalFile;
  }

  onDryRunCompleted({ result }) {
    for (const { id, name, fileName } of result.tests)
      fileIn(this.#testFiles, fileName, "tests").push({ id, name });
  }

  onMutationTestingPlanReady({ mutantPlans }) {
    this.#planned = mutantPlans.length;
  }

  onMutantTested({ fileName, ...mutant }) {
    fileIn(this.#files, fileName, "mutants").push(mutant);
    this.#count += 1;
    if (this.#count % STEP === 0) this.#write();
  }

  #write() {
    const report = {
      schemaVersion: "1.0",
      thresholds: { high: 90, low: 60 },
      // Not part of the schema: how many there are in all.
      planned: this.#planned,
      files: this.#files,
      testFiles: this.#testFiles,
    };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(report));
  }
}

/** The list of a file's results, which is begun with the file's source. */
function fileIn(files, path, list) {
  const name = relative(process.cwd(), path);
  files[name] ??= { language: "typescript", source: readFileSync(path, "utf8"), [list]: [] };
  return files[name][list];
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, "keep", Keep)];
