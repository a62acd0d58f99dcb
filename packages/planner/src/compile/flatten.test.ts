import { expect, test } from "vitest";
import { networkFromTables } from "../../../../test/kit/networkFromTables.ts";
import { flatten, NO_ROW, narrow, WAYS_OUT } from "./flatten.ts";

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
  [[256, 5], "Uint16Array"],
  [[-129, -5], "Int16Array"],
  [[-(2 ** 31)], "Int32Array"],
])("%j in a %s", (values, kind) => {
  const array = narrow(values);
  expect(array.constructor.name).toBe(kind);
  expect([...array]).toEqual(values);
});

test("a list of transfers holds two rows out, and one for each kind of ride that leaves the terminal", () => {
  const { rideKind, transfers, firstTransferList, transferRows } = flatten(
    networkFromTables(`
      links
      | id | mode | from | to | durationH |
      | r1 | rail | A    | B  | 1         |
      | t1 | road | A    | B  | 1         |
      | t2 | road | A    | B  | 2         |

      transfers
      | id  | at | fromMode | toMode | durationH |
      | in  | *  | gate     | road   | 0         |
      | inR | *  | gate     | rail   | 0         |
      | out | *  | road     | gate   | 0         |
    `),
  );
  // Both lorries are of one kind.
  expect([...rideKind]).toEqual([0, 1, 1]);
  const lists = [...firstTransferList.subarray(1)].map((end, list) => [
    ...transferRows.subarray(firstTransferList[list], end),
  ]);
  const none = Array(WAYS_OUT).fill(NO_ROW);
  // Gates of A and B, doors' lorries there, off the train and off the lorry.
  expect([...transfers].map((list) => lists[list])).toEqual([
    [...none, 1, 0],
    none,
    [...none, NO_ROW, NO_ROW],
    none,
    none,
    [2, NO_ROW],
  ]);
});
