/** A field that finds records while one types (the combobox of the ARIA Authoring Practices, 1.2). */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { SEARCH, type Hit } from "../api/search";
import { useAnswer, useLatest, type Answer } from "../state/answers";
import { hasText, t } from "../text";
import "./finder.css";

interface Props {
  readonly label: string;
  readonly types: readonly string[];
  readonly onPick: (id: string) => void;
}

const SHORTEST = 2;
/** Milliseconds without a key before it is asked. */
const PAUSE = 150;

export function Finder({ label, types, onPick }: Props) {
  const [text, setText] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const list = useId();
  const asked = usePaused(text.trim());
  const answer = useAnswer(SEARCH, asked.length < SHORTEST ? null : { text: asked, types });
  const { data } = useLatest(answer);
  const hits = asked.length < SHORTEST ? [] : (data?.search ?? []);
  const isShown = isOpen && text.trim().length >= SHORTEST;
  const pick = (hit: Hit | undefined): void => {
    if (!hit) return;
    setText("");
    setOpen(false);
    onPick(hit.node.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = movedTo(event.key, active, hits.length);
    if (moved !== null) setActive(moved);
    else if (event.key === "Enter" && isShown) pick(hits[active]);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="finder">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={label}
        autocomplete="off"
        aria-expanded={isShown}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isShown && hits[active] ? `${list}-${active}` : undefined}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          setActive(0);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <ul id={list} role="listbox" aria-label={label} hidden={!isShown || hits.length === 0}>
        {hits.map((hit, at) => (
          <Option key={hit.node.id} hit={hit} id={`${list}-${at}`} isActive={at === active} onPick={() => pick(hit)} />
        ))}
      </ul>
      <p class="finder-note" role="status">
        {isShown ? noteOf(answer, hits.length) : ""}
      </p>
    </div>
  );
}

function Option(props: {
  readonly hit: Hit;
  readonly id: string;
  readonly isActive: boolean;
  readonly onPick: () => void;
}) {
  const { hit, id, isActive, onPick } = props;
  const option = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const { __typename: kind, name, title, state } = hit.node;
  return (
    // Before the field loses the focus.
    <li ref={option} id={id} role="option" aria-selected={isActive} onMouseDown={onPick}>
      <bdi>{name ?? title ?? hit.node.id}</bdi>
      <span class="quiet">
        {[hasText(`card.kind.${kind}`) ? t(`card.kind.${kind}`) : kind, state?.name].filter(Boolean).join(", ")}
      </span>
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

function noteOf(answer: Answer<unknown>, count: number): string {
  if (answer.state === "failed") return t(`failed.${answer.error.trouble}`);
  if (answer.state === "loading") return t("finder.looking");
  return t("finder.found", { count });
}

/** The text as it was when the typing paused. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
