import { expect, test } from "vitest";
import { narrow } from "./flatten.ts";

test.each([
  [[], "Uint8Array"],
  [[0, 255], "Uint8Array"],
  [[-1, 127], "Int8Array"],
  [[-128], "Int8Array"],
  [[-1, 128], "Int16Array"],
  [[256], "Uint16Array"],
  [[0, 65_535], "Uint16Array"],
  [[-32_768, 32_767], "Int16Array"],
  [[-1, 32_768], "Int32Array"],
  [[65_536], "Int32Array"],
  [[-(2 ** 31)], "Int32Array"],
])("%j in a %s", (values, kind) => {
  const array = narrow(values);
  expect(array.constructor.name).toBe(kind);
  expect([...array]).toEqual(values);
});
