/** A field that finds records while someone types. */
import { useEffect, useState } from "preact/hooks";
import { SEARCH, type Hit, type SearchType } from "../api/operations";
import { useAnswer, useLatest, type Answer } from "../state/answers";
import { hasText, t } from "../text";
import { Combobox, type Choice } from "./Combobox";
import { useAgain } from "./Status";

interface Props {
  readonly label: string;
  readonly types: readonly SearchType[];
  readonly onPick: (id: string) => void;
}

/** Types of actors. */
export const ACTOR_TYPES: readonly SearchType[] = ["NPM", "CSO", "BODY", "NETWORK"];
/** Types of record that people look for. */
export const ALL_TYPES: readonly SearchType[] = [
  ...ACTOR_TYPES,
  "STATE",
  "ADVISORY_BODY",
  "MEETING",
  "DOCUMENT",
  "PROJECT",
  "SOURCE",
];

const SHORTEST = 2;
/** Milliseconds without a key before it is asked. */
const PAUSE = 150;

/** A field that searches records of some types while someone types, and hands the picked id to `onPick`. */
export function Finder({ label, types, onPick }: Props) {
  const [text, setText] = useState("");
  const asked = usePaused(text.trim());
  const answer = useAnswer(SEARCH, asked.length < SHORTEST ? null : { text: asked, types });
  useAgain(answer);
  const { data } = useLatest(answer);
  const hits = asked.length < SHORTEST || answer.state === "failed" ? [] : (data?.search ?? []);
  return (
    <Combobox
      label={label}
      text={text}
      choices={hits.map(choiceOf)}
      hasList={text.trim().length >= SHORTEST}
      note={noteOf(answer, hits.length)}
      isTrouble={answer.state === "failed"}
      onText={setText}
      onPick={(id) => {
        setText("");
        onPick(id);
      }}
    />
  );
}

function choiceOf({ node }: Hit): Choice {
  const { __typename: kind, id } = node;
  const kindName = hasText(`card.kind.${kind}`) ? t(`card.kind.${kind}`) : kind;
  const name = "name" in node ? node.name : "title" in node ? node.title : id;
  const state = "state" in node ? node.state?.name : null;
  return { id, name, more: [kindName, state].filter(Boolean).join(", ") };
}

function noteOf(answer: Answer<unknown>, count: number): string {
  if (answer.state === "failed")
    return `${t(`failed.${answer.error.trouble}`)} ${t(`failed.${answer.error.trouble}.next`)}`;
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
