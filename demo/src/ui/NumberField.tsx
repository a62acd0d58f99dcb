/** A whole number that is taken over when it is complete; a half-typed one changes nothing. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type NumberField as Field, isWithinLimits, LIMITS } from "../logic/question.ts";
import { useWords } from "./words.ts";

/** Typing rests this long before the question is asked anew. */
const REST_MS = 250;

interface NumberFieldProps {
  readonly field: Field;
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function NumberField({ field, label, value, onChange }: NumberFieldProps) {
  const { say, format } = useWords();
  const id = useId();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  /** The value last given or taken. */
  const known = useRef(value);
  const drop = (): void => {
    clearTimeout(timer.current);
    setDraft(undefined);
  };
  // Another value came from elsewhere, as by a link: what was typed is out of date. After a value taken from here
  // the text stays as typed, because writing it anew would move the cursor of a visitor who types on.
  useLayoutEffect(() => {
    if (value === known.current) return;
    known.current = value;
    drop();
  }, [value]);

  const read = (text: string): number => {
    const plain = text.replaceAll(/[\s,，]/g, "");
    return /^\d{1,12}$/.test(plain) ? Number(plain) : Number.NaN;
  };
  const isWrong = draft !== undefined && !isWithinLimits(field, read(draft));
  const take = (text: string): void => {
    const number = read(text);
    if (!isWithinLimits(field, number) || number === known.current) return;
    known.current = number;
    onChange(number);
  };
  const leave = (text: string): void => {
    clearTimeout(timer.current);
    take(text);
    if (!isWrong) setDraft(undefined);
  };
  const { least, most } = LIMITS[field];

  return (
    <>
      <div class="field">
        <label for={id}>{label}</label>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={draft ?? format.number(value)}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onInput={(event) => {
            const text = event.currentTarget.value;
            setDraft(text);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => take(text), REST_MS);
          }}
          onBlur={(event) => leave(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter") leave(event.currentTarget.value);
            if (event.key === "Escape") drop();
          }}
        />
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} class="field-wrong">
          {say.wrongWhole(label, format.number(least), format.number(most))}
        </p>
      )}
    </>
  );
}
