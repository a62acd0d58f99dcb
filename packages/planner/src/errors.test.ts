import { expect, test } from "vitest";
import { FreightError, formatIssue, type Issue } from "./errors.ts";

const issue = (row: number): Issue => ({
  code: "unknown_terminal",
  severity: "error",
  at: { table: "links", row, column: "to" },
  message: 'no terminal "DUS"',
});

test("an issue is one line that leads to the cell", () => {
  expect(formatIssue(issue(1))).toBe('links › row 1 › to: no terminal "DUS" [unknown_terminal]');
  expect(
    formatIssue({ ...issue(1), at: { table: "links", row: 1, file: "links.csv", line: 2 } }),
  ).toBe('links.csv:2 › links › row 1: no terminal "DUS" [unknown_terminal]');
});

test("an error prints 20 issues and keeps all", () => {
  const error = new FreightError(
    "No network",
    Array.from({ length: 332 }, (_, i) => issue(i + 1)),
  );
  expect(error.message.split("\n")).toHaveLength(22);
  expect(error.message).toContain("and 312 more");
  expect(error.issues).toHaveLength(332);
});
