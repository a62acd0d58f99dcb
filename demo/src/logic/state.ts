/** The state of the page and what changes it; nothing here touches the document. */
import type { Issue, Reason } from "@lianyun/planner";
import type { Answer } from "../planning/answer.ts";
import type { OwnTables } from "../planning/planners.ts";
import type { Decoded } from "./hash.ts";
import type { Question, QuestionField } from "./question.ts";
import { createResults, type Results, wayOf } from "./results.ts";

/** Why there is nothing to choose from. */
export type Trouble =
  | { readonly kind: "infeasible"; readonly because: readonly Reason[] }
  | { readonly kind: "stopped"; readonly bound: number }
  | { readonly kind: "refused"; readonly faults: readonly string[] }
  | { readonly kind: "failed"; readonly message: string }
  /** The visitor ended the search. */
  | { readonly kind: "halted" };

export interface State {
  readonly question: Question;
  /** Counts up with every question to ask, the same one asked again included. */
  readonly asking: number;
  readonly isReady: boolean;
  readonly isSearching: boolean;
  /** The last ways found; they stay while the next are looked for. */
  readonly results: Results | undefined;
  /** Index of the chosen itinerary in `results`. */
  readonly chosen: number;
  /** Index of the itinerary that the chosen one is compared with; none until one is asked for. */
  readonly compared: number | undefined;
  readonly trouble: Trouble | undefined;
  /** Set if a link could not be read; the fields that were not understood. */
  readonly badLink: readonly QuestionField[] | undefined;
  /** The version of the data a link was made with, if another. */
  readonly otherData: string | undefined;
  /** Own rates laid over the network; they never leave the page. */
  readonly own: OwnTables | undefined;
  /** The last of them that an answer was made with. */
  readonly provenOwn: OwnTables | undefined;
  /** Why the files given last are not laid over the network. */
  readonly ownIssues: readonly Issue[];
}

export type Action =
  | { readonly type: "change"; readonly fields: Partial<Question> }
  | { readonly type: "open"; readonly decoded: Decoded }
  | { readonly type: "ready" }
  | { readonly type: "answer"; readonly question: Question; readonly answer: Answer }
  | { readonly type: "fail"; readonly message: string }
  | { readonly type: "retry" }
  | { readonly type: "stop" }
  | { readonly type: "own"; readonly own?: OwnTables; readonly issues?: readonly Issue[] }
  | { readonly type: "choose"; readonly index: number }
  | { readonly type: "compare"; readonly index: number | undefined }
  | { readonly type: "dismiss" };

/** The page before its first answer. */
export function firstState(decoded: Decoded): State {
  return {
    question: decoded.question,
    asking: 1,
    isReady: false,
    isSearching: true,
    results: undefined,
    chosen: 0,
    compared: undefined,
    trouble: undefined,
    badLink: decoded.malformed ? decoded.wrong : undefined,
    otherData: decoded.otherData,
    own: undefined,
    provenOwn: undefined,
    ownIssues: [],
  };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "change":
      return ask({ ...state, question: { ...state.question, ...action.fields } });
    case "open":
      return ask({
        ...state,
        question: action.decoded.question,
        badLink: action.decoded.malformed ? action.decoded.wrong : undefined,
        otherData: action.decoded.otherData,
      });
    case "retry":
      return ask(state);
    case "stop":
      return { ...state, isSearching: false, trouble: { kind: "halted" } };
    case "own": {
      const { own, issues = [] } = action;
      // Files that cannot be read change nothing: the set in use is whole, and stays.
      if (issues.length > 0) return { ...state, ownIssues: issues };
      const next = { ...state, own, ownIssues: [] };
      if (own === state.own) return next;
      return ask(own === undefined ? { ...next, provenOwn: undefined } : next);
    }
    case "ready":
      return { ...state, isReady: true };
    case "answer":
      // An answer to a question that has changed since is shown, but the search goes on.
      return withAnswer(
        { ...state, isSearching: action.question !== state.question },
        action.question,
        action.answer,
      );
    case "fail":
      return {
        ...state,
        isSearching: false,
        trouble: { kind: "failed", message: action.message },
      };
    case "choose":
      return { ...state, chosen: action.index };
    case "compare":
      return { ...state, compared: action.index };
    case "dismiss":
      return { ...state, badLink: undefined, otherData: undefined };
  }
}

/** What was stopped or failed is over once something is asked: only then can the next search be stopped as well. */
function ask(state: State): State {
  const kind = state.trouble?.kind;
  const trouble = kind === "halted" || kind === "failed" ? undefined : state.trouble;
  return { ...state, trouble, asking: state.asking + 1, isSearching: true };
}

function withAnswer(state: State, question: Question, answer: Answer): State {
  switch (answer.status) {
    case "infeasible":
      return { ...state, trouble: { kind: "infeasible", because: answer.because } };
    case "stopped":
      return { ...state, trouble: { kind: "stopped", bound: answer.bound } };
    case "refused":
      return { ...state, trouble: { kind: "refused", faults: answer.faults } };
    case "notLaid":
      // Back to the set before, which does fit; never again to the one that does not.
      return ask({
        ...state,
        own: state.provenOwn === state.own ? undefined : state.provenOwn,
        ownIssues: answer.issues,
      });
    case "found": {
      const results = createResults(answer, question);
      const { chosen, compared } = state;
      return {
        ...state,
        results,
        trouble: undefined,
        provenOwn: answer.supposed?.own === state.own?.key ? state.own : state.provenOwn,
        chosen: again(state, chosen, results) ?? results.best.cost,
        compared: compared === undefined ? undefined : again(state, compared, results),
      };
    }
  }
}

/** The way an option belonged to, if it is still offered. */
function again({ results: before }: State, index: number, results: Results): number | undefined {
  const key = before === undefined ? undefined : wayOf(before, index).key;
  return results.ways.find((way) => way.key === key)?.best;
}
