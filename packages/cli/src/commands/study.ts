/** `lianyun study`: many requests in many scenarios, on all cores, resumable. */
import { addStudyMerge } from "../study/merge.ts";
import { addStudyPlots } from "../study/plots.ts";
import { addStudyResume, addStudyRun } from "../study/run.ts";
import { addStudySummary } from "../study/summary.ts";
import { addStudyVerify } from "../study/verify.ts";
import type { AddCommand } from "./question.ts";

export const addStudy: AddCommand = (program, streams, exitWith) => {
  const study = program
    .command("study")
    .description("many requests in many scenarios, from one file, on all cores, resumable");
  for (const add of [
    addStudyRun,
    addStudyResume,
    addStudyVerify,
    addStudyMerge,
    addStudySummary,
    addStudyPlots,
  ])
    add(study, streams, exitWith);
};
