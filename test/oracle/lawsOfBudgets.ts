/** FEATURE: laws of budgets (reliability.md 1.1: M13): a search that stops says so, and what it has found by then is true. */
import { createDraw } from "../kit/draw.ts";
import {
  askedOf,
  type Budgets,
  checkBudgets,
  checkCoarseBudgets,
  checkPlanBudgets,
  OVERS,
  RESOLUTIONS,
} from "./budgets.ts";
import { frontFrom, law, plannerOf } from "./law.ts";

/** One that is far too little or nearly enough, the last that is too little, and what is enough. */
const some =
  (seed: number): Budgets =>
  (needed) => {
    const drawn = createDraw(seed).int(1, Math.max(1, needed));
    const budgets = [drawn, needed - 1, needed].filter((labels) => labels > 0);
    return [...new Set(budgets)].sort((a, b) => a - b);
  };

law(
  "a front stops exactly where it needs more, and tells of the whole front",
  {},
  (tried, seed) => {
    const over = OVERS[seed % OVERS.length]!;
    const planner = plannerOf(tried.network);
    const stopped = checkBudgets(askedOf(planner, tried), over, some(seed));
    return { answers: frontFrom(planner, tried.request).length, isTelling: stopped > 0 };
  },
);

law(
  "a front on coarse units stops with cells of the whole front",
  { leastTraded: 0.4 },
  (tried, seed) => {
    const over = OVERS[seed % OVERS.length]!;
    const resolution = RESOLUTIONS[seed % RESOLUTIONS.length]!;
    const planner = plannerOf(tried.network);
    const stopped = checkCoarseBudgets(askedOf(planner, tried), over, resolution, some(seed));
    return { answers: frontFrom(planner, tried.request).length, isTelling: stopped > 0 };
  },
);

// One best way is asked for, so no case has two answers.
law(
  "a plan stops exactly where it needs more, with a bound that holds",
  { leastTraded: 0 },
  (tried, seed) => {
    const planner = plannerOf(tried.network);
    const minimize = OVERS[seed % OVERS.length]![0]!;
    checkPlanBudgets(askedOf(planner, tried), minimize, some(seed));
    const { length } = frontFrom(planner, tried.request);
    return { answers: Math.min(length, 1), isTelling: length > 0 };
  },
);
