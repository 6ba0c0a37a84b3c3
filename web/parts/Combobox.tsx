/** A field with a list of what one may mean (the combobox of the ARIA Authoring Practices, 1.2): Enter or a click picks, typing never does. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import "./combobox.css";

/** One line of the list. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What tells it from others of the same name. */
  readonly more: string;
}

interface Props {
  readonly label: string;
  readonly text: string;
  readonly choices: readonly Choice[];
  /** Whether there is something to choose from while the field is open. */
  readonly hasList: boolean;
  /** Said to all, while the list is open. */
  readonly note: string;
  /** The note says that something failed. */
  readonly isTrouble?: boolean;
  readonly onText: (text: string) => void;
  readonly onPick: (id: string) => void;
  /** The field is left, or closed with Escape. */
  readonly onLeave?: () => void;
}

/** A text field with a list of choices; `onPick` gets the id of the one that is picked. */
export function Combobox({ label, text, choices, hasList, note, isTrouble = false, onText, onPick, onLeave }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const isShown = isOpen && hasList;
  const pick = (choice: Choice | undefined): void => {
    if (!choice) return;
    setOpen(false);
    onPick(choice.id);
  };
  const leave = (): void => {
    setOpen(false);
    onLeave?.();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = isShown ? movedTo(event.key, active, choices.length) : null;
    if (moved !== null) setActive(moved);
    else if (event.key === "ArrowDown") setOpen(true);
    else if (event.key === "Enter" && isShown) pick(choices[active]);
    else if (event.key === "Escape" && isOpen) leave();
    else return;
    event.preventDefault();
    // Escape closes the list, not what lies around the field.
    event.stopPropagation();
  };
  return (
    <div class="combobox">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        aria-expanded={isShown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isShown && choices[active] ? `${list}-${active}` : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          onText(currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={({ currentTarget }) => currentTarget.select()}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      <Options {...{ list, label, choices, active }} isShown={isShown} onPick={pick} />
      <p class={isTrouble && isShown ? "combobox-note trouble" : "combobox-note"} role="status">
        {isShown ? note : ""}
      </p>
    </div>
  );
}

interface OptionsProps extends Pick<Props, "label" | "choices"> {
  /** Id of the list. */
  readonly list: string;
  readonly isShown: boolean;
  readonly active: number;
  readonly onPick: (choice: Choice) => void;
}

function Options({ list, label, choices, isShown, active, onPick }: OptionsProps) {
  return (
    <ul id={list} role="listbox" aria-label={label} hidden={!isShown || choices.length === 0}>
      {choices.map((choice, at) => (
        <Option
          key={choice.id}
          choice={choice}
          id={`${list}-${at}`}
          isActive={at === active}
          onPick={() => onPick(choice)}
        />
      ))}
    </ul>
  );
}

interface OptionProps {
  readonly choice: Choice;
  readonly id: string;
  readonly isActive: boolean;
  readonly onPick: () => void;
}

function Option({ choice: { name, more }, id, isActive, onPick }: OptionProps) {
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // Before the field loses the focus.
    <li ref={option} id={id} role="option" aria-selected={isActive} onMouseDown={onPick}>
      <bdi>{name}</bdi>
      <span class="quiet">{more}</span>
    </li>
  );
}

/** Where a key leads in a list; null for other keys. */
function movedTo(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return (active + count - 1) % count;
  return null;
}
