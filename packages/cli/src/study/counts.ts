/** Whole numbers from 1, as options give them. */
import { number, type OptionIssues } from "../options.ts";

/** The number of an option; an issue where it is none, or 0. */
export function toCount(
  option: string,
  text: string | undefined,
  issues: OptionIssues,
): number | undefined {
  if (text === undefined) return undefined;
  const before = issues.found.length;
  const value = number(issues, option, text, true);
  if (value === 0 && issues.found.length === before) issues.add(option, "1 or more", text);
  return value;
}
