/** The card of the record that was picked: facts, cooperation, sources, history. */
import { useEffect, useRef } from "preact/hooks";
import { CARD } from "../api/operations";
import { type CardRecord } from "./record";
import { Unverified } from "../parts/Marks";
import { Status } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { select } from "../state/store";
import { hasText, t } from "../text";
import { Actions } from "./Actions";
import { Classification } from "./Classification";
import { Facts } from "./Facts";
import { titleOf } from "./facts";
import { Gaps } from "./Gaps";
import { History } from "./History";
import { Lists } from "./Lists";
import { Sources } from "./Sources";
import "./cards.css";

/** The card of the record with this id; Escape closes it. */
export function Card({ id }: { readonly id: string }) {
  const answer = useAnswer(CARD, { id });
  const heading = useFocusOnOpen(id);
  const record = answer.state === "ready" ? answer.data.node : null;
  return (
    <aside class="card" aria-labelledby="card-title" onKeyDown={({ key }) => key === "Escape" && close()}>
      <div class="card-bar">
        <p class="quiet">{record ? kindOf(record) : ""}</p>
        <button type="button" onClick={close}>
          {t("close")}
        </button>
      </div>
      <h2 id="card-title" ref={heading} tabIndex={-1}>
        <bdi>{record ? titleOf(record) : t(answer.state === "ready" ? "card.nothing" : "card.title")}</bdi>
      </h2>
      {answer.state === "ready" ? (
        record ? (
          <Whole record={record} />
        ) : (
          <p>{t("card.nothing.why")}</p>
        )
      ) : (
        <Status answer={answer} />
      )}
    </aside>
  );
}

const close = (): void => select({ focus: null });

const kindOf = ({ __typename: kind }: CardRecord): string =>
  hasText(`card.kind.${kind}`) ? t(`card.kind.${kind}`) : kind;

function Whole({ record }: { readonly record: CardRecord }) {
  return (
    <>
      {record.confidence !== undefined && (
        <Unverified confidence={record.confidence} unverifiedFields={record.unverifiedFields ?? []} />
      )}
      <Actions record={record} />
      <Facts record={record} />
      <Gaps record={record} />
      <Lists record={record} />
      {record.classification && <Classification findings={record.classification} />}
      {record.sources && <Sources sources={record.sources} />}
      <History id={record.id} />
    </>
  );
}

/** A card that opens takes the focus, and gives it back to where it was when it is closed. */
function useFocusOnOpen(id: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    // The page begins with a card when its address names one: nobody has opened it.
    if (before !== null && before !== document.body) heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [id]);
  return heading;
}
