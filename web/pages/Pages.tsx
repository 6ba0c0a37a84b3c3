/** A list that is read page by page, and may not be open to everyone. */
import { useState } from "preact/hooks";
import { type ComponentChildren } from "preact";
import { type Operation } from "../api/operation";
import { Status } from "../parts/Status";
import { useAnswer } from "../state/answers";
import { t } from "../text";

interface Page<Item> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount?: number;
}

interface Props<Data extends object, Item> {
  readonly operation: Operation<Data, { readonly after: string | null }>;
  readonly pageOf: (data: Data) => Page<Item>;
  readonly children: (item: Item) => ComponentChildren;
}

/** Shows one page of an operation’s answer, with buttons for the next and the previous one. */
export function Pages<Data extends object, Item>({ operation, pageOf, children }: Props<Data, Item>) {
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const answer = useAnswer(operation, { after: cursors.at(-1) ?? null });
  if (answer.state !== "ready") return <Status answer={answer} />;
  const page = pageOf(answer.data);
  return (
    <>
      <p class="quiet">
        {page.totalCount === undefined ? "" : t("steward.total", { count: page.totalCount })}
        {page.nodes.length === 0 && t("steward.none")}
      </p>
      <ul class="waiting">{page.nodes.map(children)}</ul>
      <nav class="pages" aria-label={t("steward.pages")}>
        <button type="button" disabled={cursors.length === 0} onClick={() => setCursors(cursors.slice(0, -1))}>
          {t("page.previous")}
        </button>
        <button
          type="button"
          disabled={!page.pageInfo.hasNextPage}
          onClick={() => setCursors([...cursors, page.pageInfo.endCursor ?? ""])}
        >
          {t("page.next")}
        </button>
      </nav>
    </>
  );
}
