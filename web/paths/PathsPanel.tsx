/** How two actors are connected: the shortest paths as a picture and in words. */
import { useState } from "preact/hooks";
import { NAMES, PATHS, type GraphRelation, type Path } from "../api/operations";
import { CoverageLine } from "../parts/CoverageLine";
import { ACTOR_TYPES, Finder } from "../parts/Finder";
import { SelectLink } from "../parts/SelectLink";
import { Status, Trouble } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { select, selection } from "../state/store";
import { useVariables } from "../state/variables";
import { t, word } from "../text";
import { PathPicture } from "./PathPicture";
import "./paths.css";

/** Kinds of record that connect actors, in the order in which they are offered. */
const RELATIONS: readonly GraphRelation[] = ["COLLABORATION", "MEMBERSHIP", "PROJECT", "VISIT", "MEETING"];

/** The panel in which a reader chooses the end of a path and the kinds of record it may run over. */
export function PathsPanel() {
  const { from, to } = selection.value;
  const [relations, setRelations] = useState<readonly GraphRelation[]>(["COLLABORATION", "MEETING"]);
  const ids = [from, to].filter((id) => id !== null);
  const names = useAnswer(NAMES, { ids });
  const nameOf = (id: string | null): string =>
    (names.state === "ready" ? names.data.nodes.find((node) => node?.id === id)?.name : null) ?? id ?? "";
  return (
    <section class="paths" aria-labelledby="paths-title">
      <div class="card-bar">
        <h2 id="paths-title">
          <bdi>
            {to ? t("paths.title", { from: nameOf(from), to: nameOf(to) }) : t("paths.from", { from: nameOf(from) })}
          </bdi>
        </h2>
        <button type="button" onClick={() => select({ from: null, to: null })}>
          {t("close")}
        </button>
      </div>
      <Trouble answer={names} />
      {to === null && <Finder label={t("paths.to")} types={ACTOR_TYPES} onPick={(id) => select({ to: id })} />}
      <Relations chosen={relations} onChange={setRelations} />
      {from !== null && to !== null && <Found from={from} to={to} relations={relations} />}
    </section>
  );
}

interface RelationsProps {
  readonly chosen: readonly GraphRelation[];
  readonly onChange: (relations: readonly GraphRelation[]) => void;
}

function Relations({ chosen, onChange }: RelationsProps) {
  return (
    <fieldset class="relations">
      <legend>{t("paths.over")}</legend>
      {RELATIONS.map((relation) => (
        <label key={relation} class="choice">
          <input
            type="checkbox"
            checked={chosen.includes(relation)}
            disabled={chosen.length === 1 && chosen[0] === relation}
            onChange={() => onChange(RELATIONS.filter((one) => (one === relation) !== chosen.includes(one)))}
          />
          <span>{word("relation", relation)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Found(asked: { readonly from: string; readonly to: string; readonly relations: readonly GraphRelation[] }) {
  const variables = useVariables();
  const answer = useAnswer(PATHS, variables && { ...variables, ...asked });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const { pathsBetween: paths } = answer.data;
  const [first] = paths;
  if (!first) return <p role="status">{t("paths.none")}</p>;
  return (
    <>
      <PathPicture paths={paths} />
      <ol class="path-list">
        {paths.map((path, at) => (
          <li key={at}>
            <InWords path={path} />
          </li>
        ))}
      </ol>
      <CoverageLine coverage={first.coverage} />
    </>
  );
}

function InWords({ path: { steps } }: { readonly path: Path }) {
  return (
    <>
      {steps.map(({ actor, via, recordCount }, at) => (
        <span key={at}>
          {via && (
            <>
              {" → "}
              <SelectLink change={{ focus: via.id }} class="via">
                {t("paths.step", { kind: word("card.kind", via.__typename), count: recordCount })}
              </SelectLink>
              {" → "}
            </>
          )}
          {actor && (
            <SelectLink change={{ focus: actor.id }}>
              <bdi>{actor.name}</bdi>
            </SelectLink>
          )}
        </span>
      ))}
    </>
  );
}
