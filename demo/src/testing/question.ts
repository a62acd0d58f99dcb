/** A question for tests: the example on a Monday that stays where it is. */
import { exampleQuestion, type Question } from "../logic/question.ts";

export const QUESTION: Question = exampleQuestion(Date.parse("2026-05-28T12:00Z"), "Asia/Shanghai");
