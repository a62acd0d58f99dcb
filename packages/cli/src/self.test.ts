import { expect, test } from "vitest";
import { asCalled, callOf, inShell } from "./self.ts";

const BIN = "/home/me/clone/packages/cli/bin/lianyun.mjs";

test.each([
  [{ npm_lifecycle_event: "lianyun" }, BIN, "/home/me/clone", "npm run -s lianyun --"],
  [{ npm_lifecycle_event: "npx" }, "/home/me/.npm/bin/lianyun", "/home/me", "npx lianyun"],
  [{}, "/usr/local/bin/lianyun", "/home/me", "lianyun"],
  [{}, BIN, "/home/me/clone", "node packages/cli/bin/lianyun.mjs"],
  [{}, BIN, "/tmp", `node ${BIN}`],
  [{}, "/home/me/my clone/lianyun.mjs", "/tmp", "node '/home/me/my clone/lianyun.mjs'"],
  [{ npm_lifecycle_event: "npx" }, BIN, "/home/me/clone", "node packages/cli/bin/lianyun.mjs"],
  // In a program of somebody's own.
  [{ npm_lifecycle_event: "test" }, "/home/me/vitest.mjs", "/home/me", "lianyun"],
])("%j %s in %s: %s", (env, script, folder, expected) => {
  expect(callOf({ env, script, folder })).toBe(expected);
});

test("commands that a text names are called as this one was", () => {
  const told = (text: string): string => asCalled(text, ["plan", "cluster"], "npx lianyun");
  expect(told("go on with: lianyun cluster work; lianyun plan --help")).toBe(
    "go on with: npx lianyun cluster work; npx lianyun plan --help",
  );
  expect(told("(`lianyun <command> --help` shows)")).toBe("(`npx lianyun <command> --help` shows)");
  for (const text of [
    "lianyun/0.1.0 is of tenant lianyun",
    "schema lianyun belongs to bob",
    "lianyun planner",
    "cd /home/lianyun plan",
  ])
    expect(told(text)).toBe(text);
});

test("a folder stands in a hint as a shell reads it", () => {
  expect(inShell("out/run-1")).toBe("out/run-1");
  expect(inShell("my runs/it's")).toBe("'my runs/it'\\''s'");
});
