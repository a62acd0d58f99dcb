/** A study, read and resolved: plain data that any machine can run. */
import type { Budget, Cargo, PlanRequest, Scenario } from "@lianyun/planner";

/** A cargo class by the name that rows tell it by. */
export interface NamedCargo {
  readonly id: string;
  readonly cargo: Cargo;
}

/** What is minimized, by the name that rows tell it by. */
export interface NamedCriterion {
  readonly id: string;
  readonly minimize: PlanRequest["minimize"];
}

/**
 * Where from and to, or a row of `requests`: fields of a request as they were written, checked only when asked. What it
 * leaves open (cargo, departure, criterion) is crossed with the lists of the study.
 */
export interface Trip {
  /** `FROM>TO`, the row's own id, or `row 3`. */
  readonly id: string;
  /** Fields of a `PlanRequest`, and limits of its own. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Name of a cargo class, where the row names one. */
  readonly cargo?: string;
  /** Name of a criterion, where the row names one. */
  readonly criterion?: string;
}

/** Draws of delays: how many, and the name of the stream they come from. */
export interface Draws {
  readonly count: number;
  readonly seed: string;
}

/** How each question is asked. */
export interface StudyOptions {
  /** True: flip prices of each row, a few dozen searches each. */
  readonly flips: boolean;
  /** Labels that a search may make; absent: the planner's own limit. */
  readonly labels?: Required<Budget>["labels"];
}

/** Everything a run is made of but the network. */
export interface Study {
  readonly name: string;
  readonly cargo: readonly NamedCargo[];
  /** ISO 8601 with offset. */
  readonly departures: readonly string[];
  readonly criteria: readonly NamedCriterion[];
  readonly trips: readonly Trip[];
  /** Limits that every question has, unless its row says otherwise. */
  readonly limits: Readonly<Record<string, unknown>>;
  /** The base first. */
  readonly scenarios: readonly Scenario[];
  readonly draws?: Draws;
  readonly options: StudyOptions;
  readonly outputs: { readonly csv: boolean };
}
