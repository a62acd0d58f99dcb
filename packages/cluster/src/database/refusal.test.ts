import { FreightError } from "@lianyun/planner";
import { expect, test } from "vitest";
import { patiently } from "./patience.ts";
import { explained, isAway, isGone, refusal } from "./refusal.ts";

const coded = (code: string, message = "no"): Error => Object.assign(new Error(message), { code });

test.each([
  ["ECONNREFUSED", true],
  ["57P01", true], // an administrator ended it
  ["57P03", true], // it is starting up
  ["08006", true],
  ["53100", true], // its disk is full
  ["53300", true], // too many connections
  ["23505", false],
  ["42P01", false],
  ["28P01", false],
])("%s: the server is away: %s", (code, away) => {
  expect(isAway(coded(code))).toBe(away);
});

test.each([
  ["Connection terminated unexpectedly", true],
  ["timeout exceeded when trying to connect", true],
  ["Client has encountered a connection error and is not queryable", true],
  ["poison", false],
])("%s: %s", (message, away) => {
  expect(isAway(new Error(message))).toBe(away);
});

test("a queue that was dropped is gone, a row that was not found is not", () => {
  expect(isGone(coded("42P01"))).toBe(true);
  expect(isGone(new Error("Queue abc does not exist"))).toBe(true);
  expect(isGone(coded("23503"))).toBe(false);
});

test("what is refused says what to do, and is not explained twice", () => {
  expect(String(explained(coded("28P01")))).toContain("check DATABASE_URL");
  expect(String(explained(coded("3D000")))).toContain("createdb");
  expect(String(explained(coded("ECONNREFUSED")))).toContain("cannot be reached");
  const plain = new Error("The server does not support SSL connections");
  expect(String(explained(plain))).toContain("as DATABASE_URL asks for with sslmode");
  expect(explained(coded("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"))).toBeInstanceOf(
    FreightError,
  );
  const own = refusal("No", "because");
  expect(explained(own)).toBe(own);
  expect(own).toBeInstanceOf(FreightError);
  const other = new Error("invariant");
  expect(explained(other)).toBe(other);
});

test("patience: what is away is waited for, what is wrong is thrown, and both end", async () => {
  let attempts = 0;
  const told: unknown[] = [];
  const onAway = (error: unknown): void => void told.push(error);
  const twice = async (): Promise<string> => {
    if (++attempts < 2) throw coded("57P03");
    return "there";
  };
  expect(await patiently(twice, { forMs: 60_000, onAway })).toBe("there");
  expect(told).toHaveLength(1);
  const wrong = (): Promise<never> => Promise.reject(coded("42601"));
  await expect(patiently(wrong, { forMs: 60_000 })).rejects.toThrow("no");
  const away = (): Promise<never> => Promise.reject(coded("57P03", "away"));
  await expect(patiently(away, { forMs: -1 })).rejects.toThrow("away");
  const stop = AbortSignal.timeout(20);
  await expect(patiently(away, { forMs: 60_000, signal: stop })).rejects.toThrow("away");
});
