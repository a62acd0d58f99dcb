/** The state of the page and what changes it; nothing here touches the document. */
import type { Issue, Reason } from "@lianyun/planner";
import type { Answer } from "../planning/answer.ts";
import type { OwnTables } from "../planning/planners.ts";
import type { PlaneName } from "./curve.ts";
import type { Decoded } from "./hash.ts";
import type { Question } from "./question.ts";
import { createResults, type Results, wayOf } from "./results.ts";
import { findWay, wayIdOf } from "./wayId.ts";

/** Why there is nothing to choose from. */
export type Trouble =
  | { readonly kind: "infeasible"; readonly because: readonly Reason[] }
  | { readonly kind: "stopped"; readonly bound: number }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] }
  | { readonly kind: "failed"; readonly message: string }
  /** The visitor ended the search. */
  | { readonly kind: "halted" };

/** What of a link does not come out as it was made. */
export interface LinkNotice extends Pick<Decoded, "malformed" | "wrong" | "missing" | "otherData"> {
  /** True if the way it names is not offered. */
  readonly isWayGone?: boolean;
}

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
  /** Set until the first answer to a link: what it asks to be chosen, or the first way. */
  readonly wanted: { readonly way: string | undefined } | undefined;
  /** The money that figures are shown in; undefined for that of the network. */
  readonly money: string | undefined;
  /** What the curve shows. */
  readonly plane: PlaneName;
  /** What must be said of a link until it is dismissed. */
  readonly notice: LinkNotice | undefined;
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
  | { readonly type: "money"; readonly money: string }
  | { readonly type: "plane"; readonly plane: PlaneName }
  | { readonly type: "dismiss" };

/** The page before its first answer. A link shows its money, else the page that of the visitor's choice. */
export function firstState(decoded: Decoded, money?: string): State {
  return {
    question: decoded.question,
    asking: 1,
    isReady: false,
    isSearching: true,
    results: undefined,
    chosen: 0,
    compared: undefined,
    trouble: undefined,
    wanted: { way: decoded.way },
    money: decoded.money ?? money,
    plane: "costTime",
    notice: noticeOf(decoded),
    own: undefined,
    provenOwn: undefined,
    ownIssues: [],
  };
}

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "change":
      return ask({
        ...state,
        question: { ...state.question, ...action.fields },
        wanted: undefined,
      });
    case "open":
      return ask({
        ...state,
        question: action.decoded.question,
        wanted: { way: action.decoded.way },
        money: action.decoded.money ?? state.money,
        notice: noticeOf(action.decoded),
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
      return { ...state, chosen: action.index, wanted: undefined };
    case "compare":
      return { ...state, compared: action.index };
    case "money":
      return { ...state, money: action.money };
    case "plane":
      return { ...state, plane: action.plane };
    case "dismiss":
      return { ...state, notice: undefined };
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
      return { ...state, trouble: { kind: "refused", issues: answer.issues } };
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
      return choose({
        ...state,
        results,
        trouble: undefined,
        provenOwn: answer.supposed?.own === state.own?.key ? state.own : state.provenOwn,
        chosen: again(state, chosen, results) ?? results.best.cost,
        compared: compared === undefined ? undefined : again(state, compared, results),
      });
    }
  }
}

/** Takes what a link wants, once the answer is to its question; says so where it is not offered. */
function choose(state: State): State {
  const { wanted, results, question, notice } = state;
  if (wanted === undefined || results?.question !== question) return state;
  const { way } = wanted;
  const found = way === undefined ? results.best.cost : findWay(results, way);
  return {
    ...state,
    wanted: undefined,
    chosen: found ?? results.best.cost,
    notice:
      found === undefined ? { malformed: false, wrong: [], ...notice, isWayGone: true } : notice,
  };
}

function noticeOf({ malformed, wrong, missing = [], otherData }: Decoded): LinkNotice | undefined {
  const isNothing =
    !malformed && wrong.length === 0 && missing.length === 0 && otherData === undefined;
  return isNothing ? undefined : { malformed, wrong, missing, otherData };
}

/** The chosen option as an address names it; the cheapest goes without saying. */
export function wayInAddress({ wanted, results, question, chosen }: State): string | undefined {
  if (wanted !== undefined) return wanted.way;
  const isNamed = results?.question === question && chosen !== results.best.cost;
  return isNamed ? wayIdOf(results, chosen) : undefined;
}

/** The way an option belonged to, if it is still offered. */
function again({ results: before }: State, index: number, results: Results): number | undefined {
  const key = before === undefined ? undefined : wayOf(before, index).key;
  return results.ways.find((way) => way.key === key)?.best;
}
