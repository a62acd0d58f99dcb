/** An address that cannot be read is told as that, and never with its password. */
import { FreightError } from "@lianyun/planner";
import { expect, test } from "vitest";
import { checkUrl } from "./url.ts";

const SECRET = "s3cret";

test.each([
  ["localhost", "expected a URL such as postgresql://role:password@host:5432/database, found none"],
  [`role:${SECRET}@host/db`, "expected a URL such as"],
  [`mysql://role:${SECRET}@host/db`, "expected postgresql:// before the host, found mysql://"],
  [`"postgresql://role:${SECRET}@host/db"`, "expected no quotes around it"],
  [` postgresql://role:${SECRET}@host/db`, "expected no blanks around it"],
  [`postgresql://role:${SECRET}/x@host/db`, "/, ? and # in a password"],
  [`postgresql://role:12${"#"}${SECRET}@host/db`, "%2F, %3F and %23"],
  [`postgresql://role:1?${SECRET}@host/db`, "%2F, %3F and %23"],
  [`postgresql://role:100%${SECRET}%zz@host:port/db`, "expected a port from 1 to 65535"],
  [`postgresql://role:${SECRET}@host:54320000/db`, "expected a port from 1 to 65535"],
  [`postgresql://role:${SECRET}`, "expected a port from 1 to 65535"],
  [`postgresql://role:${SECRET}%E4@host/db`, "% in a password to be written %25"],
  [
    `postgresql://role:${SECRET}@host/db?sslmode=verify-full&sslrootcert=/no/such/file`,
    "expected files that can be read as sslrootcert",
  ],
])("%s: %s", (url, says) => {
  let thrown: unknown;
  try {
    checkUrl(url);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(FreightError);
  const { message, issues } = thrown as FreightError;
  expect(message).toContain(`environment › DATABASE_URL: expected`);
  expect(message).toContain(says);
  expect(message + JSON.stringify(issues)).not.toContain(SECRET);
});

test.each([
  "postgresql://role@host/db",
  "postgres://role:p%2Fw@[::1]:5432/db?sslmode=disable",
  "postgresql://role:a@b:c@host/db",
  "postgresql://role@/postgres?host=/tmp/a@b&port=54329",
  "postgresql://host",
  "/var/run/postgresql db",
])("%s is one", (url) => {
  expect(() => checkUrl(url)).not.toThrow();
});
