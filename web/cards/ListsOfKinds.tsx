/** Lists that only some kinds of record have. */
import { useState } from "preact/hooks";
import { BODY_VISITS, CHAIR, JOINED, type MembershipStatus } from "../api/operations";
import { SelectLink } from "../parts/SelectLink";
import { SourceLinks } from "../parts/SourceLinks";
import { Status } from "../parts/Status";
import { useAnswer, useLatest } from "../state/answers";
import { fetchFile, saveFile } from "../share/save";
import { periodText } from "../parts/period";
import { t } from "../text";
import { chairText, membersAddress, STANDINGS } from "./networks";
import { lineOf, memberLine } from "./lines";
import { LIST_SIZE } from "./lists";
import { AskedPage } from "./Pages";
import { TextLine } from "./TextLine";

/** Visits of a body that visits states, such as the CPT. */
export function BodyVisits({ id }: { readonly id: string }) {
  const variables = { id, first: LIST_SIZE, after: null };
  const answer = useAnswer(BODY_VISITS, variables);
  if (answer.state !== "ready") return <Status answer={answer} />;
  const { totalCount } = answer.data.visits;
  if (totalCount === 0) return null;
  return (
    <section>
      <h3>{t("card.visits.ofBody", { count: totalCount })}</h3>
      <ul>
        <AskedPage
          operation={BODY_VISITS}
          variables={variables}
          pageIn={({ visits }) => visits}
          before={0}
          renderLine={(line) => <TextLine line={lineOf("visits", { ...line, body: null })} record={line} />}
        />
      </ul>
    </section>
  );
}

/** Who chairs a network and who belongs to it, on a date. */
export function NetworkParts({ id }: { readonly id: string }) {
  const [on, setOn] = useState<string | null>(null);
  return (
    <>
      <label class="field on-date">
        <span>{t("card.on")}</span>
        <input
          type="date"
          value={on ?? ""}
          onChange={({ currentTarget }) => setOn(currentTarget.value === "" ? null : currentTarget.value)}
        />
      </label>
      <ChairLine id={id} on={on} />
      {STANDINGS.map(({ name, statuses }) => (
        <Joined key={`${name} ${on}`} {...{ id, on, name, statuses }} />
      ))}
      <MembersFile id={id} on={on} />
    </>
  );
}

interface OnDate {
  readonly id: string;
  /** A day; null: today for the chair, whenever for members. */
  readonly on: string | null;
}

function ChairLine({ id, on }: OnDate) {
  const answer = useAnswer(CHAIR, { network: id, on });
  const { data } = useLatest(answer);
  if (!data || answer.state === "failed") return <Status answer={answer} />;
  const { chairOf } = data;
  const [term] = chairOf?.terms ?? [];
  return (
    <section aria-busy={answer.state !== "ready"}>
      <h3>{on === null ? t("card.chair.today") : t("card.chair.on", { on })}</h3>
      <p class="chair">
        {chairOf?.npm ? (
          <>
            <SelectLink change={{ focus: chairOf.npm.id }}>
              <bdi>{chairOf.npm.name}</bdi>
            </SelectLink>{" "}
            {term && (
              <span class="quiet">
                {periodText(term)} <SourceLinks sources={term.sources} of={term.id} />
              </span>
            )}
          </>
        ) : (
          <bdi>{chairText(data)}</bdi>
        )}
      </p>
    </section>
  );
}

interface JoinedProps extends OnDate {
  readonly name: string;
  readonly statuses: readonly MembershipStatus[];
}

function Joined({ id, on, name, statuses }: JoinedProps) {
  const variables = { id, first: LIST_SIZE, on, statuses, after: null };
  const answer = useAnswer(JOINED, variables);
  if (answer.state !== "ready") return <Status answer={answer} />;
  const { totalCount = 0, undeterminedCount = 0 } = answer.data.network?.members ?? {};
  if (totalCount + undeterminedCount === 0) return null;
  return (
    <section>
      <h3>{t(`card.members.${name}`, { count: totalCount })}</h3>
      <ul>
        <AskedPage
          operation={JOINED}
          variables={variables}
          pageIn={({ network }) => network?.members ?? null}
          before={0}
          renderLine={(line) => <TextLine line={memberLine(line)} record={line} />}
        />
      </ul>
      {undeterminedCount > 0 && <p class="quiet">{t("card.members.undetermined", { count: undeterminedCount })}</p>}
    </section>
  );
}

/** The same as a file, as who is signed in. */
function MembersFile({ id, on }: OnDate) {
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    try {
      saveFile(`liaison-${id}-members${on === null ? "" : `-${on}`}.csv`, await fetchFile(membersAddress(id, on)));
      setSaid(t("share.saved"));
    } catch (error) {
      setSaid(t("share.failed", { why: error instanceof Error ? error.message : "" }));
    }
  };
  return (
    <p>
      <button type="button" onClick={() => void save()}>
        {t("card.members.csv")}
      </button>{" "}
      <span role="status" class="quiet">
        {said}
      </span>
    </p>
  );
}
