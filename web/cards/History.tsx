/** The history of a record; loaded only when it is opened, and shown only to viewers who may read it. */
import { useState } from "preact/hooks";
import { type Change, HISTORY } from "../api/operations";
import { Status } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { t } from "../text";

/** The changes of the record with this id, loaded when a reader opens them. */
export function History({ id }: { readonly id: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("card.history")}</summary>
      {isOpen && <Entries id={id} />}
    </details>
  );
}

function Entries({ id }: { readonly id: string }) {
  const answer = useAnswer(HISTORY, { id });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const { nodes } = answer.data.history;
  if (nodes.length === 0) return <p class="quiet">{t("card.history.none")}</p>;
  return (
    <ol>
      {nodes.map((entry) => (
        <Entry key={entry.id} {...entry} />
      ))}
    </ol>
  );
}

function Entry({ at, action, reason, fields }: Change) {
  return (
    <li>
      <time dateTime={at}>{at.slice(0, 10)}</time> {action.toLowerCase()} {reason && <bdi>({reason})</bdi>}
      {fields.length > 0 && (
        <details>
          <summary>{t("card.history.fields", { count: fields.length })}</summary>
          <dl class="facts">
            {fields.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <bdi>{before?.join(", ") ?? "–"}</bdi> → <bdi>{after?.join(", ") ?? "–"}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </li>
  );
}
