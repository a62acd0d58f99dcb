/** What is explained: a question, its best way, and how to ask again with something changed. */
import type { Engine } from "../ask/engine.ts";
import type { Prepared } from "../ask/prepare.ts";
import type { PlanRequest } from "../request/request.ts";
import type { None } from "./answer.ts";
import type { Winner } from "./winner.ts";

/** A question that has a best way. */
export interface Subject {
  readonly engine: Engine;
  readonly request: PlanRequest;
  readonly prepared: Prepared;
  readonly best: Winner;
}

/** In place of a part over which the budget ran out. */
export const SPENT: None = {
  none: "stopped",
  message: "the budget of the request ran out before this was known",
};
