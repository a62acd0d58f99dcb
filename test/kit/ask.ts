/** Questions of module tests with everything that does not matter filled in. */
import {
  type Itinerary,
  type Lift,
  type Line,
  type Network,
  type ParetoRequest,
  type Place,
  type Plan,
  type PlanRequest,
  type Reason,
  transcript,
} from "@lianyun/planner";
import { expectConsistent, plannerOf } from "./consistent.ts";

/** One 20' box of 10 t, ready on Monday 2 March 2026 at 08:00 UTC. */
const BASE = {
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
} as const;

type Ends = { readonly from: Place; readonly to: Place };
/** What a test asks: the ends, and whatever it is about. */
export type Question = Ends & Partial<PlanRequest>;

/** The question with everything filled in; the cheapest way unless it says otherwise. */
export const requestOf = (question: Question): PlanRequest => ({
  ...BASE,
  minimize: "cost",
  ...question,
});

/** The answer. Every other way of asking must agree with it: see {@link expectConsistent}. */
export function planOf(network: Network, question: Question): Plan {
  const request = requestOf(question);
  expectConsistent(network, request);
  return plannerOf(network).plan(request);
}

/** The best way. Throws where there is none. */
export function itineraryOf(network: Network, question: Question): Itinerary {
  const plan = planOf(network, question);
  if (plan.status !== "optimal") throw new Error(textOf(plan));
  return plan.itinerary;
}

/** The transcript of the best way, or the codes of the reasons against it. */
export const planText = (network: Network, question: Question): string =>
  textOf(planOf(network, question));

function textOf(plan: Plan): string {
  switch (plan.status) {
    case "optimal":
      return transcript(plan.itinerary);
    case "infeasible":
      return codesOf(plan.because);
    case "stopped":
      return `stopped at ${plan.bound}`;
  }
}

/** The reasons against a question that has no answer; none where it has one. */
export function reasonsOf(network: Network, question: Question): readonly Reason[] {
  const plan = planOf(network, question);
  return plan.status === "infeasible" ? plan.because : [];
}

/** Their messages, one a line. */
export const reasonText = (network: Network, question: Question): string =>
  reasonsOf(network, question)
    .map(({ message }) => message)
    .join("\n");

/** The transcripts of the front, in its order. */
export function frontText(network: Network, question: Ends & Partial<ParetoRequest>): string[] {
  const front = plannerOf(network).pareto({
    ...BASE,
    over: ["cost", "duration", "co2e"],
    ...question,
  });
  return front.status === "infeasible"
    ? [codesOf(front.because)]
    : front.itineraries.map(transcript);
}

/** What the best way costs, line by line without those of nothing: `freight r1 4100 + storage yard 30 = 4130`. */
export const costText = (network: Network, question: Question): string => {
  const { lines, cost } = itineraryOf(network, question);
  return sumText(lines, "cost", cost);
};

/** What the best way emits, line by line without those of nothing: `moving diesel 100 + hub crane 11.4 = 111.4`. */
export const co2eText = (network: Network, question: Question): string => {
  const { lines, co2eKg } = itineraryOf(network, question);
  return sumText(lines, "co2e", co2eKg);
};

function sumText(lines: readonly Line[], measure: Line["measure"], total: number): string {
  const told = lines
    .filter((line) => line.measure === measure && line.amount !== 0)
    .map(({ kind, rule, amount }) => `${kind} ${rule} ${amount}`);
  return `${told.length === 0 ? "nothing" : told.join(" + ")} = ${total}`;
}

/** The request with what a reason says would lift it. */
export function applyLift<T extends object>(request: T, { set, unset = [] }: Lift): T {
  const kept = Object.entries({ ...request, ...set }).filter(
    ([field]) => !(unset as readonly string[]).includes(field),
  );
  return Object.fromEntries(kept) as T;
}

/**
 * The reasons against a question, each with what the planner answers once its lift is applied: `too_expensive: optimal`.
 * Reasons that only count together are joined: `deadline_too_early + too_expensive: optimal`. One without a lift is its
 * code alone.
 */
export function liftText(network: Network, question: Question): string[] {
  const request = requestOf(question);
  const sets: Reason[][] = [];
  for (const reason of reasonsOf(network, question)) {
    const last = sets.at(-1);
    if (last !== undefined && reason.message.startsWith("and at the same time")) last.push(reason);
    else sets.push([reason]);
  }
  return sets.map((set) => {
    const codes = set.map(({ code }) => code).join(" + ");
    const known = set.map(({ lift }) => lift).filter((lift) => lift !== undefined);
    if (known.length < set.length) return codes;
    const changed = known.reduce<PlanRequest>(applyLift, request);
    return `${codes}: ${plannerOf(network).plan(changed).status}`;
  });
}

const codesOf = (because: readonly Reason[]): string => because.map(({ code }) => code).join(" ");
