/** Scenarios in tests: modifications made at once, and what is refused. */
import { applyScenario, type Modification, type Network, scenario } from "@lianyun/planner";

/** The network with modifications made in their order. */
export const changed = (network: Network, ...modifications: readonly Modification[]): Network =>
  applyScenario(network, scenario("test", ...modifications));

/** The issues against modifications, one a line without the table; throws where there are none. */
export function refusal(network: Network, ...modifications: readonly unknown[]): string {
  try {
    changed(network, ...(modifications as Modification[]));
  } catch (error) {
    return String(error).split("\n").slice(1).join("\n").replaceAll("  scenario test › ", "");
  }
  throw new Error("nothing is refused");
}

/** The calls of a service and their hours: `CKG -0 > BOR 100-120 > DUI 200-`. */
export const callsText = ({ calls }: Network, service: string): string =>
  calls
    .filter((call) => call.service === service)
    .map(({ terminal, arriveH = "", departH = "" }) => `${terminal} ${arriveH}-${departH}`)
    .join(" > ");
