import { expect, test } from "vitest";
import { readTables } from "./readTables.ts";

const file = (name: string, text: string): File => new File([text], name);

test("each set of files has a short key of its own", async () => {
  const read = () => readTables([file("fx.csv", "currency,units\nJPY,150")]);
  const [first, second] = [await read(), await read()];
  if (!("own" in first && "own" in second)) throw new Error("not read");
  expect(first.own.tables).toEqual({
    fx: { columns: ["currency", "units"], rows: [["JPY", "150"]], lines: [2], file: "fx.csv" },
  });
  expect(first.own.key).not.toBe(second.own.key);
  expect(first.own.key.length).toBeLessThan(20);
});

test("two files for one table are refused: neither silently takes the place of the other", async () => {
  const text = "id,service\na,b";
  expect(await readTables([file("tariffs.csv", text), file("tariffs.CSV", text)])).toEqual({
    issues: [
      {
        code: "bad_csv",
        severity: "error",
        at: { table: "tariffs", file: "tariffs.CSV" },
        message: "expected one file a table, found tariffs.csv as well",
      },
    ],
  });
});
