/** What a dataset must pass before it is shipped: more than a planner needs to run. */
import { checkNetwork, type Issue, type IssueCode, type Network } from "@lianyun/planner";
import { checkConnections } from "./checkConnections.ts";
import { checkGeography } from "./checkGeography.ts";

/** What cannot be true of the world, though a plan can be made with it. */
const IMPLAUSIBLE: ReadonlySet<IssueCode> = new Set(["suspicious_speed", "suspicious_price"]);

/**
 * Every issue of a network as a dataset: those of `checkNetwork`, impossible speeds and prices as errors, terminals
 * outside their country, sea lanes over land, and terminals that nothing leads to.
 */
export function checkDataset(network: Network): Issue[] {
  const issues = checkNetwork(network).map(
    (issue): Issue => (IMPLAUSIBLE.has(issue.code) ? { ...issue, severity: "error" } : issue),
  );
  const isSound = issues.every(({ severity }) => severity !== "error");
  return [...issues, ...checkGeography(network), ...(isSound ? checkConnections(network) : [])];
}
