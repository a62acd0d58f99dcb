import { type RunnerTestFile, TestRunner } from "vitest";

type Tell = (files: RunnerTestFile[]) => unknown;

/** For mutants: two things that Vitest does and Stryker does not expect. */
export default class StopAtFirst extends TestRunner {
  #isOver = false;
  #tell: Tell | undefined;

  override cancel(reason: Parameters<TestRunner["cancel"]>[0]): void {
    this.#isOver = true;
    super.cancel(reason);
  }

  /** Vitest goes on to read the files of tests that it no longer runs; a mutant is done with at the first that fails. */
  override importFile(...args: Parameters<TestRunner["importFile"]>): unknown {
    return this.#isOver ? undefined : super.importFile(...args);
  }

  /** Stryker looks at tests alone: a file that fails before its tests are known would pass for a file without any. */
  set onCollected(tell: Tell) {
    this.#tell = (files) => {
      if (!this.#isOver) for (const file of files) if (file.result?.state === "fail") addTest(file);
      return tell(files);
    };
  }
  get onCollected(): Tell | undefined {
    return this.#tell;
  }
}

function addTest(file: RunnerTestFile): void {
  file.tasks.push({
    type: "test",
    id: `${file.id}_read`,
    name: "the file can be read",
    fullName: `${file.name} > the file can be read`,
    fullTestName: "the file can be read",
    mode: "run",
    file,
    suite: file,
    meta: {},
    timeout: 0,
    annotations: [],
    artifacts: [],
  } as unknown as RunnerTestFile["tasks"][number]);
}
