/** Answers by the number of their question. */

/** What is remembered of a run of questions. */
export interface Answers<Answer> {
  get(number: number): Answer | undefined;
  set(number: number, answer: Answer): void;
}

/**
 * Answers of so many questions in a row: each number has its place until another comes to it. A map that forgets would do, but
 * its outgrown tables hold on to what was forgotten until all memory is cleaned up.
 */
export function createAnswers<Answer>(count: number): Answers<Answer> {
  const numbers = new Array<number>(count).fill(-1);
  const answers = new Array<Answer | undefined>(count).fill(undefined);
  return {
    get: (number) => (numbers[number % count] === number ? answers[number % count] : undefined),
    set(number, answer) {
      numbers[number % count] = number;
      answers[number % count] = answer;
    },
  };
}
