/** A searchable list of cities and terminals (the combobox pattern of ARIA 1.2). */
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { doorNamed } from "../logic/door.ts";
import { findPlace, type Place, type PlaceOption, searchPlaces } from "../logic/places.ts";
import { useWords } from "./words.ts";

/** A bound for networks of thousands of places; typing narrows the list. */
const MOST_ROWS = 500;

interface PlaceFieldProps {
  readonly label: string;
  readonly places: readonly Place[];
  readonly value: Place;
  readonly onChange: (id: string) => void;
}

export function PlaceField({ label, places, value, onChange }: PlaceFieldProps) {
  const { say, language } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  // Another place came from elsewhere, as by a swap or a link: what was typed is out of date.
  useEffect(() => setDraft(undefined), [value.id]);

  const nameOf = (place: Place): string => (language === "zh" ? place.nameZh : place.name);
  const options = useMemo(
    () => (isOpen ? optionsFor(places, draft ?? "") : []),
    [places, draft, isOpen],
  );

  const open = (): void => {
    if (isOpen) return;
    setOpen(true);
    const rows = optionsFor(places, draft ?? "");
    setActive(
      Math.max(
        0,
        rows.findIndex(({ place }) => place.id === value.id),
      ),
    );
  };
  const close = (): void => {
    setOpen(false);
    setDraft(undefined);
  };
  const take = (option: PlaceOption): void => {
    if (option.place.id !== value.id) onChange(option.place.id);
    close();
  };
  /** Takes a name or code typed in full; what names no one place stays as typed and is said to be wrong. */
  const leave = (): void => {
    setOpen(false);
    if (draft === undefined) return;
    const named = doorNamed(draft) ?? findPlace(places, draft);
    if (draft.trim() === "") close();
    else if (named !== undefined) take({ place: named, city: undefined });
  };

  useEffect(() => {
    if (isOpen) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [isOpen, active]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const last = options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) open();
      else if (event.key === "ArrowDown") setActive(active >= last ? 0 : active + 1);
      else setActive(active <= 0 ? last : active - 1);
    } else if (event.key === "Enter" && isOpen) {
      event.preventDefault();
      const option = options[active];
      if (option === undefined) leave();
      else take(option);
    } else if (event.key === "Escape" && (isOpen || draft !== undefined)) {
      event.preventDefault();
      close();
    }
  };

  const isWrong = draft !== undefined && !isOpen;
  const typed = (draft ?? "").trim().slice(0, 40);
  const wrong = (): string => {
    const isAmbiguous = searchPlaces(places, typed).length > 0;
    return isAmbiguous
      ? say.placeNotChosen(typed, nameOf(value))
      : say.noPlaceKept(typed, nameOf(value));
  };

  return (
    <div class="field place">
      <label for={id}>{label}</label>
      <div class="place-box">
        <input
          id={id}
          ref={input}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-activedescendant={isOpen && options.length > 0 ? `${id}-${active}` : undefined}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          placeholder={say.placeHint}
          value={draft ?? nameOf(value)}
          onInput={(event) => {
            setDraft(event.currentTarget.value);
            setOpen(true);
            setActive(0);
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={open}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        {!isOpen && draft === undefined && (
          <span class="place-code" aria-hidden="true">
            {value.id.startsWith("@") ? say.door : value.id}
          </span>
        )}
      </div>
      <div
        id={`${id}-list`}
        ref={list}
        class="place-list"
        role="listbox"
        aria-label={label}
        hidden={!isOpen || options.length === 0}
        // The field keeps the focus while a row is clicked.
        onMouseDown={(event) => event.preventDefault()}
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text field takes the keys for its list
          <div
            key={option.place.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class={option.city === undefined ? "place-city" : "place-terminal"}
            onMouseMove={() => setActive(index)}
            onClick={() => take(option)}
          >
            <PlaceRow option={option} />
          </div>
        ))}
      </div>
      {isOpen && options.length === 0 && <p class="place-none">{say.noPlace(typed)}</p>}
      {isWrong && (
        <p id={`${id}-wrong`} class="field-wrong" role="alert">
          {wrong()}
        </p>
      )}
    </div>
  );
}

/** Places that answer the text; coordinates are a door. */
function optionsFor(places: readonly Place[], text: string): readonly PlaceOption[] {
  const door = doorNamed(text);
  if (door !== undefined) return [{ place: door, city: undefined }];
  return searchPlaces(places, text).slice(0, MOST_ROWS);
}

function PlaceRow({ option: { place } }: { option: PlaceOption }) {
  const { say, language } = useWords();
  if (place.id.startsWith("@"))
    return (
      <>
        <span class="place-name">{place.name}</span>
        <span class="place-id">{say.doorHere}</span>
      </>
    );
  const [name, other] = language === "zh" ? [place.nameZh, place.name] : [place.name, place.nameZh];
  return (
    <>
      <span class="place-name">
        {name} <small lang={language === "zh" ? "en" : "zh"}>{other}</small>
      </span>
      <span class="place-id">
        {place.members.length > 1 ? say.anyTerminal(place.members.length) : place.id}
      </span>
    </>
  );
}
