import { expect, test } from "vitest";
import { createAnswers } from "./answers.ts";

test("of so many numbers in a row all are remembered; another takes the place of the one so many before it", () => {
  const answers = createAnswers<string>(3);
  const asked = (...numbers: readonly number[]) => numbers.map((number) => answers.get(number));
  expect(asked(0, 1, 2, 3)).toEqual([undefined, undefined, undefined, undefined]);
  for (const number of [0, 1, 2]) answers.set(number, `answer ${number}`);
  expect(asked(0, 1, 2, 3)).toEqual(["answer 0", "answer 1", "answer 2", undefined]);
  answers.set(4, "answer 4");
  expect(asked(0, 1, 2, 4)).toEqual(["answer 0", undefined, "answer 2", "answer 4"]);
  answers.set(0, "another");
  expect(answers.get(0)).toBe("another");
});
