/** The question in one line, for the phone: it opens into the form. */
import type { Place } from "../logic/places.ts";
import type { Question } from "../logic/question.ts";
import { useWords } from "./words.ts";

interface QuestionLineProps {
  readonly question: Question;
  readonly from: Place;
  readonly to: Place;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function QuestionLine({ question, from, to, isOpen, onToggle }: QuestionLineProps) {
  const { say, format, language } = useWords();
  const name = (place: Place): string => (language === "zh" ? place.nameZh : place.name);
  return (
    <button type="button" class="question-line" aria-expanded={isOpen} onClick={onToggle}>
      <span class="question-ends">
        {name(from)} → {name(to)}
      </span>
      <span class="question-rest">
        {say.boxes(question.count, question.container)} · {format.day(`${question.ready}Z`)}
      </span>
      <span class="question-action">{isOpen ? say.hideForm : say.showForm}</span>
    </button>
  );
}
