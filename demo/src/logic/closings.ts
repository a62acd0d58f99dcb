/** What is closed, in the words of the page. */
import type { Closing } from "@lianyun/planner";
import type { Messages } from "../messages/messages.ts";
import type { Names } from "./names.ts";

/** Names of closings, each once. What has none on the page, which closes no such thing itself, keeps its id. */
export function closingNames(
  closings: readonly Closing[],
  names: Names,
  passages: Messages["passages"],
): readonly string[] {
  const named: Readonly<Partial<Record<string, string>>> = passages;
  const nameOf = ({ kind, id }: Closing): string => {
    if (kind === "terminal") return names.place(id);
    if (kind === "service") return names.service(id);
    return (kind === "passage" ? named[id] : undefined) ?? id;
  };
  return [...new Set(closings.map(nameOf))];
}
