import { useWords } from "./words.ts";

/** Marks a service for which no evidence was found. */
export function AssumedMark() {
  const { say } = useWords();
  return (
    <span class="award award-assumed" title={say.assumedWhy}>
      {say.assumed}
      <span class="visually-hidden">: {say.assumedWhy}</span>
    </span>
  );
}
