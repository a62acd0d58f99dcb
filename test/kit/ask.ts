/** Questions of module tests with everything that does not matter filled in. */
import {
  createPlanner,
  type Network,
  type ParetoRequest,
  type PlanRequest,
  type Reason,
  transcript,
} from "@lianyun/planner";

/** One 20' box of 10 t, ready on Monday 2 March 2026 at 08:00 UTC. */
const BASE = {
  cargo: { containers: [{ type: "20GP", count: 1 }], grossKg: 10_000 },
  departAfter: "2026-03-02T08:00Z",
} as const;

type Ends = { readonly from: string; readonly to: string };

/** The transcript of the best way, or the codes of the reasons against it. */
export function planText(network: Network, question: Ends & Partial<PlanRequest>): string {
  const plan = createPlanner(network).plan({ ...BASE, minimize: "cost", ...question });
  switch (plan.status) {
    case "optimal":
      return transcript(plan.itinerary);
    case "infeasible":
      return codesOf(plan.because);
    case "stopped":
      return `stopped at ${plan.bound}`;
  }
}

/** The messages of the reasons against a question that has no answer. */
export function reasonText(network: Network, question: Ends & Partial<PlanRequest>): string {
  const plan = createPlanner(network).plan({ ...BASE, minimize: "cost", ...question });
  return plan.status === "infeasible" ? plan.because.map(({ message }) => message).join("\n") : "";
}

/** The transcripts of the front, in its order. */
export function frontText(network: Network, question: Ends & Partial<ParetoRequest>): string[] {
  const front = createPlanner(network).pareto({
    ...BASE,
    over: ["cost", "duration", "co2e"],
    ...question,
  });
  return front.status === "infeasible"
    ? [codesOf(front.because)]
    : front.itineraries.map(transcript);
}

const codesOf = (because: readonly Reason[]): string => because.map(({ code }) => code).join(" ");
